import { Fragment, type ReactNode } from "react";
import { SENSE } from "../../trainer/exhibits";
import type { Snapshot } from "../../trainer/protocol";
import type { RunView } from "../../trainer/run";
import { placeOf } from "../../trainer/snapshots";
import { fixed, percent } from "../../ui/format";
import { Panel } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import { Swatch } from "../../viz/Legend";
import { Row, Table } from "../../viz/Table";
import { changeOf } from "./exhibits";
import { OTHER, OWN } from "./LossCurves";
import { useSnapshots } from "./useRun";
import { words } from "./words";

/** Both runs at the same step, on the same text and seed: what each guesses, and what its vectors tell apart. */
export function Comparison({ main, other }: { main: RunView; other: RunView }): ReactNode {
  const { before: a } = useSnapshots(main);
  const b = other.snapshots[placeOf(other.snapshots, a.step).index];
  const { comparison } = words;
  const rows: { name: string; read: (one: Snapshot) => number | null; write: (value: number) => string }[] = [
    { name: comparison.top1, read: (one) => one.measures.top1, write: percent },
    { name: comparison.seen, read: (one) => one.measures.seen, write: percent },
    {
      name: comparison.banks(SENSE.word),
      read: ({ look: { senses } }) => (senses.length === 2 ? senses[0] - senses[1] : null),
      write: (value) => fixed(value),
    },
  ];
  return (
    <Panel title={comparison.title}>
      <Table
        columns={[
          "",
          ...[[main, other, OWN] as const, [other, main, OTHER] as const].map(([one, than, looks]) => ({
            name: (
              <>
                <Swatch {...looks} />
                {differenceOf(one, than)}
              </>
            ),
            width: "30%",
          })),
        ]}
      >
        {rows.map(({ name, read, write }) => (
          <Row key={name} head={name}>
            {[a, b].map((one, i) => {
              const value = read(one);
              return value === null ? (
                comparison.absent
              ) : (
                <Fragment key={i}>
                  <Bar share={Math.max(0, Math.min(1, value))} color={(i === 1 ? OTHER : OWN).color} />
                  {write(value)}
                </Fragment>
              );
            })}
          </Row>
        ))}
      </Table>
    </Panel>
  );
}

/** What a run does in which it differs from the other. */
function differenceOf({ settings: own }: RunView, { settings: other }: RunView): string {
  const { switches } = words;
  switch (changeOf(own, other)) {
    case "direction":
      return switches.directions[own.direction];
    case "maskRate":
      return `${switches.mask} ${percent(own.maskRate)}`;
    case "masking":
      return switches.maskings[own.masking];
    case "rate":
      return `${switches.rate} ${own.rate}`;
    case "dropout":
      return `${switches.dropout} ${own.dropout}`;
    case "batch":
      return `${switches.batch} ${own.batch}`;
    case "nextSentence":
      return switches.pairing[own.nextSentence ? "on" : "off"];
    case null:
      return `${switches.seed} ${own.seed}`;
  }
}
