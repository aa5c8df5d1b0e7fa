import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { HeadScores } from "../../engine";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { bytes, fixed, grouped } from "../../ui/format";
import { Note, Waiting } from "../../ui/Room";
import { numberColumns, Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { HeadMissing } from "./HeadBand";
import { type Figure, figuresOf, scoresOf } from "./readings";
import { STEP } from "./steps";
import { words } from "./words";

const HEADS = ["sentiment", "ner", "qa"] as const;

/** How good the heads are on texts that none of them had seen: frozen and fine-tuned on one line. */
export function MeasuredBand({ context }: { context: SceneContext }): ReactNode {
  const figures = figuresOf(context);
  if (context.ownModel) return <Waiting>{words.own.measured}</Waiting>;
  return (
    <>
      <Table
        caption={words.measured.caption}
        className={styles.measured}
        columns={[
          words.measured.texts,
          ...numberColumns(words.measured.frozen),
          {
            name: (
              <span className={styles.axisHead}>
                <span>0</span>
                <span>50</span>
                <span>100</span>
              </span>
            ),
            width: "46%",
          },
          ...numberColumns(words.measured.full),
        ]}
      >
        {HEADS.map((head) => {
          const own = figures.filter((figure) => figure.head === head);
          const scores = scoresOf(context, head);
          return [
            <Row
              key={head}
              head={
                <>
                  {words.measured.heads[head]}{" "}
                  {scores && <span className={styles.detail}>{learnedFrom(scores)}</span>}
                  {own.length === 0 && <HeadMissing context={context} name={head} variant="frozen" />}
                </>
              }
            />,
            ...own.map((figure) => <Line key={figure.name} figure={figure} />),
          ];
        })}
      </Table>
      <Note>{words.measured.note}</Note>
    </>
  );
}

/** How many examples both variants learned from, and how large their files are. */
function learnedFrom({ frozen, full }: HeadScores): string {
  return words.measured.learned(
    grouped(frozen.examples ?? 0),
    grouped(full.examples ?? 0),
    bytes(frozen.bytes),
    bytes(full.bytes),
  );
}

function Line({ figure }: { figure: Figure }): ReactNode {
  const moved = useSpan(STEP.measured + 0.1, STEP.measured + 0.7);
  const { frozen, full } = figure;
  const at = useDerived(moved, (p) => `${frozen + p * (full - frozen)}%`);
  const left = useDerived(moved, (p) => `${Math.min(frozen, frozen + p * (full - frozen))}%`);
  const width = useDerived(moved, (p) => `${Math.abs(p * (full - frozen))}%`);
  return (
    <Row head={figure.name}>
      {fixed(frozen, 1)}
      <span className={styles.dumbbell}>
        <m.span className={styles.rod} style={{ left, width }} />
        <span className={styles.dot} data-variant="frozen" style={{ left: `${frozen}%` }} />
        <m.span className={styles.dot} data-variant="full" style={{ left: at }} />
      </span>
      <b>{fixed(full, 1)}</b>
    </Row>
  );
}
