"""A plain BERT forward pass in PyTorch that records every intermediate tensor, for the fixtures.

Written from Devlin et al. 2018 and the Hugging Face weight names, one sequence at a time without
padding; it shares no code with the TypeScript engine nor with the fused `bert.py`.
"""

import json
import math
import os

import torch
import torch.nn.functional as F

import tensorfile


class Reference:
    """`run` gives {trace name: tensor} for one input."""

    def __init__(self, folder, file="model.safetensors", dtype=torch.float32):
        with open(os.path.join(folder, "config.json"), encoding="utf8") as stream:
            self.config = json.load(stream)
        self.dtype, self.w = dtype, {}
        self.overlay(os.path.join(folder, file))

    def overlay(self, path):
        """Take the tensors of a file in place of those of the same name: a fine-tuned model's."""
        stored, _ = tensorfile.read(path)
        self.w.update({n: torch.tensor(array, dtype=self.dtype) for n, array in tensorfile.dequantize(stored).items()})

    def linear(self, x, name):
        return x @ self.w[name + ".weight"].T + self.w[name + ".bias"]

    def norm(self, x, name):
        """(x − mean) / √(variance + ε) · γ + β over the last axis (Ba et al. 2016)."""
        centered = x - x.mean(-1, keepdim=True)
        variance = (centered**2).mean(-1, keepdim=True)
        scaled = centered / torch.sqrt(variance + self.config["layer_norm_eps"])
        return scaled * self.w[name + ".weight"] + self.w[name + ".bias"]

    def run(self, ids, types, causal=False, edges_off=(), heads_off=()):
        """One forward pass.

        causal: position i sees only positions ≤ i. edges_off: (layer, head, from, to) scores set to −∞
        before the softmax. heads_off: (layer, head) whose context is zeroed before the output projection.
        """
        trace = {}
        at = "bert.embeddings."
        trace["embeddings.word"] = self.w[at + "word_embeddings.weight"][ids]
        trace["embeddings.position"] = self.w[at + "position_embeddings.weight"][: len(ids)]
        trace["embeddings.tokenType"] = self.w[at + "token_type_embeddings.weight"][types]
        x = trace["embeddings.word"] + trace["embeddings.position"] + trace["embeddings.tokenType"]
        trace["embeddings.sum"] = x
        x = trace["embeddings.norm"] = self.norm(x, at + "LayerNorm")
        for i in range(self.config["num_hidden_layers"]):
            x = self.layer(i, x, trace, causal, edges_off, heads_off)
        trace["pooled"] = torch.tanh(self.linear(x[0], "bert.pooler.dense"))
        trace["nspLogits"] = self.linear(trace["pooled"], "cls.seq_relationship")
        hidden = self.norm(F.gelu(self.linear(x, "cls.predictions.transform.dense")), "cls.predictions.transform.LayerNorm")
        trace["mlmLogits"] = hidden @ self.w[at + "word_embeddings.weight"].T + self.w["cls.predictions.bias"]
        return trace

    def layer(self, i, x, trace, causal, edges_off, heads_off):
        at, name = f"bert.encoder.layer.{i}.", f"layer.{i}."
        tokens, hidden = x.shape
        heads = self.config["num_attention_heads"]
        size = hidden // heads
        for part in ("query", "key", "value"):
            trace[name + part] = self.linear(x, f"{at}attention.self.{part}")
        scores = torch.zeros(heads, tokens, tokens, dtype=x.dtype)
        probs = torch.zeros(heads, tokens, tokens, dtype=x.dtype)
        context = torch.zeros(tokens, hidden, dtype=x.dtype)
        for head in range(heads):
            cut = slice(head * size, (head + 1) * size)
            scores[head] = trace[name + "query"][:, cut] @ trace[name + "key"][:, cut].T / math.sqrt(size)
            masked = scores[head].clone()
            if causal:
                masked[torch.ones(tokens, tokens).triu(1).bool()] = -math.inf
            for edge_layer, edge_head, source, target in edges_off:
                if edge_layer == i and edge_head == head:
                    masked[source, target] = -math.inf
            probs[head] = torch.softmax(masked, -1)
            if (i, head) not in heads_off:
                context[:, cut] = probs[head] @ trace[name + "value"][:, cut]
        trace.update({name + "scores": scores, name + "probs": probs, name + "context": context})
        dense = trace[name + "attentionOutput"] = self.linear(context, at + "attention.output.dense")
        x = trace[name + "attentionNorm"] = self.norm(x + dense, at + "attention.output.LayerNorm")
        inner = trace[name + "intermediate"] = F.gelu(self.linear(x, at + "intermediate.dense"))
        dense = trace[name + "ffnOutput"] = self.linear(inner, at + "output.dense")
        x = trace[name + "output"] = self.norm(x + dense, at + "output.LayerNorm")
        return x
