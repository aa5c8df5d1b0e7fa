import { area, curveMonotoneY, scaleLinear } from "d3";
import { m } from "framer-motion";
import { type ReactNode, useId } from "react";
import { useDerived } from "../../player/derived";
import { useTime } from "../../player/time";
import styles from "./Encoder.module.css";

/** How wide the stream is at a height of the picture. */
export interface Bank {
  readonly y: number;
  readonly width: number;
}

/** A part beside the stream: it reads at one height and writes back at another. */
interface Tributary {
  readonly kind: "attention" | "ffn";
  /** Where it leaves the stream, works, is done, and comes back. */
  readonly reads: number;
  readonly works: number;
  readonly done: number;
  readonly joins: number;
  /** Width of what it writes; the same scale as the stream's. */
  readonly width: number;
}

interface RiverProps {
  readonly banks: readonly Bank[];
  readonly tributaries: readonly Tributary[];
  readonly width: number;
  readonly height: number;
  /** Middle of the stream, and of the parts beside it. */
  readonly center: number;
  readonly beside: number;
  /** Half the width of the neurons' fan. */
  readonly fan: number;
  /** Story times and the height that has been reached then. */
  readonly times: readonly number[];
  readonly heights: readonly number[];
}

/** The residual stream, drawn from top to bottom: as wide as its vector is long, with all that is written into it. */
export function River(props: RiverProps): ReactNode {
  const { width, height, times, heights } = props;
  const clip = useId();
  const reached = useDerived(useTime(), scaleLinear(times, heights).clamp(true));
  return (
    <svg className={styles.river} width={width} height={height} aria-hidden="true">
      <clipPath id={clip}>
        <m.rect width={width} height={reached} />
      </clipPath>
      <g opacity={0.2}>
        <Water {...props} />
      </g>
      <g clipPath={`url(#${clip})`}>
        <Water {...props} />
      </g>
    </svg>
  );
}

function Water({ banks, tributaries, center, beside, fan }: RiverProps): ReactNode {
  const stream = area<Bank>()
    .y(({ y }) => y)
    .x0((bank) => center - bank.width / 2)
    .x1((bank) => center + bank.width / 2)
    .curve(curveMonotoneY)([...banks]);
  return (
    <>
      {tributaries.map((tributary) => (
        <Branch key={tributary.reads} {...tributary} center={center} beside={beside} fan={fan} />
      ))}
      <path className={styles.stream} d={stream ?? undefined} />
      {tributaries.map(({ joins }) => (
        <Plus key={joins} x={center} y={joins} />
      ))}
    </>
  );
}

/** A read as a thin line, a write as wide as it is long. */
function Branch(props: Tributary & Pick<RiverProps, "center" | "beside" | "fan">): ReactNode {
  const { kind, reads, works, done, joins, width, center, beside, fan } = props;
  const half = Math.max(0.75, width / 2);
  const bend = (joins - done) * 0.55;
  return (
    <g className={styles.branch} data-kind={kind}>
      <path
        className={styles.reads}
        d={`M${center},${reads} C${center},${(reads + works) / 2} ${beside},${(reads + works) / 2} ${beside},${done > works ? (reads + works) / 2 + 6 : works}`}
      />
      {done > works && (
        <path
          className={styles.fan}
          d={`M${beside - 2},${(reads + works) / 2 + 6} h4 L${beside + fan},${works} L${beside + half},${done} h${-2 * half} L${beside - fan},${works} Z`}
        />
      )}
      <path
        className={styles.writes}
        strokeWidth={2 * half}
        strokeLinecap={done > works ? "butt" : "round"}
        d={`M${beside},${done} C${beside},${done + bend} ${center},${joins - bend} ${center},${joins}`}
      />
    </g>
  );
}

/** Where two vectors are added. */
function Plus({ x, y }: { x: number; y: number }): ReactNode {
  return (
    <g className={styles.plus}>
      <circle cx={x} cy={y} r={8} />
      <path d={`M${x - 4},${y} h8 M${x},${y - 4} v8`} />
    </g>
  );
}
