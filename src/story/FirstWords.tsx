import type { ReactNode } from "react";
import { useLive } from "../player/time";
import { useStore } from "../store/store";
import { ground as groundOf, type Room } from "../viz/ground";
import { GroundLine, Slot, WordMark } from "../viz/Words";
import { FIRST_BLANK, FIRST_TEXT } from "../words/firstText";
import { camera } from "./camera";
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

/** The sentence before the tokenizer has read it, or the story's code is there: the first paint. */
export function FirstWords({ room }: { room: Room }): ReactNode {
  const t = useLive((time) => time);
  const view = camera(STORY, t, room.height);
  const loaded = useLoaded() ?? 0;
  const text = useStore((state) => state.text);
  const words = text.trim().split(/\s+/);
  const blank = text === FIRST_TEXT ? FIRST_BLANK - 1 : -1;
  const wide = words.map((word, i) => (i === blank ? "nnnnnn" : word));
  const ground = groundOf(wide, room, { line: view.line, most: view.size, gap: 0.4 });
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
