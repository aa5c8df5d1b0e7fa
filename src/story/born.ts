import { EXHIBITS, PROBES } from "../trainer/exhibits";
import { begin, laboratory } from "../trainer/laboratory";
import { NANO, type Snapshot } from "../trainer/protocol";
import type { RunView } from "../trainer/run";
import { between, type Candidate, candidatesBetween, placeOf } from "../trainer/snapshots";

/** Steps of the story's training: half of the room's, some twenty seconds on two laptop cores. */
const STEPS = 1500;
/** The blank that is watched: the story's own. */
const WATCHED = PROBES.findIndex(({ right }) => right === "river");

/** Starts the training that the chapter shows, once: one that is there already, in whatever room it began, is shown. */
export function letBeBorn(): void {
  if (laboratory().main || typeof Worker === "undefined") return;
  begin({ ...NANO, steps: STEPS }, null, null, EXHIBITS);
}

/** How far the training is when the step of the story is: the beginning, where most happens, is told more slowly. */
const PACE = [
  [0.06, 0],
  [0.26, 0.05],
  [0.44, 0.2],
  [0.64, 0.5],
  [0.88, 1],
] as const;

function shareAtMoment(p: number): number {
  const next = PACE.findIndex(([moment]) => p <= moment);
  if (next <= 0) return next < 0 ? 1 : 0;
  const [[a, from], [b, to]] = [PACE[next - 1], PACE[next]];
  return from + ((to - from) * (p - a)) / (b - a);
}

export function momentOfShare(share: number): number {
  const next = Math.max(
    1,
    PACE.findIndex(([, done]) => share <= done),
  );
  const [[a, from], [b, to]] = [PACE[next - 1], PACE[next]];
  return a + ((b - a) * (share - from)) / (to - from);
}

export interface BornReading {
  /** The sentence's tokens, and where its blank is. */
  readonly tokens: readonly string[];
  readonly blank: number;
  /** The training step on stage, and how many there are. */
  readonly step: number;
  readonly steps: number;
  /** Whether the training has not come as far as the moment asks. */
  readonly isBehind: boolean;
  readonly candidates: readonly Candidate[];
  /** The other blanks that are asked all along: what stands around them, and what it would put there. */
  readonly others: readonly { readonly before: string; readonly behind: string; readonly best: Candidate }[];
  /** Share of hidden words of unread sentences that it guesses. */
  readonly right: number;
  /** Loss of unread sentences at each snapshot, the moment at which it is shown, and the loss by frequency alone. */
  readonly losses: readonly { readonly moment: number; readonly loss: number }[];
  readonly now: { readonly moment: number; readonly loss: number };
  readonly plateau: number;
}

/** The blank that is watched; on the visitor's own text it is another one. */
function watchedOf({ probes }: NonNullable<RunView["info"]>): number {
  return probes[WATCHED] ? WATCHED : 0;
}

const guessesOf = ({ look }: Snapshot, probe: number) => look.guesses[probe] ?? [];

/** Tokens as they would be written. */
function sentenceOf(tokens: readonly string[]): string {
  return tokens
    .join(" ")
    .replaceAll(" ##", "")
    .replaceAll(/ (?=[.,;:!?])/g, "");
}

/** The best guess for the blank at first, once it has learned to count words, and in the newest snapshot. */
export function readTold(
  run: RunView | null,
): { first: string; counted: string; last: { token: string; probability: number }; step: number } | null {
  const info = run?.info;
  if (!run || !info) return null;
  const best = (one: Snapshot) => guessesOf(one, watchedOf(info))[0];
  const { snapshots } = run;
  const newest = snapshots[snapshots.length - 1];
  const last = best(newest);
  const counting = snapshots.filter(({ measures }) => measures.loss <= info.plateau);
  // A word, as a mark alone reads badly among the caption's own.
  const between = counting
    .map((one) => best(one)?.token)
    .find((token) => token !== last?.token && /^\p{L}/u.test(token));
  if (!last || !between) return null;
  return { first: best(snapshots[0]).token, counted: between, last, step: newest.step };
}

/** The training at a moment of the step; null before its first snapshot. */
export function readBorn(run: RunView | null, p: number): BornReading | null {
  const info = run?.info;
  if (!run || !info || run.snapshots.length === 0) return null;
  const { snapshots, settings } = run;
  const newest = snapshots[snapshots.length - 1].step;
  const wanted = shareAtMoment(p) * settings.steps;
  const step = Math.min(wanted, newest);
  const { index, part } = placeOf(snapshots, step);
  const here = snapshots[index];
  const next = snapshots[index + 1] ?? here;
  const watched = watchedOf(info);
  const probe = info.probes[watched];
  const mix = (read: (one: Snapshot) => number): number => between(read(here), read(next), part);
  const momentOf = (one: Pick<Snapshot, "step">): number => momentOfShare(one.step / settings.steps);
  return {
    tokens: probe.tokens.filter((_, i) => i > 0 && i < probe.tokens.length - 1),
    blank: probe.blank - 1,
    step: Math.round(step),
    steps: settings.steps,
    isBehind: wanted > newest + settings.steps / 50,
    candidates: candidatesBetween(guessesOf(here, watched), guessesOf(next, watched), part),
    others: info.probes.flatMap(({ tokens, blank }, i) => {
      const [best] = candidatesBetween(guessesOf(here, i), guessesOf(next, i), part).sort(
        (a, b) => b.probability - a.probability,
      );
      if (i === watched || !best) return [];
      return {
        before: sentenceOf(tokens.slice(1, blank)),
        behind: sentenceOf(tokens.slice(blank + 1, -1)),
        best,
      };
    }),
    right: mix(({ measures }) => measures.top1),
    losses: snapshots.map((one) => ({ moment: momentOf(one), loss: one.measures.loss })),
    now: { moment: momentOf({ step }), loss: mix(({ measures }) => measures.loss) },
    plateau: info.plateau,
  };
}
