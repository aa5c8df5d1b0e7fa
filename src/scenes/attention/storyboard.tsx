import type { ReactNode } from "react";
import { type Step, step } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import { focusToken } from "../focusToken";
import type { SceneContext } from "../scene";
import { comparison, stateCosines } from "./comparison";
import { argmax, rowData } from "./rowData";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { main, layer, head, encoding, causal } = context;
  const from = focusToken(context);
  const row = main && rowData(main, layer, head, from);
  if (!row) return [];
  const name = (index: number): string => `“${encoding.tokens[index].text}”`;
  const best = argmax(row.scores);
  const top = argmax(row.probs);
  const sum = row.probs.reduce((total, p) => total + p, 0);
  const place = `layer ${layer + 1}, head ${head + 1}`;
  const layers = main.trace.layers.length;
  const heads = main.trace.layers[0].probs?.shape[0] ?? 0;
  return [
    step(
      "query",
      "One token asks",
      4,
      <>
        {name(from)} turns its vector into a <Term kind="query">query</Term>: {row.headSize} numbers that say
        what it is looking for. The weights for this belong to {place}; they were learned, nobody wrote them.
      </>,
    ),
    step(
      "keys",
      "Every token offers a key",
      4,
      <>
        Each of the {row.count} tokens, {name(from)} itself included, makes a <Term kind="key">key</Term>:{" "}
        {row.headSize} numbers that say what it has to offer.
      </>,
    ),
    step(
      "dots",
      "Query times key",
      5,
      <>
        Multiply <Term kind="query">query</Term> and <Term kind="key">key</Term> entry by entry and add up.
        The closest match so far is {name(best)} with {fixed(row.dots[best])}. Hover a number to see the sum.
      </>,
    ),
    step(
      "scale",
      `Divide by √${row.headSize}`,
      3,
      <>
        Sums of {row.headSize} products grow large, and large scores would make the next step all-or-nothing.
        So each is divided by √{row.headSize} ={" "}
        {fixed(Math.sqrt(row.headSize), Number.isInteger(Math.sqrt(row.headSize)) ? 0 : 2)}.{" "}
        {causal && "Left to right, tokens to the right of the asking one are set to −∞."}
      </>,
    ),
    step(
      "softmax",
      "Softmax: scores become shares",
      5,
      <>
        e<sup>score</sup>, divided by the sum of all of them. What comes out are{" "}
        <Term kind="prob">attention probabilities</Term>: {name(top)} gets {percent(row.probs[top])}, and the
        row adds up to <b>{fixed(sum, 3)}</b>.
      </>,
    ),
    step(
      "values",
      "Gather the values",
      5,
      <>
        Each token also has a <Term kind="value">value</Term>: what it hands over if asked. {name(from)} takes
        in all of them, weighted by their shares. The sum is what this head writes for {name(from)}.
      </>,
    ),
    step(
      "all",
      "All tokens at once",
      5,
      <>
        Every token asks at the same time: one row of this matrix each. Rows are “from”, columns are “to”;
        each row adds up to 1.
        {causal
          ? " Left to right, the upper right half stays empty."
          : " Nothing stops a token from looking right as well as left."}
      </>,
    ),
    step(
      "heads",
      `${layers} layers × ${heads} heads`,
      5,
      <>
        {layers * heads} such matrices, each with its own learned weights, work on your sentence. Each is
        named by what was measured, with the number. Click one to look inside, or switch it off and see what
        changes.
      </>,
    ),
    step(
      "lines",
      "Who looks where",
      5,
      <>
        The same shares as lines: thicker is more. In {place}, {name(from)} looks most at {name(top)}.
        Attention shows where information flowed, not why the model decided as it did.
      </>,
    ),
    step("direction", "What if it read left to right only?", 6, directionCaption(context)),
    step(
      "texts",
      "Two texts side by side",
      5,
      <>
        The same head on two texts. What stays is the head’s habit; what changes is what it found in the
        words. Edit the other text and watch.
      </>,
    ),
  ];
}

function directionCaption(context: SceneContext): ReactNode {
  const compared = comparison(context);
  const cosines = compared && directionCosines(context);
  if (!compared || !cosines) {
    return "Pick a word of your text: its vector is compared with the one it has when the sentence ends differently.";
  }
  const word = context.encoding.tokens[compared.position].text;
  const last = (values: readonly number[]): string => fixed(values[values.length - 1], 3);
  return (
    <>
      With the future masked, “{word}” has exactly the same vector whatever follows it: cosine{" "}
      <b>{last(cosines.causal)}</b>. Reading both ways, the ending changes it: <b>{last(cosines.both)}</b>. A
      BERT under a causal mask is not GPT, though: it never learned to read that way.
    </>
  );
}

/** Cosines per state for both directions of reading; null while the four passes are not there for the same words. */
export function directionCosines(context: SceneContext): { causal: number[]; both: number[] } | null {
  const compared = comparison(context);
  const get = (name: string) => context.runs[name]?.result;
  const [bothText, bothOther, causalText, causalOther] = [
    "both/text",
    "both/other",
    "causal/text",
    "causal/other",
  ].map(get);
  if (!compared || !bothText || !bothOther || !causalText || !causalOther) return null;
  const both = stateCosines(bothText, bothOther, compared.position);
  const causal = stateCosines(causalText, causalOther, compared.position);
  return both && causal && { both, causal };
}
