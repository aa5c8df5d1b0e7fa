import { cosine, type Guess, hiddenStates, type RunRequest, row } from "../engine";
import { MAX_TOKENS } from "../scenes/limits";
import type { SceneContext } from "../scenes/scene";
import { isAbout, subjectOf } from "../scenes/why/subject";
import type { RunState } from "../store/traceSlice";

/** What the switches have changed, on the visitor's text: in every scene the same. */
export interface Difference {
  /** Cosine of the last state of [CLS] with the switches and without. */
  readonly cls: { readonly cosine: number; readonly plain: RunRequest; readonly changed: RunRequest };
  /** The guess for a hidden word; null if the model cannot guess, or there is no word to hide. */
  readonly guess: {
    readonly position: number;
    /** The word that is hidden; null if the text itself says [MASK]. */
    readonly hidden: string | null;
    /** The best guess without the switches, and its probability with them. */
    readonly before: Guess;
    readonly after: number;
    /** The best guess with the switches. */
    readonly now: Guess;
    readonly plain: RunRequest;
    readonly changed: RunRequest;
  } | null;
}

type Runs = Readonly<Record<string, RunState>>;

const STATES = { embeddings: ["norm"], layers: ["output"] } as const;

export function isSwitched({ switches }: Pick<SceneContext, "switches">): boolean {
  const { headsOff, layersOff, edgesOff } = switches;
  return headsOff.length + layersOff.length + edgesOff.length > 0;
}

/** The passes that the difference is read from, by the name of their run; none while nothing is switched off. */
export function differenceRequests(context: SceneContext, runs: Runs): Readonly<Record<string, RunRequest>> {
  if (!isSwitched(context) || !context.model) return {};
  const { text, pair, switches, encoding } = context;
  const base = { text, pair, maxTokens: MAX_TOKENS };
  const interventions = { ...switches };
  const states = {
    "difference/cls/plain": { ...base, need: STATES },
    "difference/cls/changed": { ...base, need: STATES, interventions },
  };
  const subject = context.model.abilities.mlm ? subjectOf(context) : null;
  if (!subject) return states;
  const { position, original, maskId } = subject;
  const replacements = original === null ? [] : [{ position, id: maskId }];
  const plain = { ...base, replacements, guesses: { positions: [position], top: 1 } };
  const known = runs["difference/guess/plain"]?.result;
  const best = known && isAbout(known, encoding, subject) ? known.guesses[0]?.guesses[0] : undefined;
  return {
    ...states,
    "difference/guess/plain": plain,
    ...(best && {
      "difference/guess/changed": {
        ...plain,
        interventions,
        guesses: { positions: [position], targets: [best.id], top: 1 },
      },
    }),
  };
}

/** Null while its passes are under way, or nothing is switched off. */
export function differenceOf(context: SceneContext, runs: Runs): Difference | null {
  if (!isSwitched(context)) return null;
  const [plain, changed] = [runs["difference/cls/plain"], runs["difference/cls/changed"]];
  if (!plain?.result || !changed?.result || !plain.answered || !changed.answered) return null;
  if (!isCurrent(context, changed) || plain.answered.text !== context.text) return null;
  const state = ({ result, answered }: RunState): Float32Array | null => {
    const last = result && hiddenStates(result.trace, answered?.interventions?.layersOff)?.at(-1);
    return last ? row(last, 0) : null;
  };
  const [before, after] = [state(plain), state(changed)];
  if (!before || !after) return null;
  return {
    cls: { cosine: cosine(before, after), plain: plain.answered, changed: changed.answered },
    guess: guessOf(context, runs),
  };
}

function guessOf(context: SceneContext, runs: Runs): Difference["guess"] {
  const [plain, changed] = [runs["difference/guess/plain"], runs["difference/guess/changed"]];
  const subject = subjectOf(context);
  if (!subject || !plain?.answered || !changed?.answered || !isCurrent(context, changed)) return null;
  if (![plain, changed].every(({ result }) => isAbout(result, context.encoding, subject))) return null;
  const before = plain.result?.guesses[0]?.guesses[0];
  const now = changed.result?.guesses[0];
  if (!before || !now?.target || now.target.id !== before.id) return null;
  return {
    position: subject.position,
    hidden: subject.original,
    before,
    after: now.target.probability,
    now: now.guesses[0],
    plain: plain.answered,
    changed: changed.answered,
  };
}

/** The run was made with the switches as they are now. */
function isCurrent({ switches, text }: SceneContext, { answered }: RunState): boolean {
  return (
    answered?.text === text && JSON.stringify(answered.interventions) === JSON.stringify({ ...switches })
  );
}
