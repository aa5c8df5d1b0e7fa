"""Embeddings to start from: PPMI-SVD of the token files (Levy & Goldberg 2014), a matter of a minute.

    /usr/bin/python3 training/ppmi.py --data /tmp/train/data --out /tmp/train/ppmi.npy
    /usr/bin/python3 training/pretrain.py --data … --out … --embeddings /tmp/train/ppmi.npy

Counts how often two tokens stand within a few places of each other, takes positive pointwise mutual information,
and keeps the largest singular directions: words that keep the same company start side by side. Needs scipy.
"""

import argparse
import os
import time

import numpy as np
import scipy.sparse as sparse

import data
from tokenizer import Tokenizer

STD = 0.02  # BERT's initializer_range: what a plain start has
PIECE = 1_000_000


def sample(folder, tokens):
    """Yield runs of token ids, about `tokens` in all, spread evenly over the corpora by their weights."""
    corpora = {name: np.load(os.path.join(folder, f"{name}.train.tokens.npy"), mmap_mode="r") for name in data.WEIGHTS}
    mass = sum(len(corpora[name]) * weight for name, weight in data.WEIGHTS.items())
    for name, weight in data.WEIGHTS.items():
        ids = corpora[name]
        wanted = int(min(len(ids), tokens * len(ids) * weight / mass))
        pieces = -(-wanted // PIECE)
        for i in range(pieces):
            start = len(ids) * i // pieces
            yield np.asarray(ids[start : start + wanted // pieces], np.int32)


def cooccurrences(runs, vocab_size, window):
    """Symmetric counts [vocabulary, vocabulary], nearer neighbours counting more (1 / distance).

    Sentence and document ends are ignored: the few pairs across them only add a little noise.
    """
    total = sparse.csr_matrix((vocab_size, vocab_size), dtype=np.float32)
    for ids in runs:
        for distance in range(1, window + 1):
            weight = np.full(len(ids) - distance, 1 / distance, np.float32)
            total = total + sparse.coo_matrix((weight, (ids[:-distance], ids[distance:])), total.shape).tocsr()
    return total + total.T.tocsr()


def ppmi(counts, least=1.0, smoothing=0.75):
    """max(0, log P(a, b) / (P(a) P'(b))), P' smoothed by a power as in word2vec; counts below `least` are dropped."""
    row = np.asarray(counts.sum(1)).ravel()
    context = row**smoothing
    kept = counts.tocoo()
    strong = kept.data >= least
    rows, columns = kept.row[strong], kept.col[strong]
    values = kept.data[strong] / row[rows] / (context[columns] / context.sum())
    values = np.log(np.maximum(values, 1)).astype(np.float32)
    return sparse.csr_matrix((values, (rows, columns)), counts.shape)


def directions(matrix, size, rounds=2, seed=1):
    """Left singular vectors times the root of their values, [rows, size], by random projection (Halko et al. 2011)."""
    random = np.random.default_rng(seed)
    basis = matrix @ random.standard_normal((matrix.shape[1], size + 16), dtype=np.float32)
    for _ in range(rounds):
        basis = np.linalg.qr(basis)[0]
        basis = matrix @ (matrix.T @ basis)
    basis = np.linalg.qr(basis)[0]
    left, values, _ = np.linalg.svd(np.asarray(matrix.T @ basis).T, full_matrices=False)
    return (basis @ left[:, :size]) * np.sqrt(values[:size])


def embeddings(counts, size, seed=1):
    """float32 [vocabulary, size]: every row as long as a plain start's; tokens never seen start at random."""
    random = np.random.default_rng(seed)
    table = random.normal(0, STD, (counts.shape[0], size)).astype(np.float32)
    found = directions(ppmi(counts), size)
    length = np.linalg.norm(found, axis=1)
    seen = length > 1e-6
    table[seen] = found[seen] / length[seen, None] * STD * np.sqrt(size)
    return table


def neighbors(table, tokenizer, word, count=5):
    """The `count` tokens with the most similar embeddings (cosine)."""
    unit = table / np.linalg.norm(table, axis=1, keepdims=True)
    order = np.argsort(-(unit @ unit[tokenizer.ids[word]]))
    return [tokenizer.tokens[i] for i in order[1 : count + 1]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True, help="npy file [vocabulary, hidden]")
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--tokens", type=int, default=20_000_000)
    parser.add_argument("--window", type=int, default=4)
    parser.add_argument("--vocab", default=os.path.join(here, "..", "public", "model", "vocab.txt"))
    args = parser.parse_args()
    began, tokenizer = time.process_time(), Tokenizer(args.vocab)
    counts = cooccurrences(sample(args.data, args.tokens), len(tokenizer.tokens), args.window)
    print(f"{counts.nnz:,} pairs, {time.process_time() - began:.0f} s of processor time", flush=True)
    table = embeddings(counts, args.hidden)
    np.save(args.out, table)
    print(f"{args.out}: {table.shape}, {time.process_time() - began:.0f} s of processor time")
    for word in ("king", "monday", "dog", "red", "walked"):
        print(word, "→", ", ".join(neighbors(table, tokenizer, word)))


if __name__ == "__main__":
    main()
