import { type ReactNode, useEffect, useRef, useState } from "react";
import type { SceneContext } from "../scenes/scene";
import { useStore } from "../store/store";
import { Icon } from "../ui/Icon";
import type { Room } from "../viz/ground";
import { words } from "../words/story";
import type { View } from "./camera";
import styles from "./Story.module.css";
import { beginningOf, blankOf, endingOf } from "./subject";

/** The moment of the first step at which the guess stands in the blank. */
const GUESSED = 0.9;

/** An invitation under the ending; taken, it is a text box in which the ending is written, and the guess follows each key. */
export function WriteEnding({
  context,
  room,
  view,
}: {
  context: SceneContext;
  room: Room;
  view: View;
}): ReactNode {
  const [writing, setWriting] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const language = useStore((state) => state.spoken);
  const blank = blankOf(context);
  const pair = useStore((state) => state.pair);
  useEffect(() => {
    if (writing) box.current?.focus();
  }, [writing]);
  if (pair !== null || context.encoding.tokens[blank]?.segment !== 0) return null;
  const beginning = beginningOf(context.encoding, blank);
  const narrow = room.width < 620;
  const top = narrow ? room.height - 56 : room.height * view.line + view.size * 0.95;
  const style = narrow
    ? { left: 12, right: 12, top, justifyContent: "center" }
    : {
        right: 30,
        top,
        ...(writing && { left: Math.max(30, room.width * 0.3) }),
        justifyContent: "flex-end",
      };
  if (!writing) {
    return (
      <div className={styles.write} style={style} lang={language}>
        <button type="button" className={styles.pencil} onClick={() => setWriting(true)}>
          <Icon name="pencil" size={18} />
          {words.write}
        </button>
      </div>
    );
  }
  return (
    <div className={styles.write} style={style}>
      <input
        ref={box}
        className={styles.ending}
        style={{ fontSize: narrow ? 20 : Math.min(44, view.size * 0.7) }}
        aria-label={words.ending}
        spellCheck={false}
        autoComplete="off"
        defaultValue={endingOf(context.encoding, blank)}
        onChange={(event) => writeEnding(beginning, event.target.value, blank)}
        onBlur={() => setWriting(false)}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </div>
  );
}

/** Another ending behind the same blank; the story stands still where the guess can be seen. */
function writeEnding(beginning: string, ending: string, blank: number): void {
  const { setText, setMasked, scrub } = useStore.getState();
  setText(`${beginning} ${ending}`);
  setMasked([blank]);
  scrub(GUESSED);
}
