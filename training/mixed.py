"""bfloat16 matrix products for training on CPUs that have them (avx512_bf16 or amx, through oneDNN).

torch.autocast on the CPU also turns LayerNorm to bfloat16, which is ten times slower there; these
functions keep the residual stream, LayerNorm, softmax and the master weights in float32.
On the 2-core machine of this project oneDNN's bfloat16 products ran at 180 GFLOP/s a core, OpenBLAS's
float32 products at 90.
"""

import functools
import time

import torch
import torch.nn.functional as F

BF16 = torch.bfloat16


@functools.lru_cache(maxsize=None)
def fast():
    """Whether this processor multiplies faster in bfloat16 than in float32, by a fraction of a second's trial.

    With avx512_bf16 or amx: 180 against 90 GFLOP/s a core; with AVX2 alone: 4.5 against 100.
    """
    def seconds(dtype):
        a, b = torch.ones(1024, 256, dtype=dtype), torch.ones(256, 256, dtype=dtype)
        a @ b
        start = time.perf_counter()
        for _ in range(3):
            a @ b
        return time.perf_counter() - start

    return seconds(BF16) < seconds(torch.float32)


class Linear(torch.autograd.Function):
    """x [n, in] (float32 or bfloat16) → x·Wᵀ + b in bfloat16 [n, out]; W and b are float32."""

    @staticmethod
    def forward(ctx, x, weight, bias):
        x_low, weight_low = x.to(BF16), weight.to(BF16)
        ctx.save_for_backward(x_low, weight_low)
        ctx.dtype = x.dtype
        return F.linear(x_low, weight_low, bias.to(BF16))

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        grad = grad.to(BF16)
        ones = grad.new_ones(1, len(grad))
        return (grad @ weight).to(ctx.dtype), (grad.t() @ x).float(), (ones @ grad).squeeze(0).float()


def linear(x, weight, bias):
    """Linear over the last axis of x [..., in]."""
    return Linear.apply(x.reshape(-1, x.shape[-1]), weight, bias).view(*x.shape[:-1], -1)


class SampledLoss(torch.autograd.Function):
    """Mean cross-entropy over a subset of the vocabulary, its gradient worked out in the forward pass.

    states [n, hidden], table [subset, hidden], bias [subset] (with the correction of every column),
    columns [n] = each target's place in the subset, own [n] = the target's correction, to be taken off.
    With `repeats` = (weight, places [n, tokens], corrections [n, tokens], counted [n, tokens]) the words that stand in
    the text are held against the guess, as losses.copies does: their mean −log(1 − p) times weight is in the loss.
    Returns (loss, that mean); only the loss has a gradient.
    """

    @staticmethod
    def forward(ctx, states, table, bias, columns, own, repeats=None):
        states, table = states.to(BF16), table.to(BF16)
        logits = (states @ table.t()).float().add_(bias)
        rows = torch.arange(len(columns), device=columns.device)
        right = logits[rows, columns] - own
        logits[rows, columns] = right
        top = logits.max(1, keepdim=True).values
        probabilities = logits.sub_(top).exp_()
        total = probabilities.sum(1, keepdim=True)
        loss = (total.log().squeeze(1) + top.squeeze(1) - right).mean()
        probabilities.div_(total)
        copied, pushed = loss.new_zeros(()), None
        if repeats:
            weight, places, corrections, counted = repeats
            # p = P·exp(−correction) is the real share; d −log(1 − p) / d logit k = p/(1 − p)·([k is its column] − P of k).
            chance = (probabilities.gather(1, places) * torch.exp(-corrections)).clamp(max=0.999) * counted
            copied = -torch.log1p(-chance).sum(1).mean()
            loss = loss + weight * copied
            pushed = weight * chance / (1 - chance)
            probabilities.mul_(1 - pushed.sum(1, keepdim=True))
            probabilities.scatter_add_(1, places, pushed)
        probabilities[rows, columns] -= 1
        ctx.save_for_backward(states, table, probabilities.div_(len(columns)).to(BF16))
        ctx.mark_non_differentiable(copied)
        return loss, copied

    @staticmethod
    def backward(ctx, grad, _):
        states, table, slope = ctx.saved_tensors
        ones = slope.new_ones(1, len(slope))
        bias = (ones @ slope).squeeze(0).float() * grad
        return (slope @ table).float() * grad, (slope.t() @ states).float() * grad, bias, None, None, None
