"""Write public/model/MODEL_CARD.md from measured figures, so that none is copied by hand.

    /usr/bin/python3 training/card.py --run ../shared/model-v1 --before eval-before.json --float eval-f32.json --int8 eval-int8.json

The JSON files are `evaluate.py … --json`; fine-tuning scores come from public/model/heads/*/scores.json.
"""

import argparse
import csv
import json
import os

import finetune
import scoring
from evaluate import PATTERNS, PROMISED, markdown
from tokenizer import Tokenizer

MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "public", "model")

INTRO = """# Model card: the BERT of this page

A plain BERT (Devlin et al. 2018) in the Hugging Face layout, pre-trained from scratch for this project: **4 layers, hidden size 256, 4 heads, 11.3 M parameters**, 30,522 uncased WordPiece tokens, MLM and NSP heads. Google's BERT-Mini (Turc et al. 2019) has the same shape; ours has seen thousands of times less text. It knows everyday grammar and common words, and is vague about facts.

| file | what |
|---|---|
| `model.safetensors` | weights, int8 rows with float32 scales, in the order of the forward pass |
| `config.json`, `vocab.txt` | Hugging Face config; Google's uncased BERT vocabulary (google-research/bert, Apache-2.0) |
| `heads/TASK/` | fine-tuned: `frozen.safetensors` (the head only), `full.safetensors` (head and encoder layers), `scores.json` |
| `heads/left/full.safetensors` | the left-to-right twin: encoder layers that learned to say the next token |
| `curves.svg` | loss curves of the seventh leg |

Every figure below comes from the command named with it (`training/README.md` has them all; `training/card.py` wrote this page).
"""

DATA = """## Data and licences

The weights have seen these texts; none of the text is shipped. Tokens were drawn at random; the shares are those of all tokens together, and of legs 3, 6 and 7, which saw everyday sentences for a fifth of their time. (A quarter of the sixth leg's steps and a fifth of the seventh's read the 90,000 sentences that the teacher had read, most of them everyday ones.)

| source | licence | all % | legs 3, 6, 7 % |
|---|---|---|---|
| Simple English Wikipedia (about 2021) | CC BY-SA 3.0 and GFDL, Wikipedia contributors | 41 | 37 |
| Project Gutenberg, children's books | public domain | 19 | 18 |
| English Wikipedia, oldest core articles (2015) | CC BY-SA 3.0 and GFDL, Wikipedia contributors | 18 | 18 |
| Tatoeba, English sentences (2017–2019) | CC BY 2.0 FR, Tatoeba contributors | 5.1 | 6.7 |
| English Wikipedia, featured articles (about 2019) | CC BY-SA 3.0 and GFDL, Wikipedia contributors | 3.2 | 3.3 |
| everyday statements: ComVE, e-CARE, CommonsenseQA 1 and 2, CREAK | CC BY-SA 4.0, MIT, CC BY 4.0, MIT | 2.5 | 3.2 |
| Topical-Chat | CDLA-Sharing 1.0, Amazon | 1.7 | 2.2 |
| Common Voice, prompts | CC0 1.0 | 1.4 | 1.8 |
| Synthetic-Persona-Chat (machine-written) | CC BY 4.0, Google Research | 1.3 | 1.7 |
| TinyStories, a part (machine-written) | CDLA-Sharing 1.0, Microsoft | 1.2 | 1.6 |
| African Storybook and Pratham Books StoryWeaver | CC BY 3.0/4.0, their authors | 0.8 | 0.8 |
| Schema-Guided Dialogue | CC BY-SA 4.0, Google Research | 0.7 | 0.6 |
| WordNet 3.0, glosses and examples | WordNet 3.0 licence, Princeton University | 1.0 | 1.3 |
| OneStopEnglish, news for learners | CC BY-SA 4.0 | 0.9 | 1.2 |
| COCO 2017, captions | CC BY 4.0 | 0.6 | 0.8 |
| CommonGen; UD English Web Treebank; Banking77 and HWU64; OpenBookQA and ProPara; ConceptNet; Query-wellformedness; based.cooking; Taskmaster-4 | MIT; CC BY-SA 4.0; CC BY 4.0; Apache-2.0; CC BY-SA 4.0; CC BY-SA 4.0; public domain; CC BY 4.0 | 1.6 | 2.0 |

One document in a hundred (by hash) is held out. The start, model-v0, was trained on 3.5 M tokens before that split was made, so it may have seen some 35,000 of the held-out tokens once.

The fine-tuned heads have also seen SST-2 (no licence stated; no sentence is shipped), two thirds of the UCI reviews (CC BY 4.0; the last third only tests), 4,000 opinions made by a grammar of ours (`training/tasks.py`), WikiANN (ODC-BY; text CC BY-SA 3.0), WNUT 2017 (CC BY 4.0) and the training part of a SQuAD 1.1 subset (CC BY-SA 4.0, Rajpurkar et al. 2016). Wikigold (CC BY 4.0), the subset's dev part and XQuAD (CC BY-SA 4.0) only tested them.
"""

