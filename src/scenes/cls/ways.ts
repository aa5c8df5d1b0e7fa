import type { RunRequest, Token } from "../../engine";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { looksOf } from "./gather";
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

/** Whether two ways put the tokens in the same order. */
export interface Pairing {
  readonly a: WayId;
  readonly b: WayId;
  /** Spearman’s ρ over the words; NaN where there is nothing to rank. Null while one of the two is missing. */
  readonly rho: Num | null;
  /** The same with [SEP] and other special tokens counted. */
  readonly rhoAll: Num | null;
}

export interface ThreeWays {
  readonly ways: readonly Way[];
  readonly pairs: readonly Pairing[];
  /** Positions of the words, special tokens apart. */
  readonly words: readonly number[];
  /** What [CLS] gives itself, by attention and by rollout. */
  readonly own: Readonly<Record<"attention" | "rollout", Num>> | null;
  /** Entropy of the attention of [CLS] by layer, in nats; null where the layer is switched off. */
  readonly entropies: readonly (Num | null)[];
}

const known = new WeakMap<SceneContext, ThreeWays>();

/** The three ways of a context; picture and caption ask for the same. */
export function threeWaysOf(context: SceneContext): ThreeWays {
  const three = known.get(context) ?? compareWays(context);
  known.set(context, three);
  return three;
}

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
  const all = tokens.map((_, at) => at).slice(1);
  const [attention, rollout] = [way("attention", 0), way("rollout", 0)];
  const pairing = (a: Way, b: Way): Pairing => {
    const rho = (over: readonly number[]): Num | null =>
      a.values && b.values && numberOf(context, numbers.rho(a.id, b.id, over));
    return { a: a.id, b: b.id, rho: rho(positions), rhoAll: rho(all) };
  };
  return {
    ways,
    pairs: [pairing(ways[0], ways[1]), pairing(ways[0], ways[2]), pairing(ways[1], ways[2])],
    words: positions,
    own: attention && rollout && { attention, rollout },
    entropies: looksOf(context).map(({ entropy, off }) => (off ? null : entropy)),
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
