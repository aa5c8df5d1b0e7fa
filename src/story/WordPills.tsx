import { type ReactNode, useMemo, useState } from "react";
import type { SceneContext } from "../scenes/scene";
import { toggleFollow } from "../store/player";
import { setMasked, setText } from "../store/text";
import { setScene, setToken } from "../store/view";
import { Button } from "../ui/Button";
import { ground as groundOf, type Room } from "../viz/ground";
import type { View } from "./camera";
import { readGuess } from "./guess";
import styles from "./Story.module.css";
import type { StepId } from "./steps";
import { blankOf } from "./subject";
import { words } from "./words";

/** Steps in which the tokens of the text stand on the line. */
const TOKENS: ReadonlySet<StepId> = new Set<StepId>([
  "arcs",
  "scores",
  "softmax",
  "values",
  "all",
  "sides",
  "tower",
  "stream",
  "neurons",
  "rise",
  "gather",
  "tall",
]);

/** No finger needs more than this, in pixels. */
const TARGET = 40;

interface WordPillsProps {
  readonly context: SceneContext;
  readonly step: StepId;
  readonly room: Room;
  readonly view: View;
}

/** What can be touched: each word of the text, where it stands on the line. */
export function WordPills({ context, step, room, view }: WordPillsProps): ReactNode {
  const [open, setOpen] = useState<number | null>(null);
  const spots = useMemo(() => spotsOf(context, step), [context, step]);
  if (!spots) return null;
  const ground = groundOf(spots.list, room, {
    line: view.line,
    most: view.size,
    gap: spots.gap,
    as: spots.as,
  });
  if (ground.sparse) return null;
  return (
    <>
      {spots.tokens.map((token, i) => {
        const place = ground.places[i];
        if (token === null || !place) return null;
        const name = context.encoding.tokens[token].text;
        const width = ground.down ? ground.at(0, 0).x : Math.max(TARGET * 0.6, place.half * 2);
        const height = Math.max(ground.down ? place.half * 2 : TARGET, ground.down ? 0 : ground.u * 1.3);
        const { x, y } = ground.at(place.along, 0);
        const left = ground.down ? 0 : x - width / 2;
        const top = ground.down ? y - height / 2 : y - height * 0.72;
        return (
          <Button
            key={token}
            kind="bare"
            className={styles.hit}
            style={{ left, top, width, height }}
            aria-label={words.pill.label(name)}
            aria-expanded={open === token}
            onClick={() => setOpen(open === token ? null : token)}
          />
        );
      })}
      {open !== null && (
        <Pill
          context={context}
          token={open}
          at={ground.at(ground.places[spots.tokens.indexOf(open)]?.along ?? 0, 0)}
          down={ground.down}
          room={room}
          onDone={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface Spots {
  /** What stands on the line, as it is laid out. */
  readonly list: readonly string[];
  readonly as?: readonly string[];
  readonly gap?: number;
  /** The token of each; null where none can be chosen. */
  readonly tokens: readonly (number | null)[];
}

function spotsOf(context: SceneContext, step: StepId): Spots | null {
  const { tokens } = context.encoding;
  const ofWord = (i: number): number | null => (tokens[i]?.word === null ? null : i);
  if (TOKENS.has(step)) {
    const blank = step === "gather" || step === "tall" ? -1 : blankOf(context);
    const list = tokens.map(({ text }, i) => (i === blank ? "[MASK]" : text));
    return { list, tokens: tokens.map((_, i) => ofWord(i)) };
  }
  if (step !== "blank") return null;
  const { layout, acts } = readGuess(context);
  return {
    ...layout[0],
    tokens: acts[0].chunks.map(({ tokens: [first], isRest }) => (isRest ? null : ofWord(first))),
  };
}

interface PillProps {
  readonly context: SceneContext;
  readonly token: number;
  readonly at: { readonly x: number; readonly y: number };
  readonly down: boolean;
  readonly room: Room;
  readonly onDone: () => void;
}

/** Width of the pill, about, in pixels. */
const WIDTH = 380;

/** What can be done with a word. */
function Pill({ context, token, at, down, room, onDone }: PillProps): ReactNode {
  const left = Math.max(6, Math.min(room.width - WIDTH, down ? 6 : at.x - WIDTH / 2));
  const top = Math.max(6, Math.min(room.height - 56, at.y + (down ? 16 : 22)));
  const ways: readonly (readonly [string, () => void])[] = [
    [
      words.pill.look,
      () => {
        setScene("attention");
        setToken(token);
      },
    ],
    [words.pill.hide, () => setMasked([token])],
    [words.pill.remove, () => setText(without(context, token))],
    [
      words.pill.follow,
      () => {
        setToken(token);
        toggleFollow();
      },
    ],
  ];
  return (
    <fieldset
      className={styles.pill}
      style={{ left, top }}
      aria-label={words.pill.label(context.encoding.tokens[token].text)}
    >
      {ways.map(([name, act], i) => (
        <Button
          key={name}
          kind="bare"
          // The visitor has just asked for these.
          autoFocus={i === 0}
          onClick={() => {
            act();
            onDone();
          }}
          onKeyDown={(event) => event.key === "Escape" && onDone()}
        >
          {name}
        </Button>
      ))}
    </fieldset>
  );
}

/** The text without a token's word. */
function without({ text, encoding }: Pick<SceneContext, "text" | "encoding">, token: number): string {
  const word = encoding.words[encoding.tokens[token]?.word ?? -1];
  if (word?.segment !== 0) return text;
  return `${text.slice(0, word.span.start).trimEnd()} ${text.slice(word.span.end).trimStart()}`.trim();
}
