import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup, type Question } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { words } from "../../words/cls";
import { verdict } from "../verdict";
import type { ClsNumbers } from "./refs";
import styles from "./Three.module.css";
import type { Pairing, ThreeWays } from "./ways";

const CHART = { width: 220, height: 74, left: 6, right: 6, top: 22, bottom: 54 };

export interface ThreeVerdictProps {
  readonly three: ThreeWays;
  /** Tokens of the text. */
  readonly count: number;
  readonly at: number;
  readonly numbers: ClsNumbers;
}

/** Do the three agree, and what does that say; and how spread the look of [CLS] is, layer by layer. */
export function ThreeVerdict({ three, count, at, numbers }: ThreeVerdictProps): ReactNode {
  const opacity = useSpan(at + 0.6, at + 0.74);
  const { words: positions, own, pairs } = three;
  const said = words.three;
  return (
    <div className={styles.verdict}>
      <table className={styles.rho}>
        <caption>{said.rho.caption}</caption>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.a} ${pair.b}`}>
              <th scope="row">
                {said.rho.ways[pair.a]}, {said.rho.ways[pair.b]}
              </th>
              <m.td style={{ opacity }}>{rhoOf(pair, () => numbers.rho(pair, positions))}</m.td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {said.over({
          words: positions.length,
          agreement: agreement(pairs[1], () => numbers.rho(pairs[1], everyToken(count))),
          attention: <Ask {...numbers.way("attention", 0)}>{percent(own.attention)}</Ask>,
          rollout: <Ask {...numbers.rollout(0)}>{percent(own.rollout)}</Ask>,
        })}
      </p>
      <p>{said.caution}</p>
      <Entropies entropies={three.entropies} count={count} numbers={numbers} />
    </div>
  );
}

function rhoOf({ rho }: Pairing, question: () => Question): ReactNode {
  if (rho === null) return "–";
  if (Number.isNaN(rho)) return words.three.rho.nothing;
  return (
    <b>
      <Ask request={question().request} about={() => question().about}>
        {fixed(rho)}
      </Ask>
    </b>
  );
}

/** All positions but that of [CLS]: special tokens too. */
const everyToken = (count: number): number[] => Array.from({ length: count - 1 }, (_, at) => at + 1);

function agreement({ rho, rhoAll }: Pairing, question: () => Question) {
  if (rho === null || Number.isNaN(rho)) return null;
  const withSep = rhoAll !== null && !Number.isNaN(rhoAll) && (
    <Ask request={question().request} about={() => question().about}>
      {fixed(rhoAll)}
    </Ask>
  );
  return { verdict: verdict(rho), withSep };
}

/** A small line: entropy of the attention of [CLS] by layer, from 0 to that of an even look. */
function Entropies({
  entropies,
  count,
  numbers,
}: {
  entropies: readonly (number | null)[];
  count: number;
  numbers: ClsNumbers;
}): ReactNode {
  const { width, height, left, right, top, bottom } = CHART;
  const most = Math.log(Math.max(2, count));
  const x = (layer: number) =>
    entropies.length < 2
      ? width / 2
      : left + 14 + (layer / (entropies.length - 1)) * (width - left - right - 28);
  const y = (value: number) => bottom - (value / most) * (bottom - top);
  const points = entropies.flatMap((entropy, layer) => (entropy === null ? [] : [{ layer, entropy }]));
  const few = entropies.length <= 6;
  const said = points.map(({ layer, entropy }) => ({ layer: layer + 1, entropy: fixed(entropy) }));
  return (
    <svg
      width={width}
      height={height}
      className={styles.entropy}
      {...marksGroup(words.three.entropies(fixed(most), said))}
    >
      <text className={styles.entropyName} x={0} y={11}>
        {words.three.entropyAxis(fixed(most))}
      </text>
      <line className={styles.floor} x1={left} x2={width - right} y1={bottom} y2={bottom} />
      <line className={styles.even} x1={left} x2={width - right} y1={top} y2={top} />
      <polyline
        className={styles.entropyLine}
        points={points.map(({ layer, entropy }) => `${x(layer)},${y(entropy)}`).join(" ")}
      />
      {points.map(({ layer, entropy }) => (
        <g
          key={layer}
          {...markProps(() => numbers.entropy(layer), {
            label: words.flow.entropyName(layer + 1, fixed(entropy)),
            later: layer !== points[0].layer,
          })}
        >
          <circle className={styles.entropyDot} cx={x(layer)} cy={y(entropy)} r={few ? 3 : 2} />
          {(few || layer === 0 || layer === entropies.length - 1) && (
            <text className={styles.entropyNumber} x={x(layer)} y={bottom + 15} textAnchor="middle">
              {fixed(entropy)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
