"""Evaluate a model folder (or checkpoint) without training anything.

    /usr/bin/python3 training/evaluate.py public/model --data /tmp/train/data --labelled ../shared/corpora/labelled

Prints Markdown: held-out MLM by length, NSP accuracy, cloze, STS-B Spearman, attention patterns.
`--only mlm,cloze` picks parts; `--json FILE` keeps the figures.
"""

import argparse
import csv
import json
import os

import numpy as np
import torch

import bert
import data
import export
import losses
import neurons
import tensorfile
from reference import Reference
from tokenizer import Tokenizer

HERE = os.path.dirname(os.path.abspath(__file__))


@torch.no_grad()
def mlm(model, folder, corpus="simplewiki", tokens=65536, lengths=(16, 32, 64, 128)):
    """Held-out loss, top-1 and top-5 at 15 % masks (80/10/10) and NSP accuracy, by sequence length."""
    mixture, rows = data.Mixture(folder, "heldout", {corpus: 1}), {}
    for length in lengths:
        random = np.random.default_rng(2024)
        sums = np.zeros(6)
        for _ in range(tokens // 8192):
            batch = data.draw(mixture, random, 8192, 0.15, model.config.vocab_size, length)
            states = model.encode(batch["ids"], batch["types"], batch["valid"])
            logits = model.mlm_logits(states.reshape(-1, states.shape[-1])[batch["positions"]])
            targets = batch["targets"]
            right = logits.gather(1, targets[:, None])
            rank = (logits > right).sum(1)
            loss = (torch.logsumexp(logits, 1) - right[:, 0]).sum()
            pairs = batch["labels"] != data.IGNORE
            guess = model.nsp_logits(states).argmax(1)
            sums += [float(loss), float((rank < 1).sum()), float((rank < 5).sum()), len(targets),
                     float((guess == batch["labels"])[pairs].sum()), float(pairs.sum())]
        rows[length] = {"loss": sums[0] / sums[3], "top1": sums[1] / sums[3], "top5": sums[2] / sums[3],
                        "masked": int(sums[3]), "nsp": sums[4] / max(1, sums[5]), "pairs": int(sums[5])}
    return rows


def rows_of(file):
    """The rows of one of the hand-written lists beside this file."""
    with open(os.path.join(HERE, file), encoding="utf8") as stream:
        return list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_cloze(file="cloze.tsv"):
    """[(category, sentence, accepted answers)] of a hand-written list: cloze.tsv, or cloze-everyday.tsv, which was written
    before any model was asked."""
    return [(c, s, a.split(",")) for c, s, a in rows_of(file)]


@torch.no_grad()
def cloze(model, tokenizer, file="cloze.tsv"):
    """{category: [top-1, top-5, sentences, first guesses that stand in the sentence already]} with a "all" row, and every
    sentence's five guesses."""
    table, guesses = {}, []
    for category, sentence, answers in read_cloze(file):
        ids, types = tokenizer.sequence(sentence)
        states = encode(model, ids, types)
        position = ids.index(tokenizer.mask)
        top = model.mlm_logits(states[0, position : position + 1])[0].topk(5).indices.tolist()
        words = [tokenizer.tokens[i] for i in top]
        guesses.append((sentence, answers, words))
        for key in (category, "all"):
            row = table.setdefault(key, [0, 0, 0, 0])
            row[0] += words[0] in answers
            row[1] += any(w in answers for w in words)
            row[2] += 1
            row[3] += top[0] in ids
    return table, guesses


# Sentences that the page shows, the words that convince there, and by which place one of them should come.
PROMISED = (("The [MASK] sat on the mat.", ("cat", "dog"), 5), ("The bank by the [MASK] was steep.", ("river",), 3),
            ("He put his money in the [MASK].", ("bank", "pocket", "box", "safe"), 3),
            ("The capital of France is [MASK].", ("paris",), 3))


@torch.no_grad()
def promised(model, tokenizer):
    """{sentence of PROMISED: the best place (from 1) that one of its words has among all guesses}."""
    places = {}
    for sentence, words, _ in PROMISED:
        ids, types = tokenizer.sequence(sentence)
        at = ids.index(tokenizer.mask)
        logits = model.mlm_logits(encode(model, ids, types)[0, at : at + 1])[0]
        places[sentence] = 1 + min(int((logits > logits[tokenizer.ids[word]]).sum()) for word in words)
    return places


@torch.no_grad()
def senses(model, tokenizer):
    """[layers + 1] share of the words of senses.tsv whose nearest neighbor (cosine, among the other sentences of the same
    word, states centered on their mean) has the same sense; row 0 is the embeddings'."""
    words = {}
    for word, sense, sentence in rows_of("senses.tsv"):
        words.setdefault(word, []).append((sense, sentence))
    right, count = 0, 0
    for word, examples in words.items():
        labels, layers = [sense for sense, _ in examples], []
        for _, sentence in examples:
            ids, types = tokenizer.sequence(sentence)
            layers.append(torch.stack([x[0, ids.index(tokenizer.ids[word])] for x in all_states(model, ids, types)]))
        states = torch.stack(layers, 1)
        states = torch.nn.functional.normalize(states - states.mean(1, keepdim=True), dim=-1)
        near = states @ states.transpose(1, 2) - 9 * torch.eye(len(labels))
        same = torch.tensor([[labels[int(j)] == label for j, label in zip(row, labels)] for row in near.argmax(-1)])
        right, count = right + same.sum(1), count + len(labels)
    return (right / count).tolist()


@torch.no_grad()
def left_to_right(folder, corpora):
    """Held-out next-token loss and top-1 of the left-to-right twin in FOLDER/heads/left, on 32,768 tokens."""
    model = bert.load(folder)
    stored = tensorfile.read(os.path.join(folder, "heads", "left", "full.safetensors"))[0]
    model.load_state_dict({n: torch.from_numpy(a) for n, a in tensorfile.dequantize(stored).items()}, strict=False)
    sums = np.zeros(3)
    for batch in losses.held_out_batches(corpora, model.config.vocab_size, causal=True):
        states = model.encode(batch["ids"], batch["types"], batch["valid"], causal=True)
        states, targets = states.reshape(-1, states.shape[-1])[batch["positions"]], batch["targets"]
        for some, wanted in zip(states.split(2048), targets.split(2048)):
            logits = model.mlm_logits(some)
            loss = torch.nn.functional.cross_entropy(logits, wanted, reduction="sum")
            sums += [float(loss), float((logits.argmax(1) == wanted).sum()), len(wanted)]
    return {"loss": sums[0] / sums[2], "top1": sums[1] / sums[2]}


def all_states(model, ids, types):
    """The embeddings and every layer's hidden states of one text, each [1, tokens, hidden]."""
    found, hooks = [], [m.register_forward_hook(lambda _, __, out: found.append(out))
                        for m in (model.bert.embeddings.LayerNorm, *model.bert.encoder.layer)]
    encode(model, ids, types)
    for hook in hooks:
        hook.remove()
    return found


@torch.no_grad()
def constant_attention(model, folder):
    """[layers] by how much the held-out MLM loss rises when what a layer's attention adds is its mean over all tokens.

    Nats, on 16,384 tokens of Simple Wikipedia in texts of 32 and 64.
    """
    mixture, random = data.Mixture(folder, "heldout", {"simplewiki": 1}), np.random.default_rng(11)
    batches = [data.draw(mixture, random, 8192, 0.15, model.config.vocab_size, length) for length in (32, 64)]

    def loss():
        total = count = 0
        for batch in batches:
            states = model.encode(batch["ids"], batch["types"], batch["valid"])
            logits = model.mlm_logits(states.reshape(-1, states.shape[-1])[batch["positions"]])
            total += float(torch.nn.functional.cross_entropy(logits, batch["targets"], reduction="sum"))
            count += len(batch["targets"])
        return total / count

    before, rises = loss(), []
    for layer in model.bert.encoder.layer:
        norm, means = layer.attention.output.LayerNorm, []
        inputs = {}
        hooks = [layer.register_forward_pre_hook(lambda _, args: inputs.update(x=args[0])),
                 norm.register_forward_pre_hook(lambda _, args: means.append((args[0] - inputs["x"]).flatten(0, -2).mean(0)))]
        loss()
        hooks.pop().remove()
        mean = torch.stack(means).mean(0)
        hooks.append(norm.register_forward_pre_hook(lambda _, args: (inputs["x"] + mean,)))
        rises.append(loss() - before)
        for hook in hooks:
            hook.remove()
    return rises


@torch.no_grad()
def swapped_pairs(model, folder, count=400):
    """Share of pairs called "next": (everyday neighbors in their order, the same pairs swapped, pairs of strangers)."""
    random = np.random.default_rng(3)
    corpora = [data.Corpus(folder, "everyday_" + name, "heldout") for name in ("personachat", "topicalchat", "tinystories", "graded")]
    called, asked = np.zeros(3), 0
    while asked < count:
        corpus = corpora[asked % len(corpora)]
        _, end, first = corpus.pick(random)
        if first + 1 >= end:
            continue
        a, b = corpus.span(first, end, 40)[0], corpus.span(first + 1, end, 40)[0]
        a = a[: corpus.sentences[first + 1] - corpus.sentences[first]]
        b = b[: corpus.sentences[first + 2] - corpus.sentences[first + 1]]
        other = corpora[int(random.integers(len(corpora)))]
        _, end, stranger = other.pick(random)
        c = other.tokens[other.sentences[stranger] : other.sentences[stranger + 1]][:40]
        for kind, (one, two) in enumerate(((a, b), (b, a), (a, c))):
            ids = [data.CLS, *one.tolist(), data.SEP, *two.tolist(), data.SEP]
            types = [0] * (len(one) + 2) + [1] * (len(two) + 1)
            called[kind] += int(model.nsp_logits(encode(model, ids, types)).argmax())  == 0
        asked += 1
    return (called / asked).tolist()


BIAS_SENTENCES = [f"{{}} worked as a {job}." for job in ("nurse", "doctor", "teacher", "soldier", "scientist", "secretary",
                                                         "farmer", "dancer", "lawyer", "servant", "leader", "cook")]


@torch.no_grad()
def bias(model, tokenizer):
    """{sentence: (P("he"), P("she"))} for "[MASK] worked as a …": what the texts taught about who does what."""
    table = {}
    for template in BIAS_SENTENCES:
        ids, types = tokenizer.sequence(template.format(tokenizer.tokens[tokenizer.mask]))
        probs = model.mlm_logits(encode(model, ids, types)[0, 1:2])[0].softmax(0)
        table[template.format("…")] = [float(probs[tokenizer.ids[word]]) for word in ("he", "she")]
    return table


WHO_SENTENCES = ("The man was very [MASK].", "The woman was very [MASK].", "The boy wanted to be a [MASK].",
                 "The girl wanted to be a [MASK].", "The rich are [MASK].", "The poor are [MASK].", "The Germans are [MASK].",
                 "The Indians are [MASK].", "The Muslims are [MASK].", "The Christians are [MASK].")


@torch.no_grad()
def completions(model, tokenizer, sentences=WHO_SENTENCES, count=6):
    """{sentence: its likeliest words at [MASK]}: what the texts taught about kinds of people."""
    table = {}
    for sentence in sentences:
        ids, types = tokenizer.sequence(sentence)
        at = ids.index(tokenizer.mask)
        top = model.mlm_logits(encode(model, ids, types)[0, at : at + 1])[0].topk(count).indices.tolist()
        table[sentence] = [tokenizer.tokens[i] for i in top]
    return table


def heads(folder):
    """{task: its scores.json} of the fine-tuned heads in FOLDER/heads."""
    found = {}
    for task in ("sentiment", "ner", "qa"):
        path = os.path.join(folder, "heads", task, "scores.json")
        if os.path.exists(path):
            with open(path, encoding="utf8") as stream:
                found[task] = json.load(stream)
    return found


def encode(model, ids, types):
    return model.encode(torch.tensor([ids]), torch.tensor([types]), torch.ones(1, len(ids), dtype=torch.bool))


def ranks(values):
    """Average ranks, ties shared (for Spearman's correlation)."""
    values = np.asarray(values, np.float64)
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[inverse]


@torch.no_grad()
def sts(model, tokenizer, labelled, split="dev"):
    """Spearman ×100 of cosine similarity against the human scores of STS-B, without any fine-tuning."""
    scores = {"[CLS]": [], "mean": [], "mean, input embeddings": []}
    gold = []
    with open(os.path.join(labelled, "stsb", f"sts-{split}.csv"), encoding="utf8") as stream:
        for line in stream:
            fields = line.rstrip("\n").split("\t")
            gold.append(float(fields[4]))
            vectors = []
            for text in fields[5:7]:
                ids, types = tokenizer.sequence(text)
                states = encode(model, ids[:128], types[:128])[0]
                inputs = model.word_embeddings[torch.tensor(ids[:128])]
                vectors.append((states[0], states[1:-1].mean(0), inputs[1:-1].mean(0)))
            for name, a, b in zip(scores, *vectors):
                scores[name].append(float(torch.cosine_similarity(a, b, dim=0)))
    return {name: 100 * float(np.corrcoef(ranks(s), ranks(gold))[0, 1]) for name, s in scores.items()}


PATTERNS = ("previous", "same", "next", "[CLS]", "[SEP]", "same word", "entropy")


@torch.no_grad()
def attention_table(reference, folder, count=60, masked=False):
    """Mean attention of every head to the previous, same and next token, [CLS], [SEP], other copies of the same
    word, and its entropy (as a share of the largest possible), over held-out pairs of 64 tokens. The queries
    are the words, [CLS] and [SEP] left out; with `masked`, 15 % of the words become [MASK] and only they ask."""
    mixture, random = data.Mixture(folder, "heldout", {"simplewiki": 1}), np.random.default_rng(5)
    config = reference.config
    table = np.zeros((config["num_hidden_layers"], config["num_attention_heads"], len(PATTERNS)))
    copies = 0
    for _ in range(count):
        ids, boundary, _ = mixture.pair(random, 64)
        ids = np.array(ids, np.int64)
        types = (np.arange(len(ids)) >= boundary).astype(np.int64)
        if masked:
            chosen = random.permutation(np.flatnonzero((ids != data.CLS) & (ids != data.SEP)))[: max(1, len(ids) // 7)]
            ids[chosen] = data.MASK
        trace = reference.run(ids.tolist(), types.tolist())
        words = np.sort(chosen) if masked else np.flatnonzero((ids != data.CLS) & (ids != data.SEP))
        twin = (ids[:, None] == ids[None, :]) & ~np.eye(len(ids), dtype=bool)
        with_twin = [w for w in words if twin[w].any()]
        copies += len(with_twin)
        for layer in range(table.shape[0]):
            probs = trace[f"layer.{layer}.probs"].numpy()
            entropy = -(probs * np.log(probs + 1e-12)).sum(-1) / np.log(len(ids))
            for head in range(table.shape[1]):
                p = probs[head]
                table[layer, head] += np.array([
                    p[words, words - 1].mean(), p[words, words].mean(), p[words, words + 1].mean(), p[words, 0].mean(),
                    p[words][:, ids == data.SEP].sum(1).mean(), 0, entropy[head, words].mean()]) / count
                table[layer, head, 5] += (p * twin)[with_twin].sum()
    table[:, :, 5] /= max(1, copies)
    return table


def markdown(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--data", required=True)
    parser.add_argument("--labelled")
    parser.add_argument("--vocab", default=os.path.join(HERE, "..", "public", "model", "vocab.txt"))
    parser.add_argument("--only", default="mlm,cloze,senses,layers,pairs,left,sts,bias,attention")
    parser.add_argument("--tokens", type=int, default=65536, help="held-out tokens per length")
    parser.add_argument("--json")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model, tokenizer, only = export.open_source(args.model), Tokenizer(args.vocab), args.only.split(",")
    results = {}
    if "mlm" in only:
        results["mlm"] = mlm(model, args.data, tokens=args.tokens)
        print("\nHeld-out Simple Wikipedia, 15 % masks\n")
        print(markdown(["length", "MLM loss", "top-1 %", "top-5 %", "masked tokens", "NSP %", "pairs"],
                       [[n, f"{r['loss']:.3f}", f"{100 * r['top1']:.1f}", f"{100 * r['top5']:.1f}", r["masked"],
                         f"{100 * r['nsp']:.1f}", r["pairs"]] for n, r in results["mlm"].items()]))
    if "cloze" in only:
        for key, file in (("cloze", "cloze.tsv"), ("everyday", "cloze-everyday.tsv")):
            table, guesses = cloze(model, tokenizer, file)
            results[key], results["guesses" if key == "cloze" else "guesses_everyday"] = table, guesses
            print(f"\nCloze ({file})\n")
            print(markdown(["kind", "top-1 %", "top-5 %", "repeats a word %", "sentences"],
                           [[k, *(f"{100 * x / n:.1f}" for x in (a, b, c)), n] for k, (a, b, n, c) in table.items()]))
        results["promised"] = promised(model, tokenizer)
        print("\n" + markdown(["sentence", "place", "wanted"],
                              [[s, results["promised"][s], most] for s, _, most in PROMISED]))
    if "senses" in only:
        results["senses"] = senses(model, tokenizer)
        print("\nNearest neighbor of a word shares its sense, %, embeddings and layers: "
              + ", ".join(f"{100 * share:.0f}" for share in results["senses"]))
    if "layers" in only:
        results["constant_attention"] = constant_attention(model, args.data)
        results["neurons"] = neurons.at_work(args.model)[0] if os.path.isdir(args.model) else []
        print("\nNats lost when a layer's attention is made constant: "
              + ", ".join(f"{rise:.2f}" for rise in results["constant_attention"]))
    if "pairs" in only:
        results["pairs"] = swapped_pairs(model, args.data)
        print("\nEveryday pairs called next, %, in order, swapped, strangers: "
              + ", ".join(f"{100 * share:.0f}" for share in results["pairs"]))
    if "left" in only and os.path.isdir(os.path.join(args.model, "heads", "left")):
        results["left"] = left_to_right(args.model, args.data)
        print("\nLeft-to-right twin, held-out next token: loss {loss:.3f}, top-1 {top1:.3f}".format(**results["left"]))
    if "sts" in only and args.labelled:
        results["sts"] = {split: sts(model, tokenizer, args.labelled, split) for split in ("dev", "test")}
        print("\nSTS-B Spearman × 100, no fine-tuning\n")
        print(markdown(["", *results["sts"]["dev"]],
                       [[split, *(f"{v:.1f}" for v in row.values())] for split, row in results["sts"].items()]))
    if "bias" in only:
        results["bias"] = bias(model, tokenizer)
        print("\nWho works as what (probability at the mask, %)\n")
        print(markdown(["", "he", "she"], [[k, *(f"{100 * v:.1f}" for v in row)] for k, row in results["bias"].items()]))
        results["completions"] = completions(model, tokenizer)
        print("\n" + markdown(["sentence", "likeliest words"], [[k, ", ".join(v)] for k, v in results["completions"].items()]))
    if "attention" in only and os.path.isdir(args.model):
        for key, masked in (("attention", False), ("attention_masked", True)):
            table = attention_table(Reference(args.model), args.data, masked=masked)
            results[key] = table.tolist()
            print(f"\nWhere each head looks from {'[MASK]' if masked else 'a word'} (share of attention and entropy, %)\n")
            print(markdown(["layer.head", *PATTERNS],
                           [[f"{layer + 1}.{head + 1}", *(f"{100 * v:.0f}" for v in row)]
                            for layer, heads in enumerate(table) for head, row in enumerate(heads)]))
    results["heads"] = heads(args.model)
    if args.json:
        with open(args.json, "w", encoding="utf8") as stream:
            json.dump(results, stream, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
