import { memo, type ReactNode, useId, useMemo } from "react";
import { averageHeads, row, type Tensor } from "../../engine";
import { progress, stepAt } from "../../player/storyboard";
import { percent } from "../../ui/format";
import { Strips } from "../../viz/Bins";
import { Bundle } from "../../viz/Bundle";
import { Candidates } from "../../viz/Candidates";
import {
  box,
  type Ground,
  ground as groundOf,
  NARROW,
  type Point,
  point,
  type Room,
  risePath,
} from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { fitText, textWidth } from "../../viz/textWidth";
import { WordLine } from "../../viz/WordLine";
import { drawnTo, mix } from "../../viz/way";
import { sensesOf } from "../../words/wordSets";
import { between } from "../camera";
import type { ChapterProps } from "../chapter";
import {
  type PillarReading,
  readFloors,
  readPillar,
  readSenses,
  type SensesReading,
  withoutPillar,
} from "../floors";
import { REVEAL } from "../question";
import { gaugeOf } from "../spots";
import { words } from "../words";
import { FloorLine, type FloorsProps, floorAt, wideGround } from "./FloorLine";
import { Neurons } from "./FloorsNeurons";
import { Stream } from "./FloorsStream";

const STEPS = 6;
/** When what is guessed without the pillar drops into the blank. */
const DROP = [0.86, 0.93] as const;
/** Width from which the senses' sentences are listed beside their points, in pixels. */
const LISTED = 820;

/** Chapter 4: the same work on every floor; what is added to the blank; its guess changes from floor to floor; senses part. */
export function Floors({ context, room, time, view }: ChapterProps): ReactNode {
  const step = stepAt(time, STEPS);
  const reading = useMemo(() => readFloors(context), [context]);
  // Each is shown in one step only, and takes a while to read.
  const senses = useMemo(() => (step === 4 ? readSenses(context) : null), [context, step]);
  const pillar = useMemo(() => (step === 5 ? readPillar(context) : null), [context, step]);
  const p = time - step;
  const { line, size } = view;
  const tokens = reading && step === 5 ? withoutPillar(reading, pillar) : reading?.tokens;
  // While the camera rests it is the same from frame to frame, and so is what stands on it.
  const ground = useMemo(
    () => tokens && groundOf(tokens, room, { line, most: size }),
    [tokens, room, line, size],
  );
  if (step === 4) return senses && <Senses senses={senses} room={room} p={p} />;
  if (!reading || !ground) return null;
  // Asked without its pillar: that word turns into a mask, and then what is guessed drops into the blank.
  const isPillar = (i: number): boolean => i === pillar?.token;
  const turned = between(p, REVEAL, REVEAL + 0.08);
  const dropped = step === 5 && pillar ? between(p, ...DROP) : 0;
  return (
    <>
      <WordLine
        ground={ground}
        texts={reading.tokens.map((text, i) => (isPillar(i) && turned >= 0.5 ? "[MASK]" : text))}
        segments={reading.run.encoding.tokens.map(({ segment }) => segment)}
        each={(i) => ({
          shown: i === reading.blank ? Math.max(0, 1 - 3 * dropped) : 1,
          dim: (step === 1 || step === 2 || step === 3) && i !== reading.blank,
          lit: i === reading.blank,
          ...(isPillar(i) && { kind: "special", turn: Math.abs(1 - 2 * turned) }),
        })}
      />
      {step === 0 && <Tower reading={reading} ground={ground} p={p} />}
      {step === 1 && <Stream reading={reading} ground={ground} p={p} />}
      {step === 2 && <Neurons reading={reading} room={room} ground={ground} p={p} />}
      {step === 3 && (
        <Rise reading={reading} ground={ground} p={p} numbers={context.settings.story.numbers} />
      )}
      {step === 5 && pillar && (
        <Without pillar={pillar} reading={reading} room={room} ground={ground} p={p} />
      )}
    </>
  );
}

/** The states rise floor by floor: what comes out below goes in above, looked at from everywhere. */
function Tower({ reading, ground, p }: FloorsProps): ReactNode {
  const { layers, run, blank } = reading;
  const far = between(p, 0.14, 0.8) * layers;
  return (
    <>
      {Array.from({ length: layers + 1 }, (_, floor) => (
        <FloorLine
          key={floor}
          ground={ground}
          layers={layers}
          floor={floor}
          shown={progress(far, floor - 1.2, floor - 0.2)}
        />
      ))}
      {Array.from({ length: layers }, (_, layer) => {
        const grown = progress(far, layer, layer + 1);
        const { probs } = run.trace.layers[layer];
        return (
          probs &&
          grown > 0 && (
            <Weave
              key={layer}
              probs={probs}
              layer={layer}
              layers={layers}
              ground={ground}
              blank={blank}
              grown={grown}
            />
          )
        );
      })}
      {Array.from({ length: layers + 1 }, (_, floor) => {
        const shown = progress((far - floor + 0.15) * 6, 0, 1);
        const states = floor === 0 ? run.trace.embeddings.norm : run.trace.layers[floor - 1].output;
        return (
          states &&
          shown > 0 && (
            <States
              key={floor}
              states={states}
              ground={ground}
              up={floorAt(ground, layers, floor)}
              shown={shown}
              blank={blank}
            />
          )
        );
      })}
    </>
  );
}

