"""What finetune.py learns from, chooses its learning rate on, and is scored on, for each task."""

import numpy as np

import scoring
import tasks

DEV_SIZE = {"sentiment": 1500, "ner": 800, "qa": 300}


def some(examples, limit):
    """`limit` of the examples, chosen by a fixed shuffle; all of them without a limit."""
    if limit is None:
        return examples
    return [examples[i] for i in np.random.default_rng(11).permutation(len(examples))[:limit]]


def load(name, folder, tokenizer):
    """(training examples, dev examples, {test set's name: examples}); dev shares nothing with the tests.

    (SST-2's dev part is cut from its training phrases: fine for choosing a learning rate, not for a score.)
    """
    if name == "sentiment":
        training, dev = (tasks.sst2(folder, part, tokenizer) for part in ("train", "dev_heldout"))
        reviews = tasks.uci(folder, tokenizer)
        # A third of the UCI reviews is kept for the test; the rest, and opinions of our own grammar, are learnt from.
        training += [e for i, e in enumerate(reviews) if i % 3] * 3
        training += tasks.opinions(4000, tokenizer, np.random.default_rng(17))
        tests = {"SST-2 dev (GLUE's 872)": tasks.sst2(folder, "test_872", tokenizer), "UCI reviews (a third)": reviews[::3]}
    elif name == "ner":
        training, dev = ([e for file in files for e in tasks.entities(folder, file, tokenizer)]
                         for files in (("wikiann_en/train.conllu", "wnut17/train.conll"), ("wikiann_en/val.conllu", "wnut17/dev.conll")))
        files = {"WikiANN test": "wikiann_en/test.conllu", "WNUT 2017 test": "wnut17/test.conll", "Wikigold": "wikigold/wikigold.conll.txt"}
        tests = {key: tasks.entities(folder, file, tokenizer) for key, file in files.items()}
    else:
        training = [w for q in tasks.questions(folder, "train", tokenizer) for w in q["windows"] if w["start"] >= 0]
        held = tasks.questions(folder, "dev", tokenizer)
        test = held[::5][:2000]
        contexts = {q["context"] for q in test}
        dev = [q for q in held if q["context"] not in contexts]
        tests = {"SQuAD dev subset (2,000)": test, "XQuAD-en": tasks.questions(folder, "xquad", tokenizer)}
    return training, some(dev, DEV_SIZE[name]), tests


def scores(name, tuned, tests, limit=None):
    """{figure: value ×100} of a fine-tuned model on each test set (its first `limit` examples)."""
    figures = {}
    for key, examples in tests.items():
        if name == "sentiment":
            figures[f"{key} accuracy"] = scoring.accuracy(tuned, examples[:limit])
        elif name == "ner":
            figures[f"{key} F1"] = scoring.entity_f1(tuned, examples[:limit])
        else:
            figures[f"{key} EM"], figures[f"{key} F1"] = scoring.answer_scores(tuned, examples[:limit])
    return figures
