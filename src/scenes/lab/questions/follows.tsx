import { nextSentenceProbability, type RunRequest } from "../../../engine";
import type { Question as Asked } from "../../../inspector/question";
import { answerTo } from "../../../store/answer";
import { fixed, percent } from "../../../ui/format";
import { words } from "../../../words/lab";
import { MAX_TOKENS } from "../../limits";
import type { SceneContext } from "../../scene";
import { pick } from "../picks";
import type { Kind } from "../question";

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
  see: { scene: "nsp", step: "softmax" },
  possible: ({ model, encoding }) => model?.abilities.nsp === true && encoding.words.length > 0,
  requests: (context, random) => ({ follows: request(context, draw(context, random)) }),
  make(context, random) {
    const second = draw(context, random);
    const result = answerTo(context, "follows", request(context, second));
    if (!result?.trace.nspLogits) return null;
    const share = nextSentenceProbability(result.trace.nspLogits);
    const [yes, no] = result.trace.nspLogits.data;
    const source = (index: number): Asked => ({
      request: context.runs.follows?.answered,
      about: { of: "nsp", index, tensor: "probability" },
    });
    const { above, aboveName, below, belowName } = words.follows;
    return {
      ask: words.follows.ask(context.text, second),
      options: [
        { label: above, name: aboveName, figure: percent(share), bar: share, source: source(0) },
        { label: below, name: belowName, figure: percent(1 - share), bar: 1 - share, source: source(1) },
      ],
      correct: share > 0.5 ? 0 : 1,
      tokens: null,
      barName: null,
      result: words.follows.result(percent(share), fixed(yes), fixed(no)),
      why: words.follows.why,
    };
  },
};
