import { type ReactNode, useMemo } from "react";
import { SIDES } from "../../trainer/SeriesTable";
import { percent } from "../../ui/format";
import { flow } from "../../viz/flow";
import { textWidth } from "../../viz/textWidth";
import { Axes, scaleOf } from "./Axes";
import { countKnown, type KnownToken } from "./requests";
import styles from "./Tips.module.css";
import { words } from "./words";

/** The smallest letters, and the largest, in pixels. */
const [SMALLEST, LARGEST] = [13, 20];
/** The gauge's width, and what it and its number take. */
const [GAUGE, BESIDE] = [26, 104];

interface KnownProps {
  /** What has been answered so far. */
  readonly sentences: readonly (readonly KnownToken[])[];
  readonly width: number;
  readonly height: number;
}

/**
 * What there is to lose, before anything is trained: sentences with some words hidden, as BERT fills them now, and the
 * share it gets right as a gauge at the axis on which every training will be measured.
 */
export function Known({ sentences, width, height }: KnownProps): ReactNode {
  const { right, hidden } = countKnown(sentences);
  const share = hidden > 0 ? right / hidden : 0;
  const scale = scaleOf([], [share], width, height);
  const { left, foot, top, y } = scale;
  const box = useMemo(
    () => ({
      left: left + BESIDE,
      top: top + 12,
      width: width - left - BESIDE - 12,
      height: height - top - 14,
    }),
    [left, top, width, height],
  );
  const shown = useMemo(() => fitting(sentences, box), [sentences, box]);
  const list = shown.flat();
  const page = useMemo(
    () =>
      flow(
        shown.flat().map((token) => token.hidden?.guess ?? token.text),
        box,
        { most: LARGEST, leading: 1.62, gap: 0.5 },
      ),
    [shown, box],
  );
  const color = SIDES.words.color;
  return (
    <>
      <svg className={styles.paths} width={width} height={height} aria-hidden="true">
        <Axes scale={scale} />
        <rect
          x={left + 6}
          y={top + 12}
          width={GAUGE}
          height={foot - top - 12}
          rx={5}
          className={styles.gauge}
        />
        <rect x={left + 6} y={y(share)} width={GAUGE} height={foot - y(share)} rx={5} fill={color} />
        {hidden > 0 && (
          <text className={styles.level} x={left + GAUGE + 14} y={y(share) + 6} style={{ fill: color }}>
            {percent(share)}
          </text>
        )}
        {list.map(({ text, hidden: asked }, i) => {
          const place = page.places[i];
          if (!asked)
            return (
              <text key={i} className={styles.read} x={place.x} y={place.y} fontSize={page.size}>
                {text}
              </text>
            );
          return (
            <g key={i} className={styles.asked} data-right={asked.isRight || undefined}>
              <rect
                x={place.x - place.half - 4}
                y={place.y - page.size * 1.02}
                width={2 * place.half + 8}
                height={page.size * 1.34}
                rx={5}
              />
              <text x={place.x} y={place.y} fontSize={page.size}>
                {asked.guess}
              </text>
            </g>
          );
        })}
      </svg>
      {/* Nothing is said of none; its room is kept. */}
      <p className={styles.known} style={{ visibility: hidden > 0 ? undefined : "hidden" }}>
        {words.known(right, hidden)}{" "}
        {shown.length < sentences.length && words.shown(shown.length, sentences.length)}
      </p>
    </>
  );
}

/** As many sentences as can be read in a box. */
function fitting(
  sentences: readonly (readonly KnownToken[])[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly (readonly KnownToken[])[] {
  const space = (width * height) / (SMALLEST * SMALLEST * 1.62);
  let taken = 0;
  return sentences.filter((sentence) => {
    // A line's end is never full.
    taken += sentence.reduce((sum, { text, hidden }) => sum + textWidth(hidden?.guess ?? text) + 0.62, 0);
    return taken < space * 0.9;
  });
}
