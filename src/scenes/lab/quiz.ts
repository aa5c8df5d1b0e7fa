import { seededRandom, shuffled } from "../../engine/random";
import type { SceneContext } from "../scene";
import { IDEAS } from "./ideas";
import { fingerprint } from "./prediction";
import type { Question } from "./question";
import { words } from "./words";

/** The question on the ideas that is on stage, its answers in the order that the seed draws. */
export function quizQuestion({ settings }: SceneContext): Question {
  const { question, seed } = settings.lab;
  const idea = IDEAS[Math.min(question, IDEAS.length) - 1];
  const [right] = idea.answers;
  const answers = shuffled(idea.answers, seededRandom(seed ^ Number.parseInt(fingerprint(idea.id), 36)));
  return {
    id: `idea-${idea.id}`,
    topic: idea.topic,
    ask: idea.ask,
    options: answers.map((answer) => ({ label: answer, name: answer, figure: null, bar: 0, source: null })),
    correct: answers.indexOf(right),
    tokens: null,
    barName: null,
    result: words.ideaAnswer(right),
    why: idea.why,
    see: idea.see,
  };
}
