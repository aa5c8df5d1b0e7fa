"""Fine-tune heads on the shipped encoder: sentiment, named entities, question answering.

    /usr/bin/python3 training/finetune.py sentiment --base public/model --labelled ../shared/corpora/labelled

Each task is trained twice: `frozen` (the encoder stays, only the head learns: a small file) and `full` (the encoder
layers learn too; the embeddings stay, so that the page only loads the layers again). Both are written to
BASE/heads/TASK as int8 rows, loaded again, and scored as the page will run them; scores.json keeps the figures.
The files hold only the tensors that differ from BASE, under the names of Hugging Face's BertFor… classes.
"""

import argparse
import json
import os
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import bert
import data
import export
import mixed
import scoring
import sets
import tasks
import tensorfile
from tokenizer import Tokenizer


class Task:
    """What differs between tasks. `head` maps hidden states to logits; HF's names come from `prefix`."""

    def __init__(self, architecture, prefix, labels, pooled):
        self.architecture, self.prefix, self.labels, self.pooled = architecture, prefix, labels, pooled


TASKS = {
    "sentiment": Task("BertForSequenceClassification", "classifier", tasks.SENTIMENTS, True),
    "ner": Task("BertForTokenClassification", "classifier", tasks.ENTITIES, False),
    "qa": Task("BertForQuestionAnswering", "qa_outputs", ("start", "end"), False),
}
FROZEN_EPOCHS, FROZEN_LR = 8, 2e-3
# Epochs, learning rate (of the full fine-tuning) and batch size where nothing else is asked for.
DEFAULTS = {"sentiment": (3, 3e-4, 32), "ner": (4, 4e-4, 32), "qa": (3, 4e-4, 24)}
# What --choose tries on dev.
RATES = {"frozen": (1e-3, 2e-3, 5e-3), "full": (1e-4, 3e-4, 6e-4)}


class Tuned(nn.Module):
    """An encoder with a task's linear head; logits [batch, labels] when pooled, else [batch, tokens, labels]."""

    def __init__(self, model, task):
        super().__init__()
        self.model, self.task = model, task
        self.head = nn.Linear(model.config.hidden_size, len(task.labels))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def logits(self, states, train=False):
        x = self.model.pool(states) if self.task.pooled else states
        return self.head(F.dropout(x, 0.1, train))

    def forward(self, ids, types, valid):
        return self.logits(self.model.encode(ids, types, valid), self.training)


def loss_of(name, logits, group):
    """Mean cross-entropy with the labels, or, where a teacher has seen the examples, with `wishes` of it."""
    if name == "qa":
        logits = mask_question(logits, group).transpose(1, 2)
    right = labels_of(name, group, logits.shape[1])
    if "soft" in group[0]:
        targets, asked = wishes(group, right, logits.shape)
        return -(targets * logits.log_softmax(-1)).sum(-1)[asked].mean()
    return F.cross_entropy(logits.flatten(0, -2), right.flatten(), ignore_index=scoring.IGNORE)


def labels_of(name, group, longest):
    """What is right, IGNORE where nothing is known: sentiment [batch], ner [batch, longest], qa [batch, 2]."""
    if name == "sentiment":
        return torch.tensor([e.get("label", scoring.IGNORE) for e in group])
    if name == "qa":
        return torch.tensor([(e["start"], e["end"]) for e in group])
    tags = torch.full((len(group), longest), scoring.IGNORE)
    for row, e in enumerate(group):
        if "tags" in e:
            tags[row, : len(e["tags"])] = torch.tensor(e["tags"])
    return tags


def wishes(group, right, shape):
    """(probabilities wanted [*shape], bool [*shape[:-1]] which rows are asked for): a teacher's, halfway to the label where
    `right` has one (Hinton et al. 2015, section 2)."""
    targets = torch.zeros(shape)
    for row, e in enumerate(group):
        soft = e["soft"].float()
        # Padded at the end: of tags in their number, of answers' places in their length.
        targets[row][tuple(slice(size) for size in soft.shape)] = soft
    asked, known = targets.sum(-1) > 0, right != scoring.IGNORE
    targets[known] = 0.5 * targets[known] + 0.5 * F.one_hot(right[known], shape[-1])
    return targets, asked


@torch.no_grad()
def soften(name, teacher, examples, pieces):
    """Give every example what the tuned `teacher` says of it: `soft`, probabilities in float16, [labels], [tokens, labels]
    (zero where no tag is asked for: special tokens and `pieces`, bool [vocabulary], that go on a word) or [2, tokens]."""
    teacher.model.use_low_precision(mixed.fast())
    for e, logits in zip(examples, scoring.predict(teacher, examples)):
        if name == "qa":
            logits = mask_question(logits[None], [e])[0].t()
        soft = logits.softmax(-1)
        if name == "ner":
            first = np.array(e["tags"]) != scoring.IGNORE if "tags" in e else (np.array(e["ids"]) >= data.FIRST_WORD) & ~pieces[e["ids"]]
            soft = soft * torch.from_numpy(first)[:, None]
        e["soft"] = soft.half()


