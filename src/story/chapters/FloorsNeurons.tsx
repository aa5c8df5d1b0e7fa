import { memo, type ReactNode, useMemo } from "react";
import { grouped } from "../../ui/format";
import { DotField, useDotGrid } from "../../viz/DotField";
import { point, type Room } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { between, inTurn } from "../camera";
import { words } from "../words";
import type { FloorsProps } from "./FloorLine";

/** The neurons of each layer, one layer over the other: most lie asleep, and those that wake at the blank stand up. */
export function Neurons({ reading, room, ground, p }: FloorsProps & { room: Room }): ReactNode {
  const { neurons } = reading;
  const count = neurons.length;
  const { down, u } = ground;
  const left = down ? ground.at(0, ground.foot + 12).x : 30;
  const bottom = down ? room.height - 12 : ground.at(0, ground.foot + u * 0.4).y;
  const pitch = (bottom - 12) / count;
  const highest = useMemo(
    () => neurons.reduce((most, inputs) => inputs.reduce((a, b) => Math.max(a, b), most), 1e-6),
    [neurons],
  );
  return neurons.map((inputs, layer) => {
    const begin = 0.12 + (0.46 * layer) / count;
    const own = Math.round(between(p, begin, begin + 0.24) * 40) / 40;
    return (
      <g key={layer} transform={`translate(${left.toFixed(1)} ${(bottom - (layer + 1) * pitch).toFixed(1)})`}>
        <Sleepers
          name={down ? String(layer + 1) : words.labels.layer(layer + 1)}
          inputs={inputs}
          highest={highest}
          width={room.width - left - (down ? 14 : 30)}
          height={pitch}
          share={own}
        />
      </g>
    );
  });
}

interface SleepersProps extends Room {
  /** Of the layer. */
  readonly name: string;
  readonly inputs: Float32Array;
  /** The input with which one stands as high as there is room. */
  readonly highest: number;
  /** How far the layer is asked: those among the first of them have stood up. */
  readonly share: number;
}

/** A layer's neurons: a dot for each, those whose input is above zero stand over it, as high as that is, and how many do. */
const Sleepers = memo(function Sleepers(props: SleepersProps): ReactNode {
  const { name, inputs, highest, share, width, height } = props;
  const kind = width < 220 ? marks.tick : marks.label;
  const bed = (height - 28) * 0.36;
  const top = height - 28 - bed;
  const grid = useDotGrid({ x: 0, y: top, width, height: bed }, inputs.length);
  const radius = Math.max(2.5, Math.min(7, height / 16));
  const standing = [...inputs.keys()].flatMap((i) => {
    const risen = inTurn(share, i / inputs.length, 4);
    if (inputs[i] <= 0 || risen === 0) return [];
    const { x, y } = grid.at(i);
    return {
      x,
      y,
      head: y + (top - radius - 4 - (top - 2 * radius - 6) * (inputs[i] / highest) - y) * risen,
    };
  });
  const circle = `a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  return (
    <>
      <DotField grid={grid} />
      <path
        d={standing.map(({ x, y, head }) => `M${point({ x, y })}V${head.toFixed(1)}`).join("")}
        stroke="var(--c-ffn)"
        strokeWidth={Math.max(1.5, radius * 0.45)}
      />
      <path
        d={standing.map(({ x, head }) => `M${point({ x: x - radius, y: head })}${circle}`).join("")}
        fill="var(--c-ffn)"
      />
      <text className={kind} x={0} y={height - 8} style={{ fill: "var(--c-ffn)" }}>
        {words.labels.awake(name, grouped(standing.length))}
      </text>
      <text className={kind} x={width} y={height - 8} textAnchor="end" opacity={0.8}>
        {words.labels.asleep(grouped(inputs.length - standing.length))}
      </text>
    </>
  );
});
