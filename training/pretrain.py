"""Pre-train BERT with masked language modelling and next-sentence prediction, on CPU or GPU.

    nice /usr/bin/python3 training/pretrain.py --data /tmp/train/data --out /tmp/train/run --minutes 90 \
        --start public/model
    torchrun --nproc_per_node 8 training/pretrain.py --data … --out … --minutes 60 --batch 65536 --softmax full

Start it again with the same --out to resume (model, optimizer, random state, elapsed time). The
learning rate falls linearly to zero at the planned end; write {"minutes": 75} to OUT/control.json to
move that end while it runs. OUT gets checkpoint.pt, log.csv (curves) and heldout.csv.
"""

import argparse
import contextlib
import json
import math
import os
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn as nn
import torch.nn.functional as F

import bert
import data
import mixed
import optimizer as optimizers_module


class SampledSoftmax:
    """Cross-entropy over a shared random subset of the vocabulary, with each token's chance of being in it.

    Token v is drawn with probability π(v) = min(1, c·√p(v)), and is also present when it is some target of
    the batch. Dividing its exponential by the chance of being present makes the partition sum unbiased
    (Horvitz–Thompson); frequent tokens always are present, so the estimate is tight.
    """

    def __init__(self, unigram, size, device):
        self.frequency = torch.from_numpy((unigram + 0.5) / (unigram + 0.5).sum()).float().to(device)
        root = self.frequency.sqrt()
        low, high = 0.0, size / float(root.min())
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if float((middle * root).clamp(max=1).sum()) < size else (low, middle)
        self.chance = (low * root).clamp(max=1)

    def __call__(self, states, targets, embeddings, bias):
        """states [n, hidden] after the MLM transform, targets [n] → mean loss."""
        drawn = torch.rand_like(self.chance) < self.chance
        drawn[targets] = True
        subset = drawn.nonzero().squeeze(1)
        absent = (1 - self.chance[subset]) * (1 - self.frequency[subset]) ** len(targets)
        correction = -torch.log1p(-absent)
        place = torch.zeros(len(self.chance), dtype=torch.long, device=states.device)
        place[subset] = torch.arange(len(subset), device=states.device)
        columns = place[targets]
        table, bias = F.embedding(subset, embeddings), bias[subset] + correction
        own = correction[columns]
        if not states.is_cuda:
            return mixed.SampledLoss.apply(states, table, bias, columns, own)
        logits = F.linear(states, table, bias)
        # The target itself is present for certain: take its correction off again.
        right = logits.gather(1, columns[:, None]).squeeze(1) - own
        return (torch.logsumexp(logits.scatter(1, columns[:, None], right[:, None]), 1) - right).mean()


class Pretrainer(nn.Module):
    """The model and both losses, in one forward pass (so that DistributedDataParallel can wrap it)."""

    def __init__(self, model, sampled=None, low_precision=False):
        super().__init__()
        self.model, self.sampled, self.low_precision = model, sampled, low_precision

    def forward(self, ids, types, valid, labels, positions, targets, full=False):
        """Returns (MLM loss, NSP loss), and when `full` also both heads' logits."""
        model, (batch, tokens) = self.model, ids.shape
        first = torch.arange(batch, device=ids.device) * tokens
        states = model.encode(ids, types, valid, keep=torch.cat([first, positions]))
        pair_logits = model.nsp_logits(states[:batch, None]).float()
        nsp = F.cross_entropy(pair_logits, labels, ignore_index=data.IGNORE, reduction="sum")
        nsp = nsp / (labels != data.IGNORE).sum().clamp(min=1)
        transformed = model.transform(states[batch:])
        bias = model.cls.predictions.bias
        if self.sampled and not full:
            return self.sampled(transformed, targets, model.word_embeddings, bias), nsp
        if self.low_precision and not full:
            exact = torch.zeros(len(targets))
            return mixed.SampledLoss.apply(transformed, model.word_embeddings, bias, targets, exact), nsp
        logits = F.linear(transformed, model.word_embeddings, bias).float()
        mlm = F.cross_entropy(logits, targets)
        return (mlm, nsp, logits, pair_logits) if full else (mlm, nsp)


def new_model(args, unigram):
    """A started model folder, or fresh weights with the output bias at log frequency (and PPMI embeddings)."""
    if args.start:
        return bert.load(args.start)
    model = bert.Bert(bert.Config(hidden_size=args.hidden, num_hidden_layers=args.layers,
                                  num_attention_heads=args.heads, vocab_size=len(unigram)))
    frequency = (unigram + 0.5) / (unigram + 0.5).sum()
    with torch.no_grad():
        model.cls.predictions.bias.copy_(torch.from_numpy(np.log(frequency) + 8))
        if args.embeddings:
            model.word_embeddings.copy_(torch.from_numpy(np.load(args.embeddings)))
        for layer in model.bert.encoder.layer:
            layer.attention.output.dense.weight.mul_(0.35)
            layer.output.dense.weight.mul_(0.35)
    return model


