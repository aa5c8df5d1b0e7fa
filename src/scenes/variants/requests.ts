import type { RunRequest } from "../../engine";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { studentRequests } from "./distil";
import { judgeRequest, sampleRequest } from "./electra";

/** The plain pass; the generator's words; one question per student; and the judge, when the words are there. */
export function requests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, switches } = context;
  return {
    main: { text, pair, maxTokens: MAX_TOKENS, need: { pooled: false }, interventions: { ...switches } },
    generator: sampleRequest(context),
    ...studentRequests(context),
    ...judgeRequest(context),
  };
}
