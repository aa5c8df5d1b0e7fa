import { type MotionValue, m } from "framer-motion";
import { type ReactNode, useId, useMemo } from "react";
import type { MaskingTally } from "../../engine/analysis/maskingTally";
import type { MaskAction } from "../../engine/masking";
import { useDerived } from "../../player/derived";
import { useLive, useTime } from "../../player/time";
import { fixed, grouped, percent } from "../../ui/format";
import { ChartReader } from "../../viz/ChartReader";
import styles from "./Draws.module.css";
import { DRAWS, drawnAt, shareWords, totalOf } from "./tally";
import { words } from "./words";

const HEIGHT = 236;
const TOP = 10;
const BOTTOM = HEIGHT - 44;
const LEFT = 44;
const RIGHT = 12;
/** Width of the table beside the chart. */
const SIDE = 330;

/** The three fates, and the share that pre-training means them to have. */
const FATES: readonly { readonly fate: MaskAction; readonly meant: number }[] = [
  { fate: "mask", meant: 0.8 },
  { fate: "random", meant: 0.1 },
  { fate: "keep", meant: 0.1 },
];

interface DrawsProps {
  /** Null until the story comes here: a thousand draws are not made for nothing. */
  readonly tally: MaskingTally | null;
  readonly tokens: number;
  readonly width: number;
}

/** The same sampler, a thousand seeds: the shares of the three fates as they settle. */
export function Draws({ tally, tokens, width }: DrawsProps): ReactNode {
  const drawn = useDerived(useTime(), drawnAt);
  return (
    <div className={styles.draws} data-steps="draws">
      <Chart tally={tally} width={width > 700 ? width - SIDE - 40 : width} drawn={drawn} />
      <Shares tally={tally} tokens={tokens} drawn={drawn} />
    </div>
  );
}

/** Draws lie on a logarithmic scale: the first ten take as much room as the last nine hundred. */
function Chart({
  tally,
  width,
  drawn,
}: {
  tally: MaskingTally | null;
  width: number;
  drawn: MotionValue<number>;
}): ReactNode {
  const clip = useId();
  const room = width - LEFT - RIGHT;
  const x = (count: number) => LEFT + (Math.log(Math.max(1, count)) / Math.log(DRAWS)) * room;
  const y = (share: number) => BOTTOM - share * (BOTTOM - TOP);
  const shown = useDerived(drawn, (count) => (count > 0 ? x(count) : 0));
  const isOver = useLive((t) => drawnAt(t) === DRAWS);
  const lines = useMemo(
    () =>
      FATES.map(({ fate }) => ({
        values: Float64Array.from({ length: tally?.draws ?? 0 }, (_, i) =>
          tally ? tally.fates[fate][i + 1] / totalOf(tally, i + 1) : 0,
        ),
      })),
    [tally],
  );
  return (
    <div className={styles.read}>
      <svg width={width} height={HEIGHT} className={styles.chart} role="img" aria-label={summary(tally)}>
        <clipPath id={clip}>
          <m.rect x={0} y={0} width={shown} height={HEIGHT} />
        </clipPath>
        {[0, 0.1, 0.8, 1].map((share) => (
          <g key={share}>
            <line
              className={share === 0 ? styles.axis : styles.meant}
              x1={LEFT}
              x2={width - RIGHT}
              y1={y(share)}
              y2={y(share)}
              data-end={share === 1 || undefined}
            />
            <text className={styles.tick} x={LEFT - 8} y={y(share)} dy="0.35em" textAnchor="end">
              {share * 100} %
            </text>
          </g>
        ))}
        {[1, 10, 100, 1000].map((count) => (
          <text
            key={count}
            className={styles.tick}
            x={x(count)}
            y={BOTTOM + 18}
            textAnchor={count === 1 ? "start" : count === DRAWS ? "end" : "middle"}
          >
            {grouped(count)}
          </text>
        ))}
        <text className={styles.axisTitle} x={LEFT + room / 2} y={BOTTOM + 38} textAnchor="middle">
          {words.draws.axis}
        </text>
        {tally && tally.perDraw > 0 && (
          <g clipPath={`url(#${clip})`}>
            {FATES.map(({ fate }) => (
              <path key={fate} className={styles.line} data-fate={fate} d={linePath(tally, fate, x, y)} />
            ))}
          </g>
        )}
      </svg>
      {isOver && tally && tally.perDraw > 0 && (
        <ChartReader
          label={words.draws.reader}
          series={lines}
          x={(index) => x(index + 1)}
          y={y}
          say={({ series, index }) => pointWords(tally, series, index + 1)}
        />
      )}
    </div>
  );
}