def mask_question(logits, group):
    """Answers lie in the context, or at [CLS] where the window has none: the scores of all other tokens become very low."""
    allowed = torch.zeros(logits.shape[:2], dtype=torch.bool)
    for row, e in enumerate(group):
        allowed[row, [0, *range(e["offset"], e["offset"] + len(e["places"]))]] = True
    return logits.masked_fill(~allowed[..., None], -1e4)


def batches(examples, size, random):
    """Shuffled batches (of indices) of examples of about the same length."""
    order = random.permutation(len(examples))
    for start in range(0, len(order), size * 50):
        block = sorted(order[start : start + size * 50], key=lambda i: len(examples[i]["ids"]))
        groups = [block[i : i + size] for i in range(0, len(block), size)]
        for group in random.permutation(len(groups)):
            yield groups[group]


@torch.no_grad()
def frozen_states(tuned, examples, size):
    """What a frozen encoder says about every example, once: {id(example): [1 or tokens, hidden] in bfloat16}."""
    states, order = {}, sorted(examples, key=lambda e: len(e["ids"]))
    for start in range(0, len(order), size):
        group = order[start : start + size]
        for e, rows in zip(group, tuned.model.encode(*scoring.collate(group))):
            states[id(e)] = rows[: 1 if tuned.task.pooled else len(e["ids"])].to(torch.bfloat16)
    return states


def cached(states, group):
    return nn.utils.rnn.pad_sequence([states[id(e)] for e in group], batch_first=True).float()


