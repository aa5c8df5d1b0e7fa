import type { Guess, RunRequest } from "../engine";
import { masked } from "../engine/explain/asked";
import { cosineRef, guessRef, hidden } from "../inspector/refs";
import { type Num, numberOf } from "../inspector/values";
import type { SceneContext } from "../scenes/scene";
import { subjectOf } from "../scenes/why/subject";
import { answerTo } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import type { RunState } from "../store/store";
import { isSwitched } from "../store/switches";
import { words } from "../words/switches";

/** What the switches have changed, on the visitor's text: in every scene the same. */
export interface Difference {
  /** Cosine of the last state of [CLS] with the switches and without. */
  readonly cls: Num;
  /** The guess for a hidden word; null if the model cannot guess, or there is no word to hide. */
  readonly guess: {
    /** The word that is hidden; null if the text itself says [MASK]. */
    readonly hidden: string | null;
    /** The best guess without the switches, its probability, and that with them. */
    readonly first: Guess;
    readonly before: Num;
    readonly after: Num;
    /** The best guess with the switches, and its probability. */
    readonly last: Guess;
    readonly now: Num;
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
  const plain = {
    ...masked(base, original === null ? [] : [position], maskId),
    guesses: { positions: [position], top: 1 },
  };
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
  const { [PLAIN_CLS]: plain, [CHANGED_CLS]: changed, ...guesses } = differenceRequests(context, runs);
  const last = context.model?.config.layers ?? 0;
  const about = cosineRef(words.cosineName, hidden(last, [0]), hidden(last, [0], plain));
  const cls = numberOf({ ...context, runs }, { request: changed, about });
  return cls && { cls, guess: guessOf({ ...context, runs }, guesses) };
}

function guessOf(
  context: SceneContext,
  questions: Readonly<Record<string, RunRequest>>,
): Difference["guess"] {
  const subject = subjectOf(context);
  const { [PLAIN_GUESS]: plain, [CHANGED_GUESS]: changed } = questions;
  const [first, last] = [PLAIN_GUESS, CHANGED_GUESS].map(
    (name) => answerTo(context, name, questions[name])?.guesses[0].guesses[0],
  );
  if (!subject || !first || !last) return null;
  const probability = (request: RunRequest, { id }: Guess) =>
    numberOf(context, { request, about: guessRef(subject.position, id) });
  const [before, after] = [probability(plain, first), probability(changed, first)];
  const now = probability(changed, last);
  return before && after && now && { hidden: subject.original, first, before, after, last, now };
}
