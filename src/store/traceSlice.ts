import type { Encoding, RunRequest, RunResult } from "../engine";
import { type Problem, sayProblem } from "./problem";
import type { Slice } from "./slice";

/** One named forward pass: what was asked last, and the newest finished answer (which may be to an older question). */
export interface RunState {
  readonly request: RunRequest;
  readonly result: RunResult | null;
  /** The request that `result` answers. */
  readonly answered: RunRequest | null;
  /** Why there is no answer, in the language in force when it is read; null if there is one or it is on its way. */
  readonly error: string | null;
}

export interface TraceSlice {
  /** Tokens of the current text; known before the weights are. */
  readonly encoding: Encoding | null;
  /** Forward passes by scene and name: `attention/main` is the visitor's text as the attention scene wants it. */
  readonly runs: Readonly<Record<string, RunState>>;
  setEncoding(encoding: Encoding): void;
  /** Forgets all passes and tokens: they are of another model. */
  clearRuns(): void;
  /** Notes questions, all at once: whoever looks at the store hears of them once. */
  runsAsked(requests: readonly (readonly [name: string, request: RunRequest])[]): void;
  runDone(name: string, request: RunRequest, result: RunResult): void;
  runFailed(name: string, request: RunRequest, problem: Problem): void;
}

export const createTraceSlice: Slice<TraceSlice> = (set) => ({
  encoding: null,
  runs: {},
  setEncoding: (encoding) => set({ encoding }),
  clearRuns: () => set({ runs: {}, encoding: null }),
  runsAsked: (requests) =>
    set(({ runs }) => ({
      runs: {
        ...runs,
        ...Object.fromEntries(
          requests.map(([name, request]): [string, RunState] => {
            const { result = null, answered = null } = runs[name] ?? {};
            return [name, { request, result, answered, error: null }];
          }),
        ),
      },
    })),
  runDone: (name, request, result) =>
    set(({ runs }) => ({
      runs: {
        ...runs,
        [name]: { request: runs[name]?.request ?? request, result, answered: request, error: null },
      },
    })),
  runFailed: (name, request, problem) =>
    set(({ runs }) => ({
      runs: {
        ...runs,
        [name]: {
          request,
          result: runs[name]?.result ?? null,
          answered: runs[name]?.answered ?? null,
          get error() {
            return sayProblem(problem);
          },
        },
      },
    })),
});
