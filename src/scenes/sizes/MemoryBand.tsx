import type { ReactNode } from "react";
import { weightBytes } from "../../engine";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { bytes } from "../../ui/format";
import { Note } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import { Row, Table } from "../../viz/Table";
import styles from "./Sizes.module.css";
import { STEP } from "./steps";
import type { Subject } from "./subject";
import { words } from "./words";

const FORMATS = ["f32", "f16", "int8"] as const;

/** Adam keeps two running means for each parameter (Kingma & Ba 2015), beside the weights and their gradients, in f32. */
const ADAM_BYTES = 4 * 4;

/** How many bytes the weights take in each format, and what training takes besides. */
export function MemoryBand({ subject }: { subject: Subject }): ReactNode {
  const { sizes, count, isOurs } = subject;
  const { table, adam, adamHow, ours, others, running, ...how } = words.memory;
  const lines = [
    ...FORMATS.map((name) => ({ name, how: how[name], bytes: weightBytes(sizes, name) })),
    { name: adam, how: adamHow, bytes: ADAM_BYTES * count.total, color: TRAINING },
  ];
  const most = Math.max(...lines.map((line) => line.bytes));
  return (
    <>
      <Table
        caption={table}
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
              color={"color" in line ? line.color : undefined}
            />
            {bytes(line.bytes)}
          </Row>
        ))}
      </Table>
      <Note>
        {isOurs ? ours : others} {running}
      </Note>
    </>
  );
}

/** What training takes besides is hatched. */
const [DARK, PALE] = [60, 30].map((part) => `color-mix(in oklab, var(--accent) ${part}%, var(--surface))`);
const TRAINING = `repeating-linear-gradient(-45deg, ${DARK} 0 6px, ${PALE} 6px 12px)`;

/** From one bar to the next, in pixels. */
const LINE = 46;

interface BecomingProps {
  /** Length of the bar, 0…1. */
  readonly share: number;
  /** That of the bar above; null for the first. */
  readonly before: number | null;
  /** Story time at which a copy of the bar above comes down. */
  readonly start: number;
  readonly color: string | undefined;
}

/** A bar of the list: a copy of the one above comes down, and becomes this one. */
function Becoming({ share, before, start, color }: BecomingProps): ReactNode {
  const from = before ?? 0;
  const comes = useArrival(start, start + 0.12, 0, before === null ? 0 : -LINE);
  const becomes = useSpan(start + 0.1, start + 0.25);
  const width = useDerived(becomes, (p) => `${Math.max(0.4, 100 * (from + (share - from) * p))}%`);
  return <Bar height={20} color={color} style={{ ...comes, width }} />;
}
