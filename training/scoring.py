"""Predictions and scores of fine-tuned models: accuracy, entity-level F1, exact match and F1 of answers."""

import numpy as np
import torch

import tasks

IGNORE = -100
ANSWER_LONGEST = 20


def collate(examples):
    """Padded (ids, types, valid) of some examples."""
    longest = max(len(e["ids"]) for e in examples)
    ids, types = np.zeros((2, len(examples), longest), np.int64)
    valid = np.zeros((len(examples), longest), bool)
    for row, e in enumerate(examples):
        ids[row, : len(e["ids"])], types[row, : len(e["ids"])], valid[row, : len(e["ids"])] = e["ids"], e["types"], True
    return torch.from_numpy(ids), torch.from_numpy(types), torch.from_numpy(valid)


@torch.no_grad()
def predict(tuned, examples, size=64):
    """Logits of every example, without padding, in the order given."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i]["ids"]))
    results = [None] * len(examples)
    for start in range(0, len(order), size):
        group = order[start : start + size]
        logits = tuned(*collate([examples[i] for i in group]))
        for row, i in enumerate(group):
            results[i] = logits[row] if tuned.task.pooled else logits[row, : len(examples[i]["ids"])]
    return results


def accuracy(tuned, examples):
    guesses = torch.stack(predict(tuned, examples)).argmax(1)
    return 100 * float((guesses == torch.tensor([e["label"] for e in examples])).float().mean())


def entity_f1(tuned, examples):
    """Micro F1 ×100 over whole entities (kind, first and last word all right)."""
    right = guessed = real = 0
    for e, logits in zip(examples, predict(tuned, examples)):
        at = [i for i, tag in enumerate(e["tags"]) if tag != IGNORE]
        gold = tasks.entity_spans([tasks.ENTITIES[e["tags"][i]] for i in at])
        found = tasks.entity_spans([tasks.ENTITIES[j] for j in logits[at].argmax(1).tolist()])
        right, guessed, real = right + len(gold & found), guessed + len(found), real + len(gold)
    return 200 * right / max(1, guessed + real)


def best_span(logits, window):
    """(score, first, last) of the best answer of at most ANSWER_LONGEST pieces, as places in the window's context."""
    start, end = logits[window["offset"] : window["offset"] + len(window["places"])].unbind(-1)
    scores = (start[:, None] + end[None, :]).triu().tril(ANSWER_LONGEST - 1)
    shape = torch.ones_like(scores).triu().tril(ANSWER_LONGEST - 1).bool()
    best = int(scores.masked_fill(~shape, -1e9).argmax())
    first, last = divmod(best, len(window["places"]))
    return float(scores[first, last]), first, last


def answer_scores(tuned, questions):
    """(EM, F1) ×100; the best-scoring span over all windows of a context is the answer."""
    flat = [w for q in questions for w in q["windows"] if w["places"]]
    logits, at, total = predict(tuned, flat), 0, np.zeros(2)
    for q in questions:
        found = []
        for window in q["windows"]:
            if window["places"]:
                score, first, last = best_span(logits[at], window)
                found.append((score, q["context"][window["places"][first][0] : window["places"][last][1]]))
                at += 1
        total += tasks.answer_scores(max(found)[1] if found else "", q["answers"])
    return (100 * total / len(questions)).tolist()
