import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { focusToken } from "../../store/focusToken";
import { setPair, setText } from "../../store/text";
import { setToken } from "../../store/view";
import { Button } from "../../ui/Button";
import { fixed } from "../../ui/format";
import { Note, Toolbar } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import { Chip } from "../../viz/Chip";
import { Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import styles from "./Embeddings.module.css";
import { STEP } from "./steps";
import { swappedTokens } from "./swap";
import { words } from "./words";

/** Offered to those who have only one sentence. */
const SECOND = "Its water was cold.";

/** Both orders of two sentences: where each token goes, and how much of its vector stays. */
export function SwapBand({ context }: { context: SceneContext }): ReactNode {
  const { text, pair, encoding, model } = context;
  if (!pair) {
    return (
      <div className={styles.pick}>
        <p>{words.swap.onlyOne}</p>
        <Button onClick={() => setPair(SECOND)}>{words.swap.take(SECOND)}</Button>
      </div>
    );
  }
  const swapped = swappedTokens(context);
  const focus = focusToken(context);
  return (
    <div>
      <Toolbar spread>
        <p>
          <b data-segment="a">A</b> {text} <b data-segment="b">B</b> {pair}
        </p>
        <Button onClick={() => setText(pair, text)}>{words.swap.swap}</Button>
      </Toolbar>
      <Table
        wide
        caption={words.swap.caption}
        columns={[
          words.swap.token,
          words.swap.position,
          words.swap.sentence,
          { name: words.swap.cosineEmbeddings, width: "30%" },
          { name: words.swap.cosineLast(model?.config.layers ?? 0), width: "30%" },
        ]}
      >
        {swapped?.map((one, index) => (
          <Row
            key={one.token}
            selected={one.token === focus}
            head={
              <Chip
                token={encoding.tokens[one.token]}
                selected={one.token === focus}
                onSelect={() => setToken(one.token)}
                label={words.swap.follow(encoding.tokens[one.token].text, one.token)}
              />
            }
          >
            <span className={styles.number}>
              {one.token} → {one.other}
            </span>
            {encoding.tokens[one.token].segment === 0 ? "A → B" : "B → A"}
            {[one.embeddings, one.last].map((cosine, at) => (
              <Cosine key={at} cosine={cosine} order={index / swapped.length} />
            ))}
          </Row>
        ))}
      </Table>
      <Note>{words.swap.note(fixed(1, 3))}</Note>
    </div>
  );
}

/** How much of a vector stays, as a bar: one after the other. */
function Cosine({ cosine, order }: { cosine: Num; order: number }): ReactNode {
  const scaleX = useSpan(STEP.swap + order * 0.5, STEP.swap + order * 0.5 + 0.25);
  return (
    <span className={styles.stays}>
      <AskBar {...cosine}>
        <Bar share={cosine.value} style={{ scaleX }} color="var(--diverge-pos)" />
      </AskBar>
      <m.span style={{ opacity: scaleX }}>
        <Ask {...cosine}>{fixed(cosine.value, 3)}</Ask>
      </m.span>
    </span>
  );
}
