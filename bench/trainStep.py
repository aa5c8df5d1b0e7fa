"""One training step of a nano-BERT in PyTorch on one thread: what trainStep.ts compares with.

    /usr/bin/python3 bench/trainStep.py STEPS

Prints milliseconds on the processor a step. Same shapes: 2 layers, 64 hidden, 4 heads, 800 words, 32 sequences of 16
tokens, 80 words to guess; forward, backward, clipping and AdamW.
"""

import os
import sys
import time

import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "training"))
import bert  # noqa: E402

torch.set_num_threads(1)
torch.manual_seed(1)
model = bert.Bert(bert.Config(vocab_size=800, hidden_size=64, num_hidden_layers=2, num_attention_heads=4,
                              intermediate_size=256, max_position_embeddings=43))
ids = torch.randint(5, 800, (32, 16))
types = torch.zeros_like(ids)
valid = torch.ones_like(ids, dtype=torch.bool)
tokens = torch.arange(0, 512, 6)[:80]
targets = torch.randint(5, 800, (80,))
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)


def step():
    optimizer.zero_grad()
    states = model.encode(ids, types, valid).view(-1, 64)[tokens]
    F.cross_entropy(model.mlm_logits(states), targets).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()


for _ in range(10):
    step()
steps = int(sys.argv[1])
start = time.process_time()
for _ in range(steps):
    step()
print(1000 * (time.process_time() - start) / steps)
