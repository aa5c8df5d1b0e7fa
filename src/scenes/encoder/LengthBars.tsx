import type { ReactNode } from "react";
import { markProps, marksGroup } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import styles from "./Encoder.module.css";

interface LengthBarsProps {
  /** The length of one vector for each token. */
  readonly lengths: readonly Num[];
  readonly focus: number;
  /** What the bars are, for a screen reader. */
  readonly group: string;
  /** What a token’s bar says. */
  readonly label: (token: number) => string;
}

const WIDTH = 150;
const HEIGHT = 34;

/** How long the same vector is for every token of the text; the chosen one is dark. */
export function LengthBars(props: LengthBarsProps): ReactNode {
  const { lengths, focus, group, label } = props;
  const longest = Math.max(...lengths.map(({ value }) => value));
  const step = Math.min(12, WIDTH / lengths.length);
  return (
    <svg className={styles.bars} width={WIDTH} height={HEIGHT} {...marksGroup(group)}>
      <line x1={0} x2={step * lengths.length} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {lengths.map((length, token) => {
        const height = Math.max(1, (length.value / longest) * (HEIGHT - 2));
        return (
          <rect
            key={token}
            x={token * step}
            y={HEIGHT - height}
            width={Math.max(0.8, step - Math.min(2, step * 0.25))}
            height={height}
            data-own={token === focus || undefined}
            {...markProps(() => length, { label: label(token), later: token > 0 })}
          />
        );
      })}
    </svg>
  );
}
