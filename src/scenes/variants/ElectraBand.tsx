import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useLive, useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { Chip } from "../../viz/Chip";
import type { SceneContext } from "../scene";
import { type Game, gameOf, judgedOf, ownScore, scoreOf } from "./electra";
import { marksOf, toggleMark } from "./marks";
import { Seed } from "./RobertaBand";
import { STEP } from "./steps";
import styles from "./Variants.module.css";

/** The game: which tokens did the generator write? */
export function ElectraBand({ context }: { context: SceneContext }): ReactNode {
  const isOpen = useLive((t) => t > STEP.reveal);
  const game = gameOf(context);
  const marks = marksOf(context);
  const { setSetting, jumpTo, scrub } = useStore.getState();
  return (
    <>
      <Seed context={context} />
      {!game ? (
        <p className={styles.wait}>The generator is filling the blanks…</p>
      ) : (
        <>
          <ul className={styles.game} aria-label={isOpen ? "The solution" : "Mark the replaced tokens"}>
            {game.texts.map((text, position) => (
              <li key={position} data-verdict={isOpen ? verdict(game, marks, position) : undefined}>
                {context.encoding.tokens[position].special || isOpen ? (
                  <Chip token={{ text, segment: context.encoding.tokens[position].segment }} />
                ) : (
                  <Chip
                    token={{ text, segment: context.encoding.tokens[position].segment }}
                    selected={marks.includes(position)}
                    label={`${text}, position ${position}: replaced?`}
                    onSelect={() => setSetting("variants", { marks: toggleMark(context, position) })}
                  />
                )}
                {isOpen && <Verdict game={game} marks={marks} position={position} />}
              </li>
            ))}
          </ul>
          <p className={styles.gameRow}>
            {isOpen ? (
              <button type="button" className={styles.action} onClick={() => scrub(STEP.game + 1)}>
                Back to the game
              </button>
            ) : (
              <button type="button" className={styles.primary} onClick={() => jumpTo(STEP.reveal)}>
                Reveal
              </button>
            )}
            <span>{isOpen ? <ScoreLine context={context} game={game} /> : `${marks.length} marked`}</span>
          </p>
          {isOpen && <Draws context={context} game={game} />}
        </>
      )}
      <p className={styles.note}>
        ELECTRA’s generator, a small masked language model, fills 15 % of the places with words drawn from its
        own probabilities; the model that is kept learns to tell, for every token, whether it was replaced
        (Clark et al. 2020, section 2). So it learns from all tokens, not only from the masked ones. Here,
        this page’s BERT is the generator and you are the discriminator: we trained none.
      </p>
    </>
  );
}

/** What became of a token, once the solution is open. */
function verdict(game: Game, marks: readonly number[], position: number): string | undefined {
  const replaced = game.replaced.includes(position);
  const marked = marks.includes(position);
  return replaced ? (marked ? "found" : "missed") : marked ? "wrong" : undefined;
}

const WORDS: Record<string, string> = { found: "✓ found", missed: "missed", wrong: "✗ real" };

function Verdict({
  game,
  marks,
  position,
}: {
  game: Game;
  marks: readonly number[];
  position: number;
}): ReactNode {
  const word = verdict(game, marks, position);
  return word ? <span className={styles.verdict}>{WORDS[word]}</span> : null;
}

function ScoreLine({ context, game }: { context: SceneContext; game: Game }): ReactNode {
  const own = ownScore(context, game);
  const judged = judgedOf(context, game);
  return (
    <>
      You found <b>{own.found}</b> of {game.replaced.length}
      {own.wrong > 0 && `, and took ${own.wrong} real ${own.wrong === 1 ? "one" : "ones"} for replaced`}.
      {judged && (
        <>
          {" "}
          The {judged.length === 1 ? "token" : `${judged.length} tokens`} that our BERT itself expects least:{" "}
          <b>{scoreOf(game, judged).found}</b> right.
        </>
      )}
    </>
  );
}

/** Every blank: what stood there, what was drawn, and how probable the generator found it. */
function Draws({ context, game }: { context: SceneContext; game: Game }): ReactNode {
  return (
    <table className={styles.draws}>
      <caption className="sr-only">What the generator drew</caption>
      <thead>
        <tr>
          <th scope="col">stood there</th>
          <th scope="col">draw</th>
          <th scope="col">drawn</th>
          <th scope="col">probability</th>
          <th scope="col">place</th>
        </tr>
      </thead>
      <tbody>
        {game.samples.map((sample, index) => (
          <DrawRow key={sample.position} order={index / game.samples.length}>
            <th scope="row">{context.encoding.tokens[sample.position].text}</th>
            <td>{fixed(sample.draw, 3)}</td>
            <td>
              <b>{sample.token}</b>
              {sample.id === sample.original && " (the original: counts as real)"}
            </td>
            <td>{percent(sample.probability)}</td>
            <td>{sample.rank + 1}</td>
          </DrawRow>
        ))}
      </tbody>
    </table>
  );
}

function DrawRow({ order, children }: { order: number; children: ReactNode }): ReactNode {
  const start = STEP.reveal + 0.1 + 0.4 * order;
  const opacity = useSpan(start, start + 0.2);
  return <m.tr style={{ opacity }}>{children}</m.tr>;
}
