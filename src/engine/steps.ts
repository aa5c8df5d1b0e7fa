/** Long work that pauses (`yield`) every few milliseconds, so that whoever runs it can do something else, or stop. */
export type Steps<Result> = Generator<void, Result, void>;

/** Does all of the work at once, for Node and tests. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