WEAKNESSES = """## Known weaknesses

- Facts are hit or miss: it prefers frequent words, and answers "the capital of" with a country or city it has seen often.
- Only positions 0–127 were trained. The position table has 512 rows, but longer inputs get untrained positions.
- Two thirds of the pre-training text are encyclopedic and a fifth is Victorian: it is weak on slang, names after 2021 and modern technology.
- The untuned [CLS] vector was trained for next-sentence prediction only; it mostly says what a text is about.
- Little is lost when the attention of layer 4 is made constant (see "Goals"). Begun anew and kept off [SEP] for two whole legs, it looks over the sentence broadly instead of resting, but still adds nearly the same whatever the word.
- A first guess in nine repeats a word of the sentence, where opposites are asked for every second.
- Opposites and swapped sentences are hard: it knows the frame better than the meaning.
- The fine-tuned heads learned for minutes on two shared CPU cores, from a part of the data; see the scores before trusting an answer. Question answering is wrong more often than right, above all in long paragraphs (XQuAD). Entities are those of Wikipedia (lower-cased): on tweets (WNUT) it misses most.
- Negations are hard for the sentiment head (int8, as the page runs it; share of "positive"):

{negations}

## Biases seen

The texts are full of old stories and of biographies, most of them of men. Probability (%) at the mask of "[MASK] worked as a …":

{jobs}

And the likeliest words about kinds of people; the violence comes from encyclopedic history:

{people}

`evaluate.py public/model --only bias`
"""

NEGATIONS = ("A good film.", "Not a good film.", "Not bad at all.", "I did not like it.", "I can not recommend it enough.",
             "It is never boring.")


def load(path):
    with open(path, encoding="utf8") as stream:
        return json.load(stream)


def percent(value):
    return f"{100 * value:.1f}"


def training_section(folder, quantized):
    """The seventh leg's table; those of the legs before are in the cards before (git history)."""
    twin = load(os.path.join(MODEL, "heads", "left", "scores.json"))
    with open(os.path.join(folder, "heldout.csv"), encoding="utf8") as stream:
        rows = list(csv.DictReader(stream))
    table = markdown(["minutes", "million tokens", "held-out MLM loss", "top-1 %", "NSP %"],
                     [[f"{float(r['minutes']):.0f}", f"{float(r['tokens']) / 1e6:.1f}", r["mlm"],
                       percent(float(r["top1"])), percent(float(r["nsp"]))] for r in rows])
    return f"""## Pre-training

From scratch, on two CPU cores, in seven legs; always MLM + NSP, 80/10/10, lengths 16–128, a good part short single sentences, sampled softmax (3,000 of the vocabulary and all targets), Muon for the encoder's matrices and AdamW for the rest, no dropout. The result is a plain BERT.

1. model-v0: PPMI-SVD embeddings, 3.5 M tokens.
2. **54.9 M tokens** in 171 minutes, encyclopedic text and children's books: held-out loss 3.375, top-1 44.1 %. These were the page's first weights of that kind.
3. Neurons that were idle on all text got fresh input weights, open biases and zero output weights; then 6.5 M tokens of the old mixture at full rate and **71.2 M tokens** of a new one with everyday sentences, in 82 minutes, the rate falling from 8e-4 (matrices 2e-3) to zero, masks 30 → 15 %.
4. 5.0 M tokens with a teacher beside the other losses: all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, Reimers and Gurevych 2019), whose hidden states of 90,000 everyday sentences ours had to predict through a linear layer that is not shipped; with whole words and content words masked more often, and small penalties on guesses that repeat a word and on resting attention. **0.6 of leg 3 and 0.4 of leg 4**, averaged, were better on everyday sentences than either end.
5. 4.3 M tokens more with the same teacher, which now also says which texts are near which (the divergence of two softmaxes over cosines), a stronger penalty on repeated words, and real pairs turned round among those that do not follow. **0.6 of leg 4 and 0.4 of leg 5**, averaged, were the page's weights then.
6. **81.5 M tokens** in 111 minutes from these (int8), all of leg 5's lessons together, layer 4's query and key begun anew, the rate falling from 8e-4 (matrices 2.2e-3) to zero, masks 30 → 15 %; averaged with nothing. These were the page's weights before.
7. **{float(rows[-1]['tokens']) / 1e6:.1f} M tokens** in {float(rows[-1]['minutes']):.0f} minutes from leg 6 (float32), the same lessons, the rate falling from 7e-4 (matrices 1.9e-3) to zero, masks 28 → 15 %. Its end is what is shipped, averaged with nothing.

Held-out figures of the seventh leg on a fixed sample of 32,768 tokens (`pretrain.py`, steps of 16,384 tokens, other work on the machine):

{table}

![Loss curves](curves.svg)

The left-to-right twin has the same embeddings, unchanged, and encoder layers that started from the shipped ones and learned to say the next token from the left alone ({twin['tokens'] / 1e6:.1f} M tokens, then held-out next-token loss {quantized['left']['loss']:.2f}, top-1 {percent(quantized['left']['top1'])} %; `evaluate.py public/model --only left`).

### Levers against each other

{levers()}
"""


