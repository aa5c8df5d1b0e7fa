"""AdamW for embeddings, biases and LayerNorm; Muon for the encoder's matrices.

Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/) orthogonalizes the momentum of
each weight matrix by a Newton–Schulz iteration. Its step is scaled by 0.2·√max(rows, cols), so that
one learning rate serves both (Liu et al. 2025, "Muon is scalable for LLM training").
"""

import math

import torch

import mixed


def orthogonalize(matrices, steps=5):
    """The nearest (semi-)orthogonal matrices, roughly: singular values end up in about 0.7…1.2.

    matrices [count, rows, cols] with rows ≤ cols; the products run in bfloat16 where `mixed.fast()` finds that faster.
    """
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrices / (matrices.flatten(1).norm(dim=1)[:, None, None] + 1e-7)
    x = x.to(torch.bfloat16 if x.is_cuda or mixed.fast() else torch.float32)
    for _ in range(steps):
        gram = torch.bmm(x, x.transpose(1, 2))
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.float()


class Muon(torch.optim.Optimizer):
    """Nesterov momentum, orthogonalized, for 2-D parameters only; equal shapes are worked on together."""

    def __init__(self, parameters, lr, momentum=0.95, weight_decay=0.01):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            shapes = {}
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                if not state:
                    state["momentum"] = torch.zeros_like(parameter)
                state["momentum"].lerp_(parameter.grad, 1 - group["momentum"])
                update = parameter.grad.lerp_(state["momentum"], group["momentum"])
                tall = parameter.shape[0] > parameter.shape[1]
                update = update.T if tall else update
                shapes.setdefault(update.shape, []).append((parameter, tall, update))
            for shape, entries in shapes.items():
                updates = orthogonalize(torch.stack([update for _, _, update in entries]))
                for (parameter, tall, _), update in zip(entries, updates):
                    parameter.mul_(1 - group["lr"] * group["weight_decay"])
                    parameter.add_(update.T if tall else update, alpha=-group["lr"] * 0.2 * math.sqrt(max(shape)))


def build(model, kind, lr, matrix_lr, weight_decay=0.01, extra=None):
    """Optimizers for what learns of `model`, each group with its own `base_lr`. kind: "muon" or "adamw".

    `extra` is a module that learns beside it (AdamW).
    """
    matrices, tables, vectors = [], list(extra.parameters()) if extra else [], []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if parameter.dim() < 2:
            vectors.append(parameter)
        elif kind == "muon" and (".encoder." in name or "dense" in name):
            matrices.append(parameter)
        else:
            tables.append(parameter)
    groups = [{"params": tables, "weight_decay": weight_decay}, {"params": vectors, "weight_decay": 0.0}]
    optimizers = [torch.optim.AdamW(groups, lr=lr, betas=(0.9, 0.98), eps=1e-6)]
    if matrices:
        optimizers.append(Muon(matrices, lr=matrix_lr, weight_decay=weight_decay))
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["base_lr"] = group["lr"]
    return optimizers
