import type { ReactNode } from "react";
import { sceneEntry } from "../../catalogue";
import { type Step, step } from "../../player/storyboard";
import { fixed, grouped, percent } from "../../ui/format";
import { words } from "../../words/overview";
import type { SceneContext } from "../scene";
import { bankCosines, hiddenGuesses, nextProbability } from "./reading";
import { towers } from "./SizesBand";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { encoding, model, cameFrom } = context;
  const count = encoding.tokens.length;
  const { length } = encoding.words;
  const config = model?.config;
  const { steps } = words;
  return [
    step("tokens", steps.tokens.title, 4, steps.tokens.caption(length, grouped(length), count)),
    step(
      "embeddings",
      steps.embeddings.title,
      4,
      config ? steps.embeddings.caption(count, config.hiddenSize) : steps.embeddings.waiting,
    ),
    step(
      "layers",
      steps.layers.title(config?.layers ?? null),
      6,
      config
        ? steps.layers.caption({
            tokens: count,
            hidden: config.hiddenSize,
            layers: config.layers,
            heads: config.heads,
            all: grouped(config.layers * config.heads * count * count),
          })
        : steps.layers.waiting,
    ),
    step("heads", steps.heads.title, 5, headsCaption(context)),
    step(
      "enter",
      steps.enter.title,
      4,
      steps.enter.caption(cameFrom && cameFrom !== "overview" ? sceneEntry(cameFrom).name : null),
    ),
    step("sizes", steps.sizes.title, 6, sizesCaption(context)),
    step("direction", steps.direction.title, 7, directionCaption(context)),
  ];
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
    !context.model.abilities.nsp ? undefined : next === null ? null : percent(next),
  );
}

function sizesCaption(context: SceneContext): ReactNode {
  const all = towers(context);
  const [base, large] = all.slice(-2);
  const millions = (count: number): string => `${fixed(count / 1e6, 1)} M`;
  const here = all.length > 2 ? all[0].parameters : null;
  return words.steps.sizes.caption(
    millions(base.parameters),
    millions(large.parameters),
    here === null ? null : { millions: millions(here), times: fixed(base.parameters / here, 1) },
  );
}

function directionCaption(context: SceneContext): ReactNode {
  const cosines = bankCosines(context);
  const { comparing, waiting, caption } = words.steps.direction;
  if (!cosines) return context.model ? comparing : waiting;
  const [causal, both] = [cosines.causal, cosines.both].map((list) => fixed(list[list.length - 1], 3));
  return caption(causal, both);
}