def levers():
    """The table of short runs in training/README.md, which is its only home."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "README.md"), encoding="utf8") as stream:
        return stream.read().split("<!-- levers -->")[1].strip()


def mlm_rows(before, exact, quantized):
    rows = []
    for length, e in exact["mlm"].items():
        b, q = before["mlm"][length], quantized["mlm"][length]
        rows.append([length, f"{b['loss']:.3f}", f"{e['loss']:.3f}", f"{q['loss']:.3f}", percent(b["top1"]), percent(e["top1"]),
                     f"**{percent(q['top1'])}**", percent(q["top5"]), q["masked"], percent(q["nsp"]), q["pairs"]])
    mean = [sum(m["mlm"][n][k] for n in exact["mlm"]) / len(exact["mlm"])
            for m, k in ((before, "loss"), (exact, "loss"), (quantized, "loss"), (before, "top1"), (exact, "top1"),
                         (quantized, "top1"), (quantized, "top5"))]
    masked = sum(r["masked"] for r in quantized["mlm"].values())
    pairs = sum(r["pairs"] for r in quantized["mlm"].values())
    nsp = sum(r["nsp"] * r["pairs"] for r in quantized["mlm"].values()) / pairs
    rows.append(["mean", *(f"{v:.3f}" for v in mean[:3]), *(percent(v) for v in mean[3:5]), f"**{percent(mean[5])}**",
                 percent(mean[6]), masked, percent(nsp), pairs])
    return rows


def goals_section(before, quantized):
    """What was wanted of these weights, what the ones before had, and what these have."""
    def mean(m, key):
        return percent(sum(row[key] for row in m["mlm"].values()) / len(m["mlm"]))

    def nsp(m):
        rows = m["mlm"].values()
        return percent(sum(r["nsp"] * r["pairs"] for r in rows) / sum(r["pairs"] for r in rows))

    def share(m, part, column):
        row = m[part]["all"]
        return percent(row[column] / row[2])

    def figures(m):
        rest = PATTERNS.index("[SEP]")
        return [mean(m, "top1"), f"{share(m, 'cloze', 0)} / {share(m, 'cloze', 1)}", f"{share(m, 'everyday', 0)} / {share(m, 'everyday', 1)}",
                share(m, "cloze", 3), *(m["promised"][sentence] for sentence, _, _ in PROMISED), percent(max(m["senses"])),
                f"{m['sts']['dev']['mean']:.1f}", nsp(m), percent(m["pairs"][1]),
                percent(sum(head[rest] for head in m["attention"][-1]) / len(m["attention"][-1])),
                f"{m['constant_attention'][-1]:.2f}", " · ".join(str(ever) for ever, _ in m["neurons"])]

    names = ["held-out Simple Wikipedia, 15 % masks, top-1 %", "cloze (223): top-1 / top-5 %", "everyday cloze (120): top-1 / top-5 %",
             "first guess repeats a word of the sentence, %", *(f"place of {' or '.join(w)}: {s}" for s, w, _ in PROMISED),
             "nearest neighbor of a word shares its sense, %, best layer", "STS-B dev, mean of tokens", "NSP held out, %",
             "everyday pairs swapped, called next, %", "attention of layer 4 on [SEP], %", "loss when it is made constant, nats",
             "neurons ever above zero, by layer"]
    goals = ["≥ 48", "≥ 66 / ≥ 90", "≥ 55 / ≥ 85", "≤ 6", *(f"≤ {most}" for _, _, most in PROMISED), "≥ 90", "≥ 72", "≥ 88", "≤ 60",
             "≤ 60", "≥ 0.3", "≥ 600 each"]
    rows = [list(row) for row in zip(names, figures(before), figures(quantized), goals)]
    for name, task, score, goal in (("SST-2, full / frozen", "sentiment", "SST-2 dev (GLUE's 872) accuracy", "≥ 84 / ≥ 76"),
                                    ("WikiANN F1, full / frozen", "ner", "WikiANN test F1", "≥ 72"),
                                    ("SQuAD subset F1, full / frozen", "qa", "SQuAD dev subset (2,000) F1", "≥ 50")):
        rows.append([name, *(" / ".join(str(m["heads"][task][kind][score]) for kind in ("full", "frozen")) for m in (before, quantized)), goal])
    return f"""## Goals, and what became of them

