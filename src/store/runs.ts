import type { RunRequest, RunResult } from "../engine";
import { type Problem, sayProblem } from "./problem";
import { type RunState, useStore } from "./store";

const UNASKED = { result: null, answered: null };

function note(news: (runs: Readonly<Record<string, RunState>>) => readonly (readonly [string, RunState])[]) {
  useStore.setState(({ runs }) => ({ runs: { ...runs, ...Object.fromEntries(news(runs)) } }));
}

/** Notes questions, all at once: whoever looks at the store hears of them once. */
export function runsAsked(requests: readonly (readonly [name: string, request: RunRequest])[]): void {
  note((runs) =>
    requests.map(([name, request]) => [name, { ...UNASKED, ...runs[name], request, error: null }]),
  );
}

/** A pass has been answered. */
export function runDone(name: string, answered: RunRequest, result: RunResult): void {
  note((runs) => [[name, { ...(runs[name] ?? { request: answered }), result, answered, error: null }]]);
}

/** A pass could not be answered; what was there before stays. */
export function runFailed(name: string, request: RunRequest, problem: Problem): void {
  note((runs) => [
    [
      name,
      {
        ...UNASKED,
        ...runs[name],
        request,
        get error() {
          return sayProblem(problem);
        },
      },
    ],
  ]);
}
