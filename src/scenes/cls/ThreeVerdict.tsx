import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { verdict } from "../verdict";
import styles from "./Three.module.css";
import type { Pairing, ThreeWays } from "./ways";
import { words } from "./words";

const CHART = { width: 220, height: 74, left: 6, right: 6, top: 22, bottom: 54 };

interface ThreeVerdictProps {
  readonly three: ThreeWays;
  /** Tokens of the text. */
  readonly count: number;
  readonly at: number;
}

/** Do the three agree, and what does that say; and how spread the look of [CLS] is, layer by layer. */
export function ThreeVerdict({ three, count, at }: ThreeVerdictProps): ReactNode {
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
              <m.td style={{ opacity }}>{rhoOf(pair)}</m.td>
            </tr>
          ))}
        </tbody>
      </table>
      {own && (
        <p>
          {said.over({
            words: positions.length,
            agreement: agreement(pairs[1]),
            attention: <Ask {...own.attention}>{percent(own.attention.value)}</Ask>,
            rollout: <Ask {...own.rollout}>{percent(own.rollout.value)}</Ask>,
          })}
        </p>
      )}
      <p>{said.caution}</p>
      <Entropies entropies={three.entropies} count={count} />
    </div>
  );
}

function rhoOf({ rho }: Pairing): ReactNode {
  if (rho === null) return "–";
  if (Number.isNaN(rho.value)) return words.three.rho.nothing;
  return (
    <b>
      <Ask {...rho}>{fixed(rho.value)}</Ask>
    </b>
  );
}

function agreement({ rho, rhoAll }: Pairing) {
  if (rho === null || Number.isNaN(rho.value)) return null;
  const withSep = rhoAll !== null && !Number.isNaN(rhoAll.value) && (
    <Ask {...rhoAll}>{fixed(rhoAll.value)}</Ask>
  );
  return { verdict: verdict(rho.value), withSep };
}

/** A small line: entropy of the attention of [CLS] by layer, from 0 to that of an even look. */
function Entropies({ entropies, count }: { entropies: readonly (Num | null)[]; count: number }): ReactNode {
  const { width, height, left, right, top, bottom } = CHART;
  const most = Math.log(Math.max(2, count));
  const x = (layer: number) =>
    entropies.length < 2
      ? width / 2
      : left + 14 + (layer / (entropies.length - 1)) * (width - left - right - 28);
  const y = (value: number) => bottom - (value / most) * (bottom - top);
  const points = entropies.flatMap((entropy, layer) => (entropy === null ? [] : [{ layer, entropy }]));
  const few = entropies.length <= 6;
  const said = points.map(({ layer, entropy }) => ({ layer: layer + 1, entropy: fixed(entropy.value) }));
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
        points={points.map(({ layer, entropy }) => `${x(layer)},${y(entropy.value)}`).join(" ")}
      />
      {points.map(({ layer, entropy }) => (
        <g
          key={layer}
          {...markProps(() => entropy, {
            label: words.flow.entropyName(layer + 1, fixed(entropy.value)),
            later: layer !== points[0].layer,
          })}
        >
          <circle className={styles.entropyDot} cx={x(layer)} cy={y(entropy.value)} r={few ? 3 : 2} />
          {(few || layer === 0 || layer === entropies.length - 1) && (
            <text className={styles.entropyNumber} x={x(layer)} y={bottom + 15} textAnchor="middle">
              {fixed(entropy.value)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
