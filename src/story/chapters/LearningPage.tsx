import { memo, type ReactNode, useMemo } from "react";
import { progress } from "../../player/storyboard";
import { percent } from "../../ui/format";
import { type Flow, type FlowPlace, flow } from "../../viz/flow";
import type { Room } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { EM, scaled, textWidth } from "../../viz/textWidth";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import { between } from "../camera";
import type { Fate, LearnReading, SheetWord } from "../learn";
import { rulerOf } from "../spots";
import { words } from "../words";

interface PageProps {
  readonly reading: LearnReading;
  readonly room: Room;
  /** How far the step is, 0…1. */
  readonly p: number;
}

/** The colour of what becomes of a chosen token. */
const HUES = { mask: "var(--c-mask)", random: "var(--c-query)", keep: "var(--c-good)" } as const;

/** Below this size in pixels words are drawn as bars: nobody could read them. */
const LEGIBLE = 8.5;
/** Between words of the text, in em. */
const GAP = 0.42;

/** The text in the chapter's largest type, with room over each line for a die. */
function pageOf({ fates }: LearnReading, room: Room): Flow {
  const narrow = room.width < 620;
  const box = {
    left: room.width * (narrow ? 0.05 : 0.08),
    top: room.height * (narrow ? 0.06 : 0.08),
    width: room.width * (narrow ? 0.9 : 0.84),
    height: room.height * (narrow ? 0.76 : 0.72),
  };
  return flow(
    fates.map(({ text }) => text),
    box,
    { most: room.height / 13, leading: 2.6, gap: GAP },
  );
}

const DICE = { fall: [0.12, 0.44], each: 0.16, cover: [0.62, 0.74], leave: [0.56, 0.7] } as const;

/** A die falls on each token and shows its number; the lowest ones cover their words. */
export function Dice({ reading, room, p }: PageProps): ReactNode {
  const page = useMemo(() => pageOf(reading, room), [reading, room]);
  const { fates } = reading;
  const covered = between(p, ...DICE.cover);
  const leaving = between(p, ...DICE.leave);
  return (
    <>
      {fates.map(({ text, draw, chosen }, i) => {
        const place = page.places[i];
        const start =
          DICE.fall[0] + ((DICE.fall[1] - DICE.fall[0]) * ((i * 7) % fates.length)) / fates.length;
        const fallen = progress(p, start, start + DICE.each) ** 2;
        return (
          <g key={i}>
            {chosen && covered > 0 && <Cover place={place} size={page.size} shown={covered} />}
            <Word
              place={place}
              size={page.size}
              text={text}
              color={draw === null ? special(text) : undefined}
              opacity={chosen ? 1 - covered : draw === null ? 0.5 : 1}
            />
            {draw !== null && (
              <Die
                x={place.x}
                y={fallen * (place.y - page.size * 1.42) - (1 - fallen) * page.size}
                size={page.size}
                draw={draw}
                lit={chosen ? leaving : 0}
                opacity={chosen ? 1 : 1 - leaving * 0.8}
              />
            )}
          </g>
        );
      })}
      <Note room={room} opacity={between(p, 0.6, 0.72)} color="var(--c-mask)">
        {words.labels.lowest}
      </Note>
    </>
  );
}

const special = (text: string): string => kindColor(tokenKind({ text, segment: 0 }));

function Die({
  x,
  y,
  size,
  draw,
  lit,
  opacity,
}: {
  x: number;
  y: number;
  size: number;
  draw: number;
  lit: number;
  opacity: number;
}): ReactNode {
  const side = size * 0.86;
  return (
    <g opacity={opacity}>
      <rect
        x={x - side / 2}
        y={y - side / 2}
        width={side}
        height={side}
        rx={side * 0.24}
        fill={lit > 0.5 ? "var(--c-mask)" : "var(--paper)"}
        stroke={lit > 0.5 ? "var(--c-mask)" : "var(--ink-soft)"}
        strokeWidth={1.5}
      />
      <text
        x={x}
        y={y + side * 0.17}
        textAnchor="middle"
        fontSize={side * 0.48}
        style={{ fontWeight: "var(--weight-strong)" }}
        fill={lit > 0.5 ? "var(--paper)" : "var(--ink-soft)"}
        fontFamily="var(--font-mono)"
      >
        {String(Math.floor(100 * draw)).padStart(2, "0")}
      </text>
    </g>
  );
}

