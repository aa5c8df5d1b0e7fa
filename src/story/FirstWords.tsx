import type { ReactNode } from "react";
import { useLive } from "../player/time";
import { useStore } from "../store/store";
import { type Ground, type GroundOptions, ground as groundOf, type Room } from "../viz/ground";
import { GroundLine, Slot, WordMark } from "../viz/Words";
import { FIRST_BLANK, FIRST_TEXT, LONGEST_ENDING } from "../words/firstText";
import { camera, type View } from "./camera";
import styles from "./Story.module.css";
import { STORY } from "./steps";

/** How much of the weights is there, 0…1; null once all are. */
export function useLoaded(): number | null {
  return useStore(({ model }) =>
    model.phase === "ready"
      ? null
      : model.phase === "loading" && model.total
        ? model.loaded / model.total
        : 0,
  );
}

/** Space between words, in em. */
const GAP = 0.4;
/** The blank, as wide as every guess that fits into it. */
const BLANK = "nnnnnn";
/** In a column the invitation to write another ending stands below the words. */
const INVITATION = 58;

/** How words of the opening stand on the line. */
export const OPENING_LINE = { gap: GAP, below: INVITATION } as const satisfies Partial<GroundOptions>;

/** Where the words of a text stand before it is read; those of the page's own sentence where they stay. */
export function firstGround(words: readonly string[], blank: number, room: Room, view: View): Ground {
  const list = words.map((word, i) => (i === blank ? BLANK : word));
  const as = blank < 0 ? list : [...list.slice(0, blank + 1), ...LONGEST_ENDING.split(" ")];
  return groundOf(list, room, { line: view.line, most: view.size, as, ...OPENING_LINE });
}

/** The sentence before the tokenizer has read it, or the story's code is there: the first paint. */
export function FirstWords({ room }: { room: Room }): ReactNode {
  const t = useLive((time) => time);
  const view = camera(STORY, t, room.height);
  const loaded = useLoaded() ?? 0;
  const text = useStore((state) => state.text);
  const words = text.trim().split(/\s+/);
  const blank = text === FIRST_TEXT ? FIRST_BLANK - 1 : -1;
  const ground = firstGround(words, blank, room, view);
  return (
    <svg className={styles.stage} width={room.width} height={room.height} aria-hidden="true">
      <GroundLine ground={ground} />
      {words.map((word, i) =>
        i === blank ? (
          <Slot key={i} ground={ground} index={i} filled={loaded} />
        ) : (
          <WordMark key={i} ground={ground} index={i} text={word} />
        ),
      )}
    </svg>
  );
}
