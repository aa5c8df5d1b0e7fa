"""Pre-train BERT with masked language modelling and next-sentence prediction, on CPU or GPU.

    nice /usr/bin/python3 training/pretrain.py --data /tmp/train/data --out /tmp/train/run --minutes 90 \
        --start public/model
    torchrun --nproc_per_node 8 training/pretrain.py --data … --out … --minutes 60 --batch 65536 --softmax full

Start it again with the same --out to resume (model, optimizer, random state, elapsed time). The
learning rate falls linearly to zero at the planned end; write {"minutes": 75} to OUT/control.json to
move that end while it runs. OUT gets checkpoint.pt, log.csv (curves) and heldout.csv.
"""

import contextlib
import json
import math
import os
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn as nn

import bert
import data
import feed
import losses
import mixed
import options
import teach
import optimizer as optimizers_module


def new_model(args, unigram):
    """A started model folder, or fresh weights with the levers that --bias, --embeddings and --residual ask for."""
    if args.start:
        model = bert.load(args.start)
        for layer in args.fresh_attention:
            attention = getattr(model.bert.encoder.layer[layer - 1].attention, "self")
            for part in (attention.query, attention.key):
                nn.init.normal_(part.weight, std=0.04)
                nn.init.zeros_(part.bias)
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(args.trained == "all" or ".encoder." in name)
        return model
    model = bert.Bert(bert.Config(hidden_size=args.hidden, num_hidden_layers=args.layers,
                                  num_attention_heads=args.heads, vocab_size=len(unigram)))
    frequency = (unigram + 0.5) / (unigram + 0.5).sum()
    with torch.no_grad():
        if args.bias == "frequency":
            model.cls.predictions.bias.copy_(torch.from_numpy(np.log(frequency) + 8))
        if args.embeddings:
            model.word_embeddings.copy_(torch.from_numpy(np.load(args.embeddings)))
        for layer in model.bert.encoder.layer:
            layer.attention.output.dense.weight.mul_(args.residual)
            layer.output.dense.weight.mul_(args.residual)
    return model


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


class Curve:
    """A CSV file that grows by rows; on resuming, the rows beyond the checkpoint are dropped."""

    def __init__(self, path, columns, step):
        rows = []
        if os.path.exists(path):
            with open(path, encoding="utf8") as stream:
                rows = [row for row in stream.readlines()[1:] if int(row.split(",")[0]) <= step]
        self.stream = open(path, "w", encoding="utf8")
        self.stream.writelines([columns + "\n", *rows])
        self.stream.flush()

    def add(self, *values):
        self.stream.write(",".join(map(str, values)) + "\n")
        self.stream.flush()


def save(path, model, optimizers, state, random):
    checkpoint = {"model": model.state_dict(), "config": dict(model.config.__dict__), "state": state,
                  "optimizers": [o.state_dict() for o in optimizers],
                  "numpy": random.bit_generator.state, "torch": torch.get_rng_state()}
    torch.save(checkpoint, path + ".new")
    os.replace(path + ".new", path)


def resume(path, model, optimizers, device, rank, seed):
    """Load a checkpoint into model and optimizers; returns (state, numpy generator)."""
    random = np.random.default_rng([seed, rank])
    if not os.path.exists(path):
        return {"step": 0, "tokens": 0, "minutes": 0.0}, random
    checkpoint = torch.load(path, map_location=device)
    model.load_state_dict(checkpoint["model"])
    for optimizer, saved in zip(optimizers, checkpoint["optimizers"]):
        optimizer.load_state_dict(saved)
    state = checkpoint["state"]
    # The saved random state is rank 0's; the other ranks go on from a fresh one.
    if rank == 0:
        random.bit_generator.state = checkpoint["numpy"]
        torch.set_rng_state(checkpoint["torch"].cpu())
    else:
        random = np.random.default_rng([seed, rank, state["step"]])
    return state, random