/** A word of running text. */
function Word({
  place: { x, y },
  size,
  text,
  color,
  opacity = 1,
  scale = 1,
}: {
  place: FlowPlace;
  size: number;
  text: string;
  color?: string;
  opacity?: number;
  scale?: number;
}): ReactNode {
  if (opacity <= 0) return null;
  return (
    <text
      className={marks.word}
      fontSize={EM}
      transform={scaled(x, y, (size * scale) / EM)}
      textAnchor="middle"
      opacity={opacity}
      style={color ? { fill: color } : undefined}
    >
      {text}
    </text>
  );
}

/** A hidden word's place. */
function Cover({ place, size, shown = 1 }: { place: FlowPlace; size: number; shown?: number }): ReactNode {
  const [half, height] = [place.half + size * 0.12, size * 1.16 * shown];
  return (
    <rect
      className={marks.slot}
      x={place.x - half}
      y={place.y - size * 0.92}
      width={2 * half}
      height={height}
      rx={size * 0.2}
    />
  );
}

/** A sentence at the foot of the stage. */
function Note({
  room,
  opacity,
  color,
  children,
}: {
  room: Room;
  opacity: number;
  color?: string;
  children: ReactNode;
}): ReactNode {
  return (
    <text
      className={marks.label}
      x={room.width / 2}
      y={room.height * 0.93}
      textAnchor="middle"
      opacity={opacity}
      style={{
        fill: color,
        fontWeight: "var(--weight-strong)",
        fontSize: room.width < 620 ? 15 : Math.min(22, room.height / 38),
      }}
    >
      {children}
    </text>
  );
}

/** The text under new dice, again and again, as one sheet: of a hundred chosen tokens each shows what became of it. */
export function Fates({ reading, room, p, isAsked }: PageProps & { isAsked?: boolean }): ReactNode {
  const { sheet, fates } = reading;
  const narrow = room.width < 620;
  const page = useMemo(() => pageOf(reading, room), [reading, room]);
  const small = useMemo(
    () =>
      flow(
        sheet.map(({ text }) => text),
        {
          left: room.width * 0.04,
          top: room.height * 0.03,
          width: room.width * 0.92,
          height: narrow ? Math.min(room.height * 0.78, room.height * 0.97 - 80) : room.height * 0.82,
        },
        { most: 30, leading: narrow ? 1.7 : 1.5, gap: GAP },
      ),
    [sheet, room, narrow],
  );
  const away = between(p, 0.1, 0.34);
  const others = between(p, 0.26, 0.4);
  const lit = between(p, 0.42, 0.86) * 100;
  const own = fates.flatMap(({ draw }, i) => (draw === null ? [] : [i]));
  let turn = 0;
  const counts = { mask: 0, random: 0, keep: 0 };
  const chosen = sheet.flatMap((word, i) => {
    if (!word.action) return [];
    turn++;
    const shown = progress(lit, turn - 1, turn);
    if (shown > 0.5) counts[word.action]++;
    return [<Chosen key={i} word={word} place={small.places[i]} size={small.size} shown={shown} />];
  });
  return (
    <>
      <Sheet words={sheet} page={small} from={own.length} opacity={others} />
      {own.map((fate, i) => {
        const [big, little] = [page.places[fate], small.places[i]];
        const mix = (a: number, b: number): number => a + (b - a) * away;
        if (sheet[i].action && lit > 0 && away === 1) return null;
        return (
          <Bar
            key={fate}
            place={{ x: mix(big.x, little.x), y: mix(big.y, little.y), half: mix(big.half, little.half) }}
            size={mix(page.size, small.size)}
            text={sheet[i].text}
          />
        );
      })}
      {others > 0 && <g opacity={others}>{chosen}</g>}
      {isAsked ? (
        <Ruler room={room} count={counts.mask} />
      ) : (
        <Counts room={room} counts={counts} opacity={between(p, 0.42, 0.5)} />
      )}
    </>
  );
}

/** A word, or a bar where it would be too small to read. */
function Bar({ place, size, text }: { place: FlowPlace; size: number; text: string }): ReactNode {
  if (size >= LEGIBLE) return <Word place={place} size={size} text={text} opacity={0.8} />;
  return (
    <rect
      x={place.x - place.half}
      y={place.y - size * 0.55}
      width={place.half * 2}
      height={size * 0.5}
      rx={size * 0.2}
      fill="var(--ink)"
      opacity={0.3}
    />
  );
}

