import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { focusToken } from "../../store/focusToken";
import { setPair, setText } from "../../store/text";
import { setToken } from "../../store/view";
import { Button } from "../../ui/Button";
import { fixed } from "../../ui/format";
import { Chip } from "../../viz/Chip";
import type { SceneContext } from "../scene";
import styles from "./Embeddings.module.css";
import { STEP } from "./steps";
import { type Swapped, swappedTokens } from "./swap";
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
      <div className={styles.orders}>
        <p>
          <b data-segment="a">A</b> {text} <b data-segment="b">B</b> {pair}
        </p>
        <Button onClick={() => setText(pair, text)}>{words.swap.swap}</Button>
      </div>
      <div className={styles.swapScroll}>
        <table className={styles.swapTable}>
          <caption className="sr-only">{words.swap.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.swap.token}</th>
              <th scope="col">{words.swap.position}</th>
              <th scope="col">{words.swap.sentence}</th>
              <th scope="col">{words.swap.cosineEmbeddings}</th>
              <th scope="col">{words.swap.cosineLast(model?.config.layers ?? 0)}</th>
            </tr>
          </thead>
          <tbody>
            {swapped?.map((one, index) => (
              <tr key={one.token} data-selected={one.token === focus || undefined}>
                <th scope="row">
                  <Chip
                    token={encoding.tokens[one.token]}
                    selected={one.token === focus}
                    onSelect={() => setToken(one.token)}
                    label={words.swap.follow(encoding.tokens[one.token].text, one.token)}
                  />
                </th>
                <td className={styles.number}>
                  {one.token} → {one.other}
                </td>
                <td>{encoding.tokens[one.token].segment === 0 ? "A → B" : "B → A"}</td>
                <Cosines one={one} order={index / swapped.length} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>{words.swap.note(fixed(1, 3))}</p>
    </div>
  );
}

/** Both cosines, one after the other. */
function Cosines({ one, order }: { one: Swapped; order: number }): ReactNode {
  const opacity = useSpan(STEP.swap + order * 0.5, STEP.swap + order * 0.5 + 0.2);
  return [one.embeddings, one.last].map((cosine, at) => (
    <td key={at} className={styles.number}>
      <m.span style={{ opacity }}>
        <Ask {...cosine}>{fixed(cosine.value, 3)}</Ask>
      </m.span>
    </td>
  ));
}