const States = memo(function States({
  states,
  ground,
  up,
  shown,
  blank,
}: {
  states: Tensor;
  ground: Ground;
  up: number;
  shown: number;
  blank: number;
}): ReactNode {
  if (ground.sparse) return null;
  const height = ground.down ? Math.min(12, ground.places[0].half) : ground.u * 0.52;
  const strips = ground.places.map(({ along, half }, i) => {
    const width = ground.down ? 26 : Math.max(8, half * 1.7);
    const { x, y } = ground.at(along, up);
    return { values: row(states, i), x: x - width / 2, y: y - height / 2, width };
  });
  return (
    <g opacity={shown}>
      <path
        d={strips.map(({ x, y, width }) => `M${point({ x, y })}h${width}v${height}h${-width}z`).join("")}
        fill="var(--paper)"
      />
      <Strips strips={strips.filter((_, i) => i !== blank)} height={height} />
      <Strips strips={strips.slice(blank, blank + 1)} height={height} color="var(--c-mask)" />
    </g>
  );
});

/** Everything that looks at everything between two floors; the blank's looks are lit. */
const Weave = memo(function Weave({
  probs,
  layer,
  layers,
  ground,
  blank,
  grown,
}: {
  probs: Tensor;
  layer: number;
  layers: number;
  ground: Ground;
  blank: number;
  grown: number;
}): ReactNode {
  const clip = useId();
  const [low, high] = [floorAt(ground, layers, layer), floorAt(ground, layers, layer + 1)];
  const looks = averageHeads(probs);
  const lines = ground.places.map(({ along }, to) =>
    ground.places.flatMap((from, i) => {
      const share = row(looks, to)[i];
      const isSeen = share >= (to === blank ? 0.02 : 0.08);
      return isSeen ? [{ share, d: risePath(ground, from.along, low, along, high) }] : [];
    }),
  );
  const risen = box(ground, ground.from - ground.u, ground.to + ground.u, low, low + grown * (high - low));
  return (
    <g className={marks.arc} clipPath={grown < 1 ? `url(#${clip})` : undefined}>
      {grown < 1 && (
        <clipPath id={clip}>
          <rect {...risen} />
        </clipPath>
      )}
      <g opacity={0.2}>
        <Bundle lines={lines.filter((_, to) => to !== blank).flat()} widest={ground.u * 0.8} />
      </g>
      <g opacity={0.75}>
        <Bundle lines={lines[blank]} widest={ground.u * 0.8} />
      </g>
    </g>
  );
});

interface RiseProps extends FloorsProps {
  readonly numbers?: boolean;
  /** How many of each floor's guesses are shown. */
  readonly ranks?: number;
}

