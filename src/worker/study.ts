import { RequestError } from "../engine/errors";
import type { TunedModel } from "../engine/heads/tunedModel";
import type { Bert } from "../engine/model/bert";
import type { PassResult } from "../engine/pass";
import type { RunRequest, Studies } from "../engine/run";
import type { Steps } from "../engine/steps";
import { studies } from "../engine/studies";

/** Milliseconds of work between two looks at what else was asked: a pass or two. The next key press waits no longer. */
const AT_ONCE = 4;

/** The studies of a request, a little at a time. @throws Error when `signal` says that nobody waits any more. */
export function study(
  bert: Bert,
  result: PassResult,
  request: RunRequest,
  tuned: TunedModel | null,
  signal: AbortSignal,
): Promise<Studies> {
  return cooperate(studies(bert, result, request, tuned), signal);
}

/**
 * Does long work in pieces of a few milliseconds; messages that arrive meanwhile are answered in between.
 * @throws RequestError when `signal` says that nobody waits for the result any more, and what the work itself throws.
 */
export async function cooperate<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> {
  let start = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - start < AT_ONCE) continue;
    await afterMessages();
    if (signal.aborted) throw new RequestError("givenUp");
    start = performance.now();
  }
}

/** Resolves when all messages that are already here have been answered: a message to oneself comes behind them. */
function afterMessages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
