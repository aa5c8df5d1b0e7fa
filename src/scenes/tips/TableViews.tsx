import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { useTween } from "../../player/time";
import { bytes, exact, fixed } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import type { SceneContext } from "../scene";
import { scoresOf } from "./readings";
import { lengthsOf, timeOf } from "./requests";
import { STEP } from "./steps";
import styles from "./Tips.module.css";
import { words } from "./words";

const HEADS = ["sentiment", "ner", "qa"] as const;

/** What the trained heads of this page scored, and at what price. */
export function FrozenView({ context }: { context: SceneContext }): ReactNode {
  return (
    <table className={styles.table}>
      <caption className={styles.title}>{words.frozen.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.frozen.head}</th>
          <th scope="col">{words.frozen.frozen}</th>
          <th scope="col">{words.frozen.full}</th>
        </tr>
      </thead>
      <tbody>
        {HEADS.map((head, row) => {
          const label = words.frozen.heads[head];
          const scores = scoresOf(context, head);
          const measure = scores && Object.keys(scores.frozen).find((name) => / /.test(name));
          if (!scores || !measure)
            return (
              <tr key={head}>
                <th scope="row">{label}</th>
                <td colSpan={2} className={styles.faint}>
                  {context.runs[`head-${head}`]?.error ?? words.frozen.waiting}
                </td>
              </tr>
            );
          const { frozen, full } = scores;
          return (
            <tr key={head}>
              <th scope="row">
                {label}
                <span className={styles.faint}>{measure}</span>
              </th>
              {[frozen, full].map((one, i) => (
                <td key={i}>
                  <b>{fixed(one[measure], 1)}</b>
                  <Score row={row} from={i === 0 ? 0 : frozen[measure]} to={one[measure]} isFull={i === 1} />
                  <span className={styles.faint}>
                    {words.frozen.training(exact(one.epochs), exact(one.lr), bytes(one.bytes))}
                  </span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface ScoreProps {
  readonly row: number;
  /** Of 100. */
  readonly from: number;
  readonly to: number;
  readonly isFull: boolean;
}

/** A score as a bar: the fine-tuned one comes out of the frozen one beside it, and goes on from there. */
function Score({ row, from, to, isFull }: ScoreProps): ReactNode {
  const start = STEP.frozen + 0.05 + 0.12 * row + (isFull ? 0.25 : 0);
  const comes = useArrival(start, start + 0.2, isFull ? -106 : 0, 0, "%");
  const grown = useTween(start + (isFull ? 0.2 : 0), start + 0.35, from, to);
  const width = useDerived(grown, (share) => `${share}%`);
  return (
    <m.span className={styles.score} style={comes}>
      <Bar style={{ width }} color={isFull ? "var(--accent)" : "var(--line-strong)"} height={18} />
    </m.span>
  );
}

/** Time of a pass by length, measured on this device a moment ago. */
export function LengthView({ context }: { context: SceneContext }): ReactNode {
  const lengths = lengthsOf(context);
  const longest = Math.max(1, ...lengths.map((tokens) => timeOf(context, tokens) ?? 0));
  return (
    <table className={styles.table}>
      <caption className={styles.title}>{words.length.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.length.tokens}</th>
          <th scope="col">{words.length.milliseconds}</th>
          <th scope="col">{words.length.each}</th>
        </tr>
      </thead>
      <tbody>
        {lengths.map((tokens, i) => (
          <TimeLine
            key={tokens}
            tokens={tokens}
            index={i}
            time={timeOf(context, tokens)}
            before={i > 0 ? timeOf(context, lengths[i - 1]) : null}
            longest={longest}
          />
        ))}
      </tbody>
    </table>
  );
}

interface TimeLineProps {
  readonly tokens: number;
  readonly index: number;
  readonly time: number | null;
  /** Of half as many tokens. */
  readonly before: number | null;
  readonly longest: number;
}

/** A length's bar is the one above it, come down and drawn out to its own time. */
function TimeLine({ tokens, index, time, before, longest }: TimeLineProps): ReactNode {
  const start = STEP.length + 0.03 + index * 0.1;
  const comes = useArrival(start, start + 0.1, 0, before === null ? 0 : -46);
  const grown = useTween(start + 0.08, start + 0.2, before ?? 0, time ?? 0);
  const width = useDerived(grown, (milliseconds) => `${(100 * milliseconds) / longest}%`);
  return (
    <tr>
      <th scope="row">{tokens}</th>
      <td>
        <span className={styles.share}>
          <Bar style={{ ...comes, width }} color="var(--accent)" height={16} />
          <b>{time === null ? "…" : fixed(time, 1)}</b>
        </span>
      </td>
      <td>{time === null ? "…" : fixed(time / tokens, 3)}</td>
    </tr>
  );
}