/** All other copies of the text: they never move. */
const Sheet = memo(function Sheet({
  words: all,
  page,
  from,
  opacity,
}: {
  words: readonly SheetWord[];
  page: Flow;
  from: number;
  opacity: number;
}): ReactNode {
  if (opacity <= 0) return null;
  return (
    <g opacity={opacity}>
      <Copies words={all} page={page} from={from} />
    </g>
  );
});

const Copies = memo(function Copies({
  words: all,
  page,
  from,
}: {
  words: readonly SheetWord[];
  page: Flow;
  from: number;
}): ReactNode {
  const runs = runsOf(all, page, from);
  if (page.size < LEGIBLE) {
    const d = runs
      .flatMap(({ bars }) => bars.map(({ x, y, half }) => `M${x - half} ${y}h${half * 2}`))
      .join("");
    const up = `translate(0 ${page.size * -0.3})`;
    return <path d={d} transform={up} stroke="var(--ink)" strokeWidth={page.size / 2} opacity={0.165} />;
  }
  const scale = page.size / EM;
  return (
    // Many marks with an opacity each are drawn sooner than in a group that has one.
    <g fontSize={EM} wordSpacing={(GAP - textWidth(" ")) * EM} transform={`scale(${scale})`}>
      {runs.map(({ text, bars: [{ x, y, half }] }, i) => (
        <text key={i} className={marks.word} x={(x - half) / scale} y={y / scale} opacity={0.44}>
          {text}
        </text>
      ))}
    </g>
  );
});

/** What stands together in a line from word `from` on, without what is chosen: a text for each word would take the browser long. */
function runsOf(all: readonly SheetWord[], { places }: Flow, from: number) {
  const runs: { text: string; readonly bars: FlowPlace[] }[] = [];
  let open = -1;
  for (let i = from; i < all.length; i++) {
    if (all[i].action) continue;
    const run = open === i - 1 && places[i].y === places[open].y ? runs[runs.length - 1] : null;
    if (run) {
      run.text += ` ${all[i].text}`;
      run.bars.push(places[i]);
    } else runs.push({ text: all[i].text, bars: [places[i]] });
    open = i;
  }
  return runs;
}

/** One of the hundred; only one of them changes at a time. */
const Chosen = memo(function Chosen({
  word: { text, seen, action },
  place,
  size,
  shown,
}: {
  word: SheetWord;
  place: FlowPlace;
  size: number;
  shown: number;
}): ReactNode {
  const hue = HUES[action ?? "keep"];
  const isWord = size >= LEGIBLE && action !== "mask" && shown >= 0.5;
  const scale = fitting(seen, place, size);
  return (
    <>
      {shown < 0.5 && <Bar place={place} size={size} text={text} />}
      <rect
        x={place.x - place.half - size * 0.12}
        y={place.y - size * 0.92}
        width={(place.half * 2 + size * 0.24) * shown}
        height={size * 1.22}
        rx={size * 0.22}
        fill={hue}
        opacity={action === "mask" ? 0.92 : 0.24}
      />
      {isWord && (
        <text
          className={marks.word}
          fontSize={EM}
          transform={scaled(place.x, place.y, (size * scale) / EM)}
          textAnchor="middle"
          style={{ fill: hue, fontWeight: "var(--weight-bold)" }}
        >
          {seen}
        </text>
      )}
    </>
  );
});

function Counts({
  room,
  counts,
  opacity,
}: {
  room: Room;
  counts: Readonly<Record<keyof typeof HUES, number>>;
  opacity: number;
}): ReactNode {
  const narrow = room.width < 620;
  const size = narrow ? 15 : Math.min(30, room.height / 30);
  const labels = { mask: words.labels.hidden, random: words.labels.random, keep: words.labels.kept };
  const names = ["mask", "random", "keep"] as const;
  return (
    <g opacity={opacity}>
      {names.map((name, i) => (
        <text
          key={name}
          className={marks.label}
          x={narrow ? room.width * 0.05 : room.width * [0.2, 0.5, 0.8][i]}
          y={narrow ? Math.min(room.height * 0.87, room.height - 58) + i * 24 : room.height * 0.93}
          textAnchor={narrow ? "start" : "middle"}
          style={{ fill: HUES[name], fontSize: size, fontWeight: "var(--weight-strong)" }}
        >
          {`${counts[name]} ${labels[name]}`}
        </text>
      ))}
    </g>
  );
}

