import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { ground as groundOf, type Room } from "../viz/ground";
import { GroundLine, Slot, WordMark } from "../viz/Words";
import type { View } from "./camera";
import { HERO } from "./heroes";

/** The sentence before the tokenizer has read it: the first paint. */
export function FirstWords({ room, view, loaded }: { room: Room; view: View; loaded: number }): ReactNode {
  const text = useStore((state) => state.text);
  const words = text.trim().split(/\s+/);
  const blank = text === HERO.text ? HERO.blank - 1 : -1;
  const wide = words.map((word, i) => (i === blank ? "nnnnnn" : word));
  const ground = groundOf(wide, room, { line: view.line, most: view.size, gap: 0.4 });
  return (
    <>
      <GroundLine ground={ground} />
      {words.map((word, i) =>
        i === blank ? (
          <Slot key={i} ground={ground} index={i} filled={loaded} />
        ) : (
          <WordMark key={i} ground={ground} index={i} text={word} />
        ),
      )}
    </>
  );
}
