"""Write the PyTorch reference tensors that the engine's tests compare with.

    /usr/bin/python3 training/fixtures.py

Run it again whenever public/model changes. It writes to tests/fixtures/reference/:

tiny/                     a random-weight BERT (config, vocab, weights in F32, F16 and int8 rows)
tiny.cases.json           the inputs: ids, token type ids, interventions, which weights file
tiny.tensors.safetensors  every trace tensor of every case, named "<case>/<trace name>"
heads.cases.json          for every file in public/model/heads: the logits, and the last hidden states in short
regression.cases.json     a linear head trained by torch.optim.SGD: loss by loss
left.cases.json           the left-to-right twin's guesses at a blank, read at the token before it
shipped.cases.json        for public/model, computed in float64: per tensor its shape, mean, L2 norm and a strided sample
"""

import json
import os

import torch
import torch.nn.functional as F

import bert
import export
import tensorfile
from reference import Reference
from tokenizer import Tokenizer

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
TARGET = os.path.join(ROOT, "tests", "fixtures", "reference")
SHIPPED = os.path.join(ROOT, "public", "model")
TINY_FILES = {"f32": "model.safetensors", "f16": "model.f16.safetensors", "int8": "model.int8.safetensors"}
WORDS = """the a cat dog bird sat on mat ran to house river bank was steep and children play ing ##ing ##s ##ed ##ly
he she they it is are not very good bad book read small big red blue in of with one two three . , ? ! ' - : ;
man woman king queen""".split()
SAMPLES = 64


def make_tiny():
    """A BERT small enough to commit, with weights large enough that no tensor is flat."""
    folder = os.path.join(TARGET, "tiny")
    os.makedirs(folder, exist_ok=True)
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1) if chr(c) != "a"]
    vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS, *letters, *("##" + c for c in letters)]
    vocab = list(dict.fromkeys(vocab))[:120]
    with open(os.path.join(folder, "vocab.txt"), "w", encoding="utf8") as stream:
        stream.write("\n".join(vocab) + "\n")
    torch.manual_seed(20261123)
    model = bert.Bert(bert.Config(vocab_size=len(vocab), hidden_size=32, num_hidden_layers=3, num_attention_heads=4,
                                  intermediate_size=64, max_position_embeddings=64))
    for name, parameter in model.named_parameters():
        spread = 0.1 if parameter.dim() == 1 else 0.6 if "embeddings" in name else 0.25
        center = 1.0 if name.endswith("LayerNorm.weight") else 0.0
        torch.nn.init.normal_(parameter, mean=center, std=spread)
    for dtype in ("f16", "int8", "f32"):
        export.save(model, folder, dtype, TINY_FILES[dtype])
    return folder, len(vocab)


def tiny_cases(vocab_size):
    """Random ids at many lengths, then one input under every kind of intervention and in every dtype."""
    random = torch.Generator().manual_seed(7)

    cases = []

    def add(name, input_ids, types=None, weights="f32", **interventions):
        cases.append({"name": name, "weights": TINY_FILES[weights], "inputIds": input_ids,
                      "tokenTypeIds": types or [0] * len(input_ids),
                      "causal": False, "edgesOff": [], "headsOff": [], **interventions})

    for length in (1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 31, 33, 64):
        add(f"length-{length}", [2, *ids_inner(random, vocab_size, length), 3][:length])
    pair = [2, *ids_inner(random, vocab_size, 8), 3, *ids_inner(random, vocab_size, 8), 3]
    types = [0] * 8 + [1] * 7
    for weights in ("f32", "f16", "int8"):
        add("pair" if weights == "f32" else f"pair-{weights}", pair, types, weights)
    single = [2, *ids_inner(random, vocab_size, 11), 3]
    add("causal", single, causal=True)
    add("edge-off", single, edgesOff=[{"layer": 1, "head": 2, "from": 4, "to": 6}])
    add("edges-off", single, edgesOff=[{"layer": 0, "head": head, "from": 3, "to": 0} for head in range(4)])
    add("head-off", single, headsOff=[{"layer": 0, "head": 1}])
    add("heads-off", single, headsOff=[{"layer": 1, "head": 0}, {"layer": 1, "head": 3}, {"layer": 2, "head": 2}])
    add("all-at-once", single, causal=True, edgesOff=[{"layer": 2, "head": 0, "from": 5, "to": 2}],
        headsOff=[{"layer": 1, "head": 1}])
    return cases