What this page wanted of its weights, by the int8 files: the ones before, these, and the goal. `evaluate.py public/model` and `neurons.py public/model`

{markdown(["", "before", "now", "goal"], rows)}

Missed are those of raw reach (held out, NSP), repeated words, the money, swapped pairs, what layer 4's attention is worth, and the sentiment and answer heads: ten hours on two cores carried 304 M tokens (`training/README.md` has every run, and one more leg of 42 M that bought fewer repeated words and swapped pairs with guesses, and is not shipped).
"""


def figures_section(before, exact, quantized):
    def cloze(part):
        return markdown(["kind", "before top-1", "before top-5", "f32 top-1", "f32 top-5", "int8 top-1", "int8 top-5", "repeats, int8", "sentences"],
                        [[kind, *(percent(m[part][kind][i] / n) for m in (before, exact) for i in (0, 1)), percent(quantized[part][kind][0] / n),
                          f"**{percent(quantized[part][kind][1] / n)}**", percent(quantized[part][kind][3] / n), n]
                         for kind, (_, _, n, _) in exact[part].items()])

    sts = [[split, *(f"{v:.1f}" for v in row.values())] for split, row in quantized["sts"].items()]
    return f"""## Figures

Held-out Simple Wikipedia at 15 % masks: the weights before (int8), this model in float32, and as shipped in int8 (the difference is the loss from quantizing). `evaluate.py public/model --only mlm`

{markdown(["length", "loss before", "loss f32", "loss int8", "top-1 before", "top-1 f32", "top-1 int8", "top-5 int8", "masked", "NSP int8", "pairs"], mlm_rows(before, exact, quantized))}

Cloze: 223 sentences, then 120 everyday ones, written for this project before any result was seen (`training/cloze.tsv`, `training/cloze-everyday.tsv` have the accepted answers); % of sentences with an accepted answer first, or among the first five, and those whose first guess stands in the sentence already. `evaluate.py public/model --only cloze`

{cloze("cloze")}

{cloze("everyday")}

Senses: 12 sentences each of 8 words with two senses; % of the words whose nearest neighbor has the same sense, embeddings and layers 1 to 4: {", ".join(percent(v) for v in quantized["senses"])}. `evaluate.py public/model --only senses`

STS-B, Spearman × 100 of cosine similarities, no fine-tuning. `evaluate.py public/model --only sts`

{markdown(["", *quantized["sts"]["dev"]], sts)}
"""


def heads_section(quantized):
    rows = []
    for task in ("sentiment", "ner", "qa"):
        folder = os.path.join(MODEL, "heads", task)
        for kind, s in load(os.path.join(folder, "scores.json")).items():
            scores = ", ".join(f"{k} **{v}**" for k, v in s.items() if k not in ("bytes", "examples", "epochs", "lr"))
            rows.append([task, kind, scores, f"{s['examples']:,}", s["epochs"], s["lr"], f"{s['bytes']:,}"])
    full = load(os.path.join(MODEL, "heads", "sentiment", "scores.json"))["full"]
    sts = quantized["sts"]["dev"]
    yardstick = [["SST-2, accuracy on GLUE's dev set", full["SST-2 dev (GLUE's 872) accuracy"], "85.9 (test)"],
                 ["STS-B dev, Spearman", f"{max(sts['[CLS]'], sts['mean']):.1f} (not fine-tuned)", "73.3–75.4 (fine-tuned)"],
                 ["MRPC, F1", "not run: no MRPC here", "81.1"], ["GLUE", "not run", "65.8"]]
    return f"""## Fine-tuning