/** A place for each of the hundred: so many are hidden. */
function Ruler({ room, count }: { room: Room; count: number }): ReactNode {
  const { x, y, width } = rulerOf(room);
  const pitch = width / 100;
  return Array.from({ length: 100 }, (_, i) => (
    <rect
      key={i}
      x={x + i * pitch + pitch * 0.12}
      y={y}
      width={pitch * 0.76}
      height={14}
      rx={Math.min(3, pitch * 0.3)}
      fill={i < count ? "var(--c-mask)" : "var(--ink)"}
      opacity={i < count ? 0.92 : 0.14}
    />
  ));
}

/** Under each chosen token its right word's share fills a gauge; what is missing falls to the ground: the loss. */
export function Loss({ reading, room, p }: PageProps): ReactNode {
  const page = useMemo(() => pageOf(reading, room), [reading, room]);
  const { size } = page;
  const grown = between(p, 0.14, 0.4);
  const fallen = between(p, 0.5, 0.78);
  const asked = reading.fates.flatMap((fate, i) => (fate.chosen && fate.right !== null ? [i] : []));
  const gauge = Math.min(size * 3.4, (room.width * 0.8) / Math.max(1, asked.length));
  const thick = size * 0.3;
  const missing = asked.map((i) => gauge * (1 - (reading.fates[i].right ?? 0)));
  const total = missing.reduce((sum, width) => sum + width, 0);
  const base = room.height * 0.88;
  let along = (room.width - total) / 2;
  return (
    <>
      {reading.fates.map((fate, i) => (
        <Seen key={i} fate={fate} place={page.places[i]} size={size} shown={between(p, 0, 0.1)} />
      ))}
      {asked.map((i, k) => {
        const { right, text } = reading.fates[i];
        const share = right ?? 0;
        const place = page.places[i];
        const left = Math.max(8, Math.min(room.width - gauge - 8, place.x - gauge / 2));
        const top = place.y + size * 0.5;
        const target = along;
        along += missing[k];
        const said = `${text} ${percent(share)}`;
        const font = Math.max(15, size * 0.5);
        const free = (textWidth(said) * font) / 2 + 10;
        return (
          <g key={i}>
            <rect
              x={left}
              y={top}
              width={gauge}
              height={thick}
              rx={thick / 3}
              fill="none"
              stroke="var(--ink-faint)"
            />
            <rect
              x={left}
              y={top}
              width={gauge * share * grown}
              height={thick}
              rx={thick / 3}
              fill="var(--c-prob)"
            />
            <rect
              x={left + gauge * share + (target - left - gauge * share) * fallen}
              y={top + (base - top) * fallen}
              width={missing[k]}
              height={thick}
              fill="var(--c-mask)"
              opacity={0.75 * between(p, 0.36, 0.48)}
              stroke="var(--paper)"
            />
            <text
              className={marks.label}
              x={Math.max(free, Math.min(room.width - free, place.x))}
              y={place.y - size * 1.16}
              textAnchor="middle"
              opacity={grown}
              style={{
                fontSize: font,
                fill: "var(--c-prob)",
                fontWeight: "var(--weight-strong)",
              }}
            >
              {said}
            </text>
          </g>
        );
      })}
      <text
        className={marks.label}
        x={room.width / 2}
        y={base + thick + Math.max(20, size * 0.6)}
        textAnchor="middle"
        opacity={between(p, 0.74, 0.84)}
        style={{ fill: "var(--c-mask)", fontWeight: "var(--weight-strong)" }}
      >
        {words.labels.loss}
      </text>
    </>
  );
}

/** How much smaller a word is set that stands in for a shorter one: nothing else moves. */
function fitting(word: string, { half }: FlowPlace, size: number): number {
  return Math.min(1, (2 * half + size * 0.3) / (textWidth(word) * size));
}

/** A token as the model sees it in training: most rest, the chosen ones are hidden, swapped or as they were. */
function Seen({
  fate: { text, seen, chosen, action, draw },
  place,
  size,
  shown,
}: {
  fate: Fate;
  place: FlowPlace;
  size: number;
  shown: number;
}): ReactNode {
  if (!chosen)
    return (
      <Word
        place={place}
        size={size}
        text={text}
        color={draw === null ? special(text) : undefined}
        opacity={0.3}
      />
    );
  if (action === "mask") return <Cover place={place} size={size} />;
  return (
    <Word
      place={place}
      size={size}
      text={shown < 0.5 ? text : seen}
      scale={fitting(seen, place, size)}
      color={HUES[action ?? "keep"]}
    />
  );
}
