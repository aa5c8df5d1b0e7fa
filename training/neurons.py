"""How many neurons of each feed-forward part are ever at work on the cloze list.

    /usr/bin/python3 training/neurons.py public/model

A neuron whose value before GELU is below zero for every token of every sentence writes next to nothing and gets next
to no gradient: it is idle, and will stay so.
"""

import sys

import torch

from reference import Reference
from tokenizer import Tokenizer


def at_work(folder):
    """[(neurons ever above zero, mean above zero per token)] by layer, and the number of tokens."""
    from evaluate import read_cloze  # evaluate.py asks this file, too

    reference, tokenizer = Reference(folder), Tokenizer(f"{folder}/vocab.txt")
    layers, counts, tokens = reference.config["num_hidden_layers"], None, 0
    counts = torch.zeros(layers, reference.config["intermediate_size"])
    for _, sentence, _ in read_cloze():
        ids, types = tokenizer.sequence(sentence)
        trace = reference.run(torch.tensor(ids), torch.tensor(types))
        tokens += len(ids)
        for layer in range(layers):
            # GELU keeps the sign.
            counts[layer] += (trace[f"layer.{layer}.intermediate"] > 0).sum(0)
    return [(int((row > 0).sum()), float(row.sum() / tokens)) for row in counts], tokens


if __name__ == "__main__":
    rows, total = at_work(sys.argv[1])
    for number, (ever, mean) in enumerate(rows, 1):
        print(f"layer {number}: {ever} neurons ever above zero, {mean:.1f} a token ({total} tokens)")
