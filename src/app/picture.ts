import { useState, useSyncExternalStore } from "react";
import { isOf, isSettled } from "../store/answer";
import { questionInputs } from "../store/inputs";
import { useStore } from "../store/store";
import { shownRuns } from "./context";

/** What a picture is drawn from. */
export type Inputs = ReturnType<typeof questionInputs>;

const now = (): Inputs => questionInputs(useStore.getState());

/** True while a pass over the text as it is now is under way, and the scene has one over an older text. */
function isReading({ text, pair, model, encoding, runs }: Inputs, shown: readonly string[]): boolean {
  const awaited = shown.flatMap((key) => runs[key] ?? []);
  // Without an answer there is nothing to go on showing; without a model nobody reads.
  if (!model || !awaited.some(({ result, error }) => result && !error)) return false;
  if (!encoding || !isOf(encoding, text, pair)) return true;
  return awaited.some((run) => !isSettled(run) && !run.error);
}

/**
 * When news should be drawn. What the visitor does, and the passes over his text that are shown, at once. A key press in
 * the text not before they are there: the picture goes from one text to the next, and the page has no other work than to
 * read it. Answers to other questions soon after, those of some frames together.
 * @param shown the runs that the step on stage shows.
 */
export function whenToDraw(
  drawn: Inputs,
  news: Inputs,
  shown: readonly string[],
): "now" | "soon" | "later" | "never" {
  const changed = (Object.keys(news) as (keyof Inputs)[]).filter((part) => news[part] !== drawn[part]);
  if (changed.length === 0) return "never";
  const isOtherText = news.text !== drawn.text || news.pair !== drawn.pair;
  if (news.scene === drawn.scene && isOtherText && isReading(news, shown)) return "later";
  const areSideAnswers =
    changed.every((part) => part === "runs") && shown.every((key) => news.runs[key] === drawn.runs[key]);
  return areSideAnswers ? "soon" : "now";
}

/** Milliseconds between two pictures that differ only in answers to side questions: three frames. */
const TOGETHER = 50;

/** Looks at the store's news and decides when the stage gets to see them. */
class Gate {
  private drawn = now();
  private drawnAt = 0;
  private isWaiting = false;
  /** True until the end of the task in which something was to be drawn at once: what else it brings is drawn with it. */
  private isOpen = false;

  readonly snapshot = (): Inputs => this.drawn;

  readonly subscribe = (changed: () => void): (() => void) => {
    const look = (): void => {
      const news = now();
      const when = whenToDraw(this.drawn, news, shownRuns(useStore.getState()));
      if (when === "now" || (when === "soon" && this.isOpen)) {
        this.open();
        this.drawn = news;
        this.drawnAt = performance.now();
        changed();
      } else if (when === "soon" && !this.isWaiting) {
        this.isWaiting = true;
        setTimeout(
          () => {
            this.isWaiting = false;
            this.open();
            look();
          },
          Math.max(0, this.drawnAt + TOGETHER - performance.now()),
        );
      }
    };
    look();
    return useStore.subscribe(look);
  };

  private open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    queueMicrotask(() => {
      this.isOpen = false;
    });
  }
}

/** What the stage is drawn from: the store, but for news that can wait. */
export function usePicture(): Inputs {
  const [gate] = useState(() => new Gate());
  return useSyncExternalStore(gate.subscribe, gate.snapshot);
}
