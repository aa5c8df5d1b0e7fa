import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { setText, typePair } from "../../store/text";
import { Button } from "../../ui/Button";
import { TextLine } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { followsOf } from "./numbers";
import { STEP } from "./steps";
import { alternatives, subjectOf } from "./subject";
import { Verdict } from "./Verdict";
import { words } from "./words";

/** The same A with other sentences in B's place, each with its own answer; and a box for the visitor's own. */
export function OthersBand({ context }: { context: SceneContext }): ReactNode {
  const subject = subjectOf(context);
  return (
    <div className={styles.others}>
      <p className={styles.fixed}>
        <span className={styles.letter} data-segment="a">
          A
        </span>
        {subject.a}
      </p>
      <div className={styles.ownB}>
        <span className={styles.letter} data-segment="b">
          B
        </span>
        <TextLine
          className={styles.box}
          label={words.others.own}
          value={context.pair ?? ""}
          placeholder={words.others.placeholder(subject.b)}
          onChange={typePair}
        />
      </div>
      <Table caption={words.others.caption} columns={["B", { name: words.others.follows, width: "44%" }]}>
        <Other kind="this" text={subject.b} order={0} probability={followsOf(context, "main")} />
        {alternatives(subject).map((other, index) => (
          <Other
            key={other.id}
            kind={other.kind}
            text={other.id === "swapped" ? `${other.a} → ${other.b}` : other.b}
            order={index + 1}
            probability={followsOf(context, other.id)}
            onTake={() => setText(other.a, other.b)}
          />
        ))}
      </Table>
    </div>
  );
}

interface OtherProps {
  readonly kind: keyof typeof words.others.kinds;
  readonly text: string;
  readonly order: number;
  readonly probability: Num | null;
  readonly onTake?: () => void;
}

function Other({ kind, text, order, probability, onTake }: OtherProps): ReactNode {
  const start = STEP.others + 0.05 + order * 0.09;
  const comes = useArrival(start, start + 0.2, 0, -40);
  const appear = useSpan(start + 0.15, start + 0.35);
  return (
    <Row
      data-other={kind}
      head={
        <>
          <span className={styles.kind}>{words.others.kinds[kind]}</span>
          <m.span className={styles.comes} style={comes}>
            {onTake ? (
              <Button kind="quiet" className={styles.take} title={words.others.take} onClick={onTake}>
                {text}
              </Button>
            ) : (
              <b>{text}</b>
            )}
          </m.span>
        </>
      }
    >
      <m.span style={{ opacity: appear }}>
        <Verdict
          probability={probability}
          grow={appear}
          question={(share) => words.others.from(share, words.others.kinds[kind])}
        />
      </m.span>
    </Row>
  );
}