def ids_inner(random, vocab_size, length):
    """Ids for a sequence of `length` tokens of which [CLS] and [SEP] are two."""
    return torch.randint(5, vocab_size, (max(0, length - 2),), generator=random).tolist()


def run_case(models, case):
    edges = [(e["layer"], e["head"], e["from"], e["to"]) for e in case["edgesOff"]]
    heads = {(h["layer"], h["head"]) for h in case["headsOff"]}
    return models[case["weights"]].run(case["inputIds"], case["tokenTypeIds"], case["causal"], edges, heads)


SENTENCES = [
    ("The [MASK] sat on the mat.", None),
    ("Paris is the capital of [MASK].", None),
    ("The bank by the river was steep.", None),
    ("He went to the shop.", "Then he [MASK] some bread and milk."),
    ("[MASK]", None),
    ("In the nineteenth century the town grew quickly because of the railway, and many people moved there to work in "
     "the new factories, while others stayed on the farms around it and sold milk, eggs and vegetables at the market "
     "every week.", "It is now one of the largest [MASK] in the country."),
]


def summary(tensor):
    """Shape, mean, L2 norm and about 64 values at a fixed stride over the flattened tensor.

    Of the strides that give 64 to 96 values, the one that meets the largest value: an error relative to the
    largest sampled value then means as much as one relative to the tensor's (GELU's outputs are nearly all ≈ 0).
    """
    flat = tensor.double().reshape(-1)
    strides = range(max(1, flat.numel() * 2 // (3 * SAMPLES)), max(1, flat.numel() // SAMPLES) + 1)
    stride = max(strides, key=lambda step: float(flat[::step].abs().max()))
    return {"shape": list(tensor.shape), "mean": float(f"{flat.mean():.8g}"), "norm": float(f"{flat.norm():.8g}"),
            "stride": stride, "sample": [float(f"{v:.6g}") for v in flat[::stride].tolist()]}


def shipped_case(model, tokenizer, index, first, second):
    ids, types = tokenizer.sequence(first, second)
    trace = model.run(ids, types)
    logits = trace.pop("mlmLogits")
    top = []
    for position in range(len(ids)):
        values, indices = logits[position].topk(10)
        top.append({"ids": indices.tolist(), "logits": [float(f"{v:.6g}") for v in values.tolist()]})
    return {"name": f"sentence-{index}", "text": first, "second": second, "inputIds": ids, "tokenTypeIds": types,
            "tensors": {name: summary(t) for name, t in trace.items()},
            "nspLogits": trace["nspLogits"].tolist(), "mlmTop": top}


HEADS = {"sentiment": [("A warm, funny and moving film.", None), ("The plot makes no sense at all.", None)],
         "ner": [("Angela Merkel met Barack Obama in Berlin.", None), ("Google opened an office in Zurich.", None)],
         "qa": [("Where did the cat sit?", "The cat sat on the mat while the dog slept by the door.")]}


def head_cases(tokenizer):
    """Each trained head that is there, as the page runs it: its file's tensors laid over the shipped ones."""
    for name, texts in HEADS.items():
        for variant in ("frozen", "full"):
            path = os.path.join(SHIPPED, "heads", name, variant + ".safetensors")
            if not os.path.exists(path):
                continue
            model = Reference(SHIPPED, dtype=torch.float64)
            model.overlay(path)
            for index, pair in enumerate(texts):
                ids, types = tokenizer.sequence(*pair)
                trace = model.run(ids, types)
                last = trace[f"layer.{model.config['num_hidden_layers'] - 1}.output"]
                logits = {"sentiment": lambda: model.linear(trace["pooled"], "classifier"),
                          "ner": lambda: model.linear(last, "classifier"),
                          "qa": lambda: model.linear(last, "qa_outputs")}[name]()
                yield {"name": f"{name}-{variant}-{index}", "head": name, "variant": variant, "text": pair[0],
                       "second": pair[1], "inputIds": ids, "tokenTypeIds": types, "last": summary(last),
                       "logits": [float(f"{v:.8g}") for v in logits.reshape(-1).tolist()]}


def left_cases(tokenizer):
    """The twin as the page runs it: its layers laid over the shipped ones, causal attention, the next token's logits."""
    model = Reference(SHIPPED, dtype=torch.float64)
    model.overlay(os.path.join(SHIPPED, "heads", "left", "full.safetensors"))
    for index, text in enumerate(("The [MASK] flows into the sea.", "She drank a cup of [MASK].", "He opened the [MASK] and went in.")):
        ids, types = tokenizer.sequence(text)
        trace = model.run(ids, types, causal=True)
        position = ids.index(tokenizer.mask)
        values, indices = trace["mlmLogits"][position - 1].topk(10)
        yield {"name": f"left-{index}", "text": text, "inputIds": ids, "position": position, "ids": indices.tolist(),
               "logits": [float(f"{v:.8g}") for v in values.tolist()],
               "last": summary(trace[f"layer.{model.config['num_hidden_layers'] - 1}.output"])}


@torch.enable_grad()
def regression_case(name, classes, rate, size, epochs):
    """Softmax regression on 20 random vectors [20, 6] from zero weights, batches in the order of `batches`."""
    random = torch.Generator().manual_seed(classes)
    features = torch.randn(20, 6, generator=random, dtype=torch.float64)
    labels = torch.randint(classes, (20,), generator=random)
    head = torch.nn.Linear(6, classes, dtype=torch.float64)
    torch.nn.init.zeros_(head.weight)
    torch.nn.init.zeros_(head.bias)
    optimizer, batches, losses = torch.optim.SGD(head.parameters(), lr=rate), [], []
    for _ in range(epochs):
        batches += torch.randperm(20, generator=random).split(size)
    for batch in batches:
        loss = F.cross_entropy(head(features[batch]), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    return {"name": name, "classes": classes, "rate": rate, "features": features.tolist(), "labels": labels.tolist(),
            "batches": [b.tolist() for b in batches], "losses": losses, "weight": head.weight.tolist(), "bias": head.bias.tolist()}


def main():
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    folder, vocab_size = make_tiny()
    models = {file: Reference(folder, file) for file in TINY_FILES.values()}
    cases, tensors = tiny_cases(vocab_size), {}
    for case in cases:
        for name, tensor in run_case(models, case).items():
            tensors[f"{case['name']}/{name}"] = tensor.contiguous().numpy()
    tensorfile.write(os.path.join(TARGET, "tiny.tensors.safetensors"), tensors)
    write_json("tiny.cases.json", {"model": "tiny", "tensors": "tiny.tensors.safetensors", "cases": cases})
    shipped, tokenizer = Reference(SHIPPED, dtype=torch.float64), Tokenizer(os.path.join(SHIPPED, "vocab.txt"))
    write_json("shipped.cases.json", {"model": "public/model", "cases": [
        shipped_case(shipped, tokenizer, i, *pair) for i, pair in enumerate(SENTENCES)]})
    write_json("heads.cases.json", {"model": "public/model/heads", "cases": list(head_cases(tokenizer))})
    write_json("left.cases.json", {"model": "public/model/heads/left", "cases": list(left_cases(tokenizer))})
    write_json("regression.cases.json", {"cases": [
        regression_case("two classes", 2, 0.1, 4, 3), regression_case("three classes, ragged batches", 3, 1.5, 7, 2)]})


def write_json(name, value):
    with open(os.path.join(TARGET, name), "w", encoding="utf8") as stream:
        stream.write("{\n")
        for key, item in value.items():
            if key != "cases":
                stream.write(f" {json.dumps(key)}: {json.dumps(item)},\n")
        stream.write(' "cases": [\n' + ",\n".join("  " + json.dumps(c, ensure_ascii=False) for c in value["cases"]))
        stream.write("\n ]\n}\n")


if __name__ == "__main__":
    main()
