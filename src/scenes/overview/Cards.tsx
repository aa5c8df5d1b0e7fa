import { m } from "framer-motion";
import type { CSSProperties, ReactNode } from "react";
import type { Place } from "../../catalogue";
import type { Guess } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { ask } from "../../inspector/question";
import { guessRef } from "../../inspector/refs";
import { setScene } from "../../store/view";
import { Button } from "../../ui/Button";
import { percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { PixelStrip } from "../../viz/PixelStrip";
import { magnitude } from "../../viz/VectorStrip";
import type { SceneContext } from "../scene";
import styles from "./Overview.module.css";
import { type MapScene, scenesAt } from "./places";
import { hiddenGuesses, nextProbability } from "./reading";
import { answerSpan } from "./steps";
import { words } from "./words";

/** The places on top of the encoder, from top to bottom. */
const HEADS: readonly Place[] = ["cls", "nsp", "mlm", "task"];

/** The scenes on top of the encoder, in the order of their cards. */
export function headScenes(): readonly MapScene[] {
  return HEADS.flatMap(scenesAt);
}

/** What the network ends in: [CLS] as a summary and the heads, each with its live answer, each a way into its scene. */
export function Cards({ context, heights, brief = false }: CardsProps): ReactNode {
  return headScenes().map((scene, index) => (
    <Card
      key={scene.id}
      scene={scene}
      context={context}
      order={index}
      slot={heights?.[index]}
      brief={brief}
    />
  ));
}

interface CardsProps {
  readonly context: SceneContext;
  readonly heights?: readonly Slot[];
  /** The best guess only: the cards are narrow. */
  readonly brief?: boolean;
}

/** Where a card stands on the wide map. */
interface Slot {
  readonly top: number;
  readonly height: number;
}

interface CardProps {
  readonly scene: MapScene;
  readonly context: SceneContext;
  readonly order: number;
  readonly slot: Slot | undefined;
  readonly brief: boolean;
}

function Card({ scene, context, order, slot, brief }: CardProps): ReactNode {
  const [from, to] = answerSpan(order);
  // On the wide map it comes in at the end of its lane; else from the layers above.
  const comes = useArrival(from + (to - from) * 0.5, to, slot ? -140 : 0, slot ? 0 : -40);
  const lit = context.cameFrom === scene.id;
  const style: CSSProperties = slot ? { position: "absolute", top: slot.top, height: slot.height } : {};
  return (
    <div className={styles.card} data-place={scene.place} data-lit={lit || undefined} style={style}>
      <Button
        kind="cover"
        className={styles.cardName}
        title={scene.question}
        onClick={() => setScene(scene.id)}
      >
        {scene.name}
      </Button>
      <m.span className={styles.answer} data-roomy={(slot && slot.height >= 90) || undefined} style={comes}>
        <Answer place={scene.place} context={context} brief={brief} />
      </m.span>
      {lit && <span className="sr-only">{words.youComeFromHere}</span>}
    </div>
  );
}

interface AnswerProps {
  readonly place: Place | undefined;
  readonly context: SceneContext;
  readonly brief: boolean;
}

function Answer({ place, context, brief }: AnswerProps): ReactNode {
  const { main, runs } = context;
  switch (place) {
    case "cls": {
      const pooled = main?.trace.pooled;
      if (!pooled) return words.cards.cls;
      return (
        <>
          {words.cards.pooled(pooled.data.length)}
          <span className={styles.pooled}>
            <PixelStrip
              values={pooled.data}
              scale={magnitude(pooled.data)}
              onPick={(index) => ask({ request: runs.main?.answered, about: { of: "pooled", index } })}
              label={words.cards.pooledStrip(pooled.data.length)}
            />
          </span>
        </>
      );
    }
    case "nsp": {
      const probability = nextProbability(context);
      if (probability === null) return words.cards.nsp;
      return words.cards.follows(<Ask {...probability}>{percent(probability.value)}</Ask>);
    }
    case "mlm":
      return <Guessed context={context} brief={brief} />;
    default:
      return words.cards.task;
  }
}

/** The hidden word and its two best guesses. */
function Guessed({ context, brief }: { context: SceneContext; brief: boolean }): ReactNode {
  const guess = hiddenGuesses(context);
  if (!guess) return words.cards.mlm;
  const { position } = guess;
  const [best, second] = guess.guesses;
  const share = ({ id, probability }: Guess) => (
    <Ask request={context.runs.guess?.answered} about={guessRef(position, id)}>
      {percent(probability)}
    </Ask>
  );
  return words.cards.hidden(
    context.encoding.tokens[position]?.text ?? "",
    best.token,
    share(best),
    brief ? null : { token: second.token, share: share(second) },
  );
}
