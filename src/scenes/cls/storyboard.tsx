import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, percent, points } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { type Look, looksOf, rolloutOf } from "./gather";
import { type Comparison, compare, type Measure } from "./similarity";
import { saturated } from "./Tower";
import { timesOf } from "./times";
import { tunedOf } from "./tuned";
import { threeWaysCaption } from "./waysCaption";

/** The scene's story on the visitor's text. Step order is that of `timesOf`. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { main, encoding } = context;
  const pooled = main?.trace.pooled?.data ?? null;
  const looks = looksOf(context);
  const times = timesOf(looks.length, pooled !== null);
  return [
    { id: "start", title: "[CLS] starts empty", seconds: 4, caption: start(encoding.tokens.length) },
    ...times.groups.map(([first, last]) => ({
      id: `layer-${first + 1}`,
      title: first === last ? `Layer ${first + 1} gathers` : `Layers ${first + 1} to ${last + 1} gather`,
      seconds: 4,
      caption: gathers(context, looks.slice(first, last + 1)),
    })),
    { id: "rollout", title: "Attention rollout", seconds: 6, caption: rolled(context) },
    ...(pooled ? [{ id: "pooled", title: "The pooled vector", seconds: 5, caption: pool(pooled) }] : []),
    { id: "three", title: "[CLS], three ways", seconds: 8, caption: threeWaysCaption(context) },
    { id: "compare", title: "Is it a summary?", seconds: 7, caption: verdict(compare(context)) },
    { id: "tuned", title: "A [CLS] with a task", seconds: 6, caption: tunedCaption(context) },
  ];
}

/** How the answer of a tuned [CLS] differs from an untuned one. */
function tunedCaption(context: SceneContext): ReactNode {
  const answer = tunedOf(context);
  if (!answer) {
    return (
      <>
        All of this was the untuned <Cls />. Fine-tuning trains every layer a little more, together with a
        small classifier on the pooled vector, until <Cls /> answers one question.
      </>
    );
  }
  const strongest = answer.words?.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))[0];
  return (
    <>
      Tuned on reviews, <Cls /> says “positive” with <b>{percent(answer.full)}</b>; a head on the untuned
      encoder {percent(answer.frozen)}.{" "}
      {strongest && (
        <>
          “{strongest.text}” moves the answer most: {points(strongest.effect)} points.{" "}
        </>
      )}
      Cosines now run from {fixed(answer.tunedRange[0])}, before from {fixed(answer.untunedRange[0])}.
    </>
  );
}

const Cls = (): ReactNode => <Term kind="cls">[CLS]</Term>;

function start(count: number): ReactNode {
  return (
    <>
      <Cls /> stands in front of every text and enters with the same vector each time: it says nothing about
      these {count - 1} other tokens. What it knows at the end, it must gather. Each layer is one chance.
    </>
  );
}

function gathers(context: SceneContext, looks: readonly Look[]): ReactNode {
  const { tokens } = context.encoding;
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last) return "The numbers are on their way.";
  if (looks.every(({ off }) => off)) return "Switched off: the layer hands on what it got.";
  const who = context.oneHead ? `Head ${context.head + 1} alone: ` : "";
  const word = last.topWord;
  return (
    <>
      {who}
      <Cls /> looks most at “{tokens[last.top].text}” ({percent(last.shares[last.top])})
      {word !== null && word !== last.top && (
        <>
          , among the words at “{tokens[word].text}” ({percent(last.shares[word])})
        </>
      )}
      . Entropy {fixed(last.entropy)} of {fixed(Math.log(tokens.length))} nats:{" "}
      {spreadWords(last, tokens.length)}
      {first.layer === 0 && " Ribbons are as wide as the attention."}
    </>
  );
}

function spreadWords({ entropy }: Look, count: number): string {
  const share = count > 1 ? entropy / Math.log(count) : 1;
  if (share > 0.85) return "it looks almost everywhere.";
  return share > 0.5 ? "it has favorites." : "it is fixed on very few.";
}

function rolled(context: SceneContext): ReactNode {
  const { tokens } = context.encoding;
  const shares = rolloutOf(context);
  const [best] = Array.from(shares, (_, position) => position)
    .slice(1)
    .sort((a, b) => shares[b] - shares[a]);
  return (
    <>
      All layers multiplied, half of each the residual that passes by: {percent(shares[0])} is still <Cls />{" "}
      itself
      {best !== undefined && (
        <>
          ; of the rest, “{tokens[best].text}” gave the most ({percent(shares[best])})
        </>
      )}
      . An estimate: it leaves out values and feed-forward layers.
    </>
  );
}

function pool(pooled: ArrayLike<number>): ReactNode {
  return (
    <>
      One more matrix and tanh make the vector that classifiers read: {pooled.length} numbers between −1 and
      1, here {percent(saturated(pooled))} of them beyond ±0.9. In pre-training only next-sentence prediction
      shapes it.
    </>
  );
}

function verdict(comparison: Comparison | null): ReactNode {
  if (!comparison)
    return "With two sentences or more, their vectors can be compared: type some on the stage.";
  const cls = comparison.measures.find(({ id }) => id === "cls");
  const mean = comparison.measures.find(({ id }) => id === "mean");
  if (!cls || !mean) return "The numbers are on their way.";
  const name = ([i, j]: Measure["closest"]) =>
    `${comparison.sentences[i].number} and ${comparison.sentences[j].number}`;
  const span = ({ low, high }: Measure) => high - low;
  const same = name(cls.closest) === name(mean.closest);
  return (
    <>
      Cosines of <Cls />: {fixed(cls.low)} to {fixed(cls.high)}; of the mean over all tokens:{" "}
      {fixed(mean.low)} to {fixed(mean.high)}.{" "}
      {span(cls) < span(mean)
        ? "The untuned [CLS] hardly tells them apart: nobody has trained it to compare."
        : "Spread, but no proof of meaning: nobody has trained [CLS] to compare."}{" "}
      Closest: {name(cls.closest)}
      {same ? " by both" : ` by [CLS], ${name(mean.closest)} by the mean`}.
    </>
  );
}
