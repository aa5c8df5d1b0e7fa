import { cosine, type Guess, hiddenStates, type RunRequest, type RunResult, row } from "../engine";
import { MAX_TOKENS } from "../scenes/limits";
import type { SceneContext } from "../scenes/scene";
import { subjectOf } from "../scenes/why/subject";
import { answersTo, answerTo } from "../store/answer";
import { isSwitched } from "../store/switches";
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

// Names of the runs.
const PLAIN_CLS = "difference/cls/plain";
const CHANGED_CLS = "difference/cls/changed";
const PLAIN_GUESS = "difference/guess/plain";
const CHANGED_GUESS = "difference/guess/changed";

const STATES = { embeddings: ["norm"], layers: ["output"] } as const;

/** The passes that the difference is read from, by the name of their run; none while nothing is switched off. */
export function differenceRequests(context: SceneContext, runs: Runs): Readonly<Record<string, RunRequest>> {
  if (!isSwitched(context.switches) || !context.model) return {};
  const { encoding, switches } = context;
  // The words on stage: some scenes lend the visitor's text a second sentence.
  const [text, pair = null] = encoding.normalization.map(({ original }) => original);
  const base = { text, pair, maxTokens: MAX_TOKENS };
  const interventions = { ...switches };
  const states = {
    [PLAIN_CLS]: { ...base, need: STATES },
    [CHANGED_CLS]: { ...base, need: STATES, interventions },
  };
  const subject = context.model.abilities.mlm ? subjectOf(context) : null;
  if (!subject) return states;
  const { position, original, maskId } = subject;
  const replacements = original === null ? [] : [{ position, id: maskId }];
  const plain = { ...base, replacements, guesses: { positions: [position], top: 1 } };
  const best = answerTo({ ...context, runs }, PLAIN_GUESS, plain)?.guesses[0]?.guesses[0];
  return {
    ...states,
    [PLAIN_GUESS]: plain,
    ...(best && {
      [CHANGED_GUESS]: {
        ...plain,
        interventions,
        guesses: { positions: [position], targets: [best.id], top: 1 },
      },
    }),
  };
}

/** Null while its passes are under way, or nothing is switched off. */
export function differenceOf(context: SceneContext, runs: Runs): Difference | null {
  if (!isSwitched(context.switches)) return null;
  const questions = differenceRequests(context, runs);
  const answers = answersTo({ ...context, runs }, questions);
  const cls = (name: string): Float32Array | null => {
    const layersOff = questions[name]?.interventions?.layersOff;
    const last = answers[name] && hiddenStates(answers[name].trace, layersOff)?.at(-1);
    return last ? row(last, 0) : null;
  };
  const [before, after] = [cls(PLAIN_CLS), cls(CHANGED_CLS)];
  if (!before || !after) return null;
  return {
    cls: {
      cosine: cosine(before, after),
      plain: questions[PLAIN_CLS],
      changed: questions[CHANGED_CLS],
    },
    guess: guessOf(context, questions, answers),
  };
}

function guessOf(
  context: SceneContext,
  questions: Readonly<Record<string, RunRequest>>,
  answers: Readonly<Record<string, RunResult | null>>,
): Difference["guess"] {
  const subject = subjectOf(context);
  const before = answers[PLAIN_GUESS]?.guesses[0]?.guesses[0];
  const now = answers[CHANGED_GUESS]?.guesses[0];
  if (!subject || !before || !now?.target || now.target.id !== before.id) return null;
  return {
    position: subject.position,
    hidden: subject.original,
    before,
    after: now.target.probability,
    now: now.guesses[0],
    plain: questions[PLAIN_GUESS],
    changed: questions[CHANGED_GUESS],
  };
}
