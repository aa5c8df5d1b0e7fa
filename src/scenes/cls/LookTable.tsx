import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { numberColumns, Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import styles from "./Cls.module.css";
import type { Look } from "./gather";
import type { Geometry } from "./geometry";
import type { ClsNumbers } from "./refs";
import { layerSlot } from "./steps";
import { words } from "./words";

/** Height of the columns' names; the CSS has the same. */
const NAMES = 30;

interface LookTableProps {
  readonly context: SceneContext;
  readonly looks: readonly Look[];
  readonly geometry: Geometry;
  readonly numbers: ClsNumbers;
}

/** What [CLS] looks at most in each layer, and how spread its look is: beside the tower a row by each floor, else below it. */
export function LookTable({ context, looks, geometry, numbers }: LookTableProps): ReactNode {
  const { rows, nodeHeight, notes } = geometry;
  if (looks.length === 0) return null;
  const floor = rows[0] - rows[1];
  const top = rows[rows.length - 1] + (nodeHeight - floor) / 2 - NAMES;
  return (
    <Table
      className={styles.looks}
      style={notes ? { marginTop: top } : undefined}
      caption={words.flow.table}
      columns={["", ...numberColumns(words.flow.most, words.flow.entropy)]}
    >
      {looks.toReversed().map((look) => (
        <LookRow
          key={look.layer}
          context={context}
          look={look}
          layers={looks.length}
          numbers={numbers}
          height={notes ? floor : undefined}
        />
      ))}
    </Table>
  );
}

interface LookRowProps extends Pick<LookTableProps, "context" | "numbers"> {
  readonly look: Look;
  readonly layers: number;
  readonly height: number | undefined;
}

/** A layer's row: it comes when [CLS] has gathered there. */
function LookRow({ context, look, layers, numbers, height }: LookRowProps): ReactNode {
  const { layer, shares, top, entropy, off } = look;
  const slot = layerSlot(layer, layers);
  const opacity = useSpan(slot.to - 0.1, slot.to);
  return (
    <Row head={words.flow.layer(layer + 1)} style={{ opacity, height }}>
      {off ? (
        words.flow.off
      ) : (
        <Ask {...numbers.look(layer, top)}>
          {`${context.encoding.tokens[top].text} ${percent(shares[top])}`}
        </Ask>
      )}
      {!off && <Ask {...entropy}>{fixed(entropy.value)}</Ask>}
    </Row>
  );
}
