import type { ReactNode } from "react";
import { percent } from "../ui/format";
import { type Ground, riseUnit, TILT } from "./ground";
import styles from "./marks.module.css";
import { EM, scaled, textWidth } from "./textWidth";
import { slotBox } from "./Words";

interface Candidate {
  readonly token: string;
  readonly probability: number;
}

interface CandidatesProps {
  readonly ground: Ground;
  /** The blank's place on the line. */
  readonly index: number;
  readonly candidates: readonly Candidate[];
  /** How far they have risen out of the blank, 0…1. */
  readonly risen: number;
  /** How far the best one has dropped into it, 0…1. */
  readonly dropped: number;
  readonly opacity?: number;
  /** Each with its probability, not only the best one. */
  readonly numbers?: boolean;
}

/** The font of a candidate: its area is its probability. */
function sizeOf(probability: number, u: number): number {
  return Math.max(13, u * (0.34 + 1.05 * Math.sqrt(probability)));
}

/** The size of the best one's share while it stands below its word. */
const smallShare = (u: number): number => Math.min(14, u * 0.55);

/** Pixels that stay free at the left edge: a leader from the caption may run there. */
const EDGE = 28;

/** Where the others stand, in units of what rises: aside from the best one, and how far above it. */
const SPOTS = [
  [0, 0],
  [-1.7, 1.35],
  [1.9, 1.45],
  [-0.8, 2.45],
  [2.3, 2.65],
] as const;

/** In a column the others stand over and under the best one in turn, as far as there is room over it. */
function asides(along: number, u: number): readonly number[] {
  const pitch = 1.5 * u;
  let [over, under] = [0, 0];
  return SPOTS.map((_, i) => {
    if (i === 0) return 0;
    if (i % 2 === 1 && along - pitch * (over + 1) > u) return -pitch * ++over;
    // Below the best one stands its share: the next keeps clear of it.
    return pitch * ++under + smallShare(u);
  });
}

/** The words that the model would put into the blank, sized by their probability; the best one drops in. */
export function Candidates(props: CandidatesProps): ReactNode {
  const { ground, index, candidates, risen, dropped, opacity = 1, numbers } = props;
  if (risen <= 0 || opacity <= 0) return null;
  const place = ground.places[index];
  const { u, down } = ground;
  const unit = riseUnit(ground);
  // Turned, what rises goes to the right: there must be room for a number.
  const base = down ? Math.min(ground.foot + u * 5.2, ground.height - 34) : unit * 3.5;
  const spot = (i: number): readonly [number, number] =>
    down ? [asides(place.along, u)[i] ?? 0, base] : [SPOTS[i][0] * unit, base + SPOTS[i][1] * unit];
  const halfOf = (i: number): number =>
    (textWidth(candidates[i].token) * sizeOf(candidates[i].probability, unit)) / 2;
  /** Within the stage's left edge; and of two in a row the second one keeps clear of the first. */
  const asideOf = (i: number): number => {
    const within = Math.max(spot(i)[0], EDGE + halfOf(i) - place.along);
    return i % 2 === 1 ? within : Math.max(within, asideOf(i - 1) + halfOf(i - 1) + halfOf(i) + unit * 0.3);
  };
  // Places and letters grow alike out of the blank: where no two words touch in the end, none do on the way.
  const grown = Math.min(1, risen * 1.5);
  return (
    <g opacity={opacity}>
      {candidates.slice(0, SPOTS.length).map(({ token, probability }, i) => {
        const seen = Math.max(0, Math.min(1, risen * 1.5 - i * 0.12));
        const [across, up] = spot(i);
        const fall = i === 0 ? dropped : 0;
        const size = sizeOf(probability, unit);
        const aside =
          i === 0 ? across + roomForShare(ground, index, candidates[0]) : down ? across : asideOf(i);
        const home = ground.at(place.along + aside * grown, ground.foot + (up - ground.foot) * grown);
        const slot = inSlot(ground, index, token);
        const x = home.x + (slot.x - home.x) * fall;
        const y = home.y + (slot.y - home.y) * fall;
        return (
          <text
            key={`${i}-${token}`}
            className={styles.candidate}
            fontSize={size}
            transform={`${scaled(x, y, grown + (slot.size / size - grown) * fall)}${turned(slot.turn * fall)}`}
            opacity={seen * (i === 0 ? 1 : 0.78 - 0.3 * dropped)}
          >
            {token}
            {numbers && i > 0 && (
              <tspan className={styles.tick} dx={6}>
                {percent(probability)}
              </tspan>
            )}
          </text>
        );
      })}
      {candidates[0] && <Share {...props} base={base} />}
    </g>
  );
}

