import type { Budget } from "../scripts/budgets";
import type { AppFigures } from "./app/measureApp";
import type { BenchResult } from "./measure";
import type { NodeFigures } from "./nodeFigures";

/** All that one run of the bench found out. */
export interface Run {
  readonly result: BenchResult;
  readonly node: NodeFigures;
  /** Scene by scene; empty in a quick run. */
  readonly app: AppFigures;
  /** Sizes of the built page; empty in a quick run. */
  readonly page: readonly Budget[];
  /** Chromium's. */
  readonly version: string;
}