@torch.no_grad()
def held_out(pretrainer, batches, device, amp):
    """MLM loss and top-1 at 15 % masks, NSP accuracy, over fixed held-out batches (full softmax)."""
    total = np.zeros(5)
    for batch in batches:
        batch = {name: tensor.to(device) for name, tensor in batch.items()}
        with amp():
            mlm, _, logits, pair_logits = pretrainer(**batch, full=True)
        count, pairs = len(batch["targets"]), batch["labels"] != data.IGNORE
        total += [float(mlm) * count, float((logits.argmax(1) == batch["targets"]).sum()), count,
                  float((pair_logits.argmax(1) == batch["labels"])[pairs].sum()), float(pairs.sum())]
    return total[0] / total[2], total[1] / total[2], total[3] / max(1, total[4])


def held_out_batches(folder, vocab_size):
    """A fixed sample of held-out Simple Wikipedia: 8,192 tokens at each length, 15 % masks."""
    mixture, random = data.Mixture(folder, "heldout", {"simplewiki": 1}), np.random.default_rng(99)
    return [data.draw(mixture, random, 8192, 0.15, vocab_size, length) for length in (16, 32, 64, 128)]


def schedule(minute, end, warmup):
    """Fraction of the learning rate: linear up for `warmup` minutes, then linear down to zero at `end`."""
    return min(minute / warmup, max(0.0, end - minute) / max(1e-6, end - warmup))


def planned_end(args):
    """Minutes of training in all: --minutes, or what OUT/control.json says by now."""
    path = os.path.join(args.out, "control.json")
    with contextlib.suppress(FileNotFoundError, ValueError, KeyError):
        with open(path, encoding="utf8") as stream:
            return float(json.load(stream)["minutes"])
    return args.minutes


def save(path, model, optimizers, state, random):
    checkpoint = {"model": model.state_dict(), "config": dict(model.config.__dict__), "state": state,
                  "optimizers": [o.state_dict() for o in optimizers],
                  "numpy": random.bit_generator.state, "torch": torch.get_rng_state()}
    torch.save(checkpoint, path + ".new")
    os.replace(path + ".new", path)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--start", help="model folder to start from")
    parser.add_argument("--embeddings", help="npy file [vocabulary, hidden] for a fresh start (see ppmi.py)")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8192, help="tokens a step and process")
    parser.add_argument("--mask", type=float, nargs=2, default=(0.4, 0.2), help="mask rate at the start and the end")
    parser.add_argument("--optimizer", choices=("muon", "adamw"), default="muon")
    parser.add_argument("--lr", type=float, default=1.5e-3)
    parser.add_argument("--matrix-lr", type=float, default=4e-3)
    parser.add_argument("--warmup", type=float, default=1.0, help="minutes")
    parser.add_argument("--softmax", choices=("sampled", "full"), default="sampled")
    parser.add_argument("--full-from", type=float, default=0.9, help="share of the run after which softmax is full")
    parser.add_argument("--negatives", type=int, default=3000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=float, default=5, help="minutes")
    parser.add_argument("--eval-every", type=float, default=5, help="minutes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--low-precision", type=int, default=1, help="bfloat16 products on the CPU (0: float32)")
    parser.add_argument("--compile", action="store_true")
    return parser.parse_args()


def main():
    args = parse()
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    cuda = torch.cuda.is_available()
    device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if cuda else torch.device("cpu")
    if world > 1:
        dist.init_process_group("nccl" if cuda else "gloo")
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)

    def amp():
        return torch.autocast("cuda", torch.bfloat16) if cuda else contextlib.nullcontext()

    os.makedirs(args.out, exist_ok=True)
    unigram = np.load(os.path.join(args.data, "unigram.npy")).astype(np.float64)
    torch.manual_seed(args.seed + rank)
    random = np.random.default_rng([args.seed, rank])
    model = new_model(args, unigram).to(device)
    model.use_low_precision(not cuda and args.low_precision)
    vocab_size = model.config.vocab_size
    optimizers = optimizers_module.build(model, args.optimizer, args.lr, args.matrix_lr)
    state = {"step": 0, "tokens": 0, "minutes": 0.0}
    checkpoint_path = os.path.join(args.out, "checkpoint.pt")
    if os.path.exists(checkpoint_path):
        checkpoint = torch.load(checkpoint_path, map_location=device)
        model.load_state_dict(checkpoint["model"])
        for optimizer, saved in zip(optimizers, checkpoint["optimizers"]):
            optimizer.load_state_dict(saved)
        state = checkpoint["state"]
        # The saved random state is rank 0's; the other ranks go on from a fresh one.
        if rank == 0:
            random.bit_generator.state = checkpoint["numpy"]
            torch.set_rng_state(checkpoint["torch"].cpu())
        else:
            random = np.random.default_rng([args.seed, rank, state["step"]])
    sampled = SampledSoftmax(unigram, args.negatives, device) if args.softmax == "sampled" else None
    pretrainer = Pretrainer(model, sampled, not cuda and bool(args.low_precision))
    step_module = torch.compile(pretrainer, dynamic=True) if args.compile else pretrainer
    if world > 1:
        step_module = nn.parallel.DistributedDataParallel(step_module, device_ids=[device.index] if cuda else None)
    train(args, state, random, model, pretrainer, step_module, optimizers, device, amp, rank, world, vocab_size)


