"""BERT in PyTorch, for training: parameters carry their Hugging Face names, so a state dict is a model file.

The forward pass works on padded batches and fuses what is slow on small models (one product for
query, key and value). `reference.py` holds the slow, plain twin that the fixtures are made with;
`test_training.py` checks that both agree.
"""

import json
import math
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import mixed
import tensorfile


class Config:
    """The fields of a Hugging Face BERT `config.json` that this project needs."""

    def __init__(self, **fields):
        self.vocab_size = fields.get("vocab_size", 30522)
        self.hidden_size = fields.get("hidden_size", 256)
        self.num_hidden_layers = fields.get("num_hidden_layers", 4)
        self.num_attention_heads = fields.get("num_attention_heads", 4)
        self.intermediate_size = fields.get("intermediate_size", 4 * self.hidden_size)
        self.max_position_embeddings = fields.get("max_position_embeddings", 512)
        self.type_vocab_size = fields.get("type_vocab_size", 2)
        self.layer_norm_eps = fields.get("layer_norm_eps", 1e-12)

    def to_json(self, dtype):
        return {
            "architectures": ["BertForPreTraining"],
            "model_type": "bert",
            "attention_probs_dropout_prob": 0.1,
            "hidden_act": "gelu",
            "hidden_dropout_prob": 0.1,
            "initializer_range": 0.02,
            "pad_token_id": 0,
            "tie_word_embeddings": True,
            "torch_dtype": dtype,
            **self.__dict__,
        }


