import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { AskedPass, TableRow, Token } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { cosineRef } from "../../inspector/refs";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { focusToken } from "../../store/focusToken";
import { fixed, grouped } from "../../ui/format";
import { Note } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import { Chip } from "../../viz/Chip";
import { numberColumns, Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import styles from "./Embeddings.module.css";
import { STEP } from "./steps";
import { nearestRows } from "./tables";
import { words } from "./words";

/** The rows of the embedding table that are most like the chosen token's, with their cosines. */
export function NearBand({ context }: { context: SceneContext }): ReactNode {
  const token = context.encoding.tokens[focusToken(context)];
  const rows = nearestRows(context);
  const size = context.model ? grouped(context.model.config.vocabSize) : "";
  return (
    <div className={styles.near}>
      <p className={styles.question}>
        {words.near.question(size)} <Chip token={token} />
      </p>
      <Table
        caption={words.near.caption}
        columns={[
          words.near.row,
          ...numberColumns(words.near.number),
          { name: words.near.cosine, width: "55%" },
          ...numberColumns(""),
        ]}
      >
        {rows?.map((row, index) => (
          <NearRow
            key={row.id}
            row={row}
            token={token}
            request={context.runs.main?.answered}
            index={index}
            order={index / rows.length}
          />
        ))}
      </Table>
      <Note>{words.near.note}</Note>
    </div>
  );
}

interface NearRowProps {
  readonly row: TableRow;
  /** The one it is near to. */
  readonly token: Token;
  readonly request: AskedPass | null | undefined;
  readonly index: number;
  readonly order: number;
}

function NearRow({ row, token, request, index, order }: NearRowProps): ReactNode {
  const start = STEP.near + order * 0.4;
  const appear = useSpan(start, start + 0.25);
  const comes = useArrival(start, start + 0.25, 150, -56 - 34 * index);
  const width = useDerived(appear, (p) => `${Math.max(0, row.cosine) * p * 100}%`);
  const question = {
    request,
    about: cosineRef(
      words.near.cosineOf(token.text, row.token),
      { vector: { of: "row", table: "word", row: token.id } },
      { vector: { of: "row", table: "word", row: row.id } },
    ),
  };
  return (
    <Row
      head={
        <m.span className={styles.rowToken} style={comes}>
          {row.token}
        </m.span>
      }
    >
      {row.id}
      <AskBar {...question}>
        <Bar style={{ width }} color="var(--diverge-pos)" height={14} />
      </AskBar>
      <Ask {...question}>{fixed(row.cosine)}</Ask>
    </Row>
  );
}
