import type { RunRequest, TraceNeed } from "../../engine";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { alternatives, subjectOf, withoutEach } from "./subject";
import { asked, KINDS, runName, STORY } from "./trial";

/** The pair on stage, other sentences in B's place, B without each of its words, and the page's own trial. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { switches } = context;
  const subject = subjectOf(context);
  const ask = (text: string, pair: string, need: TraceNeed = {}): RunRequest => ({
    text,
    pair,
    maxTokens: MAX_TOKENS,
    interventions: switches,
    need,
  });
  const main = ask(subject.a, subject.b);
  // Words are known once the pair itself has been read.
  const words = withoutEach(subject.b, answerTo(context, "main", main)?.encoding.words ?? []);
  return {
    main,
    ...Object.fromEntries(alternatives(subject).map(({ id, a, b }) => [id, ask(a, b)])),
    ...Object.fromEntries(words.map(({ index, text }) => [`without/${index}`, ask(subject.a, text)])),
    ...Object.fromEntries(
      STORY.flatMap((_, index) =>
        KINDS.map((kind) => {
          const { a, b } = asked(index, kind);
          return [runName(index, kind), { text: a, pair: b, need: {} }];
        }),
      ),
    ),
  };
}
