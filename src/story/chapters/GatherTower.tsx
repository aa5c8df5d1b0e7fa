import { memo, type ReactNode } from "react";
import { progress } from "../../player/storyboard";
import { percent } from "../../ui/format";
import { Bins } from "../../viz/Bins";
import { type Ground, point, risePath } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { apart, Shares } from "../../viz/Shares";
import { WordLine } from "../../viz/WordLine";
import { drawnTo } from "../../viz/way";
import { between, CAMERA } from "../camera";
import type { GatherReading } from "../gather";
import { words } from "../words";
import { FloorLine, floorAt } from "./FloorLine";

interface TowerProps {
  readonly reading: GatherReading;
  readonly ground: Ground;
  readonly step: number;
  readonly p: number;
  readonly numbers: boolean;
}

/** [CLS] leaves its place, rises in the middle, and gathers: ribbons as wide as their shares, floor by floor. */
export function Tower({ reading, ground, step, p, numbers }: TowerProps): ReactNode {
  const { tokens, segments, shares, best, pooled } = reading;
  const layers = shares.length;
  const { u, down } = ground;
  const middle = down ? ground.from + u * 0.2 : (ground.from + ground.to) / 2;
  const gone = step === 0 ? between(p, 0.08, 0.28) : 1;
  const far = step === 0 ? between(p, 0.28, 0.78) : 1 + between(p, CAMERA, 0.8) * (layers - 1);
  // The first floor has the stage to itself, until the camera goes back from it.
  const near = Math.min(layers, 1.2);
  const seen = step === 0 ? near : near + (layers - near) * between(p, 0, CAMERA);
  const home = ground.places[0];
  // Up from its place, and then over the words.
  const at = ground.at(
    home.along + (middle - home.along) * between(gone, 0.3, 1),
    floorAt(ground, layers, 0) * between(gone, 0, 0.5),
  );
  // What gives it something says how much, beside its box.
  const told = ground.places.flatMap(({ along }, i) =>
    i > 0 && shares[0][i] >= 0.05 && Math.abs(along - middle) > boxWidth(ground) / 2 + 20 ? i : [],
  );
  return (
    <>
      <WordLine
        ground={ground}
        texts={tokens}
        segments={segments}
        each={(i) => ({
          shown: i === 0 ? 1 - gone * 0.82 : 1,
          dim: i !== 0 && step === 0 && shares[0][i] < 0.03,
          lit: i === best,
        })}
      />
      {Array.from({ length: layers + 1 }, (_, floor) => (
        <FloorLine
          key={floor}
          ground={ground}
          layers={seen}
          floor={floor}
          shown={floor === 0 ? 1 : progress(far, floor - 1, floor)}
        />
      ))}
      {shares.map((share, layer) => {
        const grown = progress(far, layer, layer + 1);
        return (
          grown > 0 && (
            <Ribbons
              key={layer}
              share={share}
              ground={ground}
              low={floorAt(ground, seen, layer)}
              high={floorAt(ground, seen, layer + 1)}
              stem={layer > 0 ? floorAt(ground, seen, layer - 1) : null}
              from={middle}
              to={middle}
              grown={grown}
            />
          )
        );
      })}
      {Array.from({ length: layers + 1 }, (_, floor) => {
        const shown = floor === 0 ? gone : progress(far, floor - 0.125, floor);
        return (
          <ClsBox
            key={floor}
            ground={ground}
            along={middle}
            up={floorAt(ground, seen, floor)}
            shown={shown}
          />
        );
      })}
      {step === 1 && pooled && (
        <Roof
          ground={ground}
          along={middle}
          up={floorAt(ground, layers, layers)}
          values={pooled}
          shown={between(p, 0.8, 0.92)}
          name={words.labels.pooled}
        />
      )}
      {gone > 0 && gone < 1 && (
        <text className={marks.word} data-kind="cls" x={at.x} y={at.y} fontSize={u} textAnchor="middle">
          [CLS]
        </text>
      )}
      {numbers && step === 1 && (
        <Shares ground={ground} shares={shares[Math.min(layers, Math.round(far)) - 1]} />
      )}
      {step === 0 &&
        far > 0.9 &&
        !down &&
        apart(ground, shares[0], told).map((i) => {
          const { x, y } = ground.at(ground.places[i].along, ground.foot + 4);
          return (
            <text
              key={i}
              className={marks.label}
              x={x}
              y={y}
              textAnchor="middle"
              style={{ fill: "var(--c-cls)" }}
            >
              {percent(shares[0][i])}
            </text>
          );
        })}
    </>
  );
}

