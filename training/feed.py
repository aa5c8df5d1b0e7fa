"""Batches for pretrain.py, drawn in place or by worker processes (a GPU eats faster than one core can draw)."""

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

import data


class Feed(IterableDataset):
    """An endless stream of batches of `tokens` tokens; `plan` is what the next ones shall be like.

    Workers read `plan` through shared memory, so a change reaches the trainer a few batches later; each batch says
    itself whether it is causal, hence nothing can get mixed up.
    """

    def __init__(self, folder, random, tokens, vocab_size, workers=0, pinned=False, choice=None):
        super().__init__()
        self.choice = choice
        self.folder, self.random, self.tokens, self.vocab_size, self.workers = folder, random, tokens, vocab_size, workers
        self.plan = torch.tensor([0.15, 0.0, 0.0], dtype=torch.float64).share_memory_()  # mask rate, causal, short only
        self.mixture = None if workers else data.Mixture(folder)
        # Worker seeds come from the trainer's generator, so a resumed run goes on with new text.
        self.seed = random.integers(2**31) if workers else None
        self.stream = iter(DataLoader(self, batch_size=None, num_workers=workers, pin_memory=pinned, prefetch_factor=8)
                           if workers else self)

    def next(self, rate, causal=False, short=False):
        """A batch for `losses.Pretrainer.forward`: mask `rate`, or next-token targets, or only short sequences."""
        self.plan[0], self.plan[1], self.plan[2] = rate, float(causal), float(short)
        return next(self.stream)

    def __getstate__(self):
        return {k: v for k, v in self.__dict__.items() if k != "stream"}

    def __iter__(self):
        worker = get_worker_info()
        random = np.random.default_rng([self.seed, worker.id]) if worker else self.random
        mixture = self.mixture or data.Mixture(self.folder)
        while True:
            rate, causal, short = self.plan.tolist()
            length = int(random.choice([16, 32])) if short else None
            yield data.draw(mixture, random, self.tokens, None if causal else rate, self.vocab_size, length, self.choice)
