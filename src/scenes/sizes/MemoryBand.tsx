import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { bytes } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { words } from "../../words/sizes";
import { memoryLines } from "./memory";
import styles from "./Sizes.module.css";
import { STEP } from "./steps";
import type { Subject } from "./subject";

/** How many bytes the weights take in each format, and what training takes besides. */
export function MemoryBand({ subject }: { subject: Subject }): ReactNode {
  const lines = memoryLines(subject);
  const most = Math.max(...lines.map((line) => line.bytes));
  return (
    <>
      <table className={styles.bars}>
        <caption className="sr-only">{words.memory.table}</caption>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.name}>
              <th scope="row">
                {line.name}
                <span className={styles.arithmetic}>{line.how}</span>
              </th>
              <td>
                <Bar
                  share={line.bytes / most}
                  before={index === 0 ? 0 : lines[index - 1].bytes / most}
                  order={index / lines.length}
                  isTraining={line.isTraining}
                />
              </td>
              <td className={styles.figure}>{bytes(line.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {subject.isOurs ? words.memory.ours : words.memory.others} {words.memory.running}
      </p>
    </>
  );
}

interface BarProps {
  readonly share: number;
  /** That of the line above: a copy of its bar comes down, and becomes this one. */
  readonly before: number;
  readonly order: number;
  readonly isTraining: boolean;
}

/** From one bar to the next, in pixels. */
const LINE = 46;

function Bar({ share, before, order, isTraining }: BarProps): ReactNode {
  const start = STEP.memory + 0.05 + 0.6 * order;
  const comes = useArrival(start, start + 0.12, 0, order === 0 ? 0 : -LINE);
  const becomes = useSpan(start + 0.1, start + 0.25);
  const width = useDerived(becomes, (p) => `${Math.max(0.4, 100 * (before + (share - before) * p))}%`);
  return (
    <span className={styles.track}>
      <m.span className={styles.fill} data-training={isTraining || undefined} style={{ ...comes, width }} />
    </span>
  );
}
