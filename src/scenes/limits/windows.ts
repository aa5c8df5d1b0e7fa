import type { Encoding, GuessResult, RunRequest } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { cosineRef, hidden } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** A part of the long text that the model reads at once. Tokens are counted in the whole text's encoding. */
export interface Window {
  readonly index: number;
  /** First token, and the one behind the last. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the model makes of the compared token in one window. */
export interface WindowReading {
  readonly window: Window;
  /** Its position in the window. */
  readonly position: number;
  readonly guess: GuessResult | null;
  /** The passes that guess and vector are of. */
  readonly masked: RunRequest | null;
  readonly plain: RunRequest | null;
}

/** Windows that are compared at most. */
const MOST_COMPARED = 3;

function longRequest({ model, settings }: SceneContext): RunRequest {
  return { text: settings.limits.long, maxTokens: model?.config.maxPositions, need: { pooled: false } };
}

/** The whole long text's tokens; null until they are there. */
export function longEncoding(context: SceneContext): Encoding | null {
  return answerTo(context, "long", longRequest(context))?.encoding ?? null;
}

/**
 * Cuts a long text into windows of whole words (the sliding window of BERT's question answering, Devlin et al. 2019,
 * google-research/bert `run_squad.py`): each begins so that it shares at most `overlap` tokens with the one before.
 */
export function windowsOf(
  encoding: Encoding,
  text: string,
  size: number,
  overlap: number,
): readonly Window[] {
  const room = Math.max(1, size - 2);
  const spans = encoding.words
    .map((word, index) => ({
      span: word.span,
      start: encoding.tokens.findIndex((token) => token.word === index),
      length: encoding.tokens.filter((token) => token.word === index).length,
    }))
    .filter(({ length }) => length > 0);
  const windows: Window[] = [];
  let first = 0;
  while (first < spans.length) {
    let last = first;
    let length = Math.min(room, spans[first].length);
    while (last + 1 < spans.length && length + spans[last + 1].length <= room) {
      last += 1;
      length += spans[last].length;
    }
    windows.push({
      index: windows.length,
      start: spans[first].start,
      end: spans[last].start + spans[last].length,
      text: text.slice(spans[first].span.start, spans[last].span.end),
    });
    if (last === spans.length - 1) break;
    let next = last + 1;
    let shared = 0;
    while (next - 1 > first && shared + spans[next - 1].length <= Math.min(overlap, room - 1)) {
      next -= 1;
      shared += spans[next].length;
    }
    first = next;
  }
  return windows;
}

/** Tokens of a window at least. */
export const NARROWEST = 12;

/** Tokens of a window at most: as many as the page shows, and half as many as the model can tell apart, or there is one. */
export function widestWindow({ model }: Pick<SceneContext, "model">): number {
  return Math.max(NARROWEST, Math.min(MAX_TOKENS, Math.floor((model?.config.maxPositions ?? 512) / 2)));
}

/** Tokens of a window, as the visitor chose and the model allows. */
export const windowSize = (context: SceneContext): number =>
  Math.min(context.settings.limits.window, widestWindow(context));

/** The windows of the context's long text. */
export function contextWindows(context: SceneContext): readonly Window[] {
  const encoding = longEncoding(context);
  const { long, overlap } = context.settings.limits;
  return encoding ? windowsOf(encoding, long, windowSize(context), overlap) : [];
}

/** The token that is compared: the visitor's, or the first longer word that stands in two windows. */
export function comparedToken(context: SceneContext): number {
  const encoding = longEncoding(context);
  if (!encoding) return 0;
  const { token } = context.settings.limits;
  const last = encoding.tokens.length - 2;
  if (token > 0) return Math.max(1, Math.min(token, last));
  const windows = contextWindows(context);
  const shared = windows.length > 1 ? { from: windows[1].start, to: windows[0].end } : { from: 1, to: last };
  const long = encoding.tokens.findIndex(
    ({ text }, at) => at >= shared.from && at < shared.to && text.length > 3 && !text.startsWith("##"),
  );
  return long > 0 ? long : Math.max(1, Math.min(shared.from, last));
}

function holding(context: SceneContext): readonly Window[] {
  const token = comparedToken(context);
  return contextWindows(context)
    .filter(({ start, end }) => token >= start && token < end)
    .slice(0, MOST_COMPARED);
}

/** The long text's tokens; then, for every window with the compared token, a pass with and one without [MASK] on it. */
export function windowRequests(context: SceneContext): Record<string, RunRequest> {
  const { model, switches } = context;
  const long = longRequest(context);
  const encoding = longEncoding(context);
  const token = comparedToken(context);
  if (!encoding || !model || token === 0) return { long };
  const shared = { maxTokens: model.config.maxPositions, interventions: { ...switches } };
  return {
    long,
    ...Object.fromEntries(
      holding(context).flatMap(({ text, start }, i) => {
        const position = token - start + 1;
        return [
          [
            `guess${i}`,
            {
              ...masked({ ...shared, text }, [position], model.specialIds.mask),
              need: { pooled: false },
              guesses: { positions: [position], targets: [encoding.ids[token]], top: 3 },
            },
          ],
          [
            `state${i}`,
            { ...shared, text, need: { embeddings: ["norm"], layers: ["output"], pooled: false } },
          ],
        ] satisfies [string, RunRequest][];
      }),
    ),
  };
}

/** What the windows make of the compared token; answers to an older question are left out. */
export function windowReadings(context: SceneContext): readonly WindowReading[] {
  const token = comparedToken(context);
  const questions = windowRequests(context);
  return holding(context).map((window, i) => {
    const position = token - window.start + 1;
    const [asked, plain] = [questions[`guess${i}`], questions[`state${i}`]];
    const guess = answerTo(context, `guess${i}`, asked)?.guesses[0] ?? null;
    const isRead = answerTo(context, `state${i}`, plain) !== null;
    return {
      window,
      position,
      guess,
      masked: guess ? asked : null,
      plain: isRead ? plain : null,
    };
  });
}

/** Cosine of the compared token's last hidden states in its first two windows; null if there are not two. */
export function windowCosine(context: SceneContext, [one, two]: readonly WindowReading[]): Num | null {
  if (!one?.plain || !two?.plain) return null;
  const { layers = 0 } = context.model?.config ?? {};
  const name = words.compare.cosine(longEncoding(context)?.tokens[comparedToken(context)]?.text ?? "");
  const ends = [one, two].map(({ position, plain }) => hidden(layers, [position], plain ?? undefined));
  return numberOf(context, { request: one.plain, about: cosineRef(name, ends[0], ends[1]) });
}
