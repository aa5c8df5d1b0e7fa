import { attentionRow, moments, type RunResult, row } from "../engine";
import { directionCosines } from "../scenes/attention/storyboard";
import { makePlan } from "../scenes/mlm/plan";
import { isSettled, type Reading, readPlan } from "../scenes/mlm/readings";
import type { SceneContext } from "../scenes/scene";
import { DEFAULT_ENDING, DEFAULT_TEXT } from "../store/textSlice";
import { fixed, grouped, percent } from "../ui/format";
import { words } from "../words/tour";
import type { Stop } from "./stop";

const TEXT = DEFAULT_TEXT;
/** Positions of “bank” and “river” in the tour's sentence. */
const BANK = 2;
const RIVER = 5;

const whole = { text: TEXT, pair: null, token: BANK, masked: [], causal: false };
const hidden = { ...whole, masked: [BANK] };

/** The head in which “bank” looks most at “river”; null while the pass is not there. */
export function lookAtRiver(main: RunResult | null): { layer: number; head: number; share: number } | null {
  let best: { layer: number; head: number; share: number } | null = null;
  for (const [layer, { probs }] of (main?.trace.layers ?? []).entries()) {
    if (!probs || probs.shape[1] <= RIVER) continue;
    for (let head = 0; head < probs.shape[0]; head++) {
      const share = attentionRow(probs, head, BANK)[RIVER];
      if (!best || share > best.share) best = { layer, head, share };
    }
  }
  return best;
}

/** What the model says of the hidden word; null while the passes are not there. */
function reading(context: SceneContext | null): Reading | null {
  if (!context) return null;
  const plan = makePlan(context);
  return isSettled(context, plan)
    ? (readPlan(context, plan).find(({ choice }) => choice.position === BANK) ?? null)
    : null;
}

/** The bank-and-river story, end to end, in ninety seconds. */
export const STOPS: readonly Stop[] = [
  {
    get title() {
      return words.typing.title;
    },
    scene: "tokenization",
    from: { step: "raw", at: 0 },
    to: { step: "raw", at: 1 },
    seconds: 10,
    state: (progress) => ({
      ...whole,
      token: null,
      text: TEXT.slice(0, Math.max(1, Math.ceil((progress / 0.6) * TEXT.length))),
    }),
    caption: () => words.typing.caption,
  },
  {
    get title() {
      return words.tokens.title;
    },
    scene: "tokenization",
    from: { step: "words", at: 0 },
    to: { step: "ids", at: 1 },
    seconds: 12,
    state: () => ({ ...whole, token: null }),
    caption: (context) => {
      const tokens = context?.encoding.tokens;
      const bank = tokens?.[BANK];
      return words.tokens.caption(tokens?.length ?? null, bank ? grouped(bank.id) : null);
    },
  },
  {
    get title() {
      return words.vectors.title;
    },
    scene: "embeddings",
    from: { step: "word", at: 0 },
    to: { step: "norm", at: 1 },
    seconds: 12,
    state: () => whole,
    caption: (context) => {
      const sum = context?.main?.trace.embeddings.sum;
      if (!sum) return words.vectors.caption(null);
      const vector = row(sum, BANK);
      return words.vectors.caption({ size: vector.length, length: fixed(moments(vector).length) });
    },
  },
  {
    get title() {
      return words.attention.title;
    },
    scene: "attention",
    from: { step: "query", at: 0 },
    to: { step: "softmax", at: 1 },
    seconds: 14,
    state: (_progress, context) => {
      const look = context && lookAtRiver(context.main);
      return look ? { ...whole, layer: look.layer, head: look.head } : whole;
    },
    caption: (context) => {
      const look = lookAtRiver(context?.main ?? null);
      return words.attention.caption(
        look && { layer: look.layer + 1, head: look.head + 1, share: percent(look.share) },
      );
    },
  },
  {
    get title() {
      return words.directions.title;
    },
    scene: "attention",
    from: { step: "direction", at: 0 },
    to: { step: "direction", at: 1 },
    seconds: 14,
    state: () => ({ ...whole, ending: DEFAULT_ENDING }),
    caption: (context) => {
      const cosines = context && directionCosines(context);
      const last = (values: readonly number[]) => <b>{fixed(values[values.length - 1], 3)}</b>;
      return words.directions.caption(cosines && { causal: last(cosines.causal), both: last(cosines.both) });
    },
  },
  {
    get title() {
      return words.hiding.title;
    },
    scene: "mlm",
    from: { step: "input", at: 0 },
    to: { step: "layers", at: 1 },
    seconds: 11,
    state: () => hidden,
    caption: (context) => words.hiding.caption(context?.model?.config.layers ?? null),
  },
  {
    get title() {
      return words.guess.title;
    },
    scene: "mlm",
    from: { step: "guesses", at: 0 },
    to: { step: "guesses", at: 1 },
    seconds: 9,
    state: () => hidden,
    caption: (context) => {
      const both = reading(context)?.both;
      const [best] = both?.guesses ?? [];
      if (!best || !both?.target) return words.guess.waiting;
      const { rank, probability } = both.target;
      return rank === 0
        ? words.guess.right(best.token, percent(best.probability))
        : words.guess.wrong(best.token, percent(best.probability), rank + 1, percent(probability));
    },
  },
  {
    get title() {
      return words.sides.title;
    },
    scene: "mlm",
    from: { step: "left", at: 0 },
    to: { step: "left", at: 1 },
    seconds: 8,
    state: () => hidden,
    caption: (context) => {
      const [left] = reading(context)?.left?.guesses ?? [];
      return words.sides.caption(left ? { word: left.token, share: percent(left.probability) } : null);
    },
  },
];
