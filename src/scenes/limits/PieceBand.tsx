import { type MotionValue, m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Side } from "../../inspector/refs";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { NamedLine, Note } from "../../ui/Room";
import { Chip } from "../../viz/Chip";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Limits.module.css";
import { type Filled, filledOf } from "./pieces";
import { lossSide } from "./refs";
import { STEP } from "./steps";
import { words } from "./words";

const COLUMN = 54;

/** A common and a rare word at the same place: the loss of every token, masked alone. */
export function PieceBand({ context }: { context: SceneContext }): ReactNode {
  const { frame, common, rare } = context.settings.limits;
  const both = (["common", "rare"] as const).map((id) => ({ id, filled: filledOf(context, id) }));
  const worst = Math.max(
    4,
    ...both.flatMap(({ filled }) => filled?.scored.losses.tokens.map(({ loss }) => loss) ?? []),
  );
  return (
    <>
      <div className={styles.fields}>
        <NamedLine
          above
          label={words.pieces.frame}
          value={frame}
          onChange={(value) => setSetting("limits", { frame: value })}
        />
        <NamedLine
          above
          label={words.pieces.common}
          value={common}
          onChange={(value) => setSetting("limits", { common: value })}
        />
        <NamedLine
          above
          label={words.pieces.rare}
          value={rare}
          onChange={(value) => setSetting("limits", { rare: value })}
        />
      </div>
      {both.map(({ id, filled }, index) =>
        filled ? (
          <Sentence key={id} context={context} filled={filled} worst={worst} order={index} />
        ) : (
          <p key={id} className={styles.wait}>
            {words.pieces.waiting}
          </p>
        ),
      )}
      <Note>{words.pieces.note}</Note>
    </>
  );
}

interface SentenceProps {
  readonly context: SceneContext;
  readonly filled: Filled;
  readonly worst: number;
  readonly order: number;
}

function Sentence({ context, filled, worst, order }: SentenceProps): ReactNode {
  const start = STEP.pieces + 0.05 + 0.3 * order;
  const grow = useSpan(start, start + 0.35);
  const { encoding, scored, pieces, word } = filled;
  const scoreAt = new Map(scored.losses.tokens.map((token) => [token.position, token]));
  return (
    <section className={styles.sentence} aria-label={words.pieces.sentence(word)}>
      <ul className={styles.columns}>
        {encoding.tokens.map((token, position) => {
          const score = scoreAt.get(position);
          return (
            <li key={position} data-own={pieces.includes(position) || undefined}>
              {score ? (
                <Column
                  share={score.loss / worst}
                  grow={grow}
                  loss={score.loss}
                  token={token.text}
                  side={lossSide(context, scored, score)}
                />
              ) : (
                <>
                  <span className={styles.column} style={{ height: COLUMN }} />
                  <span className={styles.columnValue} />
                </>
              )}
              <Chip token={token} />
            </li>
          );
        })}
      </ul>
      <p className={styles.guesses}>
        <Result filled={filled} />
      </p>
    </section>
  );
}

interface ColumnProps {
  /** Of the highest column. */
  readonly share: number;
  readonly grow: MotionValue<number>;
  readonly loss: number;
  readonly token: string;
  readonly side: Side;
}

/** A token’s loss as a column, and its number. */
function Column({ share, grow, loss, token, side }: ColumnProps): ReactNode {
  const question = { request: side.pass, about: side.ref };
  return (
    <>
      <AskBar {...question}>
        <span className={styles.column} style={{ height: COLUMN }}>
          <m.span
            className={styles.columnFill}
            style={{ height: `${100 * share}%`, scaleY: grow, originY: 1 }}
          />
        </span>
      </AskBar>
      <span className={styles.columnValue}>
        <Ask {...question} label={words.pieces.bar(token, fixed(loss, 1))} plain>
          {fixed(loss, 1)}
        </Ask>
      </span>
    </>
  );
}

/** What the word costs, piece by piece and as a whole, and what the others do. */
function Result({ filled: { pieces, alone, together, others, word } }: { filled: Filled }): ReactNode {
  const said = (loss: Num | null, none: string): ReactNode =>
    loss ? <Ask {...loss}>{fixed(loss.value)}</Ask> : none;
  const none = fixed(0);
  return words.pieces.result(word, pieces.length, said(alone, none), said(together, "…"), said(others, none));
}
