import { attentionFrom, type RunRequest, type Tensor } from "../../engine";
import type { AttentionShare, LeaveOut } from "../../store/fields";
import type { RunState } from "../../store/traceSlice";
import type { SceneContext } from "../scene";
import { agreementOf, type Compared } from "./agreement";
import { effectsOf } from "./findings";
import type { Explained } from "./refs";

/** Sentences on which attention and leave-one-out are compared too: the visitor sees where they disagree. */
const CASES: readonly string[] = [
  "Paris is the capital of [MASK].",
  "The [MASK] by the river was steep.",
  "She opened the door with her [MASK].",
  "He drank a cup of [MASK] every morning.",
  "The dog chased the [MASK] up the tree.",
  "The children went to [MASK] by bus.",
];

/** One of them, measured. */
export interface Case {
  readonly text: string;
  readonly rho: number;
  /** The words that were ranked, and what it takes to ask where ρ comes from. */
  readonly words: readonly Compared[];
  readonly findings: Explained;
}

type Runs = SceneContext["runs"];

const text = (index: number): string => `case/${index}`;
const guess = (index: number): string => `case/${index}/guess`;
const without = (index: number): string => `case/${index}/without`;

/** Where the blank is; null until the sentence has been read. */
function blank(runs: Runs, index: number, maskId: number): number | null {
  const tokens = runs[text(index)]?.result?.encoding.tokens;
  const at = tokens?.findIndex(({ id, word }) => id === maskId && word !== null) ?? -1;
  return at < 0 ? null : at;
}

/** Each sentence is read, its blank guessed, and the guess tested without each token: three questions, one after the other. */
export function caseRequests(runs: Runs, maskId: number): Readonly<Record<string, RunRequest>> {
  const asked: Record<string, RunRequest> = {};
  for (const [index, sentence] of CASES.entries()) {
    asked[text(index)] = { text: sentence, need: { layers: ["probs"] } };
    const position = blank(runs, index, maskId);
    if (position === null) continue;
    asked[guess(index)] = { text: sentence, guesses: { positions: [position], top: 1 } };
    const best = runs[guess(index)]?.result?.guesses[0]?.guesses[0];
    if (best) asked[without(index)] = { text: sentence, leaveOneOut: { position, target: best.id } };
  }
  return asked;
}

/** The sentences that have been measured, least agreement first. */
export function casesOf(
  { runs, model }: Pick<SceneContext, "runs" | "model">,
  by: AttentionShare,
  leaveOut: LeaveOut,
): readonly Case[] {
  const maskId = model?.specialIds.mask;
  if (maskId === undefined) return [];
  return CASES.flatMap((sentence, index): Case[] => {
    const measured = measure(runs, index, maskId, by, leaveOut);
    return measured === null || Number.isNaN(measured.rho) ? [] : [{ text: sentence, ...measured }];
  }).sort((a, b) => a.rho - b.rho);
}

function measure(
  runs: Runs,
  index: number,
  maskId: number,
  by: AttentionShare,
  leaveOut: LeaveOut,
): Omit<Case, "text"> | null {
  const read: RunState | undefined = runs[text(index)];
  const study = runs[without(index)]?.result?.leaveOneOut;
  const position = blank(runs, index, maskId);
  const winner = runs[guess(index)]?.result?.guesses[0]?.guesses[0];
  if (!read?.result || !winner || !study || position === null || study.position !== position) return null;
  const { tokens } = read.result.encoding;
  const probs = read.result.trace.layers.flatMap(({ probs: layer }): Tensor[] => (layer ? [layer] : []));
  if (probs.length === 0) return null;
  const attention = attentionFrom(probs, position);
  const agreement = agreementOf(
    {
      tokens,
      position,
      attention,
      effects: effectsOf(study.probability, study.without, leaveOut, tokens.length),
    },
    by,
  );
  if (!agreement) return null;
  const subject = { position, original: null, maskId };
  return {
    rho: agreement.rho,
    words: agreement.words,
    findings: { subject, request: read.answered, tokens, winner, attention },
  };
}
