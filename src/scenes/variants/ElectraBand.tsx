import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { TokenLoss } from "../../engine/analysis/pseudoLoss";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useLive, useSpan } from "../../player/time";
import { jumpTo, scrub } from "../../store/player";
import { Button } from "../../ui/Button";
import { fixed, grouped, percent } from "../../ui/format";
import { Note, Toolbar } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { Chip } from "../../viz/Chip";
import { numberColumns, Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { drawQuestion, type Game, gameOf, judgedOf, scoreOf, surpriseQuestion, surprisesOf } from "./electra";
import { marksOf, toggleMark } from "./marks";
import { Seed } from "./RobertaBand";
import { STEP } from "./steps";
import styles from "./Variants.module.css";
import { words } from "./words";

/** The game: which tokens did the generator write? */
export function ElectraBand({ context }: { context: SceneContext }): ReactNode {
  const isOpen = useLive((t) => t > STEP.reveal);
  const game = gameOf(context);
  const marks = marksOf(context);
  const surprises = surprisesOf(context) ?? [];
  const indexes = new Map(surprises.map(({ position }, index) => [position, index]));
  const longest = Math.max(...surprises.map(({ loss }) => loss), 1e-9);
  return (
    <>
      <Seed context={context} />
      {!game ? (
        <p className={styles.wait}>{words.electra.waiting}</p>
      ) : (
        <>
          <div {...(isOpen && marksGroup(words.electra.surprises))}>
            <ul className={styles.game} aria-label={isOpen ? words.electra.solution : words.electra.marking}>
              {game.texts.map((text, position) => (
                <li
                  key={position}
                  data-verdict={isOpen ? verdict(game, marks, position) : undefined}
                  data-replaced={(isOpen && game.replaced.includes(position)) || undefined}
                >
                  {context.encoding.tokens[position].special || isOpen ? (
                    <Chip token={{ text, segment: context.encoding.tokens[position].segment }} />
                  ) : (
                    <Chip
                      token={{ text, segment: context.encoding.tokens[position].segment }}
                      selected={marks.includes(position)}
                      label={words.electra.replaced(text, position)}
                      onSelect={() => setSetting("variants", { marks: toggleMark(context, position) })}
                    />
                  )}
                  {isOpen && <Verdict game={game} marks={marks} position={position} />}
                  {isOpen && indexes.has(position) && (
                    <Surprise
                      context={context}
                      game={game}
                      surprises={surprises}
                      index={indexes.get(position) ?? 0}
                      longest={longest}
                    />
                  )}
                </li>
              ))}
            </ul>
          </div>
          <Toolbar>
            {isOpen ? (
              <Button onClick={() => scrub(STEP.game + 1)}>{words.electra.back}</Button>
            ) : (
              <Button kind="main" onClick={() => jumpTo(STEP.reveal)}>
                {words.electra.reveal}
              </Button>
            )}
            <span>
              {isOpen ? <Judge context={context} game={game} /> : words.electra.marked(marks.length)}
            </span>
          </Toolbar>
          {isOpen && <Draws context={context} game={game} />}
        </>
      )}
      <Note>{isOpen ? words.electra.surprise : words.electra.note}</Note>
    </>
  );
}

type Verdicts = keyof typeof words.electra.verdicts;

/** What became of a token, once the solution is open. */
function verdict(game: Game, marks: readonly number[], position: number): Verdicts | undefined {
  const replaced = game.replaced.includes(position);
  const marked = marks.includes(position);
  return replaced ? (marked ? "found" : "missed") : marked ? "wrong" : undefined;
}

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
  return word ? <span className={styles.verdict}>{words.electra.verdicts[word]}</span> : null;
}

/** The longest bar, in pixels. */
const LONGEST = 64;

interface SurpriseProps {
  readonly context: SceneContext;
  readonly game: Game;
  readonly surprises: readonly TokenLoss[];
  readonly index: number;
  /** The largest of their losses. */
  readonly longest: number;
}

/** How little BERT expects the token that stands there: its loss hangs from it, one after the other as the judge reads. */
function Surprise({ context, game, surprises, index, longest }: SurpriseProps): ReactNode {
  const { position, loss } = surprises[index];
  const start = STEP.reveal + 0.08 + (0.6 * index) / surprises.length;
  const grown = useSpan(start, start + 0.2);
  const height = useDerived(grown, (p) => `${((p * loss * LONGEST) / longest).toFixed(1)}px`);
  const opacity = useDerived(grown, (p) => Math.max(0, 2 * p - 1));
  return (
    <span
      className={styles.surprise}
      {...markProps(() => surpriseQuestion(context, game, position), {
        label: words.electra.loss(game.texts[position], fixed(loss, 1)),
        later: index > 0,
      })}
    >
      <m.span className={styles.surpriseBar} style={{ height }} />
      <m.span style={{ opacity }}>{fixed(loss, 1)}</m.span>
    </span>
  );
}

/** For comparison with the visitor's score, which is told: as many tokens as were replaced, those that BERT expects least. */
function Judge({ context, game }: { context: SceneContext; game: Game }): ReactNode {
  const judged = judgedOf(context, game);
  return judged && words.electra.judge(judged.length, scoreOf(game, judged).found);
}

/** Every blank: what stood there, what was drawn, and how probable the generator found it. */
function Draws({ context, game }: { context: SceneContext; game: Game }): ReactNode {
  const { title, original, draw, drawn, probability, place, same, how, asked, askedPlace } =
    words.electra.draws;
  return (
    <Table
      caption={title}
      wide
      className={styles.draws}
      columns={[original, ...numberColumns(draw), drawn, ...numberColumns(probability, place)]}
    >
      {game.samples.map((sample, index) => (
        <DrawRow key={sample.position} index={index} count={game.samples.length}>
          {context.encoding.tokens[sample.position].text}
          {fixed(sample.draw, 3)}
          <span>
            <b>{sample.token}</b>
            {sample.id === sample.original && ` ${same}`}
          </span>
          <Ask
            {...drawQuestion(context, sample, "probability")}
            label={asked(percent(sample.probability))}
            tip={() => how(context.seed, fixed(sample.draw, 3), sample.token, grouped(sample.rank + 1))}
          >
            {percent(sample.probability)}
          </Ask>
          <Ask
            {...drawQuestion(context, sample, "place")}
            label={askedPlace(sample.token, grouped(sample.rank + 1))}
          >
            {grouped(sample.rank + 1)}
          </Ask>
        </DrawRow>
      ))}
    </Table>
  );
}

/** From one row to the next, in pixels. */
const ROW = 34;

interface DrawRowProps {
  readonly index: number;
  readonly count: number;
  /** Its cells. */
  readonly children: readonly ReactNode[];
}

/** Each row comes out from under the one above it, one after the other. */
function DrawRow({ index, count, children: [head, ...cells] }: DrawRowProps): ReactNode {
  const start = STEP.reveal + 0.08 + (0.5 * index) / count;
  const comes = useArrival(start, start + 0.25, 0, -ROW);
  return (
    <Row style={comes} head={head}>
      {cells}
    </Row>
  );
}
