import { type ReactNode, useEffect, useRef, useState } from "react";
import type { SceneContext } from "../scenes/scene";
import { setSetting } from "../scenes/settings";
import { scrub } from "../store/player";
import { useStore } from "../store/store";
import { setMasked, typeText } from "../store/text";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { ground as groundOf, type Room } from "../viz/ground";
import type { View } from "./camera";
import { readGuess } from "./guess";
import styles from "./Story.module.css";
import { beginningOf, blankOf, endingOf } from "./subject";
import { words } from "./words";

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
  const { layout, acts, behind, count } = readGuess(context);
  const { list, ...options } = layout[0];
  const ground = groundOf(list, room, { line: view.line, most: view.size, ...options });
  // Under words at an angle there is no room: the text is changed beside the picture.
  if (ground.tilted) return null;
  const last = ground.places[acts[0].blank];
  const from = ground.at(last.along + last.half + ground.u * 0.3, 0);
  const style = ground.down
    ? { left: 12, right: 12, top: room.height - 56, justifyContent: "center" }
    : {
        left: Math.min(from.x, room.width - 520),
        right: 20,
        // Below the numbers, where they stand under the words.
        top: from.y + ground.u * (writing ? -1.05 : 0.75) + (context.settings.story.numbers ? 16 : 0),
      };
  if (!writing) {
    return (
      <div className={styles.write} style={style} lang={language}>
        <Button className={styles.pencil} onClick={() => setWriting(true)}>
          <Icon name="pencil" size={18} />
          {words.write}
        </Button>
        {behind > 0 && (
          <label className={styles.curtain}>
            <span>{words.curtainHandle}</span>
            {/* The curtain hangs at the end: it is drawn from there. */}
            <input
              type="range"
              dir="rtl"
              min={0}
              max={behind}
              value={count}
              aria-valuetext={words.coveredWords(count, behind)}
              onChange={(event) => cover(Number(event.target.value))}
            />
          </label>
        )}
      </div>
    );
  }
  return (
    <div className={styles.write} style={style}>
      <input
        ref={box}
        className={styles.ending}
        style={{ fontSize: ground.down ? 20 : ground.u, height: ground.down ? 48 : ground.u * 1.5 }}
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

/** Draws the curtain over so many words; the story stands still where the guess can be seen. */
function cover(count: number): void {
  setSetting("story", { covered: count });
  scrub(GUESSED);
}

/** Another ending behind the same blank; the story stands still where the guess can be seen. */
function writeEnding(beginning: string, ending: string, blank: number): void {
  typeText(`${beginning} ${ending}`);
  setMasked([blank]);
  scrub(GUESSED);
}
