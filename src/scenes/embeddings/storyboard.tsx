import type { ReactNode } from "react";
import { moments } from "../../engine";
import { type Step, step } from "../../player/storyboard";
import { fixed } from "../../ui/format";
import { Term } from "../../ui/Term";
import { focusToken } from "../focusToken";
import type { SceneContext } from "../scene";
import { largestEntry, partsOf } from "./parts";
import { swappedTokens } from "./swap";
import { nearestRows, positionRow, similarPositions } from "./tables";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { main, model } = context;
  const focus = focusToken(context);
  const token = main?.encoding.tokens[focus];
  const parts = main && partsOf(main, focus);
  if (!main || !token || !parts) return [];
  const [word, position, segment, sum, norm] = parts;
  const length = (vector: Float32Array): string => fixed(moments(vector).length);
  const rows = model?.config.vocabSize.toLocaleString("en") ?? "";
  const entry = largestEntry(sum);
  const at = (vector: Float32Array): string => fixed(vector[entry], 3);
  const { mean, deviation } = moments(sum);
  return [
    step(
      "word",
      "Look up the token’s row",
      4,
      <>
        “{token.text}” is number {token.id}: row {token.id} of a table of {rows} × {word.length} learned
        numbers. The same row wherever the token stands. Its length is <b>{length(word)}</b>.
      </>,
    ),
    step(
      "position",
      "Add where it stands",
      4,
      <>
        Attention has no sense of order, so each position has a learned row too: position {focus}, length{" "}
        <b>{length(position)}</b>. Without it, “dog bites man” would be “man bites dog”.
      </>,
    ),
    step(
      "segment",
      "Add which sentence",
      4,
      <>
        The third table has only two rows: <Term kind="a">A</Term> and <Term kind="b">B</Term>. “{token.text}”
        belongs to <Term kind={token.segment === 0 ? "a" : "b"}>{token.segment === 0 ? "A" : "B"}</Term>, and
        so gets a row of length <b>{length(segment)}</b>.
      </>,
    ),
    step(
      "sum",
      "One sum, entry by entry",
      5,
      <>
        The three are added: entry {entry} is {at(word)} + {at(position)} + {at(segment)} = <b>{at(sum)}</b>.
        Nothing keeps them apart afterwards. Click an entry to take it to pieces.
      </>,
    ),
    step(
      "norm",
      "LayerNorm",
      5,
      <>
        Take away the mean ({fixed(mean, 3)}), divide by the spread ({fixed(deviation, 3)}), then scale and
        shift by learned numbers. Length {length(sum)} becomes <b>{length(norm)}</b>: the input of layer 1.
      </>,
    ),
    step("near", "Which rows are alike?", 5, nearCaption(context)),
    step("positions", "Do positions know their order?", 5, positionsCaption(context)),
    step("swap", "Swap A and B", 5, swapCaption(context)),
  ];
}

function nearCaption(context: SceneContext): ReactNode {
  const near = nearestRows(context);
  const token = context.encoding.tokens[focusToken(context)];
  if (!near || near.length === 0) return "Looking through the table…";
  const [first, second] = near;
  return (
    <>
      In the whole table the row most like “{token.text}” is “{first.token}” (cosine{" "}
      <b>{fixed(first.cosine)}</b>){second && `, then “${second.token}” (${fixed(second.cosine)})`}. No
      sentence is involved: this is what the token means on average.
    </>
  );
}

function positionsCaption(context: SceneContext): ReactNode {
  const position = focusToken(context);
  const cosines = positionRow(context, position);
  if (!cosines) return "Position vectors are compared for the first positions only: pick an earlier token.";
  const [nearest] = similarPositions(cosines, position);
  const far = cosines.length - 1 === position ? 0 : cosines.length - 1;
  return (
    <>
      Position {position} is most like position <b>{nearest.position}</b> (cosine{" "}
      <b>{fixed(nearest.cosine)}</b>); to position {far} it is {fixed(cosines[far])}. Nobody told the model
      what comes after what.{" "}
      {Math.abs(nearest.position - position) <= 2
        ? "It learned to make neighbours alike."
        : "For this position, it did not learn to make neighbours alike."}
    </>
  );
}

function swapCaption(context: SceneContext): ReactNode {
  const { pair, encoding, model } = context;
  if (!pair)
    return "Add a second sentence: then the two can change places, and every vector changes with them.";
  const swapped = swappedTokens(context);
  const focus = focusToken(context);
  const one = swapped?.find(({ token }) => token === focus) ?? swapped?.[0];
  if (!one) return "Reading the two sentences the other way round…";
  const token = encoding.tokens[one.token];
  const other = token.segment === 0 ? "B" : "A";
  return (
    <>
      “{token.text}” moves from position {one.token} to {one.other} and into sentence{" "}
      <Term kind={other === "A" ? "a" : "b"}>{other}</Term>. Cosine to its old vector:{" "}
      <b>{fixed(one.embeddings, 3)}</b> after the embeddings, <b>{fixed(one.last, 3)}</b> after layer{" "}
      {model?.config.layers}.
    </>
  );
}
