import type { RunRequest } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { hiddenIn, KEEPSAKES } from "../../engine/training/finetuning/keepsakes";
import { answersTo } from "../../store/answer";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";

/** Lengths in tokens that are timed, and how often each: the fastest counts. */
const LENGTHS = [8, 16, 32, 64, 128, 256, 512];
const REPEATS = 3;

function lengthRun(tokens: number, repeat: number): string {
  return `length-${tokens}-${repeat}`;
}

/** The lengths that the model can read. */
export function lengthsOf({ model }: Pick<SceneContext, "model">): readonly number[] {
  return LENGTHS.filter((tokens) => tokens <= (model?.config.maxPositions ?? 512));
}

/** A word from each small head, for its measured scores; and passes of many lengths, to time them. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair } = context;
  const asked: [string, RunRequest][] = [
    ["main", { text, pair, maxTokens: MAX_TOKENS, need: {} }],
    ...(["sentiment", "ner"] as const).map((name): [string, RunRequest] => [
      `head-${name}`,
      { text: "A word.", head: { name, variant: "frozen" } },
    ]),
    ["head-qa", { text: "What?", pair: "A word.", head: { name: "qa", variant: "frozen" } }],
  ];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const tokens of lengthsOf(context)) {
      // [CLS] and [SEP] are two of them. All layers are timed, with or without a pooler behind them.
      const need = { layers: ["output"] } as const;
      asked.push([lengthRun(tokens, repeat), { text: "the ".repeat(tokens - 2), maxTokens: tokens, need }]);
    }
  }
  return { ...Object.fromEntries(asked), ...knownRequests(context) };
}

const plainRun = (i: number): string => `keepsake-${i}`;
const hiddenRun = (i: number): string => `known-${i}`;

/**
 * The sentences by which a training is judged for what it forgets: cut first, then with the words hidden that it will
 * hide, so that the page knows what there is to lose before anything is trained. Trained is the page's own model.
 */
function knownRequests(context: SceneContext): Record<string, RunRequest> {
  const { model, ownModel } = context;
  if (!model || ownModel) return {};
  const sentences = KEEPSAKES.map((text): RunRequest => ({ text, need: { pooled: false } }));
  const plain = Object.fromEntries(sentences.map((request, i) => [plainRun(i), request]));
  const cut = answersTo(context, plain);
  const encodings = KEEPSAKES.flatMap((_, i) => cut[plainRun(i)]?.encoding ?? []);
  if (encodings.length < KEEPSAKES.length) return plain;
  const hidden = hiddenIn(encodings.map(({ tokens }) => tokens.length));
  return {
    ...plain,
    ...Object.fromEntries(
      sentences.map((request, i): [string, RunRequest] => [
        hiddenRun(i),
        {
          ...masked(request, hidden[i], model.specialIds.mask),
          guesses: {
            positions: hidden[i],
            targets: hidden[i].map((position) => encodings[i].ids[position]),
            top: 1,
          },
        },
      ]),
    ),
  };
}

/** A token of a sentence, and, if it was hidden, what BERT would put there. */
export interface KnownToken {
  readonly text: string;
  readonly hidden: { readonly guess: string; readonly isRight: boolean } | null;
}

/** What BERT makes of the hidden words before it is trained: the sentences that have been answered, word by word. */
export function knownOf(context: SceneContext): readonly (readonly KnownToken[])[] {
  const answers = answersTo(context, knownRequests(context));
  return KEEPSAKES.flatMap((_, i) => {
    const run = answers[hiddenRun(i)];
    if (!run) return [];
    return [
      run.encoding.tokens.flatMap(({ text, special }, position): KnownToken[] => {
        const asked = run.guesses.find((guess) => guess.position === position);
        if (special) return [];
        const best = asked?.guesses[0];
        return [{ text, hidden: best ? { guess: best.token, isRight: asked?.target?.rank === 0 } : null }];
      }),
    ];
  });
}

/** How many hidden words there are in these sentences, and how many of them it gets right. */
export function countKnown(sentences: readonly (readonly KnownToken[])[]): {
  readonly right: number;
  readonly hidden: number;
} {
  const hidden = sentences.flat().flatMap((token) => token.hidden ?? []);
  return { right: hidden.filter(({ isRight }) => isRight).length, hidden: hidden.length };
}

/** Milliseconds of the fastest pass of a length; null until all have come back. */
export function timeOf({ runs }: Pick<SceneContext, "runs">, tokens: number): number | null {
  const times = Array.from(
    { length: REPEATS },
    (_, repeat) => runs[lengthRun(tokens, repeat)]?.result?.milliseconds,
  );
  const known = times.filter((time) => time !== undefined);
  return known.length === REPEATS ? Math.min(...known) : null;
}
