import type { ReactNode } from "react";
import { type Step, step } from "../../player/storyboard";
import { fixed, grouped, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import { sceneEntry } from "../catalogue";
import type { SceneContext } from "../scene";
import { bankCosines, hiddenGuesses, nextProbability } from "./reading";
import { towers } from "./SizesBand";

const COMING = " The numbers follow as soon as the weights are here.";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { encoding, model, cameFrom } = context;
  const count = encoding.tokens.length;
  const words = encoding.words.length;
  const config = model?.config;
  return [
    step(
      "tokens",
      "Text becomes tokens",
      4,
      <>
        {words === 0
          ? "No words yet"
          : `${grouped(words)} ${words === 1 ? "word or mark" : "words and marks"}`}{" "}
        become <b>{count} tokens</b>, with <Term kind="cls">[CLS]</Term> and <Term kind="sep">[SEP]</Term>{" "}
        added: [{count}]. From here on every token has a lane of its own.
      </>,
    ),
    step(
      "embeddings",
      "Tokens become vectors",
      4,
      config ? (
        <>
          Each token number is looked up as a row of {config.hiddenSize} learned numbers; its place and its
          sentence are added:{" "}
          <b>
            [{count}, {config.hiddenSize}]
          </b>
          . That is all the rest of the network gets.
        </>
      ) : (
        `Each token number is looked up as a row of learned numbers.${COMING}`
      ),
    ),
    step(
      "layers",
      config ? `${config.layers} layers, one shape` : "Layers of one shape",
      6,
      config ? (
        <>
          In each layer attention mixes the lanes and a feed-forward part works on each alone. The shape stays{" "}
          [{count}, {config.hiddenSize}]. On the way,{" "}
          <b>{grouped(config.layers * config.heads * count * count)}</b> attention probabilities:{" "}
          {config.layers} × {config.heads} heads × {count} × {count}.
        </>
      ) : (
        `In each layer attention mixes the lanes and a feed-forward part works on each alone.${COMING}`
      ),
    ),
    step("heads", "Answers", 5, headsCaption(context)),
    step(
      "enter",
      "Go in",
      4,
      <>
        Every name is a way in: click it, or reach it with Tab and press Enter. Press 0 to come back to this
        map.
        {cameFrom && cameFrom !== "overview" && (
          <>
            {" "}
            You come from <b>{sceneEntry(cameFrom).name}</b>.
          </>
        )}
      </>,
    ),
    step("sizes", "How large is it?", 6, sizesCaption(context)),
    step("direction", "Why both directions?", 7, directionCaption(context)),
  ];
}

function headsCaption(context: SceneContext): ReactNode {
  const guess = hiddenGuesses(context);
  const next = nextProbability(context);
  if (!context.model) return `Small heads read the last vectors and answer.${COMING}`;
  return (
    <>
      Small heads read the last vectors.{" "}
      {guess && (
        <>
          With “{context.encoding.tokens[guess.position]?.text}” hidden, the first guess is{" "}
          <b>{guess.guesses[0].token}</b> ({percent(guess.guesses[0].probability)}).{" "}
        </>
      )}
      {next === null ? (
        "With a second sentence, another head says whether it follows the first."
      ) : (
        <>
          That B follows A, the model holds for <b>{percent(next)}</b> likely.
        </>
      )}
    </>
  );
}

function sizesCaption(context: SceneContext): ReactNode {
  const all = towers(context);
  const [base, large] = all.slice(-2);
  const millions = (count: number): string => `${(count / 1e6).toFixed(1)} M`;
  return (
    <>
      Layers / hidden size / heads. Counted from those, Base has <b>{millions(base.parameters)}</b> parameters
      and Large <b>{millions(large.parameters)}</b>, which the paper rounds up to 340 M.
      {all.length > 2 && (
        <>
          {" "}
          The model at work here has {millions(all[0].parameters)}: Base is{" "}
          <b>{fixed(base.parameters / all[0].parameters, 1)}</b> times as large.
        </>
      )}
    </>
  );
}

function directionCaption(context: SceneContext): ReactNode {
  const cosines = bankCosines(context);
  if (!cosines) {
    return context.model
      ? "A word’s meaning often comes after it. Comparing the two ways of reading…"
      : `A word’s meaning often comes after it: only a model that reads both ways can use that.${COMING}`;
  }
  const [causal, both] = [cosines.causal, cosines.both].map((list) => list[list.length - 1]);
  return (
    <>
      River bank or money bank? The words after it decide. Read left to right, the two vectors of “bank” have
      cosine <b>{fixed(causal, 3)}</b>: they cannot differ. Read in both directions: <b>{fixed(both, 3)}</b>.
      A BERT under a mask is not GPT, but what it cannot see is the same.
    </>
  );
}
