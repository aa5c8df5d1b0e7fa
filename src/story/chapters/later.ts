import { Asked } from "../Asked";
import { StageControls } from "../StageControls";
import { Floors } from "./Floors";
import { Gather } from "./Gather";
import { Learning } from "./Learning";
import { Looking } from "./Looking";
import { Words } from "./Words";

/** What is set on the picture, and answered. */
export { Asked, StageControls };

/** The chapters that are fetched behind the first. */
export const LATER = { words: Words, looking: Looking, floors: Floors, cls: Gather, learning: Learning };