/** What the blank would be guessed to be, asked on every floor: words keep their ribbon as they climb and fall. */
function Rise({ reading, ground, p, numbers, ranks = 3 }: RiseProps): ReactNode {
  const { lens, layers, blank } = reading;
  const { down, u } = ground;
  const far = between(p, 0.12, 0.8) * layers;
  const wide = wideGround(ground);
  const pitch = down ? Math.min(64, (ground.to - ground.from) / 4) : (wide.to - wide.from) / 3.4;
  // Below the last word are the floors' ends.
  const first = down
    ? Math.min(ground.places[blank].along, ground.to - 2 * pitch - 40)
    : wide.from + pitch * 0.5;
  const along = (rank: number): number => first + rank * pitch;
  return (
    <>
      {lens.map((guesses, floor) => {
        const grown = progress(far, floor - 1, floor);
        if (grown <= 0) return null;
        const up = floorAt(ground, layers, floor);
        const before = lens[floor - 1];
        return (
          <g key={floor}>
            <FloorLine ground={wide} layers={layers} floor={floor} shown={grown} />
            {guesses.slice(0, ranks).map(({ id, token, probability }, rank) => {
              const rankBefore = before?.slice(0, ranks).findIndex((guess) => guess.id === id) ?? -1;
              const { x, y } = ground.at(along(rank), up);
              const wish = (down ? 15 : u) * (0.5 + 0.9 * Math.sqrt(probability));
              // Between two floors of a column.
              const most = down ? floorAt(ground, layers, 1) - floorAt(ground, layers, 0) : Infinity;
              const size = Math.max(13, Math.min(wish, most / (textWidth(token) + 0.3)));
              return (
                <g key={id}>
                  {rankBefore >= 0 && (
                    <path
                      className={marks.ribbon}
                      d={risePath(
                        ground,
                        along(rankBefore),
                        floorAt(ground, layers, floor - 1) + (down ? 24 : u * 0.7),
                        along(rank),
                        up - (down ? 24 : u * 0.5),
                      )}
                      stroke="var(--c-prob)"
                      strokeWidth={Math.max(2, Math.sqrt(probability) * u * 0.9)}
                      opacity={0.34}
                      {...drawnTo(grown)}
                    />
                  )}
                  <text
                    className={marks.candidate}
                    x={x}
                    y={y + size * 0.34}
                    fontSize={size}
                    opacity={Math.max(0, grown * 2 - 1)}
                    data-actor={rank === 0 && grown >= 1 ? "mask" : undefined}
                    style={rank === 0 ? undefined : { fill: "var(--ink-soft)" }}
                  >
                    {down ? fitText(token, most / size) : token}
                  </text>
                  {down && numbers && (
                    <text
                      className={marks.tick}
                      x={x}
                      y={y + size * 0.34 + 15}
                      textAnchor="middle"
                      opacity={Math.max(0, grown * 2 - 1)}
                    >
                      {percent(probability)}
                    </text>
                  )}
                  {!down && (
                    <text
                      className={marks.share}
                      x={x + token.length * size * 0.31 + 12}
                      y={y + 5}
                      style={{ fontSize: "var(--type-label)" }}
                      opacity={Math.max(0, grown * 2 - 1)}
                    >
                      {percent(probability)}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
    </>
  );
}

/** Sentences of one word as points: they begin together and part floor by floor; a line leads to each one's nearest. */
function Senses({ senses, room, p }: { senses: SensesReading; room: Room; p: number }): ReactNode {
  const { states, sentences } = senses;
  const names = sensesOf(senses);
  const narrow = room.width < NARROW;
  // Their sentences stand in a list from which the points come, where there is room for it.
  const listed = room.width >= LISTED;
  const size = Math.min(24, Math.max(15, room.width / 62));
  const list = !listed ? 0 : size * Math.max(...sentences.map(({ text }) => textWidth(text))) + 60;
  const pitch = Math.min(size * 2.1, (room.height - 120) / (sentences.length + 3));
  // The floors' ends stand at the right edge of a wide room, the floor's name below.
  const free = room.width - list - (narrow ? 0 : 60);
  // Below are the floor's name, or all names.
  const side = Math.min(free - 40, room.height - (listed ? 90 : 156));
  const [left, top] = [list + (free - side) / 2, narrow ? 20 : 34];
  const order = sentences.map((_, i) => i).sort((a, b) => sentences[a].sense - sentences[b].sense || a - b);
  const lineOf = (i: number): number => {
    const heading = 1.5 * (sentences[i].sense + 1);
    return (room.height - pitch * (sentences.length + 3)) / 2 + pitch * (order.indexOf(i) + heading);
  };
  const come = !listed ? 1 : between(p, 0.06, 0.2);
  const far = between(p, 0.22, 0.84) * (states.length - 1);
  const [low, high] = [Math.floor(far), Math.min(states.length - 1, Math.floor(far) + 1)];
  const way = far - low;
  const spots = states[low].map((spot, i) => {
    const next = states[high][i];
    const [x, y] = [
      left + side * (spot.x + (next.x - spot.x) * way),
      top + side * (spot.y + (next.y - spot.y) * way),
    ];
    return {
      ...(way > 0.5 ? next : spot),
      x: 30 + (x - 30) * come,
      y: lineOf(i) + (y - lineOf(i)) * come,
    };
  });
  const floor = Math.round(far);
  const radius = narrow ? 10 : 8 + 6 * come;
  return (
    <>
      {listed && (
        <g data-list="senses">
          {sentences.map(({ text, sense }, i) => (
            <g key={i}>
              <circle cx={30} cy={lineOf(i)} r={5} fill={`var(--c-sense-${sense})`} />
              <text className={marks.label} x={48} y={lineOf(i) + size * 0.35} style={{ fontSize: size }}>
                {text}
              </text>
            </g>
          ))}
        </g>
      )}
      {come === 1 &&
        spots.map(({ near, same, ...spot }, i) => (
          <Thread key={i} from={spot} to={mix(spot, spots[near], 0.5)} same={same} />
        ))}
      {spots.map(({ x, y }, i) => (
        <circle
          key={i}
          cx={x}
          cy={y}
          r={radius}
          fill={`var(--c-sense-${sentences[i].sense})`}
          stroke="var(--paper)"
          strokeWidth={2}
        />
      ))}
      {come === 1 && far > 0.5 && (
        <Nearest
          x={listed ? list + 20 : 24}
          y={room.height - (listed ? 34 : 122)}
          // The floor's name stands at its right.
          width={listed ? room.width - list - 190 : 0}
          size={size}
        />
      )}
      {names.map((name, sense) => {
        const first = order.find((i) => sentences[i].sense === sense)!;
        return (
          <g key={name}>
            {!listed && (
              <circle cx={24 + sense * 150} cy={room.height - 64} r={8} fill={`var(--c-sense-${sense})`} />
            )}
            <text
              className={marks.label}
              x={listed ? 22 : 38 + sense * 150}
              y={listed ? lineOf(first) - pitch * 0.85 : room.height - 59}
              style={listed ? { fill: `var(--c-sense-${sense})`, fontSize: size } : undefined}
            >
              {name}
            </text>
          </g>
        );
      })}
      <text
        className={marks.share}
        x={room.width - 24}
        y={narrow ? 34 : room.height - 34}
        fontSize={narrow ? 20 : 30}
        textAnchor="end"
      >
        {floor === 0 ? words.labels.ground : words.labels.layer(floor)}
      </text>
    </>
  );
}

/** What the lines between the points say. */
function Nearest({ x, y, width, size }: Point & { width: number; size: number }): ReactNode {
  const { sameSense, otherSense } = words.labels;
  const isRow = textWidth(sameSense + otherSense) * size + 100 < width;
  return [sameSense, otherSense].map((said, i) => {
    const at = isRow
      ? { x: x + i * (textWidth(sameSense) * size + 58), y }
      : { x, y: y + (i - (width > 0 ? 1 : 0)) * size * 1.5 };
    return (
      <g key={said}>
        <Thread from={at} to={{ ...at, x: at.x + 26 }} same={i === 0} />
        <text className={marks.label} x={at.x + 34} y={at.y + size * 0.35} style={{ fontSize: size }}>
          {said}
        </text>
      </g>
    );
  });
}

/** A line to the nearest: whole where the sense is the same. */
function Thread({ from, to, same }: { from: Point; to: Point; same: boolean }): ReactNode {
  return (
    <line
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
      stroke={same ? "var(--c-good)" : "var(--c-bad)"}
      strokeWidth={4}
      strokeDasharray={same ? undefined : "5 5"}
      opacity={0.7}
    />
  );
}

/** The best guess as a bar, with a mark at its half: what is left of it without the pillar, seen once it has been predicted. */
function Without({
  pillar,
  reading,
  room,
  ground,
  p,
}: FloorsProps & { pillar: PillarReading; room: Room }): ReactNode {
  const { best, left, guesses } = pillar;
  const gauge = gaugeOf(ground, room, best.probability);
  const sunk = between(p, REVEAL + 0.06, 0.82);
  const share = best.probability + (left - best.probability) * sunk;
  const { x, y, along, thick, lies } = gauge;
  const part = (of: number) =>
    lies
      ? { x, y, width: along * of, height: thick }
      : { x, y: y - along * of, width: thick, height: along * of };
  const half = (along * best.probability) / 2;
  const said = lies ? { x, y: y - 12 } : { x: x + thick, y: y - along * share - 14 };
  return (
    <>
      <g opacity={0.6 * (1 - between(p, REVEAL, REVEAL + 0.1))}>
        <Rise reading={reading} ground={ground} p={1} ranks={2} />
      </g>
      <rect {...part(best.probability)} rx={5} fill="var(--c-mask)" opacity={0.14} />
      <rect {...part(share)} rx={5} fill="var(--c-mask)" />
      <line
        className={marks.line}
        x1={lies ? x + half : x - 14}
        x2={lies ? x + half : x + thick + 230}
        y1={lies ? y - 8 : y - half}
        y2={lies ? y + thick + 84 : y - half}
        strokeDasharray="6 6"
      />
      <text
        className={marks.share}
        {...said}
        textAnchor={lies ? "start" : "end"}
        fontSize={lies ? 20 : Math.max(24, ground.u)}
        style={{ fill: "var(--c-mask)" }}
      >
        {`${best.token} ${percent(share)}`}
      </text>
      <Candidates
        ground={ground}
        index={reading.blank}
        candidates={guesses}
        risen={between(p, 0.7, 0.84)}
        dropped={between(p, ...DROP)}
      />
    </>
  );
}
