import type { RunRequest } from "../../../engine";
import { numberOf } from "../../../inspector/values";
import { MAX_TOKENS } from "../../../store/fields";
import { fixed, percent } from "../../../ui/format";
import type { SceneContext } from "../../scene";
import { pick } from "../picks";
import type { Kind } from "../question";
import { words } from "../words";

/** Offered to those who have no second sentence: some carry on an everyday sentence, some come from elsewhere. */
const SECONDS = [
  "It was the first time that he had seen it.",
  "The company reported higher profits in the third quarter.",
  "Then she went home.",
  "Photosynthesis takes place in the leaves.",
  "They stayed there until the evening.",
  "The treaty was signed in 1648.",
];

function draw({ pair }: SceneContext, random: () => number): string {
  const ready = pick(SECONDS, random);
  return pair || ready;
}

function request({ text, switches }: SceneContext, pair: string): RunRequest {
  return { text, pair, maxTokens: MAX_TOKENS, interventions: switches };
}

export const follows: Kind = {
  get topic() {
    return words.follows.topic;
  },
  see: { scene: "nsp", step: "others" },
  possible: ({ model, encoding }) => model?.abilities.nsp === true && encoding.words.length > 0,
  requests: (context, random) => ({ follows: request(context, draw(context, random)) }),
  make(context, random) {
    const second = draw(context, random);
    const asked = request(context, second);
    const both = (tensor: "logit" | "probability") =>
      [0, 1].map((index) => numberOf(context, { request: asked, about: { of: "nsp", index, tensor } }));
    const [[yes, no], [logit, other]] = [both("probability"), both("logit")];
    if (!yes || !no || !logit || !other) return null;
    const share = yes.value;
    const { above, aboveName, below, belowName } = words.follows;
    return {
      ask: words.follows.ask(context.text, second),
      options: [
        { label: above, name: aboveName, figure: percent(share), bar: share, source: yes },
        { label: below, name: belowName, figure: percent(no.value), bar: no.value, source: no },
      ],
      correct: share > 0.5 ? 0 : 1,
      tokens: null,
      barName: null,
      result: words.follows.result(percent(share), fixed(logit.value), fixed(other.value)),
      why: words.follows.why,
    };
  },
};
