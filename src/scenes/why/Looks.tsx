import { easeCubicInOut } from "d3";
import { m } from "framer-motion";
import type { ReactNode } from "react";
import { markProps } from "../../inspector/question";
import { useDrawn } from "../../player/drawn";
import { progress } from "../../player/storyboard";
import { useLive } from "../../player/time";
import { percent } from "../../ui/format";
import { useBeginning } from "../../ui/useGrowing";
import { useArrival } from "../../viz/arrival";
import { heatFill } from "../../viz/colors";
import type { Findings } from "./findings";
import { lookRef, shareRef } from "./refs";
import type { StaffLayout } from "./staffLayout";
import { STEP } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

interface LooksProps {
  readonly layout: StaffLayout;
  readonly findings: Findings;
  /** The rollout share a full bar stands for. */
  readonly end: number;
}

/** Under each token, how much the guessed position looked at it: a cell per layer, then its share of the rollout. */
export function Looks({ layout, findings, end }: LooksProps): ReactNode {
  const { attention, tokens } = findings;
  const shown = useLive((t) => t > STEP.attention);
  const boxes = useBeginning(layout.boxes);
  const rolled = useArrival(
    STEP.attention + 0.65,
    STEP.attention + 0.85,
    0,
    -attention.layers.length * layout.layerHeight,
  );
  return (
    <>
      {attention.layers.map((shares, layer) => (
        <LayerRow
          key={layer}
          layout={layout}
          shares={shares}
          layer={layer}
          findings={findings}
          shown={shown}
          start={STEP.attention + 0.05 + (0.4 * layer) / attention.layers.length}
        />
      ))}
      <m.g style={rolled}>
        {boxes.map(({ index, x, y, width }) => {
          const share = attention.rollout[index];
          const place = { height: layout.rolloutHeight, rx: 2 };
          return (
            <g
              key={index}
              className={styles.mark}
              transform={`translate(${x} ${y + layout.rolloutTop})`}
              {...(shown &&
                markProps(
                  () => ({ request: findings.request, about: shareRef(findings, "rollout", index) }),
                  {
                    label: words.staff.roll(tokens[index].text, percent(share)),
                    later: true,
                  },
                ))}
            >
              <rect className={styles.track} {...place} width={width} />
              <rect className={styles.share} {...place} width={Math.max(1, (width * share) / end)} />
              <text className={styles.shareText} x={width / 2} y={layout.rolloutHeight + 12}>
                {percent(share)}
              </text>
            </g>
          );
        })}
      </m.g>
    </>
  );
}

interface LayerRowProps {
  readonly layout: StaffLayout;
  readonly shares: Float32Array;
  readonly layer: number;
  readonly findings: Findings;
  readonly shown: boolean;
  readonly start: number;
}

/** A layer's row leaves the blank, and each cell goes to the token that the blank looked at. */
function LayerRow({ layout, shares, layer, findings, shown, start }: LayerRowProps): ReactNode {
  const boxes = useBeginning(layout.boxes);
  const blank = layout.boxes[findings.subject.position];
  const row = useDrawn<SVGGElement>(
    (group, t) => {
      const p = progress(t, start, start + 0.25);
      const left = 1 - easeCubicInOut(p);
      group.style.opacity = `${Math.min(1, p / 0.25)}`;
      for (const [i, cell] of [...group.children].entries()) {
        const { x, y, width } = layout.boxes[i];
        const away = blank.x + blank.width / 2 - x - width / 2;
        (cell as SVGElement).style.transform = `translate(${away * left}px, ${(blank.y - y) * left}px)`;
      }
    },
    start,
    start + 0.25,
  );
  return (
    <g ref={row}>
      {boxes.map(({ index, x, y, width }) => (
        <rect
          key={index}
          className={styles.mark}
          {...(shown &&
            markProps(() => ({ request: findings.request, about: lookRef(findings, layer, index) }), {
              label: words.staff.look(findings.tokens[index].text, layer + 1, percent(shares[index])),
              later: layer > 0 || index > 0,
            }))}
          x={x}
          y={y + layout.layersTop + layer * layout.layerHeight}
          width={width}
          height={layout.layerHeight - 1}
          rx={1.5}
          style={{ fill: heatFill(shares[index]) }}
        />
      ))}
    </g>
  );
}
