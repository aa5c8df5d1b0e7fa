"""Write the PyTorch gradients and training steps that the engine's backward pass is compared with.

    /usr/bin/python3 training/gradients.py

Reads tests/fixtures/reference/tiny (see fixtures.py) and writes beside it, computed in float64:

gradients.cases.json         the batches: sequences, targets, which loss, which mask
gradients.safetensors        every parameter's gradient of every case, named "<case>/<parameter>", and of the case
                             "steps" the weights after twenty steps of torch.optim.AdamW
"""

import json
import math
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import bert
import tensorfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
TARGET = os.path.join(ROOT, "tests", "fixtures", "reference")
LENGTHS = [11, 6, 8]
LABELS = 5
RATE, STEPS, WARMUP, DECAY, CLIP = 2e-3, 20, 4, 0.01, 1.0


class Tiny(bert.Bert):
    """The tiny fixture model with a head for any task, in float64."""

    def __init__(self):
        with open(os.path.join(TARGET, "tiny", "config.json"), encoding="utf8") as stream:
            super().__init__(bert.Config(**json.load(stream)))
        tensors = tensorfile.dequantize(tensorfile.read(os.path.join(TARGET, "tiny", "model.safetensors"))[0])
        self.load_state_dict({name: torch.from_numpy(array) for name, array in tensors.items()})
        generator = torch.Generator().manual_seed(5)
        self.classifier = nn.Linear(self.config.hidden_size, LABELS)
        self.classifier.weight.data = torch.randn(self.classifier.weight.shape, generator=generator) * 0.2
        self.classifier.bias.data = torch.randn(self.classifier.bias.shape, generator=generator) * 0.2
        self.double()

    def states(self, case):
        """The last hidden states of each sequence by itself, [tokens, hidden]: no padding can do anything."""
        result = []
        for s, (ids, types) in enumerate(zip(case["ids"], case["segments"])):
            tokens = len(ids)
            allowed = torch.ones(tokens, tokens, dtype=torch.bool)
            if case["mask"] == "causal":
                allowed = allowed.tril()
            elif case["mask"] == "cut":
                allowed = torch.tensor([[(s + 2 * i + j) % 3 != 0 or i == j for j in range(tokens)]
                                        for i in range(tokens)])
            bias = torch.zeros(tokens, tokens, dtype=torch.float64).masked_fill(~allowed, float("-inf"))
            e = self.bert.embeddings
            x = e.word_embeddings(torch.tensor([ids])) + e.position_embeddings.weight[:tokens]
            x = e.LayerNorm(x + e.token_type_embeddings(torch.tensor([types])))
            for layer in self.bert.encoder.layer:
                x = self.layer(layer, x, bias)
            result.append(x[0])
        return result

    def layer(self, layer, x, bias):
        """`bert.Layer` all in float64, where it rounds its softmax to float32."""
        attention, output = getattr(layer.attention, "self"), layer.attention.output
        split = lambda part: part(x).view(*x.shape[:2], layer.heads, -1).transpose(1, 2)
        query, key, value = split(attention.query), split(attention.key), split(attention.value)
        scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1]) + bias
        context = (torch.softmax(scores, -1) @ value).transpose(1, 2).reshape(x.shape)
        x = output.LayerNorm(x + output.dense(context))
        return layer.output.LayerNorm(x + layer.output.dense(F.gelu(layer.intermediate.dense(x))))

    def pooled(self, states):
        return torch.tanh(self.bert.pooler.dense(torch.stack([s[0] for s in states])))

    def loss(self, case):
        states = self.states(case)
        kind = case["loss"]
        if kind in ("words", "next"):
            return F.cross_entropy(self.mlm_logits(torch.cat(states)[case["tokens"]]), torch.tensor(case["targets"]))
        labels = torch.tensor(case["labels"])
        if kind == "pretraining":
            words = F.cross_entropy(self.mlm_logits(torch.cat(states)[case["tokens"]]), torch.tensor(case["targets"]))
            return words + F.cross_entropy(self.cls.seq_relationship(self.pooled(states)), labels)
        if kind == "text":
            return F.cross_entropy(self.classifier(self.pooled(states)), labels)
        return F.cross_entropy(self.classifier(torch.stack([s[1:-1].mean(0) for s in states])), labels)


