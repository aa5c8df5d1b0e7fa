"""Turn the corpora into WordPiece ids for pretrain.py.

    nice /usr/bin/python3 training/prepare.py --corpora ../shared/corpora/pretrain --out /tmp/train/data

For each corpus X and each split ("train", "heldout") it writes
    X.split.tokens.npy     uint16, all sentences one after the other
    X.split.sentences.npy  int64 offsets into tokens, one more than there are sentences
    X.split.documents.npy  int64 offsets into sentences, one more than there are documents
and unigram.npy, the count of every id in the training split. One document in a hundred is held
out, by a hash of its first line, so that the split never changes with the order of the files.
"""

import argparse
import lzma
import multiprocessing
import os
import re
import time
import zlib
from array import array

import numpy as np

from tokenizer import Tokenizer

EVERYDAY = tuple("everyday_" + name for name in (
    "captions_coco", "tatoeba", "commonvoice", "commongen", "commonsense", "facts", "conceptnet", "personachat",
    "topicalchat", "taskmaster4", "requests", "questions", "ewt", "graded", "recipes", "wordnet", "tinystories"))
CORPORA = ("gutenberg_children", "simplewiki", "enwiki_core_cap1000", "enwiki_featured_cap1000", "sgd_dialogues",
           "open_storybooks", *EVERYDAY)
SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"')\]”’]))\s+(?=[\"'(\[“‘]?[A-Z0-9])")
SHORTEST = 2
HELD_OUT_EVERY = 100


def is_held_out(first_line):
    return zlib.crc32(first_line.encode("utf8")) % HELD_OUT_EVERY == 0


def documents(path):
    """Yield each document of a corpus file as a list of paragraphs."""
    lines = []
    with lzma.open(path, "rt", encoding="utf8", errors="ignore") as stream:
        for line in stream:
            line = line.strip()
            if line:
                lines.append(line)
            elif lines:
                yield lines
                lines = []
    if lines:
        yield lines


class Split:
    """Grows the three arrays of one split."""

    def __init__(self):
        self.tokens, self.sentences, self.documents = array("H"), array("q", [0]), array("q", [0])

    def add(self, sentences):
        for ids in sentences:
            self.tokens.extend(ids)
            self.sentences.append(len(self.tokens))
        self.documents.append(len(self.sentences) - 1)

    def save(self, prefix):
        np.save(prefix + ".tokens.npy", np.frombuffer(self.tokens, np.uint16))
        np.save(prefix + ".sentences.npy", np.frombuffer(self.sentences, np.int64))
        np.save(prefix + ".documents.npy", np.frombuffer(self.documents, np.int64))


def prepare(job):
    """Tokenize one corpus; return its id counts over the training split."""
    name, source, target, vocab = job
    tokenizer = Tokenizer(vocab)
    splits, start = {"train": Split(), "heldout": Split()}, time.time()
    for paragraphs in documents(os.path.join(source, name + ".txt.xz")):
        ids = [tokenizer.encode(s) for p in paragraphs for s in SENTENCE_END.split(p)]
        ids = [s for s in ids if len(s) >= SHORTEST]
        if ids:
            splits["heldout" if is_held_out(paragraphs[0]) else "train"].add(ids)
    for split, content in splits.items():
        content.save(os.path.join(target, f"{name}.{split}"))
        print(f"{name}.{split}: {len(content.tokens):,} tokens, {len(content.sentences) - 1:,} sentences, "
              f"{len(content.documents) - 1:,} documents, {time.time() - start:.0f} s", flush=True)
    counts = np.bincount(np.frombuffer(splits["train"].tokens, np.uint16), minlength=len(tokenizer.tokens))
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--vocab", default=os.path.join(here, "..", "public", "model", "vocab.txt"))
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    jobs = [(name, args.corpora, args.out, args.vocab) for name in CORPORA]
    with multiprocessing.Pool(args.processes) as pool:
        counts = sum(pool.imap_unordered(prepare, jobs, chunksize=1))
    np.save(os.path.join(args.out, "unigram.npy"), counts)


if __name__ == "__main__":
    main()
