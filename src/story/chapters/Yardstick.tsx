import type { ReactNode } from "react";
import { fixed } from "../../ui/format";
import type { Room } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { textWidth } from "../../viz/textWidth";
import { between } from "../camera";
import { words } from "../words";

/** What is measured: a way to make a vector, and the cosines of the three sentences' vectors to the first one's. */
interface Scale {
  readonly name: string;
  readonly values: readonly number[];
  readonly color?: string;
  /** What a leader leads to. */
  readonly actor?: string;
}

interface YardstickProps {
  readonly texts: readonly string[];
  /** The word in them that is compared; without one, the whole sentences are. */
  readonly word?: string;
  readonly scales: readonly [Scale, Scale];
  /** What stands behind each sentence, or below it in a narrow room. */
  readonly behind?: (index: number, room: Room) => ReactNode;
  readonly room: Room;
  readonly p: number;
}

const COLORS = ["var(--c-sense-1)", "var(--c-value)", "var(--c-sense-0)"] as const;

/** Three sentences, and on two scales of one length how near the second and the third are to the first: they begin together and part. */
export function Yardstick({ texts, word, scales, behind, room, p }: YardstickProps): ReactNode {
  const narrow = room.width < 620;
  const size = narrow ? 17 : Math.min(34, room.width / 32);
  const top = room.height * (narrow && behind ? 0.08 : 0.14);
  const pitch = narrow ? (behind ? 54 : 34) : size * 1.8;
  const left = narrow ? 14 : room.width * 0.08;
  const axis = { x: left, width: room.width - left * 2 - (narrow ? 0 : 60) };
  const low = Math.min(0.8, ...scales.flatMap(({ values }) => values)) - 0.02;
  const radius = narrow ? 8 : 13;
  const end = left + 60 + Math.max(...texts.map(textWidth)) * size;
  const at = (value: number): number => axis.x + ((value - low) / (1 - low)) * axis.width;
  return (
    <>
      {texts.map((text, i) => (
        <g key={text}>
          <circle cx={left + 8} cy={top + i * pitch - size * 0.34} r={narrow ? 6 : 9} fill={COLORS[i]} />
          <text className={marks.word} x={left + (narrow ? 22 : 30)} y={top + i * pitch} fontSize={size}>
            {word ? <Marked text={text} word={word} color={COLORS[i]} /> : text}
          </text>
          {behind && (
            <g
              transform={
                narrow
                  ? `translate(${left + 22} ${(top + i * pitch + 9).toFixed(1)})`
                  : `translate(${end.toFixed(1)} ${(top + i * pitch - size * 0.85).toFixed(1)})`
              }
            >
              {behind(
                i,
                narrow
                  ? { width: axis.width - 22, height: 16 }
                  : { width: axis.x + axis.width - end, height: size },
              )}
            </g>
          )}
        </g>
      ))}
      {scales.map(({ name, values, color, actor }, k) => {
        const y = top + pitch * 3 + room.height * (0.14 + k * 0.26);
        const moved = k === 0 ? between(p, 0.2, 0.6) : between(p, 0.5, 0.75);
        return (
          <g key={name}>
            <text
              className={marks.label}
              x={axis.x}
              y={y - (narrow ? 46 : 58)}
              style={color ? { fill: color, fontWeight: "var(--weight-strong)" } : undefined}
              data-actor={actor}
            >
              {name}
            </text>
            <line className={marks.line} x1={axis.x} x2={axis.x + axis.width} y1={y} y2={y} />
            <text className={marks.tick} x={axis.x + axis.width} y={y + radius + 18} textAnchor="end">
              {words.labels.alike}
            </text>
            <Dot x={at(1)} y={y} radius={radius} index={0} />
            {[1, 2].map((i) => {
              const [value, other] = [values[i], values[3 - i]].map((end) => 1 + (end - 1) * moved);
              // Where one number would lie on another, it stands over it.
              const lift = i === 2 ? (narrow ? 20 : 30) * near(at(value) - at(other), 48) : 0;
              // Where one dot would hide another, it is a smaller one upon it.
              const size = radius * (1 - 0.3 * i * near(at(value) - at(1), 2 * radius));
              return (
                <g key={i}>
                  <line
                    x1={at(1)}
                    x2={at(value)}
                    y1={y}
                    y2={y}
                    stroke={COLORS[i]}
                    strokeWidth={narrow ? 4 : 6}
                    opacity={0.7}
                  />
                  <Dot x={at(value)} y={y} radius={size} index={i} />
                  <text
                    className={marks.label}
                    x={Math.min(at(value), axis.x + axis.width - 24)}
                    y={y - 20 - lift}
                    textAnchor="middle"
                  >
                    {fixed(value, 2)}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </>
  );
}

/** How near: 1 where two places are one, 0 from so many pixels on. */
const near = (distance: number, far: number): number => Math.max(0, 1 - Math.abs(distance) / far);

function Dot(props: { x: number; y: number; radius: number; index: number }): ReactNode {
  const { x, y, radius, index } = props;
  return (
    <circle
      cx={x}
      cy={y}
      r={radius}
      fill={COLORS[index]}
      stroke="var(--paper)"
      strokeWidth={index > 0 ? 1.5 : 0}
    />
  );
}

function Marked({ text, word, color }: { text: string; word: string; color: string }): ReactNode {
  const [before, after] = text.split(word);
  return (
    <>
      {before}
      <tspan fill={color}>{word}</tspan>
      {after}
    </>
  );
}
