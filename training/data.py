"""Training examples from the token files of prepare.py: sentence pairs, short singles, dynamic masking."""

import os

import numpy as np
import torch

# Corpus → weight on its tokens: Simple Wikipedia counts twice, everyday sentences up to six times.
EVERYDAY = {"captions_coco": 4, "tatoeba": 6, "commonvoice": 5, "commongen": 4, "commonsense": 6, "facts": 8, "conceptnet": 8,
            "personachat": 5, "topicalchat": 3, "taskmaster4": 1, "requests": 2, "questions": 3, "ewt": 6, "graded": 5,
            "recipes": 3, "wordnet": 4, "tinystories": 6}
WEIGHTS = {"simplewiki": 2.0, "enwiki_core_cap1000": 1.0, "enwiki_featured_cap1000": 1.0, "gutenberg_children": 0.4,
           "open_storybooks": 4.0, "sgd_dialogues": 0.3,
           **{f"everyday_{name}": float(weight) for name, weight in EVERYDAY.items()}}
# Sequence lengths and the share of the steps that use each. Visitors type short sentences.
LENGTHS = {16: 0.14, 32: 0.28, 64: 0.33, 128: 0.25}
CLS, SEP, MASK, FIRST_WORD = 101, 102, 103, 999
IGNORE = -100


class Corpus:
    """The three arrays of one split of one corpus."""

    def __init__(self, folder, name, split):
        def array(part):
            return np.load(os.path.join(folder, f"{name}.{split}.{part}.npy"), mmap_mode="r")

        self.tokens = array("tokens")
        self.sentences = np.asarray(array("sentences"))
        self.documents = np.asarray(array("documents"))
        self.document_ends = self.sentences[self.documents[1:]]

    def pick(self, random):
        """A random token's document, as (first, last + 1) sentence, and that token's sentence."""
        position = int(random.integers(len(self.tokens)))
        document = int(np.searchsorted(self.document_ends, position, side="right"))
        sentence = int(np.searchsorted(self.sentences, position, side="right")) - 1
        return int(self.documents[document]), int(self.documents[document + 1]), sentence

    def span(self, first, end, room):
        """Tokens from sentence `first` on, as many whole sentences before `end` as fit (at least one, cut)."""
        stop = self.sentences[first] + room
        last = int(np.searchsorted(self.sentences[: end + 1], stop, side="right")) - 1
        last = min(max(last, first + 1), end)
        return self.tokens[self.sentences[first] : min(self.sentences[last], stop)], last