def train(args, state, random, model, pretrainer, step_module, optimizers, device, amp, rank, world, vocab_size):
    mixture = data.Mixture(args.data)
    probes = held_out_batches(args.data, vocab_size) if rank == 0 else []
    log = open(os.path.join(args.out, "log.csv"), "a", encoding="utf8")
    probe_log = open(os.path.join(args.out, "heldout.csv"), "a", encoding="utf8")
    if state["step"] == 0 and rank == 0:
        log.write("step,minutes,tokens,mlm,nsp,lr,tokens_per_second\n")
        probe_log.write("step,minutes,tokens,mlm,top1,nsp\n")
    began, before = time.time(), state["minutes"]
    last_save = last_eval = before
    recent, window_start, window_tokens = [], time.time(), 0
    parameters = list(model.parameters())

    def probe():
        loss, top1, nsp = held_out(pretrainer, probes, device, amp)
        probe_log.write(f"{state['step']},{state['minutes']:.2f},{state['tokens']},{loss:.4f},{top1:.4f},{nsp:.4f}\n")
        probe_log.flush()
        print(f"HELD OUT {state['minutes']:.1f} min {state['tokens'] / 1e6:.1f} M tokens: "
              f"mlm {loss:.3f} top-1 {top1:.3f} nsp {nsp:.3f}", flush=True)

    while True:
        clock = torch.tensor([before + (time.time() - began) / 60, planned_end(args)], dtype=torch.float64)
        if world > 1:
            clock = clock.to(device)
            dist.broadcast(clock, 0)
        minute, end = clock.tolist()
        state["minutes"] = minute
        if minute >= end:
            break
        done = minute / end
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = group["base_lr"] * schedule(minute, end, args.warmup)
        if done > args.full_from:
            pretrainer.sampled = None
        rate = args.mask[0] + (args.mask[1] - args.mask[0]) * done
        batch = data.draw(mixture, random, args.batch, rate, vocab_size)
        batch = {name: tensor.to(device, non_blocking=True) for name, tensor in batch.items()}
        with amp():
            mlm, nsp = step_module(**batch)
        (mlm + nsp).backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        count = batch["ids"].numel() * world
        state["step"] += 1
        state["tokens"] += count
        window_tokens += count
        recent.append((float(mlm), float(nsp)))
        if math.isnan(recent[-1][0]):
            raise FloatingPointError("The loss is not a number: lower the learning rate and resume.")
        if rank == 0 and state["step"] % 25 == 0:
            speed = window_tokens / (time.time() - window_start)
            loss, pair_loss = np.mean(recent, 0)
            lr = optimizers[0].param_groups[0]["lr"]
            log.write(f"{state['step']},{minute:.3f},{state['tokens']},{loss:.4f},{pair_loss:.4f},{lr:.2e},{speed:.0f}\n")
            log.flush()
            print(f"step {state['step']} {state['tokens'] / 1e6:.2f} M tokens mlm {loss:.3f} nsp {pair_loss:.3f} "
                  f"lr {lr:.1e} {speed:.0f} tokens/s, {end - minute:.1f} min left", flush=True)
            recent, window_start, window_tokens = [], time.time(), 0
        if rank == 0 and minute - last_eval >= args.eval_every:
            probe()
            last_eval, window_start, window_tokens = minute, time.time(), 0
        if rank == 0 and minute - last_save >= args.save_every:
            save(os.path.join(args.out, "checkpoint.pt"), model, optimizers, state, random)
            last_save = minute
    if rank == 0:
        probe()
        save(os.path.join(args.out, "checkpoint.pt"), model, optimizers, state, random)


if __name__ == "__main__":
    main()