Frozen: only the head learns (for sentiment also the pooler). Full: the encoder layers learn too; the embeddings never, so that the page loads only the layers again. Scores are of the int8 files on the whole test sets. `finetune.py TASK --labelled … --choose`

{markdown(["task", "encoder", "scores", "learned from", "epochs", "learning rate", "bytes"], rows)}

The heads of sentiment and the full ones of entities and answers also learned from a teacher (`finetune.py TASK --teacher`): all-MiniLM-L6-v2, tuned on the same labels (SST-2 88.8, WikiANN F1 77.6, SQuAD subset F1 69.5 on the same tests), said its probabilities for them, and for as many examples again that have no label: training phrases and questions with words exchanged, everyday sentences, sentences of Wikipedia. A window of a text in which the answer is not points to [CLS] (full; the frozen head of answers is the one before, which scored better).

The learning rates are those that did best on dev for weights before (three each, after a short training; dev is cut from SST-2's training phrases, WikiANN's and the subset's training part).

Beside Google's BERT-Mini (Turc et al. 2019):

{markdown(["", "this model", "BERT-Mini"], yardstick)}
"""


def negations():
    """How positive the shipped sentiment heads find NEGATIONS, as Markdown."""
    task, folder = finetune.TASKS["sentiment"], os.path.join(MODEL, "heads", "sentiment")
    tokenizer = Tokenizer(os.path.join(MODEL, "vocab.txt"))
    examples = [dict(zip(("ids", "types"), tokenizer.sequence(text))) for text in NEGATIONS]
    columns = []
    for kind in ("frozen", "full"):
        guesses = scoring.predict(finetune.load(MODEL, folder, kind, task), examples)
        columns.append([percent(float(logits.softmax(0)[1])) for logits in guesses])
    return markdown(["", "frozen %", "full %"], [[text, *row] for text, *row in zip(NEGATIONS, *columns)])


def attention_section(quantized):
    tables = [markdown(["layer.head", *PATTERNS],
                       [[f"{layer + 1}.{head + 1}", *(f"{100 * v:.0f}" for v in row)]
                        for layer, heads in enumerate(quantized[key]) for head, row in enumerate(heads)])
              for key in ("attention", "attention_masked")]
    return f"""## Where the heads look

Mean share (%) of attention that goes to the previous, same and next token, [CLS], [SEP] and other copies of the same word (counted where there is one); entropy as % of uniform. 60 held-out pairs of up to 64 tokens. `evaluate.py public/model --only attention`

From a word that is not masked:

{tables[0]}

From [MASK], with 15 % of the words masked:

{tables[1]}

1.4 is a previous-token head, 2.4 a next-token head, 2.2 looks at the word itself, 1.1 to 1.3, 3.1, 3.2 and layer 4 are broad. [SEP] is a resting place in larger models (Clark et al. 2019); here no head gives it more than an eighth. A [MASK]'s question is answered in layer 3, where 3.3 turns to the neighbor on its left and 3.4 to the one on its right. Scenes about attention open in the head in which the word on stage looks most at another word.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("run", "before", "float", "int8"):
        parser.add_argument("--" + name, required=True)
    args = parser.parse_args()
    before, exact, quantized = load(args.before), load(getattr(args, "float")), load(args.int8)
    jobs = markdown(["", "he", "she"], [[k, percent(a), percent(b)] for k, (a, b) in quantized["bias"].items()])
    people = markdown(["sentence", "likeliest words"], [[k, ", ".join(v)] for k, v in quantized["completions"].items()])
    parts = [INTRO, training_section(args.run, quantized), goals_section(before, quantized), DATA, figures_section(before, exact, quantized), heads_section(quantized),
             attention_section(quantized), WEAKNESSES.format(negations=negations(), jobs=jobs, people=people)]
    with open(os.path.join(MODEL, "MODEL_CARD.md"), "w", encoding="utf8") as stream:
        stream.write("\n".join(parts))


if __name__ == "__main__":
    main()
