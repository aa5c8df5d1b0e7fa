import { type Step, step } from "../../player/storyboard";
import type { SceneContext } from "../scene";
import { hardestWord, matchSeconds } from "./schedule";
import { words as said } from "./words";

/** The scene's story on the visitor's text. Step order is that of `STEP` in schedule.ts. */
export function storyboard({ encoding, model }: SceneContext): readonly Step[] {
  const { tokens, words, normalization, truncated } = encoding;
  const typed = normalization.reduce((sum, n) => sum + [...n.original].length, 0);
  const changed = normalization.filter((n) => n.original !== n.stripped).length > 0;
  const attempts = words.reduce((sum, word) => sum + word.attempts.length, 0);
  const split = words.filter((word) => word.pieces.length > 1);
  const unknown = words.filter((word) => word.unknown !== null);
  const hardest = words[hardestWord(words)];
  const own = tokens.filter((token) => token.word !== null).length;
  const added = tokens.length - own;
  const pair = normalization.length > 1;
  const sample = tokens[Math.min(1, tokens.length - 1)];
  const { steps } = said;
  // Before the weights are here, the tokenizer at work is that of the page's own model.
  const rules = model?.rules ?? { lowercase: true, stripAccents: true };
  return [
    step("raw", steps.raw.title, 3, steps.raw.caption(typed)),
    step(
      "normalize",
      steps.normalize.title(rules),
      4,
      (changed ? steps.normalize.changed : steps.normalize.same)(rules),
    ),
    step("words", steps.words.title, 4, steps.words.caption(words.length)),
    step(
      "match",
      steps.match.title,
      matchSeconds(words),
      steps.match.caption({
        lookUps: attempts,
        hardest: split.length > 0 ? { word: hardest.text, lookUps: hardest.attempts.length } : null,
        unknown: unknown.length,
      }),
    ),
    step(
      "special",
      steps.special.title,
      4,
      steps.special.caption({ pair, own, added, tokens: tokens.length, truncated }),
    ),
    step("ids", steps.ids.title, 4, steps.ids.caption(sample.text, sample.id)),
    step("inputs", steps.inputs.title, 4, steps.inputs.caption(pair, tokens.length - 1)),
  ];
}