class Run:
    """One process of a pre-training run: its model, optimizers, curves and clock."""

    def __init__(self, args):
        self.args = args
        self.rank, self.world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        cuda = torch.cuda.is_available()
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if cuda else torch.device("cpu")
        if cuda:
            torch.cuda.set_device(self.device)
        if self.world > 1:
            dist.init_process_group("nccl" if cuda else "gloo")
        torch.set_num_threads(args.threads)
        torch.set_flush_denormal(True)
        torch.manual_seed(args.seed + self.rank)
        os.makedirs(args.out, exist_ok=True)
        unigram = np.load(os.path.join(args.data, "unigram.npy")).astype(np.float64)
        self.model = new_model(args, unigram).to(self.device)
        self.precision = args.precision or ("bf16" if cuda else "mixed" if mixed.fast() else "f32")
        low = self.precision == "mixed"
        if self.rank == 0:
            print(f"precision: {self.precision}", flush=True)
        self.model.use_low_precision(low)
        self.taught = teach.Taught(args.teach) if args.teach else None
        lesson = losses.Lesson(self.model.config.hidden_size, self.taught).to(self.device) if args.teach else None
        self.optimizers = optimizers_module.build(self.model, args.optimizer, args.lr, args.matrix_lr, extra=lesson)
        self.checkpoint = os.path.join(args.out, "checkpoint.pt")
        self.state, self.random = resume(self.checkpoint, self.model, self.optimizers, self.device, self.rank, args.seed)
        sampled = losses.SampledSoftmax(unigram, args.negatives, self.device, low, args.copy) if args.softmax == "sampled" else None
        self.pretrainer = losses.Pretrainer(self.model, sampled, low, args.copy, args.sink, lesson)
        self.step_module = torch.compile(self.pretrainer, dynamic=True) if args.compile else self.pretrainer
        if self.world > 1:
            devices = [self.device.index] if cuda else None
            self.step_module = nn.parallel.DistributedDataParallel(self.step_module, device_ids=devices, gradient_as_bucket_view=True,
                                                                   find_unused_parameters=lesson is not None)
        self.vocab_size = self.model.config.vocab_size
        self.choice = data.Choice(unigram, args.vocab) if args.choose == "words" else None
        self.feed = feed.Feed(args.data, self.random, args.batch, self.vocab_size, args.workers, cuda, self.choice)
        self.now = time.process_time if args.clock == "cpu" else time.time
        if self.rank == 0:
            self.probes = losses.held_out_batches(args.data, self.vocab_size)
            step = self.state["step"]
            self.curve = Curve(os.path.join(args.out, "log.csv"), "step,minutes,tokens,mlm,nsp,lr,tokens_per_second", step)
            self.held_out = Curve(os.path.join(args.out, "heldout.csv"), "step,minutes,tokens,mlm,top1,nsp", step)
        self.began, self.before = self.now(), self.state["minutes"]

    def amp(self):
        bf16 = self.precision == "bf16"
        return torch.autocast(self.device.type, torch.bfloat16) if bf16 else contextlib.nullcontext()

    def clock(self):
        """(minutes trained so far, planned minutes), the same on all ranks."""
        times = [self.before + (self.now() - self.began) / 60, planned_end(self.args)]
        if self.world > 1:
            shared = torch.tensor(times, dtype=torch.float64, device=self.device)
            dist.broadcast(shared, 0)
            times = shared.tolist()
        return times

    def step(self, done, rate_of_learning):
        """One optimizer step; returns (MLM loss, NSP loss, tokens of all ranks)."""
        args = self.args
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = group["base_lr"] * rate_of_learning
        if done > args.full_from:
            self.pretrainer.sampled = None
        rate = args.mask[0] + (args.mask[1] - args.mask[0]) * done
        if self.taught and self.state["step"] % args.teach_every == 0:
            batch = self.taught.draw(self.random, args.batch // 2, rate, self.vocab_size, self.choice)
        else:
            batch = self.feed.next(rate, self.state["minutes"] < args.causal_minutes, done < args.short_first)
        batch = losses.to_device(batch, self.device)
        with self.amp():
            mlm, nsp, added = self.step_module(**batch)
        (mlm + nsp + added).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        mlm, nsp = float(mlm.detach()), float(nsp.detach())
        if math.isnan(mlm):
            raise FloatingPointError("The loss is not a number: lower the learning rate and resume.")
        return mlm, nsp, batch["ids"].numel() * self.world

    def probe(self):
        state = self.state
        loss, top1, nsp = losses.held_out(self.pretrainer, self.probes, self.device, self.amp)
        self.held_out.add(state["step"], f"{state['minutes']:.2f}", state["tokens"], f"{loss:.4f}", f"{top1:.4f}", f"{nsp:.4f}")
        print(f"HELD OUT {state['minutes']:.1f} min {state['tokens'] / 1e6:.1f} M tokens: "
              f"mlm {loss:.3f} top-1 {top1:.3f} nsp {nsp:.3f}", flush=True)

    def end_causal(self):
        """The left-to-right twin is ready: keep it as causal.pt, with its held-out next-token loss in causal.json."""
        probes = losses.held_out_batches(self.args.data, self.vocab_size, causal=True)
        loss, top1, _ = losses.held_out(self.pretrainer, probes, self.device, self.amp)
        figures = {"minutes": self.state["minutes"], "tokens": self.state["tokens"], "next_token_loss": loss, "top1": top1}
        print("CAUSAL", json.dumps(figures), flush=True)
        with open(os.path.join(self.args.out, "causal.json"), "w", encoding="utf8") as stream:
            json.dump(figures, stream)
        save(os.path.join(self.args.out, "causal.pt"), self.model, [], self.state, self.random)

    def report(self, recent, speed, end):
        state, lr = self.state, self.optimizers[0].param_groups[0]["lr"]
        mlm, nsp = np.mean(recent, 0)
        self.curve.add(state["step"], f"{state['minutes']:.3f}", state["tokens"], f"{mlm:.4f}", f"{nsp:.4f}", f"{lr:.2e}", f"{speed:.0f}")
        print(f"step {state['step']} {state['tokens'] / 1e6:.2f} M tokens mlm {mlm:.3f} nsp {nsp:.3f} lr {lr:.1e} "
              f"{speed:.0f} tokens/s, {end - state['minutes']:.1f} min left", flush=True)

    def save(self):
        save(self.checkpoint, self.model, self.optimizers, self.state, self.random)

    def train(self):
        args, state, main = self.args, self.state, self.rank == 0
        last_save = last_probe = state["minutes"]
        recent, since, tokens = [], self.now(), 0
        while True:
            minute, end = self.clock()
            if main and state["minutes"] < args.causal_minutes <= minute:
                self.end_causal()
            state["minutes"] = minute
            if minute >= end:
                break
            mlm, nsp, count = self.step(minute / end, schedule(minute, end, args.warmup))
            state["step"] += 1
            state["tokens"] += count
            tokens += count
            recent.append((mlm, nsp))
            if main and state["step"] % 25 == 0:
                self.report(recent, tokens / (self.now() - since), end)
                recent, since, tokens = [], self.now(), 0
            if main and minute - last_probe >= args.eval_every:
                self.probe()
                last_probe, since, tokens = minute, self.now(), 0
            if main and minute - last_save >= args.save_every:
                self.save()
                last_save = minute
        if main:
            self.probe()
            self.save()


if __name__ == "__main__":
    Run(options.parse(__doc__)).train()
