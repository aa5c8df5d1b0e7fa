import type { NumberRef } from "../../engine";
import { remembered } from "../../engine/remembered";
import { differenceRef, FOLLOWS, meanRef } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import type { SceneContext } from "../scene";
import { requests } from "./requests";
import type { Without } from "./subject";
import { KINDS, type Kind, runName, STORY, type StoryPair } from "./trial";
import { words } from "./words";

/** What the scene asks of a context: each number looks for its own question among them. */
const questionsOf = remembered(requests);

/**
 * How probable it is that B follows A in one of the runs, or another number of that head; null while it is not there. A run
 * keeps its answer about the sentences before until it has the next one: that is no number of these.
 */
export function followsOf(context: SceneContext, name: string, about: NumberRef = FOLLOWS): Num | null {
  if (!answerTo(context, name, questionsOf(context)[name])) return null;
  return numberOf(context, { request: context.runs[name].answered, about });
}

/** The answer without one of B's words, and the answer with all of B minus that; null while it is not there. */
export function changeOf(
  context: SceneContext,
  { word, index }: Without,
): { readonly without: Num | null; readonly change: Num | null } {
  const without = followsOf(context, `without/${index}`);
  const all = followsOf(context, "main");
  const { changeName, withAll, withoutWord } = words.words;
  const change =
    without &&
    all &&
    numberOf(context, {
      request: all.request,
      about: differenceRef(
        changeName(word),
        { label: withAll, ref: FOLLOWS },
        { label: withoutWord(word), ref: FOLLOWS, pass: without.request ?? undefined },
      ),
    });
  return { without, change };
}

/** The trial's answers: the probability of “B follows A” by story and kind. */
export interface Trial {
  readonly rows: readonly (Readonly<Record<Kind, Num>> & { readonly story: StoryPair })[];
  /** Answers on the right side of one half, among `follows` and `unrelated`. */
  readonly right: number;
  readonly asked: number;
  readonly means: Readonly<Record<Kind, Num>>;
}

/** One number of each kind; null if one is missing. */
function each(number: (kind: Kind) => Num | null): Record<Kind, Num> | null {
  const [follows, swapped, unrelated] = KINDS.map(number);
  return follows && swapped && unrelated && { follows, swapped, unrelated };
}

/** Null until all of them are there. */
export function trialOf(context: SceneContext): Trial | null {
  const rows = STORY.flatMap((story, index) => {
    const numbers = each((kind) => followsOf(context, runName(index, kind)));
    return numbers ? [{ story, ...numbers }] : [];
  });
  if (rows.length < STORY.length) return null;
  const { meanName, meanOf, kinds } = words.trial;
  const means = each((kind) => {
    const stories = rows.map(({ story, [kind]: { request } }) => ({
      label: story.a,
      ref: FOLLOWS,
      pass: request ?? undefined,
    }));
    const about = meanRef(meanName(kinds[kind]), meanOf(rows.length), stories);
    return numberOf(context, { request: rows[0][kind].request, about });
  });
  return (
    means && {
      rows,
      right: rows.reduce(
        (sum, { follows, unrelated }) => sum + Number(follows.value > 0.5) + Number(unrelated.value < 0.5),
        0,
      ),
      asked: 2 * rows.length,
      means,
    }
  );
}
