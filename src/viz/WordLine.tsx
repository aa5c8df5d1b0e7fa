import type { ComponentProps, ReactNode } from "react";
import type { Ground } from "./ground";
import { GroundLine, WordMark, wordKind } from "./Words";

interface WordLineProps {
  readonly ground: Ground;
  readonly texts: readonly string[];
  /** Of each word; all are A's where nothing is said. */
  readonly segments?: readonly (0 | 1)[];
  /** How one of them is drawn, where that is not as usual. */
  readonly each?: (index: number) => Partial<ComponentProps<typeof WordMark>>;
}

/** The line, and on it each of its words, coloured as what it is. */
export function WordLine({ ground, texts, segments, each }: WordLineProps): ReactNode {
  return (
    <>
      <GroundLine ground={ground} />
      {texts.map((text, i) => {
        const kind = wordKind({ text, segment: segments?.[i] ?? 0 });
        return <WordMark key={i} ground={ground} index={i} text={text} kind={kind} {...each?.(i)} />;
      })}
    </>
  );
}
