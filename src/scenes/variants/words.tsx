import type { ReactNode } from "react";
import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** What the variants scene says. */
export const words = area("variants", {
  intro:
    "Four papers changed one thing each about BERT. Their ideas, tried out on your text with the BERT at work: none of the four models is at work here.",
  examples: { plain: "a plain sentence", story: "a little story", facts: "facts" },
  seed: "seed",
  otherDice: "other dice",
  steps: {
    dynamic: {
      title: "RoBERTa: new blanks every time",
      caption: (epochs: number, dynamic: string) => (
        <>
          Dice thrown once <Term kind="mask">mask</Term> the same tokens in every epoch. RoBERTa throws new
          ones whenever a text is read: after {epochs} epochs <b>{dynamic}</b> have been a question.
        </>
      ),
    },
    sharing: {
      title: "ALBERT: narrow tables, one layer for all",
      caption: (bert: string, left: string, isShared: boolean) =>
        isShared ? (
          <>
            Narrow tables, widened by a matrix, and one layer’s weights for all: of {bert} numbers{" "}
            <b>{left}</b> are left. Less to store, no less to compute.
          </>
        ) : (
          <>
            Narrow tables, widened by a matrix: of {bert} numbers <b>{left}</b> are left. Tick the box, and
            one layer’s weights serve for all.
          </>
        ),
    },
    fewer: {
      title: "DistilBERT: fewer layers",
      waiting: "Masking each token in turn, once for each number of layers…",
      caption: (whole: string, alternate: string, isWorse: boolean) => (
        <>
          {isWorse
            ? "The layers work hand in hand; what is left of them has to be trained again."
            : "On this text, the cut does no harm: try another."}{" "}
          Mean loss on your text: {whole} with all, <b>{alternate}</b> with every other one.
        </>
      ),
      cut: (mean: string, whole: string) => (
        <>
          A layer that is off hands its input on unchanged. The loss is <b>{mean}</b>, with all of them{" "}
          {whole}.
        </>
      ),
    },
    game: {
      title: "ELECTRA: spot the replaced tokens",
      caption:
        "Our BERT masked 15 % of your text and wrote words of its own into the blanks. Mark the tokens that you think are not yours, then reveal.",
    },
    reveal: {
      title: "ELECTRA: what the generator wrote",
      caption: (count: { same: number; replaced: number; found: number; wrong: number }) => (
        <>
          <b>{count.replaced}</b> to spot, you found {count.found}
          {count.wrong > 0 && ", beside false alarms"}.{" "}
          {count.same > 0 && "A blank filled with the very word that stood there is no replacement. "}
          Another seed makes another game.
        </>
      ),
    },
  },
  masks: {
    fixed: { title: "fixed masks", note: "thrown once, before training" },
    dynamic: { title: "dynamic masks", note: "thrown anew in every epoch" },
    grid: (title: string) => `Masked tokens, ${title}`,
    row: (epoch: number, seed: number, masked: readonly string[]) =>
      `epoch ${epoch}, dice of seed ${seed}: ${masked.length === 0 ? "none" : masked.join(", ")}`,
    note: (seed: number) =>
      `BERT’s data were masked ten times over, so that each mask came back about four times in 40 epochs; RoBERTa throws new dice each time a text is read (Liu et al. 2019, section 4.1). It also drops next-sentence prediction, which did not help there (section 4.2), and trains longer on more text in larger batches. The dice above are this page’s masking dice with the seeds ${seed}, ${seed + 1}, …`,
  },
  coverage: {
    title: "Tokens of your text that have been masked at least once",
    schedules: { fixed: "fixed", copies: "ten copies", dynamic: "dynamic" },
    epoch: (epoch: number) => `epoch ${epoch}`,
    description: (epochs: number, ends: readonly string[]) =>
      `Share of tokens masked at least once after ${epochs} epochs: ${ends.join(", ")}.`,
    reader:
      "Tokens masked at least once, epoch by epoch. Arrow keys go from epoch to epoch and from line to line.",
    point: (name: string, epoch: number, share: string) => `${name}, epoch ${epoch}: ${share}`,
  },
  albert: {
    sizes: "sizes",
    models: { ours: "this page’s", base: "Base", large: "Large" },
    width: "width of the tables",
    share: (layers: number) => `one layer’s weights for all ${layers}`,
    lines: {
      bert: "as BERT",
      factored: "narrow tables",
      shared: "… and one layer for all",
      own: "… own layers kept",
    },
    line: (
      name: string,
      count: { embeddings: string; encoder: string; heads: string },
      layers: number,
    ): string =>
      `${name}: ${count.embeddings} embeddings, ${count.encoder} in ${layers} stored ${plural(layers, "layer", "layers")}, ${count.heads} heads`,
    note: (count: string) =>
      `Lan et al. 2020 (section 3.1): both ideas, and sentence order instead of next-sentence prediction. For ALBERT-base (30,000 pieces, tables 128 wide, shared layers) this formula says ${count}; the paper says 12 M against BERT-base’s 108 M (table 1). Only the count is computed here: our model was trained with layers of its own.`,
  },
  distil: {
    students: {
      whole: (layers: number) => `all ${layers} layers`,
      first: (layers: number) =>
        layers === 0 ? "no layer" : `first ${plural(layers, "layer", `${layers} layers`)}`,
      alternate: "every other layer",
      own: "your choice",
    },
    cut: "Cut layers yourself",
    layer: (layer: number) => `layer ${layer}`,
    heads: { layers: "layers", loss: "mean loss" },
    guesses: (student: string) => `Guesses with ${student}`,
    guess: (said: {
      guess: string;
      share: string;
      original: string;
      originalShare: string;
      place: string;
    }): string =>
      `guessed “${said.guess}” (${said.share}); there stands “${said.original}” (${said.originalShare}, place ${said.place})`,
    loss: (student: string, mean: string) => `Mean loss with ${student}, ${mean}`,
    /** What the inspector calls the mean and its inputs. */
    lossName: (student: string) => `mean loss with ${student}`,
    lossOf: (token: string) => `loss of “${token}”`,
    lossesOf: (tokens: number) => `${tokens} tokens, each masked in turn`,
    note: "Each token is masked in turn; below each loss, what would be guessed: green where it is the token that stands there. DistilBERT starts from every other layer of BERT-base and is then trained to imitate it: 40 % smaller, 60 % faster, 97 % of its score (Sanh et al. 2019, sections 2 to 4). Ours is only cut, not trained again, and so shows what training has to repair.",
  },
  electra: {
    waiting: "The generator is filling the blanks…",
    solution: "The solution",
    marking: "Mark the replaced tokens",
    replaced: (token: string, position: number) => `${token}, position ${position}: replaced?`,
    back: "Back to the game",
    reveal: "Reveal",
    marked: (count: number) => `${count} marked`,
    verdicts: { found: "✓ found", missed: "missed", wrong: "✗ real" },
    judge: (tokens: number, right: number): ReactNode => (
      <>
        The {plural(tokens, "token", `${tokens} tokens`)} that our BERT itself expects least: <b>{right}</b>{" "}
        right.
      </>
    ),
    draws: {
      title: "What the generator drew",
      original: "stood there",
      draw: "draw",
      drawn: "drawn",
      probability: "probability",
      place: "place",
      same: "(the original: counts as real)",
      askedPlace: (token: string, place: string) => `“${token}”, place ${place}: where does it come from?`,
      asked: (share: string) => `${share}: where does it come from?`,
      /** Where the draw comes from, and what it picks. */
      how: (seed: number, draw: string, token: string, place: string) =>
        `The dice of seed ${seed} said ${draw}. The words lie on a line from 0 to 1, the most probable first, each as long as it is probable: there, ${draw} falls on “${token}”, at place ${place}.`,
    },
    loss: (token: string, loss: string) => `Loss at “${token}”: ${loss} nats`,
    surprises: "Loss at each token",
    surprise:
      "Under each token: how little this page’s BERT expects it there, its loss in nats with a mask in its place. ELECTRA’s discriminator does not guess words: it is trained to say “replaced” or “original” of every token.",
    note: "ELECTRA’s generator, a small masked language model, fills 15 % of the places with words drawn from its own probabilities; the model that is kept learns to tell, for every token, whether it was replaced (Clark et al. 2020, section 2). So it learns from all tokens, not only from the masked ones. Here, this page’s BERT is the generator and you are the discriminator: we trained none.",
  },
});
