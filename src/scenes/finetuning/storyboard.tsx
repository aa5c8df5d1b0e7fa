import type { ReactNode } from "react";
import { type Step, step } from "../../player/storyboard";
import { percent, points } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { answerText } from "./AnswerBand";
import { kindName } from "./EntitiesBand";
import { figuresOf, verdictOf, wordEffects } from "./readings";
import { headOf, headRun, questionOf } from "./requests";
import { dataCaption, poolingCaption, ratesCaption, trainCaption, triedCaption } from "./trainCaptions";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  return [
    step("sentiment", "A head on top of BERT", 4, sentimentCaption(context)),
    step("words", "Which words decide?", 5, wordsCaption(context)),
    step("entities", "A tag for every word", 5, entitiesCaption(context)),
    step("answer", "Where the answer starts and ends", 5, answerCaption(context)),
    step("measured", "What fine-tuning gains", 5, measuredCaption(context)),
    step("data", "Now train one yourself", 5, dataCaption(context)),
    step("train", "Step by step", 10, trainCaption(context)),
    step("rates", "Too low crawls, too high overshoots", 5, ratesCaption(context)),
    step("pooling", "[CLS] or the mean of the words?", 5, poolingCaption(context)),
    step("tried", "Try it on something new", 5, triedCaption(context)),
  ];
}

const WAITING = "The trained heads are on their way…";

function sentimentCaption(context: SceneContext): ReactNode {
  const [frozen, full] = [headOf(context, "sentiment", "frozen"), headOf(context, "sentiment", "full")];
  if (!frozen || !full) return WAITING;
  const [a, b] = [verdictOf(frozen), verdictOf(full)];
  return (
    <>
      A new layer reads <Term kind="cls">[CLS]</Term> and gives two numbers. On the frozen BERT it says{" "}
      <b>
        {frozen.labels[a.label]} ({percent(a.probability)})
      </b>
      ; with all layers trained along,{" "}
      <b>
        {full.labels[b.label]} ({percent(b.probability)})
      </b>
      . {a.label === b.label ? "They agree here." : "They disagree: at least one is wrong."}
    </>
  );
}

function wordsCaption(context: SceneContext): ReactNode {
  const head = headOf(context, "sentiment", "full");
  const words = context.runs[headRun("sentiment", "full")]?.result?.encoding.words ?? [];
  if (!head || words.length === 0) return WAITING;
  const effects = wordEffects(head);
  const strongest = effects.reduce(
    (best, effect, i) => (Math.abs(effect) > Math.abs(effects[best]) ? i : best),
    0,
  );
  const effect = effects[strongest] ?? 0;
  return (
    <>
      Leave one word out, ask again: the difference is what that word did. In the fine-tuned model “
      {words[strongest]?.text}” matters most: <b>{points(effect)} points</b> towards{" "}
      <Term kind={effect < 0 ? "negative" : "positive"}>{effect < 0 ? "negative" : "positive"}</Term>.
    </>
  );
}

function entitiesCaption(context: SceneContext): ReactNode {
  const [frozen, full] = [headOf(context, "ner", "frozen"), headOf(context, "ner", "full")];
  const words = context.runs[headRun("ner", "full")]?.result?.encoding.words;
  if (!frozen?.entities || !full?.entities || !words) return WAITING;
  const [first] = full.entities;
  const told = first
    ? `, the first “${words
        .slice(first.first, first.last + 1)
        .map(({ text }) => text)
        .join(" ")}” (${kindName(first.kind)}, ${percent(first.probability)})`
    : "";
  return (
    <>
      The same layer on every word instead of on <Term kind="cls">[CLS]</Term> tags names. The frozen BERT
      finds <b>{frozen.entities.length}</b> here; fine-tuned it finds <b>{full.entities.length}</b>
      {told}. A tag can be wrong: judge for yourself.
    </>
  );
}

function answerCaption(context: SceneContext): ReactNode {
  const { question } = questionOf(context);
  if (question === "") return "Type a question about your text: two heads will look for its answer in it.";
  const answers = (["frozen", "full"] as const).map((variant) => {
    const [best] = headOf(context, "qa", variant)?.answers ?? [];
    const run = context.runs[headRun("qa", variant)]?.result;
    return best && run ? { text: answerText(run, best), probability: best.probability } : null;
  });
  const [frozen, full] = answers;
  if (!frozen || !full) return WAITING;
  return (
    <>
      “{question}” The head points at two tokens. Frozen: <b>“{frozen.text}”</b> (
      {percent(frozen.probability)}
      ). Fine-tuned: <b>“{full.text}”</b> ({percent(full.probability)}). Questions are the hardest of the
      three: this small model often points at the wrong place.
    </>
  );
}

function measuredCaption(context: SceneContext): ReactNode {
  const figures = figuresOf(context);
  if (figures.length === 0) return WAITING;
  const better = figures.filter(({ frozen, full }) => full > frozen);
  const [most] = [...figures].sort((a, b) => b.full - b.frozen - (a.full - a.frozen));
  return (
    <>
      On texts that no head had seen, training all layers scores higher than the frozen BERT in{" "}
      <b>
        {better.length} of {figures.length}
      </b>{" "}
      measures; the largest gain is {most.name}, from {most.frozen.toFixed(1)} to{" "}
      <b>{most.full.toFixed(1)}</b>. Its price: new weights for every layer, and for every task.
    </>
  );
}
