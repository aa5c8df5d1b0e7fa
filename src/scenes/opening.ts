import type { SceneId } from "../catalogue";
import { attentionRow, type RunResult, type Tensor } from "../engine";
import { argmax } from "../engine/tensor";
import { focusToken } from "../store/focusToken";
import { isTelling } from "./telling";

/** A layer and a head, from 0. */
interface Opening {
  readonly layer: number;
  readonly head: number;
}

const FIRST: Opening = { layer: 0, head: 0 };

/** Where a scene opens that cannot say so by itself: of what is on stage, the place that shows its lesson best. */
const OPENINGS: Partial<Record<SceneId, (main: RunResult, token: number) => Opening>> = {
  attention: mostTelling,
  encoder: mostAwake,
};

/**
 * The layer and head in which a scene opens until the visitor chooses: read from the pass itself, so it shows the
 * lesson on any text and with any model. The first of each where the scene has no wish, or nothing to go by yet.
 */
export function opening(scene: SceneId, main: RunResult | null, token: number | null): Opening {
  const wish = OPENINGS[scene];
  if (!wish || !main) return FIRST;
  return wish(main, focusToken({ token, encoding: main.encoding }));
}

/** Two tokens so far apart or nearer are neighbors: looking there says little about either. */
const NEAR = 2;

/** The head in which a token looks most at another word that says something, best at one that is not near. */
function mostTelling({ trace, encoding }: RunResult, from: number): Opening {
  const { tokens } = encoding;
  let best = FIRST;
  let most = 0;
  trace.layers.forEach(({ probs }, layer) => {
    for (let head = 0; probs && head < probs.shape[0]; head++) {
      attentionRow(probs, head, from).forEach((share, to) => {
        if (to === from || tokens[to].special || !isTelling(tokens[to].text)) return;
        const weight = Math.abs(to - from) <= NEAR ? share / 2 : share;
        if (weight > most) {
          most = weight;
          best = { layer, head };
        }
      });
    }
  });
  return best;
}

/** The layer in which most neurons of a token are awake. */
function mostAwake({ trace }: RunResult, token: number): Opening {
  const awake = trace.layers.map(({ preActivation }) =>
    preActivation ? positives(preActivation, token) : 0,
  );
  return { layer: argmax(awake), head: 0 };
}

function positives({ shape: [, width], data }: Tensor, token: number): number {
  let count = 0;
  for (let i = token * width; i < (token + 1) * width; i++) if (data[i] > 0) count++;
  return count;
}
