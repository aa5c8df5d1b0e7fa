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

/** Nobody waits for these passes any more: what is known of them is what was answered before. */
export function runsDropped(names: readonly string[]): void {
  const isKept = ([name, { answered }]: readonly [string, RunState]) => !names.includes(name) || answered;
  const back = ([name, run]: readonly [string, RunState]) =>
    names.includes(name) ? [name, { ...run, request: run.answered ?? run.request }] : [name, run];
  useStore.setState(({ runs }) => ({
    runs: Object.fromEntries(Object.entries(runs).filter(isKept).map(back)),
  }));
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
