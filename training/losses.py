"""The pre-training objective: masked language modelling (sampled or full softmax) and next-sentence prediction."""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data
import mixed


class SampledSoftmax:
    """Cross-entropy over a shared random subset of the vocabulary, with each token's chance of being in it.

    Token v is drawn with probability π(v) = min(1, c·√p(v)), and is also present when it is some target of
    the batch. Dividing its exponential by the chance of being present makes the partition sum unbiased
    (Horvitz–Thompson); frequent tokens always are present, so the estimate is tight.
    """

    def __init__(self, unigram, size, device, low_precision=False):
        self.low_precision = low_precision
        self.frequency = torch.from_numpy((unigram + 0.5) / (unigram + 0.5).sum()).float().to(device)
        root = self.frequency.sqrt()
        low, high = 0.0, size / float(root.min())
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if float((middle * root).clamp(max=1).sum()) < size else (low, middle)
        self.chance = (low * root).clamp(max=1)

    def __call__(self, states, targets, embeddings, bias):
        """states [n, hidden] after the MLM transform, targets [n] → mean loss."""
        drawn = torch.rand_like(self.chance) < self.chance
        drawn[targets] = True
        subset = drawn.nonzero().squeeze(1)
        absent = (1 - self.chance[subset]) * (1 - self.frequency[subset]) ** len(targets)
        correction = -torch.log1p(-absent)
        place = torch.zeros(len(self.chance), dtype=torch.long, device=states.device)
        place[subset] = torch.arange(len(subset), device=states.device)
        columns = place[targets]
        table, bias = F.embedding(subset, embeddings), bias[subset] + correction
        own = correction[columns]
        if self.low_precision:
            return mixed.SampledLoss.apply(states, table, bias, columns, own)
        logits = F.linear(states, table).float() + bias
        # The target itself is present for certain: take its correction off again.
        right = logits.gather(1, columns[:, None]).squeeze(1) - own
        return (torch.logsumexp(logits.scatter(1, columns[:, None], right[:, None]), 1) - right).mean()


class Pretrainer(nn.Module):
    """The model and both losses, in one forward pass (so that DistributedDataParallel can wrap it)."""

    def __init__(self, model, sampled=None, low_precision=False):
        super().__init__()
        self.model, self.sampled, self.low_precision = model, sampled, low_precision

    def forward(self, ids, types, valid, labels, positions, targets, full=False, causal=False):
        """Returns (MLM or next-token loss, NSP loss), and when `full` also both heads' logits."""
        model, (batch, tokens) = self.model, ids.shape
        first = torch.arange(batch, device=ids.device) * tokens
        states = model.encode(ids, types, valid, causal, keep=torch.cat([first, positions]))
        pair_logits = model.nsp_logits(states[:batch, None]).float()
        nsp = F.cross_entropy(pair_logits, labels, ignore_index=data.IGNORE, reduction="sum")
        nsp = nsp / (labels != data.IGNORE).sum().clamp(min=1)
        transformed = model.transform(states[batch:])
        bias = model.cls.predictions.bias
        if self.sampled and not full:
            return self.sampled(transformed, targets, model.word_embeddings, bias), nsp
        if self.low_precision and not full:
            exact = torch.zeros(len(targets))
            return mixed.SampledLoss.apply(transformed, model.word_embeddings, bias, targets, exact), nsp
        logits = F.linear(transformed, model.word_embeddings, bias).float()
        mlm = F.cross_entropy(logits, targets)
        return (mlm, nsp, logits, pair_logits) if full else (mlm, nsp)


def to_device(batch, device):
    """A batch of data.draw with its tensors on `device`."""
    return {name: value.to(device, non_blocking=True) if torch.is_tensor(value) else value for name, value in batch.items()}


@torch.no_grad()
def held_out(pretrainer, batches, device, amp):
    """MLM loss and top-1 at 15 % masks, NSP accuracy, over fixed held-out batches (full softmax)."""
    total = np.zeros(5)
    for batch in batches:
        batch = to_device(batch, device)
        with amp():
            mlm, _, logits, pair_logits = pretrainer(**batch, full=True)
        count, pairs = len(batch["targets"]), batch["labels"] != data.IGNORE
        total += [float(mlm) * count, float((logits.argmax(1) == batch["targets"]).sum()), count,
                  float((pair_logits.argmax(1) == batch["labels"])[pairs].sum()), float(pairs.sum())]
    return total[0] / total[2], total[1] / total[2], total[3] / max(1, total[4])


def held_out_batches(folder, vocab_size, causal=False):
    """A fixed sample of held-out Simple Wikipedia: 8,192 tokens at each length, 15 % masks (or next-token targets)."""
    mixture, random = data.Mixture(folder, "heldout", {"simplewiki": 1}), np.random.default_rng(99)
    rate = None if causal else 0.15
    return [data.draw(mixture, random, 8192, rate, vocab_size, length) for length in (16, 32, 64, 128)]
