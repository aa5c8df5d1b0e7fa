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

    def __init__(self, unigram, size, device, low_precision=False, copy=1.0):
        self.low_precision, self.copy = low_precision, copy
        self.frequency = torch.from_numpy((unigram + 0.5) / (unigram + 0.5).sum()).float().to(device)
        root = self.frequency.sqrt()
        low, high = 0.0, size / float(root.min())
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if float((middle * root).clamp(max=1).sum()) < size else (low, middle)
        self.chance = (low * root).clamp(max=1)

    def __call__(self, states, targets, embeddings, bias, context=None):
        """states [n, hidden] after the MLM transform, targets [n] → mean loss.

        With `context` [n, tokens] (the text that each target stands in) → (mean loss, `copy` times the `copies` of that
        context). In low precision both have their gradient in the first, and the second is a mere figure.
        """
        drawn = torch.rand_like(self.chance) < self.chance
        certain = targets if context is None else torch.cat([targets, context.flatten()])
        drawn[certain] = True
        subset = drawn.nonzero().squeeze(1)
        absent = (1 - self.chance[subset]) * (1 - self.frequency[subset]) ** len(certain)
        correction = -torch.log1p(-absent)
        place = torch.zeros(len(self.chance), dtype=torch.long, device=states.device)
        place[subset] = torch.arange(len(subset), device=states.device)
        columns = place[targets]
        table, bias = F.embedding(subset, embeddings), bias[subset] + correction
        own = correction[columns]
        if self.low_precision:
            if context is None:
                return mixed.SampledLoss.apply(states, table, bias, columns, own)[0]
            places = place[context]
            repeats = (self.copy, places, correction[places], counted(context, targets, self.frequency))
            loss, copied = mixed.SampledLoss.apply(states, table, bias, columns, own, repeats)
            return loss - self.copy * copied, self.copy * copied
        logits = F.linear(states, table).float() + bias
        # The target itself is present for certain: take its correction off again.
        right = logits.gather(1, columns[:, None]).squeeze(1) - own
        total = torch.logsumexp(logits.scatter(1, columns[:, None], right[:, None]), 1)
        loss = (total - right).mean()
        if context is None:
            return loss
        standing = logits.gather(1, place[context]) - correction[place[context]]
        return loss, self.copy * copies(standing - total[:, None], context, targets, self.frequency)


# Guesses that repeat a word are only held against the model in short texts, and for words rarer than this share.
COPIES_UP_TO, COMMON = 40, 1e-3


def counted(context, targets, frequency):
    """bool [n, tokens]: the words of each target's text that a guess must not repeat; context [n, tokens], targets [n]."""
    return (frequency[context] < COMMON) & (context != targets[:, None]) & (context >= data.FIRST_WORD)


def copies(log_probabilities, context, targets, frequency):
    """Mean −log(1 − p) of guessing a word that stands in the text already and is not the one hidden.

    log_probabilities, context [n, tokens], targets [n]. This is unlikelihood training (Welleck et al. 2020, eq. 3): texts
    repeat their words over a paragraph, short sentences seldom do, and a small model takes the one for the other.
    """
    chance = log_probabilities.clamp(max=-1e-3).exp()
    return -(torch.log1p(-chance) * counted(context, targets, frequency)).sum(1).mean()


def sinks(layers, ids, valid):
    """How far words rest more than 0.3 of a head's attention on [CLS] and [SEP], as a mean over the watched layers.

    Such attention does nothing (Clark et al. 2019, section 3.2); a small model must not afford whole layers of it.
    """
    special = (ids == data.CLS) | (ids == data.SEP)
    words = (valid & ~special).float()[:, None]
    resting = [(layer.probs * special[:, None, None].float()).sum(-1) for layer in layers]
    over = [(F.relu(share - 0.3) * words).sum() / (words.sum() * share.shape[1]) for share in resting]
    return sum(over) / len(over)


# Temperature of the softmax that says which texts are near which.
LIKENESS = 0.05


