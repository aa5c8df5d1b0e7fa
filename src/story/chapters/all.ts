import type { ComponentType } from "react";
import type { ChapterProps } from "../chapter";
import type { ChapterId } from "../chapters";
import { Floors } from "./Floors";
import { Gather } from "./Gather";
import { Guess } from "./Guess";
import { Learning } from "./Learning";
import { Looking } from "./Looking";
import { Words } from "./Words";

/** The picture of each chapter. */
export const CHAPTERS: Readonly<Record<ChapterId, ComponentType<ChapterProps>>> = {
  guess: Guess,
  words: Words,
  looking: Looking,
  floors: Floors,
  cls: Gather,
  learning: Learning,
};
