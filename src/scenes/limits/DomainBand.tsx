import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import { useSpan, useTween } from "../../player/time";
import { compact, fixed, grouped } from "../../ui/format";
import { Note, Panel } from "../../ui/Room";
import { asTable, CELL, ROW, ROW_HEADER } from "../../ui/tableRoles";
import { useArrival } from "../../viz/arrival";
import { Inflow } from "../../viz/Inflow";
import type { SceneContext } from "../scene";
import { type Domain, domainsOf, perplexityText, wordsOf } from "./domains";
import styles from "./Limits.module.css";
import type { Scored } from "./refs";
import { STEP } from "./steps";
import { type WordPlace, wordLines } from "./wordLines";
import { words } from "./words";

const NAME = 118;
const SIZE = 15;
const LINE = 21;
const FALL = 19;
const BAR = 11;
const TICKS = 18;
/** Room for the number behind the longest bar. */
const NUMBER = 62;

/** How well the model expects the visitor's text, and texts of other kinds: each word's loss is its part of the bar. */
export function DomainBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const domains = domainsOf(context);
  const vocabulary = context.model?.config.vocabSize ?? 2;
  // A model that knows nothing of a text can be worse than all its words at once; the longest bar still has its room.
  const perplexities = domains.flatMap(({ perplexity }) => perplexity?.value ?? []);
  const most = Math.max(vocabulary, ...perplexities.filter(Number.isFinite));
  const wide = width >= 620;
  const left = wide ? NAME : 0;
  const room = { left, width: width - left, bar: width - left - NUMBER, wide };
  return (
    <Panel title={words.domains.heading}>
      <Scale room={room} most={most} />
      <div {...asTable(words.domains.table)}>
        {domains.map((domain, index) => (
          <Row
            key={domain.id}
            domain={domain}
            room={room}
            most={most}
            start={STEP.domains + 0.03 + (0.62 * index) / domains.length}
          />
        ))}
      </div>
      <Note>{words.domains.note(grouped(vocabulary))}</Note>
    </Panel>
  );
}

/** Where words stand, and how long a bar can be. */
interface RowRoom {
  readonly left: number;
  readonly width: number;
  readonly bar: number;
  readonly wide: boolean;
}

/** Between how many words: each mark is ten times the one before. */
function Scale({ room, most }: { room: RowRoom; most: number }): ReactNode {
  const powers = Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, power) => 10 ** power);
  return (
    <svg className={styles.scale} width={room.left + room.width} height={TICKS} aria-hidden="true">
      {powers.map((count) => (
        <text
          key={count}
          x={room.left + (room.bar * Math.log(count)) / Math.log(most)}
          y={TICKS - 5}
          className={styles.tick}
          textAnchor={count === 1 ? "start" : "middle"}
        >
          {compact(count)}
        </text>
      ))}
    </svg>
  );
}

interface RowProps {
  readonly domain: Domain;
  readonly room: RowRoom;
  /** As many words as the longest bar stands for. */
  readonly most: number;
  /** Story time at which its words begin to give. */
  readonly start: number;
}

/** A text: what each of its words costs runs down from it, and lies end to end in the bar that is as long as their mean. */
function Row({ domain, room, most, start }: RowProps): ReactNode {
  const { name, perplexity, scored, isOwn } = domain;
  const run = useTween(start, start + 0.18, 0, 1);
  const pour = useSpan(start + 0.15, start + 0.22);
  const length = perplexity ? room.bar * Math.min(1, Math.log(perplexity.value) / Math.log(most)) : 0;
  const number = useArrival(start + 0.2, start + 0.32, -Math.min(60, length));
  const said = wordsOf(domain);
  const places = wordLines(said, room.width, SIZE, room.wide ? 1 : 3);
  const lines = (places.at(-1)?.line ?? 0) + 1;
  const top = room.wide ? 0 : LINE;
  const bottom = top + lines * LINE + FALL;
  const parts = partsOf(said, places, scored, top, room.left);
  let filled = room.left;
  return (
    <div {...ROW} className={styles.spelt} data-own={isOwn || undefined} style={{ height: bottom + BAR + 9 }}>
      <span {...ROW_HEADER} className={styles.speltName}>
        {name} <span className="sr-only">{domain.text}</span>
      </span>
      <svg width={room.left + room.width} height={bottom + BAR} aria-hidden="true">
        <Inflow sources={parts} into={{ left: room.left, width: length, y: bottom }} run={run} />
        {places.map(({ text, left, line }, i) => (
          <text
            key={i}
            className={styles.speltWord}
            x={room.left + left}
            y={top + line * LINE + 15}
            style={{ fontSize: SIZE }}
          >
            {text}
          </text>
        ))}
        <m.g style={{ scaleY: pour, originX: 0, originY: 0 }}>
          {parts.map(({ share }, i) => {
            const from = filled;
            filled += share * length;
            return (
              <rect
                key={i}
                className={styles.part}
                x={from}
                y={bottom}
                width={Math.max(0, share * length - (i < parts.length - 1 ? 1 : 0))}
                height={BAR}
              />
            );
          })}
        </m.g>
      </svg>
      <span {...CELL}>
        <span className={styles.track} style={{ left: room.left, top: bottom, width: length, height: BAR }}>
          {perplexity && (
            <AskBar {...perplexity}>
              <span />
            </AskBar>
          )}
        </span>
        <m.span
          className={styles.speltNumber}
          style={{ ...number, left: room.left + length + 8, top: bottom - 10 }}
        >
          {perplexity ? <Ask {...perplexity}>{perplexityText(perplexity.value)}</Ask> : perplexityText(null)}
        </m.span>
      </span>
    </div>
  );
}

/** What each word that is guessed gives, in order; what stands where nothing is written any more comes out of the “…”. */
function partsOf(
  said: ReturnType<typeof wordsOf>,
  places: readonly WordPlace[],
  scored: Scored | null,
  top: number,
  left: number,
) {
  const losses = new Map(scored?.losses.tokens.map(({ position, loss }) => [position, loss]));
  const sum = Math.max(
    1e-9,
    [...losses.values()].reduce((all, loss) => all + loss, 0),
  );
  return said.flatMap(({ position, text }, i) => {
    const loss = losses.get(position);
    const place = places[Math.min(i, places.length - 1)];
    if (loss === undefined || !place) return [];
    return {
      x: left + place.left + place.width / 2,
      y: top + place.line * LINE + 19,
      width: place.width,
      share: loss / sum,
      color: "var(--c-mask)",
      tip: () => words.domains.part(text, fixed(loss)),
    };
  });
}