class Mixture:
    """Draws examples from several corpora by weight. `random` is the only state (numpy Generator).

    What does not follow is harder to tell in training than in the held-out split, whose pairs are the paper's.
    """

    def __init__(self, folder, split="train", weights=None):
        weights = weights or WEIGHTS
        self.hard = split == "train"
        self.corpora = [Corpus(folder, name, split) for name in weights]
        mass = np.array([len(c.tokens) * w for c, w in zip(self.corpora, weights.values())], np.float64)
        self.shares = np.cumsum(mass / mass.sum())

    def corpus(self, random):
        return self.corpora[int(np.searchsorted(self.shares, random.random()))]

    def single(self, random, length):
        """One run of text without a pair; prefers a whole sentence that about fills `length`."""
        room = length - 2
        corpus = self.corpus(random)
        for _ in range(4):
            _, end, first = corpus.pick(random)
            size = corpus.sentences[first + 1] - corpus.sentences[first]
            if room * 0.4 <= size <= room:
                break
        text, _ = corpus.span(first, end, room)
        return [CLS, *text, SEP], len(text) + 2, IGNORE

    def pair(self, random, length):
        """Sentence A, then B: its real continuation (label 0) or text from elsewhere (label 1).

        Where pairs are `hard`, half of what does not follow comes from elsewhere, a sixth from elsewhere in the same document, and a third
        is the continuation put first, so that topic alone cannot tell (the last is ALBERT's sentence order, Lan et al. 2019).
        """
        room = length - 3
        corpus = self.corpus(random)
        start, end, first = corpus.pick(random)
        if end - start < 2:
            return self.single(random, length)
        first = min(first, end - 2)
        share = int(random.integers(max(4, room // 4), max(5, 3 * room // 4)))
        a, after = corpus.span(first, end - 1, share)
        label = int(random.random() < 0.5)
        kind = random.random() if label and self.hard else 0.5
        if kind < 1 / 6 and end - start > 8:
            away = [s for s in random.integers(start, end - 1, 4) if abs(s - after) > 3]
            after = away[0] if away else after
            label = int(bool(away))
        elif kind < 2 / 3 and label:
            _, end, after = corpus.pick(random)
        b, _ = corpus.span(after, end, room - len(a))
        if label and kind >= 2 / 3:
            a, b = b, a
        return [CLS, *a, SEP, *b, SEP], len(a) + 2, label

    def batch(self, random, length, size):
        """(ids, types, valid, labels) of `size` examples: int64, int64, bool [size, length]; int64 [size]."""
        ids = np.zeros((size, length), np.int64)
        types = np.zeros((size, length), np.int64)
        labels = np.full(size, IGNORE, np.int64)
        lengths = np.zeros(size, np.int64)
        # In short sequences most examples are single sentences, in long ones few.
        singles = {16: 0.8, 32: 0.5}.get(length, 0.15)
        for row in range(size):
            make = self.single if random.random() < singles else self.pair
            tokens, boundary, labels[row] = make(random, length)
            lengths[row] = len(tokens)
            ids[row, : len(tokens)] = tokens
            types[row, boundary : len(tokens)] = 1
        longest = int(lengths.max())
        valid = np.arange(longest)[None, :] < lengths[:, None]
        return ids[:, :longest], types[:, :longest], valid, labels


def pieces(vocab):
    """bool [vocabulary] of a vocab.txt: this entry goes on a word (##…)."""
    with open(vocab, encoding="utf8") as stream:
        return np.array([line.startswith("##") for line in stream])


class Choice:
    """Which tokens a training batch hides: whole words in half of the rows, words of content more often than others.

    pieces [vocabulary] bool: this entry goes on a word (##…); weights [vocabulary]: how much likelier than the rate.
    """

    def __init__(self, unigram, vocab):
        self.pieces = pieces(vocab)
        share = unigram / unigram.sum()
        # The hundred or so commonest entries ("the", ",") are half of all text and soon learnt.
        self.weights = np.clip(1.25 - 0.12 * np.log2(1 + share / 2e-4), 0.6, 1.25)

    def __call__(self, random, ids, valid, rate):
        """bool [batch, tokens]: chosen, before special tokens are left out."""
        thresholds = rate * self.weights[ids]
        dice = random.random(ids.shape)
        # All pieces of a word share the first one's dice and threshold.
        starts = np.maximum.accumulate(np.where(self.pieces[ids], 0, np.arange(ids.shape[1])), axis=1)
        whole = (random.random(len(ids)) < 0.5)[:, None]
        together = np.take_along_axis(dice, starts, 1) < np.take_along_axis(thresholds, starts, 1)
        return np.where(whole, together, dice < thresholds)


def mask(random, ids, valid, rate, vocab_size, choice=None):
    """Choose `rate` of the real tokens (by `choice` if given); 80 % become [MASK], 10 % a random token, 10 % stay
    (Devlin et al. 2018)."""
    lucky = choice(random, ids, valid, rate) if choice else random.random(ids.shape) < rate
    words = valid & (ids != CLS) & (ids != SEP)
    chosen = words & lucky
    # A mean over no targets is no number: a small batch may hide nothing by chance.
    chosen = chosen if chosen.any() else words & (np.cumsum(words).reshape(words.shape) == 1)
    targets = ids[chosen]
    dice = random.random(len(targets))
    noise = random.integers(FIRST_WORD, vocab_size, len(targets))
    masked = ids.copy()
    masked[chosen] = np.where(dice < 0.8, MASK, np.where(dice < 0.9, noise, targets))
    return masked, np.flatnonzero(chosen.ravel()), targets


def following(ids, valid):
    """Next-token targets: every position but the last of its text asks for the token after it."""
    places = np.zeros_like(valid)
    places[:, :-1] = valid[:, 1:]
    positions = np.flatnonzero(places.ravel())
    return ids, positions, ids.ravel()[positions + 1]


def draw(mixture, random, tokens, rate, vocab_size, length=None, choice=None):
    """One batch of about `tokens` tokens as torch tensors, for `Pretrainer.forward`.

    A `rate` of None makes a causal batch: nothing is masked, every token is a target, and there is no pair label
    ([CLS] sees only itself then).
    """
    if length is None:
        length = int(random.choice(list(LENGTHS), p=list(LENGTHS.values())))
    ids, types, valid, labels = mixture.batch(random, length, tokens // length)
    if rate is None:
        labels[:] = IGNORE
        ids, positions, targets = following(ids, valid)
    else:
        ids, positions, targets = mask(random, ids, valid, rate, vocab_size, choice)
    batch = {name: torch.from_numpy(array) for name, array in
             (("ids", ids), ("types", types), ("valid", valid), ("labels", labels),
              ("positions", positions), ("targets", targets))}
    return {**batch, "causal": rate is None}
