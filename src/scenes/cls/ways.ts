import { type RunRequest, spearman, type Token } from "../../engine";
import { answerTo } from "../../store/answer";
import { words } from "../../words/cls";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { looksOf, rolloutOf } from "./gather";

/** Longest text, in tokens, for masking each token in turn. */
export const MOST_RERUN = 32;

/** Name of the run that masks each token in turn. */
export const SHIFT_RUN = "shift";

export type WayId = "attention" | "rollout" | "masked";

/** One way to ask which tokens [CLS] depends on. */
export interface Way {
  readonly id: WayId;
  readonly name: string;
  /** By position; [CLS] itself counts as 0. Null while its passes are under way, or for a text too long for reruns. */
  readonly values: readonly number[] | null;
}

/** Whether two ways put the tokens in the same order. */
export interface Pairing {
  readonly a: WayId;
  readonly b: WayId;
  /** Spearman’s ρ over the words; NaN where there is nothing to rank. Null while one of the two is missing. */
  readonly rho: number | null;
  /** The same with [SEP] and other special tokens counted. */
  readonly rhoAll: number | null;
}

export interface ThreeWays {
  readonly ways: readonly Way[];
  readonly pairs: readonly Pairing[];
  /** Positions of the words, special tokens apart. */
  readonly words: readonly number[];
  /** What [CLS] gives itself, by attention and by rollout. */
  readonly own: { readonly attention: number; readonly rollout: number };
  /** Entropy of the attention of [CLS] by layer, in nats; null where the layer is switched off. */
  readonly entropies: readonly (number | null)[];
}

/** Raw attention (mean over the layers), rollout, and the shift of [CLS] when a token is masked, over the same tokens. */
export function threeWaysOf(context: SceneContext): ThreeWays {
  const { tokens } = context.encoding;
  const looks = looksOf(context);
  const on = looks.filter(({ off }) => !off);
  const mean = tokens.map((_, at) =>
    on.length === 0 ? 0 : on.reduce((sum, { shares }) => sum + shares[at], 0) / on.length,
  );
  const rolled = Array.from(rolloutOf(context));
  const others = (values: readonly number[]) =>
    context.main && values.map((value, at) => (at === 0 ? 0 : value));
  const ways: Way[] = [
    {
      id: "attention",
      name: context.oneHead ? words.three.attentionOf(context.head + 1) : words.three.ways.attention,
      values: others(mean),
    },
    { id: "rollout", name: words.three.ways.rollout, values: others(rolled) },
    { id: "masked", name: words.three.ways.masked, values: shiftsOf(context) },
  ];
  const positions = tokens.flatMap(({ word }, at) => (word !== null ? [at] : []));
  const all = tokens.map((_, at) => at).slice(1);
  return {
    ways,
    pairs: [
      pairing(ways[0], ways[1], positions, all),
      pairing(ways[0], ways[2], positions, all),
      pairing(ways[1], ways[2], positions, all),
    ],
    words: positions,
    own: { attention: mean[0] ?? 0, rollout: rolled[0] ?? 0 },
    entropies: looks.map(({ entropy, off }) => (off ? null : entropy)),
  };
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

function pairing(a: Way, b: Way, words: readonly number[], all: readonly number[]): Pairing {
  const rho = (positions: readonly number[]) =>
    a.values && b.values
      ? spearman(
          positions.map((at) => a.values?.[at] ?? 0),
          positions.map((at) => b.values?.[at] ?? 0),
        )
      : null;
  return { a: a.id, b: b.id, rho: rho(words), rhoAll: rho(all) };
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
