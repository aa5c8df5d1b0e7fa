import type { RunRequest, Token } from "../../engine";
import { remembered } from "../../engine/remembered";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { ClsNumbers, type WayId } from "./refs";
import { words } from "./words";

/** Longest text, in tokens, for masking each token in turn. */
export const MOST_RERUN = 32;

/** Name of the run that masks each token in turn. */
export const SHIFT_RUN = "shift";

/** One way to ask which tokens [CLS] depends on. */
export interface Way {
  readonly id: WayId;
  readonly name: string;
  /** By position; [CLS] itself counts as 0. Null while its passes are under way, or for a text too long for reruns. */
  readonly values: readonly number[] | null;
}

export interface ThreeWays {
  readonly ways: readonly Way[];
  /** Positions of the words, special tokens apart. */
  readonly words: readonly number[];
}

/** The three ways of a context; picture and caption ask for the same. */
export const threeWaysOf = remembered(compareWays);

/** Raw attention (mean over the layers), rollout, and the shift of [CLS] when a token is masked, over the same tokens. */
function compareWays(context: SceneContext): ThreeWays {
  const { tokens } = context.encoding;
  const numbers = new ClsNumbers(context);
  const way = (id: WayId, at: number): Num | null => numberOf(context, numbers.way(id, at));
  const others = (id: WayId): readonly number[] | null =>
    context.main && tokens.map((_, at) => (at === 0 ? 0 : (way(id, at)?.value ?? 0)));
  const ways: Way[] = [
    {
      id: "attention",
      name: context.settings.cls.oneHead
        ? words.three.attentionOf(context.head + 1)
        : words.three.ways.attention,
      values: others("attention"),
    },
    { id: "rollout", name: words.three.ways.rollout, values: others("rollout") },
    { id: "masked", name: words.three.ways.masked, values: shiftsOf(context) },
  ];
  const positions = tokens.flatMap(({ word }, at) => (word !== null ? [at] : []));
  return { ways, words: positions };
}

/** How far the state of [CLS] moves when each token is masked. */
export function shiftRequest({ text, pair, switches }: SceneContext): RunRequest {
  return { text, pair, maxTokens: MAX_TOKENS, interventions: { ...switches }, stateShift: { position: 0 } };
}

/** Null unless the reruns are about just these tokens. */
function shiftsOf(context: SceneContext): readonly number[] | null {
  const shifts = answerTo(context, SHIFT_RUN, shiftRequest(context))?.stateShift?.shifts;
  return shifts?.map((shift) => shift ?? 0) ?? null;
}

/** The word that counts most by one way; null if there is none or no answer yet. */
export function topWord({ values }: Way, positions: readonly number[]): number | null {
  if (!values) return null;
  return positions.reduce<number | null>(
    (best, at) => (best === null || values[at] > values[best] ? at : best),
    null,
  );
}

/** In place of the third way while it is missing. */
export function waitingWords(tokens: readonly Token[]): string {
  return tokens.length > MOST_RERUN
    ? words.three.tooLong(MOST_RERUN, tokens.length)
    : words.three.running(tokens.length - 1);
}
