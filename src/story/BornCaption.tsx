import type { ReactNode } from "react";
import { useLaboratory } from "../trainer/laboratory";
import { grouped, percent } from "../ui/format";
import { readTold } from "./born";
import { words } from "./words";

/** What the training on stage put into the blank: at first, when it had counted, and last. */
export function BornCaption(): ReactNode {
  const { main } = useLaboratory();
  const told = readTold(main);
  if (!told) return words.born.waiting;
  const { first, counted, last, step } = told;
  return words.born.caption(first, counted, grouped(step), last.token, percent(last.probability));
}
