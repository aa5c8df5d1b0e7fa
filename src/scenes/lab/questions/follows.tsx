import { nextSentenceProbability, type RunRequest } from "../../../engine";
import { percent } from "../../../ui/format";
import { Term } from "../../../ui/Term";
import { MAX_TOKENS } from "../../limits";
import type { SceneContext } from "../../scene";
import { answerTo, pick } from "../picks";
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
  topic: "What follows",
  see: { scene: "nsp", step: "softmax" },
  possible: ({ model, encoding }) => model?.abilities.nsp === true && encoding.words.length > 0,
  requests: (context, random) => ({ follows: request(context, draw(context, random)) }),
  make(context, random) {
    const second = draw(context, random);
    const result = answerTo(context, "follows", request(context, second));
    if (!result?.trace.nspLogits) return null;
    const share = nextSentenceProbability(result.trace.nspLogits);
    const [yes, no] = result.trace.nspLogits.data;
    return {
      ask: (
        <>
          <Term kind="a">A</Term> “{context.text}” <Term kind="b">B</Term> “{second}” — how probable does the
          model find it that B follows A?
        </>
      ),
      options: [
        { label: "Above 50 %", name: "above 50 %", figure: percent(share), bar: share },
        { label: "Below 50 %", name: "below 50 %", figure: percent(1 - share), bar: 1 - share },
      ],
      correct: share > 0.5 ? 0 : 1,
      tokens: null,
      barName: null,
      result: (
        <>
          It says <b>{percent(share)}</b> for “B follows A”: softmax of the two logits {yes.toFixed(2)} and{" "}
          {no.toFixed(2)}.
        </>
      ),
      why: (
        <>
          In pre-training half of the pairs were neighbours in a text, half were thrown together. Telling them
          apart mostly takes noticing the topic; logic is hardly needed. RoBERTa later left this task out.
        </>
      ),
    };
  },
};
