import { attentionRow } from "../../../engine";
import { shuffled } from "../../../engine/random";
import type { Question as Asked } from "../../../inspector/question";
import { answerTo } from "../../../store/answer";
import { percent } from "../../../ui/format";
import type { SceneContext } from "../../scene";
import { pick, plainRequest, tokenName, wordPositions } from "../picks";
import type { Kind } from "../question";
import { words } from "../words";

/** Lead of the most looked-at token over the second that makes a question fair. */
const FAIR = 0.06;
const OPTIONS = 4;

interface Row {
  readonly layer: number;
  readonly head: number;
  readonly from: number;
  readonly shares: Float32Array;
  /** Positions, most looked at first. */
  readonly order: readonly number[];
}

/** All rows of attention probabilities that start at a word and have a clear winner; else the clearest. */
function rowsOf(context: SceneContext): Row[] {
  const { main } = context;
  if (!main) return [];
  const words = wordPositions(context);
  const starts = words.length > 0 ? words : [1];
  const rows = main.trace.layers.flatMap(({ probs }, layer) =>
    probs
      ? Array.from({ length: probs.shape[0] }, (_, head) =>
          starts.map((from) => {
            const shares = attentionRow(probs, head, from);
            const order = Array.from(shares.keys()).sort((a, b) => shares[b] - shares[a]);
            return { layer, head, from, shares, order };
          }),
        ).flat()
      : [],
  );
  const lead = ({ shares, order }: Row) => shares[order[0]] - shares[order[1]];
  const fair = rows.filter((row) => lead(row) >= FAIR);
  // Many heads rest on [CLS] and [SEP]: those that look at a word ask more of the learner.
  const onWords = fair.filter(({ order }) => main.encoding.tokens[order[0]].word !== null);
  const best = rows.toSorted((a, b) => lead(b) - lead(a)).slice(0, 1);
  return [onWords, fair].find((some) => some.length > 3) ?? (fair.length > 0 ? fair : best);
}

export const attention: Kind = {
  get topic() {
    return words.attention.topic;
  },
  see: { scene: "attention", step: "softmax" },
  possible: ({ encoding }) => encoding.words.length > 0,
  requests: () => ({}),
  make(context, random) {
    const main = answerTo(context, "main", plainRequest(context));
    const rows = rowsOf(context);
    if (!main || rows.length === 0) return null;
    const { layer, head, from, shares, order } = pick(rows, random);
    const [top, second] = order;
    const others = [second, ...shuffled(order.slice(2), random)].slice(0, OPTIONS - 1);
    const options = [top, ...others].sort((a, b) => a - b);
    const name = (position: number) => tokenName(context, position);
    const place = words.attention.place(layer + 1, head + 1);
    const source = (to: number): Asked => ({
      request: context.runs.main?.answered,
      about: { of: "attention", tensor: "probs", layer, head, from, to },
    });
    const named = (position: number) => ({ name: name(position), figure: percent(shares[position]) });
    return {
      ask: words.attention.ask(place, name(from)),
      options: options.map((position) => ({
        label: <span className="mono">{name(position)}</span>,
        ...named(position),
        bar: shares[position] / shares[top],
        source: source(position),
      })),
      correct: options.indexOf(top),
      tokens: Array.from(shares, (share, position) => ({
        role: position === from ? "asks" : null,
        figure: percent(share),
        bar: share / shares[top],
        source: source(position),
      })),
      barName: words.attention.bars(name(from)),
      result: words.attention.result(place, name(from), named(top), named(second)),
      why: words.attention.why(shares.length),
    };
  },
};
