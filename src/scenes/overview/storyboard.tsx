import type { ReactNode } from "react";
import { sceneEntry } from "../../catalogue";
import type { Step } from "../../player/storyboard";
import { grouped, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { hiddenGuesses, nextProbability } from "./reading";
import { tell } from "./steps";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { encoding, model, cameFrom } = context;
  const count = encoding.tokens.length;
  const { length } = encoding.words;
  const config = model?.config;
  const { steps } = words;
  return tell(
    context,
    { ...steps, layers: { title: steps.layers.title(config?.layers ?? null) } },
    {
      tokens: steps.tokens.caption(length, grouped(length), count),
      embeddings: config ? steps.embeddings.caption(count, config.hiddenSize) : steps.embeddings.waiting,
      layers: config
        ? steps.layers.caption({
            tokens: count,
            hidden: config.hiddenSize,
            layers: config.layers,
            heads: config.heads,
            all: grouped(config.layers * config.heads * count * count),
          })
        : steps.layers.waiting,
      heads: headsCaption,
      enter: steps.enter.caption(cameFrom && cameFrom !== "overview" ? sceneEntry(cameFrom).name : null),
    },
  );
}

function headsCaption(context: SceneContext): ReactNode {
  const guess = hiddenGuesses(context);
  const next = nextProbability(context);
  if (!context.model) return words.steps.heads.waiting;
  const [best] = guess?.guesses ?? [];
  return words.steps.heads.caption(
    guess && {
      hidden: context.encoding.tokens[guess.position]?.text ?? "",
      token: best.token,
      share: percent(best.probability),
    },
    !context.model.abilities.nsp ? undefined : next && percent(next.value),
  );
}
