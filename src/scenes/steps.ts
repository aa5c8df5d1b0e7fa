import type { ReactNode } from "react";
import { type Step, step } from "../player/storyboard";
import type { SceneContext } from "./scene";

/** How long a step takes at speed 1, the time to read included. */
type Seconds = number | ((context: SceneContext) => number);

/** What a step says. A function where the numbers in it take work: it is called when somebody reads the caption. */
type Say = ReactNode | ((context: SceneContext) => ReactNode);

/** What a step takes, and the view of the stage that it begins, if any; null leaves the step out. */
type Row<Band extends string> = readonly [seconds: Seconds, begins?: Band] | null;

/** One view of a stage, and the step that it begins with. */
export interface Tab<Band extends string> {
  readonly id: Band;
  /** Its name, in the language in force when it is read. */
  readonly label: string;
  readonly step: number;
}

/** The steps of a scene: its times, its views and its storyboard, from one table. */
export interface StepTable<Id extends string, Band extends string> {
  /** The index of each step, from which pictures take their times. One that is left out has that of the one after it. */
  readonly STEP: Readonly<Record<Id, number>>;
  /** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
  readonly BANDS: readonly Tab<Band>[];
  /** The view of a step: the last that has begun by then, or the first. */
  bandOf(step: number): Band;
  /**
   * The storyboard.
   * @param titles by step: the scene's words, with a title of its own where one has numbers in it.
   */
  tell(
    context: SceneContext,
    titles: Readonly<Record<Id, { readonly title: string }>>,
    captions: Readonly<Record<Id, Say>>,
  ): readonly Step[];
}

/** Rows, titles or captions of steps that there are as many of as the model has layers: one for each name. */
export function forEach<Id extends string, Entry>(
  ids: readonly Id[],
  entry: (index: number) => Entry,
): Readonly<Record<Id, Entry>> {
  return Object.fromEntries(ids.map((id, index) => [id, entry(index)])) as Record<Id, Entry>;
}

/**
 * @param rows the steps in their order. A scene whose steps follow the model makes its table for a model.
 * @param names of the views, where there are any.
 */
export function stepTable<Id extends string>(
  rows: Readonly<Record<Id, readonly [Seconds] | null>>,
): StepTable<Id, never>;
export function stepTable<Id extends string, Band extends string>(
  rows: Readonly<Record<Id, Row<Band>>>,
  names: () => Readonly<Record<Band, string>>,
): StepTable<Id, Band>;
export function stepTable<Id extends string, Band extends string>(
  rows: Readonly<Record<Id, Row<Band>>>,
  names?: () => Readonly<Record<Band, string>>,
): StepTable<Id, Band> {
  const all = Object.keys(rows) as Id[];
  const ids = all.filter((id) => rows[id] !== null);
  const tabs = ids.flatMap((id, at): Tab<Band>[] => {
    const band = rows[id]?.[1];
    if (!names || band === undefined) return [];
    const tab = {
      id: band,
      step: at,
      get label() {
        return names()[band];
      },
    };
    return [tab];
  });
  return {
    STEP: forEach(all, (at) => all.slice(0, at).filter((id) => rows[id] !== null).length),
    BANDS: tabs,
    bandOf: (step) => (tabs.findLast((tab) => tab.step <= step) ?? tabs[0]).id,
    tell: (context, titles, captions) =>
      ids.map((id) => {
        const [seconds] = rows[id] ?? [0];
        const say = captions[id];
        return step(
          id,
          titles[id].title,
          typeof seconds === "number" ? seconds : seconds(context),
          typeof say === "function" ? () => say(context) : say,
        );
      }),
  };
}
