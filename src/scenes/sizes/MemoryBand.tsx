import type { ReactNode } from "react";
import { bytes } from "../../ui/format";
import { Note } from "../../ui/Room";
import { Row, Table } from "../../viz/Table";
import { Becoming } from "./Becoming";
import { memoryLines } from "./memory";
import styles from "./Sizes.module.css";
import { STEP } from "./steps";
import type { Subject } from "./subject";
import { words } from "./words";

/** How many bytes the weights take in each format, and what training takes besides. */
export function MemoryBand({ subject }: { subject: Subject }): ReactNode {
  const lines = memoryLines(subject);
  const most = Math.max(...lines.map((line) => line.bytes));
  return (
    <>
      <Table
        caption={words.memory.table}
        columns={[{ name: "", width: "30%" }, "", { name: "", numbers: true, width: "5.5rem" }]}
      >
        {lines.map((line, index) => (
          <Row
            key={line.name}
            head={
              <>
                <b>{line.name}</b>
                <span className={styles.arithmetic}>{line.how}</span>
              </>
            }
          >
            <Becoming
              share={line.bytes / most}
              before={index === 0 ? null : lines[index - 1].bytes / most}
              start={STEP.memory + 0.05 + (0.6 * index) / lines.length}
              line={LINE}
              height={20}
              color={line.isTraining ? TRAINING : undefined}
            />
            {bytes(line.bytes)}
          </Row>
        ))}
      </Table>
      <Note>
        {subject.isOurs ? words.memory.ours : words.memory.others} {words.memory.running}
      </Note>
    </>
  );
}

/** What training takes besides is hatched. */
const [DARK, PALE] = [60, 30].map((part) => `color-mix(in oklab, var(--accent) ${part}%, var(--surface))`);
const TRAINING = `repeating-linear-gradient(-45deg, ${DARK} 0 6px, ${PALE} 6px 12px)`;

/** From one bar to the next, in pixels. */
const LINE = 46;