interface RibbonsProps {
  readonly share: ArrayLike<number>;
  readonly ground: Ground;
  /** Between which heights they run, and where the words' own stems begin, if they are not on the line. */
  readonly low: number;
  readonly high: number;
  readonly stem: number | null;
  /** Where [CLS] itself is below, and above; along the line. */
  readonly from: number;
  readonly to: number;
  readonly grown: number;
}

/** What flows into [CLS] between two heights: side by side on arrival, so that the widths add up to one. */
export const Ribbons = memo(function Ribbons(props: RibbonsProps): ReactNode {
  const { share, ground, low, high, stem, from, to, grown } = props;
  const span = boxWidth(ground);
  let filled = to - span / 2;
  return Array.from(share, (part, i) => {
    const width = part * span;
    const arrival = filled + width / 2;
    filled += width;
    if (width < 0.4) return null;
    const own = (up: number): string => point(ground.at(ground.places[i].along, up));
    return (
      <g key={i}>
        {i !== 0 && stem !== null && (
          <path className={marks.line} d={`M${own(stem)}L${own(low)}`} opacity={0.4} />
        )}
        <path
          className={marks.ribbon}
          d={risePath(
            ground,
            i === 0 ? from : ground.places[i].along,
            low + ground.u * 0.3,
            arrival,
            high - ground.u * 0.4,
          )}
          stroke={i === 0 ? "var(--c-cls)" : "var(--c-prob)"}
          strokeWidth={Math.max(0.7, width)}
          opacity={0.55}
          {...drawnTo(grown)}
        />
      </g>
    );
  });
});

/** How much of the line [CLS] takes where it gathers, in pixels. */
const boxWidth = ({ u, down }: Ground): number => u * (down ? 1.2 : 3.4);

interface ClsProps {
  readonly ground: Ground;
  readonly along: number;
  readonly up: number;
  readonly shown: number;
}

/** [CLS] where it gathers. */
export function ClsBox({ ground, along, up, shown }: ClsProps): ReactNode {
  const { u, down } = ground;
  const { x, y } = ground.at(along, up);
  const [width, height] = down ? [22, u * 1.2] : [boxWidth(ground), u * 0.95];
  return (
    <g opacity={shown} data-actor={shown >= 1 ? "cls" : undefined}>
      <rect
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={6}
        fill="var(--paper)"
        stroke="var(--c-cls)"
        strokeWidth={2.5}
      />
      {!down && (
        <text
          className={marks.word}
          data-kind="cls"
          x={x}
          y={y + u * 0.26}
          fontSize={u * 0.72}
          textAnchor="middle"
        >
          [CLS]
        </text>
      )}
    </g>
  );
}

/** What leaves it: one vector over it, and how that is called. */
export function Roof({
  ground,
  along,
  up,
  shown,
  values,
  name,
}: ClsProps & { values: Float32Array; name?: string }): ReactNode {
  if (shown <= 0) return null;
  const { u, down } = ground;
  const [width, height] = down ? [14, u * 4.4] : [u * 8, u * 0.6];
  const { x, y } = ground.at(along, up + (down ? 14 + width / 2 : u * 0.5 + height));
  return (
    <g opacity={shown}>
      <g
        transform={
          down
            ? `translate(${x + width / 2} ${y - (height * shown) / 2}) rotate(90)`
            : `translate(${x - (width * shown) / 2} ${y - height / 2})`
        }
      >
        <Bins
          values={values}
          width={(down ? height : width) * shown}
          height={down ? width : height}
          color="var(--c-cls)"
        />
      </g>
      {/* Over a full column there is no room for it. */}
      {name && (!down || y - height / 2 > 22) && (
        <text
          className={marks.label}
          x={down ? x + width / 2 : x + width / 2 + 12}
          y={down ? y - height / 2 - 8 : y + 5}
          textAnchor={down ? "end" : "start"}
          style={{ fill: "var(--c-cls)" }}
        >
          {name}
        </text>
      )}
    </g>
  );
}