class Layer(nn.Module):
    """One encoder layer, post-LayerNorm as in the paper."""

    def __init__(self, config):
        super().__init__()
        hidden, inner, eps = config.hidden_size, config.intermediate_size, config.layer_norm_eps
        self.heads = config.num_attention_heads
        # True: matrix products in bfloat16 on the CPU (see mixed.py). On a GPU, autocast does this.
        self.low_precision = False
        # True: the attention probabilities of the last pass stay in `probs` [batch, heads, tokens, tokens].
        self.watched, self.probs = False, None
        names = {
            "attention.self.query": nn.Linear(hidden, hidden),
            "attention.self.key": nn.Linear(hidden, hidden),
            "attention.self.value": nn.Linear(hidden, hidden),
            "attention.output.dense": nn.Linear(hidden, hidden),
            "attention.output.LayerNorm": nn.LayerNorm(hidden, eps),
            "intermediate.dense": nn.Linear(hidden, inner),
            "output.dense": nn.Linear(inner, hidden),
            "output.LayerNorm": nn.LayerNorm(hidden, eps),
        }
        for path, module in names.items():
            add_at(self, path, module)

    def forward(self, x, bias, keep=None):
        """x [batch, tokens, hidden]; bias broadcastable to [batch, heads, tokens, tokens], 0 or very negative.

        With `keep` (indices into batch × tokens) only those rows go on after the attention: [kept, hidden].
        """
        batch, tokens, hidden = x.shape
        dense = mixed.linear if self.low_precision else F.linear
        attention, output = getattr(self.attention, "self"), self.attention.output
        parts = (attention.query, attention.key, attention.value)
        fused = dense(x, torch.cat([p.weight for p in parts]), torch.cat([p.bias for p in parts]))
        query, key, value = fused.view(batch, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        if not self.low_precision and not self.watched and hasattr(F, "scaled_dot_product_attention"):
            context = F.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        else:
            scores = (query * (1 / math.sqrt(query.shape[-1]))) @ key.transpose(-1, -2)
            probs = torch.softmax(scores.float() + bias, -1)
            self.probs = probs if self.watched else None
            context = probs.to(value.dtype) @ value
        context = context.transpose(1, 2).reshape(batch, tokens, hidden)
        if keep is not None:
            x, context = x.view(-1, hidden).index_select(0, keep), context.view(-1, hidden).index_select(0, keep)
        x = output.LayerNorm(x + dense(context, output.dense.weight, output.dense.bias))
        inner = F.gelu(dense(x, self.intermediate.dense.weight, self.intermediate.dense.bias))
        return self.output.LayerNorm(x + dense(inner, self.output.dense.weight, self.output.dense.bias))


class Bert(nn.Module):
    """Encoder, pooler, MLM head (decoder tied to the word embeddings) and NSP head."""

    def __init__(self, config):
        super().__init__()
        self.config = config
        hidden, eps = config.hidden_size, config.layer_norm_eps
        modules = {
            "bert.embeddings.word_embeddings": nn.Embedding(config.vocab_size, hidden),
            "bert.embeddings.position_embeddings": nn.Embedding(config.max_position_embeddings, hidden),
            "bert.embeddings.token_type_embeddings": nn.Embedding(config.type_vocab_size, hidden),
            "bert.embeddings.LayerNorm": nn.LayerNorm(hidden, eps),
            "bert.encoder.layer": nn.ModuleList(Layer(config) for _ in range(config.num_hidden_layers)),
            "bert.pooler.dense": nn.Linear(hidden, hidden),
            "cls.predictions.transform.dense": nn.Linear(hidden, hidden),
            "cls.predictions.transform.LayerNorm": nn.LayerNorm(hidden, eps),
            "cls.seq_relationship": nn.Linear(hidden, 2),
        }
        for path, module in modules.items():
            add_at(self, path, module)
        self.cls.predictions.bias = nn.Parameter(torch.zeros(config.vocab_size))
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                nn.init.normal_(parameter, std=0.02)
            elif name.endswith("bias"):
                nn.init.zeros_(parameter)

    def encode(self, ids, types, valid, causal=False, keep=None):
        """ids, types [batch, tokens] int64, valid [batch, tokens] bool → hidden states [batch, tokens, hidden].

        With `keep` (indices into batch × tokens) the last layer works only where its result is used, which
        saves a seventh of the encoder when one token in three has a loss: hidden states [kept, hidden].
        """
        embeddings = self.bert.embeddings
        x = embeddings.word_embeddings(ids)
        x = x + embeddings.position_embeddings.weight[: ids.shape[1]] + embeddings.token_type_embeddings(types)
        x = embeddings.LayerNorm(x)
        bias = torch.zeros(valid.shape, dtype=x.dtype, device=x.device).masked_fill_(~valid, -1e4)[:, None, None, :]
        if causal:
            tokens = ids.shape[1]
            future = torch.full((tokens, tokens), -1e4, dtype=x.dtype, device=x.device).triu(1)
            bias = bias + future
        last = len(self.bert.encoder.layer) - 1
        for i, layer in enumerate(self.bert.encoder.layer):
            x = layer(x, bias, keep if i == last else None)
        return x

    def transform(self, states):
        """The MLM head before the decoder: [n, hidden] → [n, hidden]."""
        head = self.cls.predictions.transform
        return head.LayerNorm(F.gelu(head.dense(states)))

    def mlm_logits(self, states):
        """[n, hidden] → [n, vocabulary]."""
        return F.linear(self.transform(states), self.word_embeddings, self.cls.predictions.bias)

    def pool(self, states):
        """[batch, tokens, hidden] → tanh of a dense layer on [CLS], [batch, hidden]."""
        return torch.tanh(self.bert.pooler.dense(states[:, 0]))

    def nsp_logits(self, states):
        """[batch, tokens, hidden] → [batch, 2]; index 0 = the second sentence really is next."""
        return self.cls.seq_relationship(self.pool(states))

    def use_low_precision(self, on):
        """Switch the encoder's matrix products to bfloat16 on the CPU."""
        for layer in self.bert.encoder.layer:
            layer.low_precision = on

    @property
    def word_embeddings(self):
        return self.bert.embeddings.word_embeddings.weight


def add_at(root, path, module):
    """Attach `module` at a dotted path, making empty modules on the way."""
    *parents, last = path.split(".")
    for name in parents:
        if name not in root._modules:
            root.add_module(name, nn.Module())
        root = root._modules[name]
    root.add_module(last, module)


def load(folder, file="model.safetensors"):
    """Load a Hugging Face-layout folder (F32, F16 or int8 rows) into a float32 model.

    An encoder alone will do (names with or without "bert."): the heads are random then. Raises ValueError when a tensor of
    the encoder is missing.
    """
    with open(os.path.join(folder, "config.json"), encoding="utf8") as stream:
        model = Bert(Config(**json.load(stream)))
    tensors = tensorfile.dequantize(tensorfile.read(os.path.join(folder, file))[0])
    plain = {n if n.startswith(("bert.", "cls.")) else "bert." + n: torch.from_numpy(np.array(a)) for n, a in tensors.items()}
    own = model.state_dict()
    alone = not any(n.startswith("cls.") for n in plain)
    missing = [n for n in own if n not in plain and not (alone and n.startswith("cls."))]
    if missing:
        raise ValueError(f"{folder} lacks {missing[0]}")
    model.load_state_dict({n: a for n, a in plain.items() if n in own}, strict=False)
    return model
