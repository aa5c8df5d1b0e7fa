import { shuffled } from "../../../engine/random";
import { cosineRef, hidden } from "../../../inspector/refs";
import { numberOf } from "../../../inspector/values";
import { answerTo } from "../../../store/answer";
import { fixed } from "../../../ui/format";
import { pick, plainRequest, tokenName, wordPositions } from "../picks";
import { type Kind, plainNote } from "../question";
import { words } from "../words";

const OPTIONS = 4;

export const likeness: Kind = {
  get topic() {
    return words.likeness.topic;
  },
  see: { scene: "cls", step: "compare" },
  possible: (context) => wordPositions(context).length > 0 && context.encoding.tokens.length > 4,
  requests: () => ({}),
  make(context, random) {
    const main = answerTo(context, "main", plainRequest(context));
    const starts = wordPositions(context);
    if (!main || starts.length === 0) return null;
    const from = pick(starts, random);
    const name = (position: number) => tokenName(context, position);
    const layers = main.trace.layers.length;
    const sources = main.encoding.tokens.flatMap(
      (_, position) =>
        numberOf(context, {
          request: plainRequest(context),
          about: cosineRef(
            words.likeness.cosine(name(from), name(position)),
            hidden(layers, [from]),
            hidden(layers, [position]),
          ),
        }) ?? [],
    );
    if (sources.length < main.encoding.tokens.length) return null;
    const cosines = sources.map(({ value }) => value);
    const order = cosines
      .map((_, position) => position)
      .filter((position) => position !== from)
      .sort((a, b) => cosines[b] - cosines[a]);
    const [best, second] = order;
    // The second one is left out of the answers when it is too close to call.
    const clear = order.slice(1).filter((position) => cosines[best] - cosines[position] > 0.02);
    const rest = clear.length > 0 ? clear : order.slice(1);
    const options = [best, ...shuffled(rest, random).slice(0, OPTIONS - 1)].sort((a, b) => a - b);
    const share = (position: number) => Math.max(0, cosines[position]) / Math.max(1e-6, cosines[best]);
    const named = (position: number) => ({ name: name(position), figure: fixed(cosines[position]) });
    return {
      ask: words.likeness.ask(name(from)),
      options: options.map((position) => ({
        label: <span className="mono">{name(position)}</span>,
        ...named(position),
        bar: share(position),
        source: sources[position],
      })),
      correct: options.indexOf(best),
      tokens: cosines.map((value, position) =>
        position === from
          ? plainNote("asks")
          : { role: null, figure: fixed(value), bar: share(position), source: sources[position] },
      ),
      barName: words.likeness.bars(name(from)),
      result: words.likeness.result(named(best), named(second)),
      why: words.likeness.why(layers, fixed(cosines[order[order.length - 1]])),
    };
  },
};
