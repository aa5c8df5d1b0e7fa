import type { HeadName, HeadScores } from "../../engine";
import type { SceneContext } from "../scene";

/** What was measured of a trained head. */
export function scoresOf({ runs }: Pick<SceneContext, "runs">, head: HeadName): HeadScores | null {
  return runs[`head-${head}`]?.result?.head?.scores ?? null;
}
