import { cosine, row } from "../../../engine";
import { fixed } from "../../../ui/format";
import { Term } from "../../../ui/Term";
import { answerTo, pick, plainRequest, shuffled, tokenName, wordPositions } from "../picks";
import type { Kind } from "../question";

const OPTIONS = 4;

export const likeness: Kind = {
  topic: "Alike",
  see: { scene: "cls", step: "compare" },
  possible: (context) => wordPositions(context).length > 0 && context.encoding.tokens.length > 4,
  requests: () => ({}),
  make(context, random) {
    const main = answerTo(context, "main", plainRequest(context));
    const words = wordPositions(context);
    const output = main?.trace.layers[main.trace.layers.length - 1]?.output;
    if (!main || !output || words.length === 0) return null;
    const from = pick(words, random);
    const own = row(output, from);
    const cosines = main.encoding.tokens.map((_, position) => cosine(own, row(output, position)));
    const order = cosines
      .map((_, position) => position)
      .filter((position) => position !== from)
      .sort((a, b) => cosines[b] - cosines[a]);
    const [best, second] = order;
    // The second one is left out of the answers when it is too close to call.
    const clear = order.slice(1).filter((position) => cosines[best] - cosines[position] > 0.02);
    const rest = clear.length > 0 ? clear : order.slice(1);
    const options = [best, ...shuffled(rest, random).slice(0, OPTIONS - 1)].sort((a, b) => a - b);
    const name = (position: number) => tokenName(context, position);
    const { layers } = context.model?.config ?? { layers: main.trace.layers.length };
    const share = (position: number) => Math.max(0, cosines[position]) / Math.max(1e-6, cosines[best]);
    return {
      ask: (
        <>
          After the last layer, which of these has the vector most like that of{" "}
          <Term kind="query">{name(from)}</Term>?
        </>
      ),
      options: options.map((position) => ({
        label: <span className="mono">{name(position)}</span>,
        name: name(position),
        figure: fixed(cosines[position]),
        bar: share(position),
      })),
      correct: options.indexOf(best),
      tokens: cosines.map((value, position) => ({
        role: position === from ? "asks" : null,
        figure: position === from ? null : fixed(value),
        bar: position === from ? 0 : share(position),
      })),
      barName: `cosine to ${name(from)}`,
      result: (
        <>
          {name(best)}, with cosine <b>{fixed(cosines[best])}</b>; next is {name(second)} with{" "}
          {fixed(cosines[second])}.
        </>
      ),
      why: (
        <>
          In {layers} layers every token took something from every other one, so words of one sentence have
          grown alike: the least alike here still has {fixed(cosines[order[order.length - 1]])}. What a vector
          means comes from its sentence.
        </>
      ),
    };
  },
};