/** A point of a line: how many chosen tokens met a fate in the first draws. */
function pointWords(tally: MaskingTally, line: number, draws: number): string {
  const { fate, meant } = FATES[line];
  const met = tally.fates[fate][draws];
  const total = totalOf(tally, draws);
  return words.draws.point(
    words.draws.fates[fate],
    words.draws.draws(draws, grouped(draws)),
    grouped(met),
    grouped(total),
    shareWords(met / total),
    percent(meant),
  );
}

/** A point per draw while they lie apart, then a point per pixel. */
function linePath(
  tally: MaskingTally,
  fate: MaskAction,
  x: (count: number) => number,
  y: (share: number) => number,
): string {
  const points: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let count = 1; count <= tally.draws; count++) {
    if (x(count) - last < 1 && count < tally.draws) continue;
    last = x(count);
    points.push(`${last.toFixed(1)},${y(tally.fates[fate][count] / totalOf(tally, count)).toFixed(1)}`);
  }
  return `M${points.join(" L")}`;
}

/** The shares so far beside the ones that are meant; the numbers run with the lines. */
function Shares({
  tally,
  tokens,
  drawn,
}: {
  tally: MaskingTally | null;
  tokens: number;
  drawn: MotionValue<number>;
}): ReactNode {
  const perDraw = tally?.perDraw ?? 0;
  const can = tally?.eligible.length ?? 0;
  return (
    <table className={styles.shares}>
      <caption>
        <Live drawn={drawn} text={(count) => words.draws.draws(count, grouped(count))} />
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.draws.soFar}</th>
          <th scope="col">{words.draws.meant}</th>
        </tr>
      </thead>
      <tbody>
        {FATES.map(({ fate, meant }) => (
          <tr key={fate} data-fate={fate}>
            <th scope="row">
              <svg width={26} height={8} aria-hidden="true">
                <line className={styles.line} data-fate={fate} x1={1} x2={25} y1={4} y2={4} />
              </svg>
              {words.draws.fates[fate]}
            </th>
            <td>
              <Live
                drawn={drawn}
                text={(count) =>
                  tally && perDraw > 0 && count > 0
                    ? shareWords(tally.fates[fate][count] / totalOf(tally, count))
                    : "–"
                }
              />
            </td>
            <td>{percent(meant)}</td>
          </tr>
        ))}
        <tr className={styles.rate}>
          <th scope="row">{words.draws.each}</th>
          <td>
            <Live drawn={drawn} text={(count) => (tally && perDraw > 0 ? rangeWords(tally, count) : "–")} />
          </td>
          <td>{perDraw > 0 ? fixed((perDraw * DRAWS) / can, 0) : "–"}</td>
        </tr>
        <tr>
          <th scope="row">{perDraw > 0 ? words.draws.chosenEach(perDraw, tokens) : words.draws.chosen}</th>
          <td>{perDraw > 0 ? percent(perDraw / tokens) : "–"}</td>
          <td>15 %</td>
        </tr>
        <tr>
          <th scope="row">{words.draws.alone}</th>
          <td>
            <Live
              drawn={drawn}
              text={(count) =>
                tally && can > 0 && count > 0 ? shareWords(tally.alone[count] / (can * count)) : "–"
              }
            />
          </td>
          <td>15 %</td>
        </tr>
      </tbody>
    </table>
  );
}

/** How often the tokens were chosen so far, from the one chosen least to the one chosen most. */
function rangeWords({ chosen, eligible }: MaskingTally, count: number): string {
  const times = eligible.map((position) => chosen[position]?.[count] ?? 0);
  return `${Math.min(...times)}–${Math.max(...times)}`;
}

/** Text that follows the draws without rendering React. */
function Live({ drawn, text }: { drawn: MotionValue<number>; text: (count: number) => string }): ReactNode {
  const shown = useDerived(drawn, text);
  return <m.span>{shown}</m.span>;
}

function summary(tally: MaskingTally | null): string {
  if (!tally || tally.perDraw === 0) return words.draws.none;
  const { draws } = tally;
  const shares = FATES.map(({ fate, meant }) =>
    words.draws.share(
      words.draws.fates[fate],
      shareWords(tally.fates[fate][draws] / totalOf(tally, draws)),
      percent(meant),
    ),
  );
  return words.draws.summary(grouped(draws), shares);
}
