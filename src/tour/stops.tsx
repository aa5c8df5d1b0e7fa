import type { ReactNode } from "react";
import { attentionRow, moments, type RunResult, row } from "../engine";
import { directionCosines } from "../scenes/attention/storyboard";
import { makePlan } from "../scenes/mlm/plan";
import { isSettled, type Reading, readPlan } from "../scenes/mlm/readings";
import type { SceneContext } from "../scenes/scene";
import { DEFAULT_ENDING, DEFAULT_TEXT } from "../store/textSlice";
import { fixed, percent } from "../ui/format";
import { Term } from "../ui/Term";
import type { Stop } from "./stop";

const TEXT = DEFAULT_TEXT;
/** Positions of “bank” and “river” in the tour's sentence. */
const BANK = 2;
const RIVER = 5;

const whole = { text: TEXT, pair: null, token: BANK, masked: [], causal: false };
const hidden = { ...whole, masked: [BANK] };

/** The head in which “bank” looks most at “river”; null while the pass is not there. */
export function lookAtRiver(main: RunResult | null): { layer: number; head: number; share: number } | null {
  let best: { layer: number; head: number; share: number } | null = null;
  for (const [layer, { probs }] of (main?.trace.layers ?? []).entries()) {
    if (!probs || probs.shape[1] <= RIVER) continue;
    for (let head = 0; head < probs.shape[0]; head++) {
      const share = attentionRow(probs, head, BANK)[RIVER];
      if (!best || share > best.share) best = { layer, head, share };
    }
  }
  return best;
}

/** What the model says of the hidden word; null while the passes are not there. */
function reading(context: SceneContext | null): Reading | null {
  if (!context) return null;
  const plan = makePlan(context);
  return isSettled(context, plan)
    ? (readPlan(context, plan).find(({ choice }) => choice.position === BANK) ?? null)
    : null;
}

function Bank(): ReactNode {
  return <b>“bank”</b>;
}

/** The bank-and-river story, end to end, in ninety seconds. */
export const STOPS: readonly Stop[] = [
  {
    title: "You type a sentence",
    scene: "tokenization",
    from: { step: "raw", at: 0 },
    to: { step: "raw", at: 1 },
    seconds: 10,
    state: (progress) => ({
      ...whole,
      token: null,
      text: TEXT.slice(0, Math.max(1, Math.ceil((progress / 0.6) * TEXT.length))),
    }),
    words: () => (
      <>
        BERT is a network that reads text. This page runs a small one in your browser: everything you will see
        is computed now, from these letters.
      </>
    ),
  },
  {
    title: "It becomes tokens",
    scene: "tokenization",
    from: { step: "words", at: 0 },
    to: { step: "ids", at: 1 },
    seconds: 12,
    state: () => ({ ...whole, token: null }),
    words: (context) => (
      <>
        The sentence is cut into <b>{context?.encoding.tokens.length ?? "…"} tokens</b>, each a number in a
        list: <Bank /> is {context?.encoding.tokens[BANK]?.id.toLocaleString("en") ?? "…"}.{" "}
        <Term kind="cls">[CLS]</Term> and <Term kind="sep">[SEP]</Term> are put at the ends.
      </>
    ),
  },
  {
    title: "Tokens become vectors",
    scene: "embeddings",
    from: { step: "word", at: 0 },
    to: { step: "norm", at: 1 },
    seconds: 12,
    state: () => whole,
    words: (context) => {
      const sum = context?.main?.trace.embeddings.sum;
      return (
        <>
          Each number is looked up in a table. <Bank /> becomes {sum ? row(sum, BANK).length : "…"} numbers:
          what it is, plus where it stands, plus which sentence
          {sum ? <>; together a vector of length {fixed(moments(row(sum, BANK)).length)}</> : null}. By a
          river or not, so far it is the same bank.
        </>
      );
    },
  },
  {
    title: "Each token looks at all the others",
    scene: "attention",
    from: { step: "query", at: 0 },
    to: { step: "softmax", at: 1 },
    seconds: 14,
    state: (_progress, context) => {
      const look = context && lookAtRiver(context.main);
      return look ? { ...whole, layer: look.layer, head: look.head } : whole;
    },
    words: (context) => {
      const look = lookAtRiver(context?.main ?? null);
      return (
        <>
          The <Term kind="query">query</Term> of <Bank /> meets the <Term kind="key">key</Term> of every
          token.
          {look ? (
            <>
              {" "}
              In layer {look.layer + 1}, head {look.head + 1} it gives <b>{percent(look.share)}</b> of its
              attention to “river”,
            </>
          ) : (
            " It can look at “river”,"
          )}{" "}
          which stands to its right.
        </>
      );
    },
  },
  {
    title: "Both ways, not only from the left",
    scene: "attention",
    from: { step: "direction", at: 0 },
    to: { step: "direction", at: 1 },
    seconds: 14,
    state: () => ({ ...whole, ending: DEFAULT_ENDING }),
    words: (context) => {
      const cosines = context && directionCosines(context);
      const last = (values: readonly number[]) => <b>{fixed(values[values.length - 1], 3)}</b>;
      return (
        <>
          Let the sentence go on as “The bank approved the loan.” For a reader from the left, <Bank /> stays
          the same
          {cosines && <> (cosine {last(cosines.causal)})</>}. BERT reads both ways: for it, this is another
          bank
          {cosines && <> (cosine {last(cosines.both)})</>}.
        </>
      );
    },
  },
  {
    title: "How it learned: a word is hidden",
    scene: "mlm",
    from: { step: "input", at: 0 },
    to: { step: "layers", at: 1 },
    seconds: 11,
    state: () => hidden,
    words: (context) => (
      <>
        Nobody told it what a bank is. Words were hidden behind <Term kind="mask">[MASK]</Term>, and it had to
        guess them, millions of times. In {context?.model?.config.layers ?? "its"} layers the words around
        speak to the gap.
      </>
    ),
  },
  {
    title: "And guessed",
    scene: "mlm",
    from: { step: "guesses", at: 0 },
    to: { step: "guesses", at: 1 },
    seconds: 9,
    state: () => hidden,
    words: (context) => {
      const both = reading(context)?.both;
      const [best] = both?.guesses ?? [];
      if (!best || !both?.target) return <>The model weighs all the words it knows…</>;
      return both.target.rank === 0 ? (
        <>
          Its first guess is right: “{best.token}”, with <b>{percent(best.probability)}</b>. The words on both
          sides told it.
        </>
      ) : (
        <>
          It guesses “{best.token}” (<b>{percent(best.probability)}</b>); <Bank /> is number{" "}
          {both.target.rank + 1}, with {percent(both.target.probability)}. A small model is often wrong, and
          this page does not hide it.
        </>
      );
    },
  },
  {
    title: "Both sides make the difference",
    scene: "mlm",
    from: { step: "left", at: 0 },
    to: { step: "left", at: 1 },
    seconds: 8,
    state: () => hidden,
    words: (context) => {
      const found = reading(context);
      const [left] = found?.left?.guesses ?? [];
      return (
        <>
          From “The …” alone
          {left ? (
            <>
              {" "}
              it would guess “{left.token}” ({percent(left.probability)})
            </>
          ) : (
            " it would have to guess blindly"
          )}
          . That is what BERT is about. Now it is your turn: type a sentence of your own.
        </>
      );
    },
  },
];
