import type { RunRequest } from "../../engine";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { biasRequests } from "./bias";
import { domainRequests } from "./domains";
import { movedRequests } from "./positions";
import { windowRequests } from "./windows";

/** Many small questions: the first ones are for the first steps. */
export function requests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, switches, model } = context;
  return {
    main: { text, pair, maxTokens: MAX_TOKENS, need: { pooled: false }, interventions: { ...switches } },
    positions: { text: "", table: { near: [], top: 0, positions: model?.config.maxPositions ?? 0 } },
    ...windowRequests(context),
    ...biasRequests(context),
    ...domainRequests(context),
    ...movedRequests(context),
  };
}
