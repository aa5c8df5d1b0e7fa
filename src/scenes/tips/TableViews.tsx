import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { bytes, exact, fixed } from "../../ui/format";
import { words } from "../../words/tips";
import type { SceneContext } from "../scene";
import { scoresOf } from "./readings";
import { lengthsOf, timeOf } from "./requests";
import { STEP } from "./steps";
import styles from "./Tips.module.css";

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
        {HEADS.map((head) => {
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
          <TimeLine key={tokens} tokens={tokens} index={i} time={timeOf(context, tokens)} longest={longest} />
        ))}
      </tbody>
    </table>
  );
}

interface TimeLineProps {
  readonly tokens: number;
  readonly index: number;
  readonly time: number | null;
  readonly longest: number;
}

function TimeLine({ tokens, index, time, longest }: TimeLineProps): ReactNode {
  const grown = useSpan(STEP.length + 0.05 + index * 0.07, STEP.length + 0.3 + index * 0.07);
  const width = useDerived(grown, (p) => `${p * ((time ?? 0) / longest) * 100}%`);
  return (
    <tr>
      <th scope="row">{tokens}</th>
      <td>
        <span className={styles.share}>
          <span className={styles.track} aria-hidden="true">
            <m.span className={styles.bar} style={{ width, background: "var(--accent)" }} />
          </span>
          <b>{time === null ? "…" : fixed(time, 1)}</b>
        </span>
      </td>
      <td>{time === null ? "…" : fixed(time / tokens, 3)}</td>
    </tr>
  );
}
