/** One event of a Chromium trace: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds for which the thread was on a processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What one frame cost the page's main thread, in milliseconds on a processor. */
export interface Frame {
  /** Our own code: the clock, React, drawing on canvases. */
  readonly script: number;
  /** All of it: script, style, layout, painting, garbage collection. */
  readonly main: number;
}

/** What is asked of Chromium for `framesOf`. */
export const CATEGORIES = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline"];

const SCRIPT = new Set([
  "FireAnimationFrame",
  "FunctionCall",
  "TimerFire",
  "EventDispatch",
  "RunMicrotasks",
  "BlinkScheduler_PerformMicrotaskCheckpoint",
  "EvaluateScript",
]);

const milliseconds = (event: TraceEvent): number => (event.tdur ?? event.dur ?? 0) / 1000;

/** The frames of the busiest page in a trace: what its main thread did from one commit to the next. */
export function framesOf(trace: string): Frame[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const mains = traceEvents.filter(
    ({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain",
  );
  const pages = mains.map(({ pid, tid }) =>
    framesOfThread(traceEvents.filter((e) => e.pid === pid && e.tid === tid)),
  );
  return pages.sort((a, b) => b.length - a.length)[0] ?? [];
}

function framesOfThread(events: readonly TraceEvent[]): Frame[] {
  const whole = events.filter(({ ph }) => ph === "X").sort((a, b) => a.ts - b.ts);
  const tasks = whole.filter(({ name }) => name === "RunTask");
  const scripts = outermost(whole.filter(({ name }) => SCRIPT.has(name)));
  const ends = whole.filter(({ name }) => name === "Commit").map(({ ts, dur }) => ts + (dur ?? 0));
  // The task that commits ends a little behind the commit; what begins before belongs to its frame.
  const sumUntil = (all: readonly TraceEvent[]): ((end: number) => number) => {
    let next = 0;
    return (end) => {
      let sum = 0;
      for (; next < all.length && all[next].ts < end; next++) sum += milliseconds(all[next]);
      return sum;
    };
  };
  const [script, main] = [sumUntil(scripts), sumUntil(tasks)];
  const frames = ends.map((end) => ({ script: script(end), main: main(end) }));
  // The first holds whatever happened since the trace began.
  return frames.slice(1);
}

/** Events that lie in no other of them. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return events.filter((event) => {
    if (event.ts < end) return false;
    end = event.ts + (event.dur ?? 0);
    return true;
  });
}