def nearness(ours, theirs):
    """How far our likeness of texts is from a teacher's: the divergence of two softmaxes over cosines, mean over texts.

    ours [texts, hidden], theirs [texts, teacher's hidden], any lengths; no text is compared with itself. Squared differences of the
    same cosines moved nothing: nearly all pairs are unlike, and are so for both.
    """
    def logs(vectors):
        cosines = F.normalize(vectors, dim=-1) @ F.normalize(vectors, dim=-1).t()
        return (cosines / LIKENESS).masked_fill(torch.eye(len(vectors), dtype=torch.bool, device=vectors.device), -1e4).log_softmax(1)

    return F.kl_div(logs(ours), logs(theirs), reduction="batchmean", log_target=True)


class Lesson(nn.Module):
    """What a teacher's states of the whole text ask of ours, at every token and between texts (see teach.py).

    Tokens: 1 − cosine between a learnt projection of ours and its standardised states, as TinyBERT (Jiao et al. 2020) and
    data2vec (Baevski et al. 2022) do. Texts: `nearness` of the means of the words' states, which asks no projection.
    """

    def __init__(self, hidden, taught):
        super().__init__()
        self.projection = nn.Linear(hidden, len(taught.mean))
        self.register_buffer("mean", torch.from_numpy(taught.mean))
        self.register_buffer("deviation", torch.from_numpy(taught.deviation))

    def forward(self, states, ids, valid, taught):
        """states [batch, tokens, hidden], taught [valid tokens, teacher's hidden] → a scalar."""
        wanted = (taught - self.mean) / self.deviation
        near = F.cosine_similarity(self.projection(states[valid]), wanted, dim=-1)
        theirs = torch.zeros(*ids.shape, taught.shape[-1], device=ids.device)
        theirs[valid] = taught
        words = (valid & (ids != data.CLS) & (ids != data.SEP)).float()[..., None]
        return 0.5 * (1 - near).mean() + 0.8 * nearness((states * words).sum(1), theirs.sum(1))


class Pretrainer(nn.Module):
    """The model and its losses, in one forward pass (so that DistributedDataParallel can wrap it)."""

    def __init__(self, model, sampled=None, low_precision=False, copy=0.0, sink=0.0, lesson=None):
        super().__init__()
        self.model, self.sampled, self.low_precision = model, sampled, low_precision
        self.copy, self.sink, self.lesson = copy, sink, lesson
        self.watched = model.bert.encoder.layer[-2:] if sink else []
        for layer in self.watched:
            layer.watched = True

    def forward(self, ids, types, valid, labels, positions, targets, full=False, causal=False, taught=None):
        """Returns (MLM or next-token loss, NSP loss, what the levers add), or when `full` (MLM, NSP, both heads' logits)."""
        model, (batch, tokens) = self.model, ids.shape
        first = torch.arange(batch, device=ids.device) * tokens
        everywhere = taught is not None
        states = model.encode(ids, types, valid, causal, None if everywhere else torch.cat([first, positions]))
        added = self.sink * sinks(self.watched, ids, valid) if self.watched and not full else torch.zeros(())
        if everywhere:
            added = added + self.lesson(states, ids, valid, taught)
            states = states.reshape(batch * tokens, -1)[torch.cat([first, positions])]
        pair_logits = model.nsp_logits(states[:batch, None]).float()
        nsp = F.cross_entropy(pair_logits, labels, ignore_index=data.IGNORE, reduction="sum")
        nsp = nsp / (labels != data.IGNORE).sum().clamp(min=1)
        transformed = model.transform(states[batch:])
        bias = model.cls.predictions.bias
        short = self.copy > 0 and tokens <= COPIES_UP_TO and not causal and not full
        context = ids[torch.div(positions, tokens, rounding_mode="floor")] if short else None
        if self.sampled and not full:
            mlm = self.sampled(transformed, targets, model.word_embeddings, bias, context)
            if short:
                mlm, copied = mlm
                added = added + copied
            return mlm, nsp, added
        if self.low_precision and not full:
            exact = torch.zeros(len(targets))
            return mixed.SampledLoss.apply(transformed, model.word_embeddings, bias, targets, exact)[0], nsp, added
        logits = F.linear(transformed, model.word_embeddings, bias).float()
        mlm = F.cross_entropy(logits, targets)
        return (mlm, nsp, logits, pair_logits) if full else (mlm, nsp, added)


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