/** The middle of a word in its hole, its size there, and how far it is turned: on a line of hanging words it hangs, too. */
function inSlot(ground: Ground, index: number, token: string) {
  const { u, down, tilted } = ground;
  const { along, half } = ground.places[index];
  const { x, y } = ground.at(along, 0);
  const width = textWidth(token);
  if (tilted) {
    const angle = (TILT * Math.PI) / 180;
    const reach = (width * u) / 2;
    return { x: x - reach * Math.cos(angle), y: y + 14 + reach * Math.sin(angle), size: u, turn: -TILT };
  }
  const hole = slotBox(ground, along, half);
  return {
    x: hole.x + hole.width / 2,
    y: down ? y + u * 0.36 : y,
    size: Math.min(u, (hole.width - 8) / width),
    turn: 0,
  };
}

const turned = (degrees: number): string => (degrees === 0 ? "" : ` rotate(${degrees.toFixed(1)})`);

/** The size of the best one's share, in a row: from below its word to over the blank. */
const shareSize = (unit: number, dropped: number): number => Math.max(22, unit * (0.46 + 0.2 * dropped));

/** Half of the width of a candidate that has risen, and the space between it and its share. */
const halfWithGap = ({ token, probability }: Candidate, unit: number): number =>
  (textWidth(token) * sizeOf(probability, unit)) / 2 + 14;

/** How far the best one rises to the right of its blank, so that its share has room on the left; in pixels. */
function roomForShare(ground: Ground, index: number, best: Candidate): number {
  if (ground.down) return 0;
  const unit = riseUnit(ground);
  const share = textWidth(percent(best.probability)) * shareSize(unit, 0);
  return Math.max(0, EDGE + share + halfWithGap(best, unit) - ground.places[index].along);
}

function Share({
  ground,
  index,
  candidates,
  risen,
  dropped,
  base,
}: CandidatesProps & { base: number }): ReactNode {
  const [best] = candidates;
  const { u, down } = ground;
  const place = ground.places[index];
  const unit = riseUnit(ground);
  const size = sizeOf(best.probability, unit);
  const up = down ? base : base - dropped * u * 0.55;
  const across = roomForShare(ground, index, best) * (1 - dropped);
  const { x, y } = ground.at(place.along + across, up);
  // Looks come from where most words stand, behind the blank: the number keeps to the other side.
  const aside = down ? 0 : halfWithGap(best, unit) * (1 - dropped) + unit * 0.25 * dropped;
  // Turned, it is small below its word until the word has left, and then takes its place.
  const small = smallShare(u);
  const said = percent(best.probability);
  const fontSize = down ? small + (Math.min(30, u) - small) * dropped : shareSize(unit, dropped);
  return (
    <text
      className={styles.share}
      fontSize={EM}
      transform={scaled(
        down ? x : Math.max(x - aside, EDGE + textWidth(said) * fontSize),
        y + (down ? (size * 0.42 + small) * (1 - dropped) + u * 0.36 * dropped : 0),
        fontSize / EM,
      )}
      textAnchor={down ? "middle" : "end"}
      opacity={Math.max(0, risen * 2 - 1)}
    >
      {said}
    </text>
  );
}
