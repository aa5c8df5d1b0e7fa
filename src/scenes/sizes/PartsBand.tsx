import { m } from "framer-motion";
import type { ReactNode } from "react";
import { grouped, percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { numberColumns, Row, Table } from "../../viz/Table";
import { type PartGroup, type PartLine, partGroups } from "./parts";
import styles from "./Sizes.module.css";
import { BUILT } from "./steps";
import type { Subject } from "./subject";

/** The bill: every part with its arithmetic. */
export function PartsBand({ subject }: { subject: Subject }): ReactNode {
  return (
    <div className={styles.groups}>
      {partGroups(subject).map((group) => (
        <Group key={group.id} group={group} total={subject.count.total} />
      ))}
    </div>
  );
}

function Group({ group, total }: { group: PartGroup; total: number }): ReactNode {
  const begins = BUILT[group.id];
  return (
    <Table title={group.title} className={styles.group} columns={["", ...numberColumns("")]}>
      {group.lines.map((line, index) => (
        <Line key={line.name} line={line} begins={begins} index={index} />
      ))}
      <Row
        sum
        head={
          <>
            {group.sum.name}
            {group.sum.arithmetic && <span className={styles.arithmetic}>{group.sum.arithmetic}</span>}
          </>
        }
      >
        <span>
          {grouped(group.sum.parameters)}
          <span className={styles.share}>{percent(group.sum.parameters / total)}</span>
        </span>
      </Row>
    </Table>
  );
}

/** From one line to the next, and from the first up to the picture, in pixels. */
const LINE = 40;
const UP = 130;

/** A line of the bill: its color comes down out of the picture, where the part has its area. */
function Line({ line, begins, index }: { line: PartLine; begins: number; index: number }): ReactNode {
  const start = begins + 0.02 + 0.02 * index;
  const falls = useArrival(start, start + 0.08, 0, -(UP + LINE * index));
  return (
    <Row
      head={
        <>
          <m.span className={styles.swatch} data-part={line.part ?? undefined} style={falls} />
          {line.name}
          <span className={styles.arithmetic}>{line.arithmetic}</span>
        </>
      }
    >
      {grouped(line.parameters)}
    </Row>
  );
}
