import { m } from "framer-motion";
import { type ReactNode, useId, useMemo } from "react";
import type { Token } from "../../engine";
import { markProps, type Question } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useLive, useTime, useTween } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { useBeginning } from "../../ui/useGrowing";
import { tipHandlers } from "../../viz/Tip";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import styles from "./Cls.module.css";
import type { Look } from "./gather";
import { type Geometry, type RibbonShape, ribbons } from "./geometry";
import type { ClsNumbers } from "./refs";
import { layerSlot, type Times } from "./steps";
import { words } from "./words";

interface RibbonGroupProps {
  readonly tokens: readonly Token[];
  readonly geometry: Geometry;
  readonly times: Times;
  readonly selected: number | null;
  readonly numbers: ClsNumbers;
}

/** One layer: from every token’s state to the next state of [CLS], growing upward. */
export function LayerRibbons({
  look,
  tokens,
  geometry,
  times,
  selected,
  numbers,
}: RibbonGroupProps & { look: Look }): ReactNode {
  const clip = useId();
  const { columns, rows, nodeHeight, chipTop, center } = geometry;
  const { layer } = look;
  const slot = layerSlot(layer, rows.length - 1);
  const on = useLive((t) => t > slot.from && t <= times.rollout);
  const end = rows[layer + 1] + nodeHeight;
  const startY = layer === 0 ? chipTop - 3 : rows[layer] + nodeHeight / 2;
  const shapes = useMemo(
    () =>
      ribbons(
        geometry,
        look.shares,
        (position) =>
          position === 0
            ? { x: center, y: rows[layer], room: Number.POSITIVE_INFINITY }
            : { x: columns[position - 1].x, y: startY, room: Math.max(3, columns[position - 1].width * 0.7) },
        end,
      ),
    [geometry, look, center, rows, layer, columns, startY, end],
  );
  const drawn = useBeginning(shapes);
  const lowest = startY + 2;
  const edge = useTween(slot.from, slot.to, lowest, end);
  const window = useDerived(edge, (y) => `M-200,${y} H${geometry.picture + 200} V${lowest} H-200 Z`);
  const opacity = useDerived(useTime(), (t) => {
    const past = 0.5 * progress(t, slot.to, slot.to + 0.15);
    return (1 - past) * (1 - 0.88 * progress(t, times.rollout, times.rollout + 0.15));
  });
  if (look.off) return null;
  const shown = selected ?? look.top;
  const label = shapes.find(({ position }) => position === shown);
  return (
    <m.g style={{ opacity }}>
      <clipPath id={clip}>
        <m.path d={window} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {drawn.map((shape) => (
          <Ribbon
            key={shape.position}
            shape={shape}
            token={tokens[shape.position]}
            lit={selected === null ? null : selected === shape.position}
            tip={() => lookTip(look, tokens, shape.position)}
            question={on ? () => numbers.look(layer, shape.position) : null}
            name={words.flow.look(tokens[shape.position].text, layer + 1, percent(shape.share))}
            later={layer > 0 || shape !== shapes[0]}
          />
        ))}
      </g>
      {label && label.position > 0 && (
        <ShareLabel
          share={label.share}
          x={Math.max(SHARE_ROOM, Math.min(geometry.picture - SHARE_ROOM, columns[label.position - 1].x))}
          y={startY - 9}
          from={slot.to - 0.1}
          until={selected === null && layer + 2 < rows.length ? slot.to + 0.1 : Number.POSITIVE_INFINITY}
        />
      )}
    </m.g>
  );
}

/** What reaches [CLS] from each input token when all layers are multiplied together. */
export function RolloutRibbons(props: RibbonGroupProps & { rollout: ArrayLike<number> }): ReactNode {
  const { rollout, tokens, geometry, times, selected, numbers } = props;
  const on = useLive((t) => t > times.rollout);
  const clip = useId();
  const { columns, rows, nodeHeight, chipTop, center } = geometry;
  const end = rows[rows.length - 1] + nodeHeight;
  const start = chipTop - 3;
  const shapes = useMemo(
    () =>
      ribbons(
        geometry,
        rollout,
        (position) =>
          position === 0
            ? { x: center, y: rows[0], room: Number.POSITIVE_INFINITY }
            : { x: columns[position - 1].x, y: start, room: Math.max(3, columns[position - 1].width * 0.8) },
        end,
      ),
    [geometry, rollout, center, rows, columns, start, end],
  );
  const drawn = useBeginning(shapes);
  const edge = useTween(times.rollout + 0.1, times.rollout + 0.65, start, end);
  const window = useDerived(edge, (y) => `M-200,${y} H${geometry.picture + 200} V${start} H-200 Z`);
  const opacity = useDerived(useTime(), (t) => 1 - 0.6 * progress(t, times.pooled, times.pooled + 0.15));
  return (
    <m.g style={{ opacity }}>
      <clipPath id={clip}>
        <m.path d={window} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {drawn.map((shape) => (
          <Ribbon
            key={shape.position}
            shape={shape}
            token={tokens[shape.position]}
            lit={selected === null ? null : selected === shape.position}
            tip={() => words.flow.rolloutTip(tokens[shape.position].text, percent(shape.share))}
            question={on ? () => numbers.rollout(shape.position) : null}
            name={words.flow.rollout(tokens[shape.position].text, percent(shape.share))}
            later={shape !== shapes[0]}
          />
        ))}
      </g>
    </m.g>
  );
}

interface RibbonProps {
  readonly shape: RibbonShape;
  readonly token: Token;
  /** One of a few that stand out, or one that stands back; null when none does. */
  readonly lit: boolean | null;
  readonly tip: () => ReactNode;
  /** Null while it is not on stage. */
  readonly question: (() => Question) | null;
  readonly name: string;
  /** Not the first of its group. */
  readonly later: boolean;
}

function Ribbon({ shape, token, lit, tip, question, name, later }: RibbonProps): ReactNode {
  return (
    <path
      className={styles.ribbon}
      data-lit={lit ?? undefined}
      d={shape.path}
      style={{ color: kindColor(tokenKind(token)) }}
      {...(question ? markProps(question, { label: name, tip, later }) : tipHandlers(tip))}
    />
  );
}

/** Half the room a percentage takes: over the last token of a long text it stays inside the picture. */
const SHARE_ROOM = 26;

interface ShareLabelProps {
  readonly share: number;
  readonly x: number;
  readonly y: number;
  readonly from: number;
  readonly until: number;
}

function ShareLabel({ share, x, y, from, until }: ShareLabelProps): ReactNode {
  const opacity = useDerived(
    useTime(),
    (t) => progress(t, from, from + 0.1) - progress(t, until, until + 0.1),
  );
  return (
    <m.text className={styles.share} x={x} y={y} textAnchor="middle" style={{ opacity }}>
      {percent(share)}
    </m.text>
  );
}

function lookTip(look: Look, tokens: readonly Token[], position: number): ReactNode {
  const parts = look.heads.map((shares) => fixed(shares[position], 3));
  return (
    <>
      {words.flow.lookTip(look.layer + 1, tokens[position].text, percent(look.shares[position]))}
      <br />
      {parts.length <= 8 ? (
        <span className="mono">{words.flow.byHead(parts)}</span>
      ) : (
        words.flow.heads(parts.length, fixed(Math.max(...look.heads.map((shares) => shares[position])), 3))
      )}
    </>
  );
}
