"""Write a model folder in the Hugging Face layout: float32 for evaluation, int8 rows + scales for the page.

    /usr/bin/python3 export.py SOURCE TARGET [--dtype int8|f16|f32]
    /usr/bin/python3 export.py SOURCE public/model/heads/left --encoder      the left-to-right twin: its layers only

SOURCE is such a folder itself (any dtype) or a pretrain.py checkpoint (.pt). Tensors are written in
the order of the forward pass, so that a reader can start computing while the rest still arrives.
int8: every 2-D tensor becomes I8 [rows, cols] with a sibling `<name>_scale` F32 [rows] and
value = int8 * scale[row]; 1-D tensors stay F32. The MLM decoder is the word embedding table and
is not written twice.
"""

import argparse
import json
import os
import shutil

import torch

import bert
import tensorfile


def forward_order(config):
    """Names of all tensors of a BertForPreTraining, in the order in which a forward pass needs them."""
    names = ["bert.embeddings.word_embeddings.weight", "bert.embeddings.position_embeddings.weight",
             "bert.embeddings.token_type_embeddings.weight"]
    names += both("bert.embeddings.LayerNorm")
    for i in range(config.num_hidden_layers):
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
                     "attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm"):
            names += both(f"bert.encoder.layer.{i}.{part}")
    names += both("bert.pooler.dense") + both("cls.seq_relationship")
    names += both("cls.predictions.transform.dense") + both("cls.predictions.transform.LayerNorm")
    return names + ["cls.predictions.bias"]


def both(module):
    return [module + ".weight", module + ".bias"]


def pack(arrays, dtype):
    """{name: float array} → the same names (plus scales) in the dtype asked for: "int8", "f16" or "f32"."""
    packed = {}
    for name, array in arrays.items():
        if dtype == "int8" and array.ndim == 2:
            packed[name], packed[name + tensorfile.SCALE_SUFFIX] = tensorfile.quantize_rows(array)
        else:
            packed[name] = array.astype("<f2" if dtype == "f16" else "<f4")
    return packed


METADATA = {"int8": {"quantization": "int8-rows"}, "f16": {}, "f32": {}}


def save(model, folder, dtype, file="model.safetensors"):
    """Write config.json and the weights of `model` (a bert.Bert) to `folder`; return the weights' size in bytes."""
    os.makedirs(folder, exist_ok=True)
    state = model.state_dict()
    arrays = {name: state[name].detach().float().cpu().numpy() for name in forward_order(model.config)}
    if len(arrays) != len(state):
        raise ValueError(f"tensors not exported: {sorted(set(state) - set(arrays))}")
    path = os.path.join(folder, file)
    tensorfile.write(path, pack(arrays, dtype), METADATA[dtype])
    with open(os.path.join(folder, "config.json"), "w", encoding="utf8") as stream:
        json.dump(model.config.to_json({"int8": "int8", "f16": "float16", "f32": "float32"}[dtype]), stream, indent=2)
        stream.write("\n")
    return os.path.getsize(path)


def open_source(source):
    """Load a model folder or a pretrain.py checkpoint."""
    if os.path.isdir(source):
        return bert.load(source)
    checkpoint = torch.load(source, map_location="cpu")
    model = bert.Bert(bert.Config(**checkpoint["config"]))
    model.load_state_dict(checkpoint["model"])
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--dtype", choices=METADATA, default="int8")
    parser.add_argument("--vocab", help="vocab.txt to copy along (default: the one beside SOURCE, if any)")
    parser.add_argument("--encoder", action="store_true", help="only the encoder layers, as TARGET/full.safetensors")
    args = parser.parse_args()
    model = open_source(args.source)
    if args.encoder:
        os.makedirs(args.target, exist_ok=True)
        names = [name for name in forward_order(model.config) if ".encoder." in name]
        state, path = model.state_dict(), os.path.join(args.target, "full.safetensors")
        tensorfile.write(path, pack({n: state[n].numpy() for n in names}, args.dtype), METADATA[args.dtype])
        print(f"{path}: {os.path.getsize(path):,} bytes, {args.dtype}")
        if not os.path.isdir(args.source):
            learned = torch.load(args.source, map_location="cpu")["state"]["tokens"]
            with open(os.path.join(args.target, "scores.json"), "w", encoding="utf8") as stream:
                json.dump({"tokens": learned}, stream)
                stream.write("\n")
        return
    size = save(model, args.target, args.dtype)
    vocab = args.vocab or os.path.join(args.source, "vocab.txt")
    target_vocab = os.path.join(args.target, "vocab.txt")
    if os.path.exists(vocab) and not (os.path.exists(target_vocab) and os.path.samefile(vocab, target_vocab)):
        shutil.copyfile(vocab, target_vocab)
    error = 0.0
    if args.dtype == "int8":
        again = bert.load(args.target).state_dict()
        error = max(float((again[n] - t).abs().max()) for n, t in model.state_dict().items())
    print(f"{args.target}: {size:,} bytes, {args.dtype}, largest change of a weight {error:.2g}")


if __name__ == "__main__":
    main()
