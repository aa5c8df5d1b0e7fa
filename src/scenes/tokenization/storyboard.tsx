import type { Step } from "../../player/storyboard";
import type { SceneContext } from "../scene";
import { hardestWord, tell } from "./steps";
import { words as said } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { encoding, model } = context;
  const { tokens, words, normalization, truncated } = encoding;
  const changed = normalization.filter((n) => n.original !== n.stripped).length > 0;
  const attempts = words.reduce((sum, word) => sum + word.attempts.length, 0);
  const split = words.filter((word) => word.pieces.length > 1);
  const unknown = words.filter((word) => word.unknown !== null);
  const hardest = words[hardestWord(words)];
  const pair = normalization.length > 1;
  const { steps } = said;
  // Before the weights are here, the tokenizer at work is that of the page's own model.
  const rules = model?.rules ?? { lowercase: true, stripAccents: true };
  return tell(
    context,
    { ...steps, normalize: { title: steps.normalize.title(rules) } },
    {
      normalize: (changed ? steps.normalize.changed : steps.normalize.same)(rules, words.length),
      match: steps.match.caption({
        lookUps: attempts,
        hardest: split.length > 0 ? { word: hardest.text, lookUps: hardest.attempts.length } : null,
        unknown: unknown.length,
      }),
      inputs: steps.inputs.caption({
        pair,
        tokens: tokens.length,
        truncated,
      }),
    },
  );
}
