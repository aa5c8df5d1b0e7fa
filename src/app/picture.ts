import { useState, useSyncExternalStore } from "react";
import { loadedScene } from "../scenes/registry";
import { isOf, isSettled } from "../store/answer";
import { questionInputs } from "../store/inputs";
import { type AppState, useStore } from "../store/store";
import { runKey } from "./context";

/** What a picture is drawn from. */
export type Inputs = ReturnType<typeof questionInputs>;

const now = (): Inputs => questionInputs(useStore.getState());

/** True while a pass over the text as it is now is under way, and the scene has one over an older text. */
function isReading({ scene, text, pair, model, encoding, runs }: Inputs, also: readonly string[]): boolean {
  const main = runs[runKey(scene, "main")];
  // Without an answer there is nothing to go on showing; without a model nobody reads.
  if (!model || !main?.result || main.error) return false;
  if (!encoding || !isOf(encoding, text, pair)) return true;
  const awaited = ["main", ...also].flatMap((name) => runs[runKey(scene, name)] ?? []);
  return awaited.some((run) => !isSettled(run) && !run.error);
}

/** What the step on stage shows besides the main pass. */
function alsoAwaited({ scene, step }: AppState): readonly string[] {
  return loadedScene(scene)?.awaits?.(step) ?? [];
}

/**
 * When news should be drawn. What the visitor does, and the pass over his text, at once. A key press in the text not
 * before that pass is there: the picture goes from one text to the next, and the page has no other work than to read
 * it. Answers to other questions soon after, those of some frames together.
 * @param also passes besides the main one that the step on stage shows.
 */
export function whenToDraw(
  drawn: Inputs,
  news: Inputs,
  also: readonly string[] = [],
): "now" | "soon" | "later" | "never" {
  const changed = (Object.keys(news) as (keyof Inputs)[]).filter((part) => news[part] !== drawn[part]);
  if (changed.length === 0) return "never";
  const isOtherText = news.text !== drawn.text || news.pair !== drawn.pair;
  if (news.scene === drawn.scene && isOtherText && isReading(news, also)) return "later";
  const main = runKey(news.scene, "main");
  const areSideAnswers = changed.every((part) => part === "runs") && news.runs[main] === drawn.runs[main];
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
      const when = whenToDraw(this.drawn, news, alsoAwaited(useStore.getState()));
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