def train(name, tuned, examples, full, epochs, lr, size, seed=1):
    """Train in place with AdamW; linear warm-up over 6 % of the steps, then linear decay to zero."""
    task, random = tuned.task, np.random.default_rng(seed)
    torch.manual_seed(seed)
    learning = list(tuned.head.parameters()) + (list(tuned.model.bert.pooler.parameters()) if task.pooled else [])
    if full:
        learning += list(tuned.model.bert.encoder.parameters())
    for parameter in tuned.parameters():
        parameter.requires_grad_(False)
    for parameter in learning:
        parameter.requires_grad_(True)
    tuned.model.use_low_precision(mixed.fast())
    cache = None if full else frozen_states(tuned, examples, size)
    optimizer = torch.optim.AdamW(learning, lr=lr, weight_decay=0.01, betas=(0.9, 0.98))
    total, step, began = epochs * -(-len(examples) // size), 0, time.time()
    tuned.train()
    for epoch in range(epochs):
        losses = []
        for group in batches(examples, size, random):
            step += 1
            optimizer.param_groups[0]["lr"] = lr * min(step / (0.06 * total), (total - step) / (0.94 * total))
            group = [examples[i] for i in group]
            states = tuned.model.encode(*scoring.collate(group)) if full else cached(cache, group)
            loss = loss_of(name, tuned.logits(states, True), group)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            losses.append(float(loss))
        print(f"{name} {'full' if full else 'frozen'} epoch {epoch + 1}: loss {np.mean(losses):.4f}, "
              f"{time.time() - began:.0f} s", flush=True)
    tuned.eval()
    tuned.model.use_low_precision(False)


def choose_rate(name, args, task, training, dev, kind, size):
    """The learning rate of RATES[kind] that scores best on dev after one short training; also all their scores."""
    figures = {}
    for rate in RATES[kind]:
        tuned = Tuned(bert.load(args.base), task)
        train(name, tuned, sets.some(training, args.choose_limit), kind == "full", 1 if kind == "full" else FROZEN_EPOCHS, rate, size)
        figures[rate] = round(list(sets.scores(name, tuned, {"dev": dev}).values())[-1], 1)
        print(f"{name} {kind} learning rate {rate:g}: {figures[rate]} on dev", flush=True)
    return max(figures, key=figures.get), figures


def save(tuned, task, folder, kind):
    """Write the learned tensors as int8 rows to FOLDER/KIND.safetensors; return its size."""
    os.makedirs(folder, exist_ok=True)
    state = {n: t.detach().numpy() for n, t in tuned.model.state_dict().items()}
    wanted = [n for n in export.forward_order(tuned.model.config)
              if (kind == "full" and ".encoder." in n) or (task.pooled and ".pooler." in n)]
    arrays = {n: state[n] for n in wanted}
    arrays[task.prefix + ".weight"], arrays[task.prefix + ".bias"] = (p.detach().numpy() for p in (tuned.head.weight, tuned.head.bias))
    path = os.path.join(folder, kind + ".safetensors")
    tensorfile.write(path, export.pack(arrays, "int8"), export.METADATA["int8"])
    return os.path.getsize(path)


def load(base, folder, kind, task):
    """The base model with the tensors of FOLDER/KIND.safetensors laid over it."""
    tuned = Tuned(bert.load(base), task)
    stored = {n: torch.from_numpy(a) for n, a in tensorfile.dequantize(tensorfile.read(os.path.join(folder, kind + ".safetensors"))[0]).items()}
    tuned.head.load_state_dict({p: stored.pop(f"{task.prefix}.{p}") for p in ("weight", "bias")})
    tuned.model.load_state_dict(stored, strict=False)
    return tuned.eval()


def read_json(path):
    """The file's value, or {} where there is none."""
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf8") as stream:
        return json.load(stream)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--base", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "public", "model"))
    parser.add_argument("--labelled", required=True)
    parser.add_argument("--out", help="default: BASE/heads/TASK")
    parser.add_argument("--kinds", default="frozen,full")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--lr", type=float, help="of the full fine-tuning; a frozen encoder's head has its own")
    parser.add_argument("--limit", type=int, help="learn from only so many examples")
    parser.add_argument("--teacher", nargs=2, metavar=("BASE", "HEADS"), help="a larger BERT with our vocabulary, and the folder "
                        "that this script tuned it into: its probabilities are learnt beside the labels (frozen: of whole texts only)")
    parser.add_argument("--data", help="prepare.py's token files: with a teacher, text to take further examples from")
    parser.add_argument("--unlabelled", type=int, default=100000, help="how many further examples")
    parser.add_argument("--choose", action="store_true", help="choose the learning rates on dev first")
    parser.add_argument("--choose-limit", type=int, default=3000, help="examples for each learning rate tried")
    parser.add_argument("--test-limit", type=int, help="score only so many examples (for a quick look)")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    task, (epochs, lr, size) = TASKS[args.task], DEFAULTS[args.task]
    epochs, lr, out = args.epochs or epochs, args.lr or lr, args.out or os.path.join(args.base, "heads", args.task)
    everything, dev, tests = sets.load(args.task, args.labelled, Tokenizer(os.path.join(args.base, "vocab.txt")))
    training = sets.some(everything, args.limit)
    print(f"{args.task}: {len(training):,} training examples", flush=True)
    results, tried = read_json(os.path.join(out, "scores.json")), read_json(os.path.join(out, "rates.json"))
    softened = None
    if args.teacher:
        teacher = load(args.teacher[0], args.teacher[1], "full", task)
        base = bert.load(args.base).eval()
        more = sets.unlabelled(args.task, everything, args.data, base, args.unlabelled, np.random.default_rng(5)) if args.data else []
        softened = [{**e} for e in training] + more
        began = time.time()
        soften(args.task, teacher, softened, data.pieces(os.path.join(args.base, "vocab.txt")))
        print(f"{args.task}: a teacher's view of {len(softened):,} examples, {time.time() - began:.0f} s", flush=True)
    for kind in args.kinds.split(","):
        rounds, rate = (epochs, lr) if kind == "full" else (FROZEN_EPOCHS, FROZEN_LR)
        if args.choose:
            rate, tried[kind] = choose_rate(args.task, args, task, everything, dev, kind, size)
        tuned = Tuned(bert.load(args.base), task)
        # Frozen, the states of all tokens of all these would not fit into memory.
        learnt = softened if softened and (kind == "full" or task.pooled) else training
        train(args.task, tuned, learnt, kind == "full", rounds, rate, size)
        size_in_bytes = save(tuned, task, out, kind)
        figures = sets.scores(args.task, load(args.base, out, kind, task), tests, args.test_limit)
        results[kind] = {"bytes": size_in_bytes, "examples": len(learnt), "epochs": rounds, "lr": rate,
                         **{k: round(v, 1) for k, v in figures.items()}}
        print(args.task, kind, results[kind], flush=True)
    config = {"architectures": [task.architecture], "base_model": "../.."}
    if args.task != "qa":
        config["id2label"] = dict(enumerate(task.labels))
    config["weights"] = {kind: kind + ".safetensors" for kind in results}
    files = {"config.json": config, "scores.json": results, **({"rates.json": tried} if tried else {})}
    for file, value in files.items():
        with open(os.path.join(out, file), "w", encoding="utf8") as stream:
            json.dump(value, stream, indent=2)
            stream.write("\n")


if __name__ == "__main__":
    main()