def make_cases():
    random = torch.Generator().manual_seed(11)
    draw = lambda low, high, count: torch.randint(low, high, (count,), generator=random).tolist()
    ids = [[2, *draw(5, 111, n - 2), 3] for n in LENGTHS]
    segments = [[0] * (n // 2) + [1] * (n - n // 2) for n in LENGTHS]
    total = sum(LENGTHS)
    inner = [t for s, n in enumerate(LENGTHS) for t in range(sum(LENGTHS[:s]) + 1, sum(LENGTHS[:s]) + n - 1)]
    chosen = inner[::3]
    flat = [i for sequence in ids for i in sequence]
    ends = [sum(LENGTHS[: s + 1]) - 1 for s in range(len(LENGTHS))]
    before = [t for t in range(total) if t not in ends]
    base = {"ids": ids, "segments": segments, "mask": "all"}
    words = {"tokens": chosen, "targets": draw(5, 111, len(chosen))}
    return [
        {**base, "name": "pretraining", "loss": "pretraining", **words, "labels": [1, 0, 1]},
        {**base, "name": "next", "loss": "next", "mask": "causal", "tokens": before, "targets": [flat[t + 1] for t in before]},
        {**base, "name": "cut", "loss": "words", "mask": "cut", **words},
        {**base, "name": "text", "loss": "text", "labels": [4, 0, 2]},
        {**base, "name": "mean", "loss": "mean", "labels": [4, 0, 2]},
    ]


def canonical(name):
    return name[5:] if name.startswith("bert.") else name


def main():
    cases = make_cases()
    tensors = {}
    for case in cases:
        model = Tiny()
        loss = model.loss(case)
        loss.backward()
        case["value"] = float(f"{loss.item():.9g}")
        for name, parameter in model.named_parameters():
            gradient = parameter.grad
            if gradient is not None and gradient.abs().max() > 1e-12:
                tensors[f"{case['name']}/{canonical(name)}"] = gradient.numpy().astype(np.float32)
        if case["name"] == "text":
            tensors["head.weight"] = model.classifier.weight.detach().numpy().astype(np.float32)
            tensors["head.bias"] = model.classifier.bias.detach().numpy().astype(np.float32)

    model = Tiny()
    named = [(n, p) for n, p in model.named_parameters() if not n.startswith("classifier")]
    groups = [{"params": [p for _, p in named if p.dim() == 2], "weight_decay": DECAY},
              {"params": [p for _, p in named if p.dim() < 2], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.999), eps=1e-6)
    losses = []
    for step in range(1, STEPS + 1):
        factor = step / WARMUP if step <= WARMUP else (STEPS + 1 - step) / (STEPS + 1 - WARMUP)
        for group in optimizer.param_groups:
            group["lr"] = RATE * factor
        optimizer.zero_grad()
        loss = model.loss(cases[0])
        loss.backward()
        losses.append(float(f"{loss.item():.9g}"))
        nn.utils.clip_grad_norm_([p for _, p in named], CLIP)
        optimizer.step()
    for name, parameter in named:
        if name.endswith("key.bias"):  # moved by nothing but rounding: a softmax does not see it
            continue
        tensors[f"steps/{canonical(name)}"] = parameter.detach().numpy().astype(np.float32)

    with open(os.path.join(TARGET, "gradients.cases.json"), "w", encoding="utf8") as stream:
        json.dump({"labels": LABELS, "steps": {"rate": RATE, "steps": STEPS, "warmup": WARMUP, "decay": DECAY,
                                               "clip": CLIP, "losses": losses}, "cases": cases}, stream)
        stream.write("\n")
    tensorfile.write(os.path.join(TARGET, "gradients.safetensors"), tensors)


if __name__ == "__main__":
    main()
