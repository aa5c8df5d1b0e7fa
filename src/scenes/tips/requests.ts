import type { RunRequest } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { hiddenIn, KEEPSAKES } from "../../engine/training/finetuning/keepsakes";
import { answersTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";

/** The text, for what the page around it needs; and the sentences of the first picture. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair } = context;
  return { main: { text, pair, maxTokens: MAX_TOKENS, need: {} }, ...knownRequests(context) };
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
