import type { ReactNode } from "react";
import { type Step, step } from "../../player/storyboard";
import { compact, fixed, grouped, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { albertLines } from "./albert";
import { answersOf, students } from "./distil";
import { gameOf, ownScore } from "./electra";
import { coverage, EPOCHS, epochMasks } from "./epochs";
import { marksOf } from "./marks";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  if (!context.main || !context.model) return [];
  const maskable = context.encoding.tokens.filter((token) => !token.special).length;
  const masks = epochMasks(context, "fixed", 0);
  const after = (schedule: "fixed" | "copies" | "dynamic") =>
    percent(coverage(context, schedule, EPOCHS)[EPOCHS - 1]);
  const [bert, factored, shared] = albertLines(context);
  return [
    step(
      "fixed",
      "RoBERTa: the same blanks again",
      5,
      <>
        Throw the masking dice once and keep them: in every epoch the same <b>{masks.length}</b> of {maskable}{" "}
        tokens are <Term kind="mask">masked</Term>, and the model is never asked about the others.
      </>,
    ),
    step(
      "dynamic",
      "RoBERTa: new blanks every time",
      5,
      <>
        RoBERTa throws new dice whenever a text is read. After {EPOCHS} epochs, <b>{after("dynamic")}</b> of
        your tokens have been a question, against {after("fixed")} with one mask and {after("copies")} with
        ten, as BERT had.
      </>,
    ),
    step(
      "factors",
      "ALBERT: narrow tables",
      5,
      <>
        Tables {grouped(factored.sizes.embeddingSize ?? 0)} wide and one matrix that widens their rows to{" "}
        {grouped(bert.sizes.hiddenSize)}: {compact(bert.count.total)} parameters become{" "}
        <b>{compact(factored.count.total)}</b>.
      </>,
    ),
    step(
      "sharing",
      "ALBERT: one layer for all",
      5,
      shared.sizes.sharedLayers ? (
        <>
          The same weights are used {shared.sizes.layers} times in a row. <b>{compact(shared.count.total)}</b>{" "}
          parameters are left, {percent(shared.count.total / bert.count.total)} of BERT’s: less to store, but
          no less to compute.
        </>
      ) : (
        <>
          With a layer’s weights of their own, {shared.sizes.layers} layers stay{" "}
          {compact(shared.count.encoder)} parameters. Tick the box to share one among all.
        </>
      ),
    ),
    step("fewer", "DistilBERT: fewer layers", 6, fewerCaption(context)),
    step("cut", "Cut layers yourself", 5, cutCaption(context)),
    step(
      "game",
      "ELECTRA: spot the replaced tokens",
      6,
      <>
        Our BERT masked 15 % of your text and wrote words of its own into the blanks. Mark the tokens that you
        think are not yours, then reveal.{" "}
        {marksOf(context).length > 0 && `${marksOf(context).length} marked so far.`}
      </>,
    ),
    step("reveal", "ELECTRA: what the generator wrote", 6, revealCaption(context)),
  ];
}

function fewerCaption(context: SceneContext): ReactNode {
  const all = students(context);
  const [whole, ...others] = all.map((student) => ({
    ...student,
    mean: answersOf(context, student)?.mean ?? null,
  }));
  const none = others.find(({ kept, kind }) => kept === 0 && kind === "top");
  const alternate = others.find(({ kind }) => kind === "alternate");
  if (whole.mean === null || none?.mean == null || alternate?.mean == null) {
    return "Masking each token in turn, once for each number of layers…";
  }
  return (
    <>
      Mean loss on your text: <b>{fixed(whole.mean)}</b> with all layers, <b>{fixed(alternate.mean)}</b> with
      every other one, <b>{fixed(none.mean)}</b> with none.{" "}
      {alternate.mean > whole.mean
        ? "The layers work hand in hand; what is left has to be trained again."
        : "On this text, the cut does no harm: try another."}
    </>
  );
}

function cutCaption(context: SceneContext): ReactNode {
  const all = students(context);
  const own = all.find(({ kind }) => kind === "own");
  const mean = own && answersOf(context, own)?.mean;
  const whole = answersOf(context, all[0])?.mean;
  if (!own || mean == null || whole == null) return "Masking each token in turn…";
  if (own.layersOff.length === 0)
    return "Untick a layer: its input is then handed on unchanged, and the guesses change.";
  return (
    <>
      Without layer {own.layersOff.map((layer) => layer + 1).join(", ")} the loss is <b>{fixed(mean)}</b>,
      with all of them {fixed(whole)}: {mean > whole ? "worse, by" : "better on this text, by"}{" "}
      {fixed(Math.abs(mean - whole))} nats per token.
    </>
  );
}

function revealCaption(context: SceneContext): ReactNode {
  const game = gameOf(context);
  if (!game) return "The generator is filling the blanks…";
  const { found, wrong } = ownScore(context, game);
  const same = game.samples.length - game.replaced.length;
  return (
    <>
      {game.samples.length} {game.samples.length === 1 ? "blank" : "blanks"}
      {same > 0 && `, ${same} of them filled with the very word that stood there`}:{" "}
      <b>{game.replaced.length}</b> to spot. You found <b>{found}</b>
      {wrong > 0 && `, with ${wrong} false ${wrong === 1 ? "alarm" : "alarms"}`}. Another seed makes another
      game.
    </>
  );
}
