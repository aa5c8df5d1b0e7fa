import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { useLive, useSpan } from "../../player/time";
import { fitMono, monoWidth } from "../../viz/tokenLayout";
import { markColor, markKind } from "./Mark";
import type { Item } from "./reading";
import styles from "./Senses.module.css";

const FONT = 13;

/** Story time at which the last of it is gone. */
const GONE = 0.3;

interface KeywordRowProps {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A sentence set so that its word stands in the middle, under the others': keyword in context. It leaves as the words become points. */
export function KeywordRow(props: KeywordRowProps): ReactNode {
  const isHere = useLive((t) => t < GONE);
  return isHere ? <Row {...props} /> : null;
}

function Row({ item, x, y, width }: KeywordRowProps): ReactNode {
  const { text, start, end } = item.occurrence;
  const leave = useSpan(0.05, GONE);
  const opacity = useDerived(leave, (p) => 1 - p);
  const word = text.slice(start, end);
  const half = monoWidth(word, FONT) / 2;
  const room = width / 2 - half - 18;
  const color = markColor(markKind(item.entry.sense));
  return (
    <m.g style={{ opacity }} className={styles.keyword} aria-hidden="true">
      <text x={x - half - 8} y={y} dy="0.35em" textAnchor="end" fontSize={FONT}>
        {fitEnd(text.slice(0, start).trim(), room)}
      </text>
      <rect x={x - half - 5} y={y - 11} width={2 * half + 10} height={22} rx={6} style={{ color }} />
      <text
        x={x}
        y={y}
        dy="0.35em"
        textAnchor="middle"
        fontSize={FONT}
        style={{ fill: color, fontWeight: "var(--weight-strong)" }}
      >
        {word}
      </text>
      <text x={x + half + 8} y={y} dy="0.35em" fontSize={FONT}>
        {fitMono(text.slice(end).trim(), FONT, room)}
      </text>
    </m.g>
  );
}

/** As `fitMono`, but the end of the text is what stays. */
function fitEnd(text: string, width: number): string {
  if (monoWidth(text, FONT) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && monoWidth(`…${characters.join("")}`, FONT) > width) characters.shift();
  return `…${characters.join("")}`;
}
