"""What finetune.py learns from, chooses its learning rate on, and is scored on, for each task."""

import numpy as np
import torch

import data
import scoring
import tasks
import teach

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
        training = [w for q in tasks.questions(folder, "train", tokenizer) for w in q["windows"]]
        held = tasks.questions(folder, "dev", tokenizer)
        test = held[::5][:2000]
        contexts = {q["context"] for q in test}
        dev = [q for q in held if q["context"] not in contexts]
        tests = {"SQuAD dev subset (2,000)": test, "XQuAD-en": tasks.questions(folder, "xquad", tokenizer)}
    return training, some(dev, DEV_SIZE[name]), tests


# What else a teacher labels for us: the corpora and how many of their sentences.
WIKIPEDIA = {"simplewiki": 2.0, "enwiki_core_cap1000": 1.0}


def unlabelled(name, training, folder, base, count, random):
    """`count` further examples for a teacher to label, [{ids, types}] and for qa what windows have besides.

    Entities: sentences of Wikipedia. Sentiment and answers: the training examples with some of their words exchanged for others
    that `base` finds fitting there (as TinyBERT's data augmentation, Jiao et al. 2020, section 4), and everyday sentences
    for sentiment. folder: prepare.py's token files.
    """
    if name == "qa":
        windows = sorted((training[i] for i in random.integers(0, len(training), count)), key=lambda w: len(w["ids"]))
        texts = exchanged(base, [w["ids"] for w in windows], random)
        return [{**w, "ids": ids, "start": scoring.IGNORE, "end": scoring.IGNORE} for w, ids in zip(windows, texts)]
    if name == "ner":
        return [plain(ids) for ids in teach.sentences(folder, count, random, WIKIPEDIA)]
    phrases = [training[i]["ids"] for i in random.integers(0, len(training), count * 3 // 4)]
    return [plain(ids) for ids in exchanged(base, phrases, random) + teach.sentences(folder, count // 4, random)]


def plain(ids):
    return {"ids": ids, "types": [0] * len(ids)}


@torch.no_grad()
def exchanged(model, texts, random, rate=0.3, size=128):
    """The texts (lists of ids), shortest first, with about `rate` of their words hidden and drawn anew from the model's guesses."""
    found, order = [], sorted(texts, key=len)
    for start in range(0, len(order), size):
        group = order[start : start + size]
        ids, types, valid = scoring.collate([plain(text) for text in group])
        hidden = (torch.from_numpy(random.random(ids.shape)) < rate) & valid & (ids >= data.FIRST_WORD)
        guesses = model.mlm_logits(model.encode(ids.masked_fill(hidden, data.MASK), types, valid)[hidden])
        ids[hidden] = torch.multinomial(guesses.softmax(-1), 1).squeeze(1) if len(guesses) else ids[hidden]
        found += [row[: len(text)].tolist() for row, text in zip(ids, group)]
    return found


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
