import type { ReactNode } from "react";
import { useLaboratory } from "../../trainer/laboratory";
import { placeOf } from "../../trainer/snapshots";
import { fixed, percent } from "../../ui/format";
import { isShown, lessonOf } from "./exhibits";
import { NAMED, strongestHead } from "./readings";
import { STEP, shareAt } from "./steps";
import { words } from "./words";

/** What a step says, with the numbers that the run on stage had at its end. */
export function RunCaption({ about }: { about: keyof typeof STEP }): ReactNode {
  const { main, other } = useLaboratory();
  const { steps, waiting } = words;
  if (!main?.info || main.snapshots.length === 0) return waiting;
  const at = (run: NonNullable<typeof main>) =>
    run.snapshots[placeOf(run.snapshots, shareAt(STEP[about] + 1) * run.settings.steps).index];
  const { measures } = at(main);
  const [loss, plateau, top1] = [fixed(measures.loss), fixed(main.info.plateau), percent(measures.top1)];
  switch (about) {
    case "counting":
      return steps.counting.caption(main.info.vocabulary, plateau, loss);
    case "neighbours": {
      // The player's time may be ahead of the training.
      if (measures.loss >= main.info.plateau) return steps.neighbours.above(loss);
      const strongest = strongestHead(at(main));
      return steps.neighbours.caption(
        top1,
        percent(main.info.commonest),
        strongest && strongest.share >= NAMED
          ? {
              head: strongest.head + 1,
              layer: strongest.layer + 1,
              habit: words.habits[strongest.habit],
              share: percent(strongest.share),
            }
          : null,
      );
    }
    case "compare": {
      if (!other || other.snapshots.length === 0) return steps.compare.none;
      const lesson = lessonOf(main.settings, other.settings);
      return steps.compare.caption(
        top1,
        percent(at(other).measures.top1),
        lesson && lesson in steps.compare.because && isShown(lesson, at(main), at(other))
          ? steps.compare.because[lesson as keyof typeof steps.compare.because]
          : null,
      );
    }
  }
}
