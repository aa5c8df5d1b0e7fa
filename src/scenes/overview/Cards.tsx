import { m, useTransform } from "framer-motion";
import type { CSSProperties, ReactNode } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { percent } from "../../ui/format";
import { StripCanvas } from "../../viz/StripCanvas";
import { magnitude } from "../../viz/VectorStrip";
import type { Place } from "../catalogue";
import type { SceneContext } from "../scene";
import styles from "./Overview.module.css";
import { type MapScene, scenesAt } from "./places";
import { hiddenGuesses, nextProbability } from "./reading";
import { STEP } from "./steps";

/** The places on top of the encoder, from top to bottom. */
const HEADS: readonly Place[] = ["cls", "nsp", "mlm", "task"];

/** The scenes on top of the encoder, in the order of their cards. */
export function headScenes(): readonly MapScene[] {
  return HEADS.flatMap(scenesAt);
}

/** What the network ends in: [CLS] as a summary and the heads, each with its live answer, each a way into its scene. */
export function Cards({ context, heights }: { context: SceneContext; heights?: readonly Slot[] }): ReactNode {
  return headScenes().map((scene, index) => (
    <Card key={scene.id} scene={scene} context={context} order={index} slot={heights?.[index]} />
  ));
}

/** Where a card stands on the wide map. */
export interface Slot {
  readonly top: number;
  readonly height: number;
}

interface CardProps {
  readonly scene: MapScene;
  readonly context: SceneContext;
  readonly order: number;
  readonly slot: Slot | undefined;
}

function Card({ scene, context, order, slot }: CardProps): ReactNode {
  const start = STEP.heads + 0.05 + order * 0.14;
  const appear = useSpan(start, start + 0.2);
  const opacity = useTransform(appear, (p) => 0.001 + p);
  const lit = context.cameFrom === scene.id;
  const style: CSSProperties = slot ? { position: "absolute", top: slot.top, height: slot.height } : {};
  return (
    <button
      type="button"
      className={styles.card}
      data-place={scene.place}
      data-lit={lit || undefined}
      title={scene.question}
      style={style}
      onClick={() => useStore.getState().setScene(scene.id)}
    >
      <span className={styles.cardName}>{scene.name}</span>
      <m.span className={styles.answer} style={{ opacity }}>
        <Answer place={scene.place} context={context} />
      </m.span>
      {lit && <span className="sr-only">You come from here.</span>}
    </button>
  );
}

function Answer({ place, context }: { place: Place | undefined; context: SceneContext }): ReactNode {
  const { main, encoding } = context;
  switch (place) {
    case "cls": {
      const pooled = main?.trace.pooled;
      return pooled ? (
        <>
          pooled [{pooled.data.length}]
          <span className={styles.pooled}>
            <StripCanvas values={pooled.data} scale={magnitude(pooled.data)} />
          </span>
        </>
      ) : (
        "the text in one vector"
      );
    }
    case "nsp": {
      const probability = nextProbability(context);
      return probability === null ? (
        "does B follow A? Needs two sentences"
      ) : (
        <>
          B follows A: <b>{percent(probability)}</b>
        </>
      );
    }
    case "mlm": {
      const guess = hiddenGuesses(context);
      if (!guess) return "guesses hidden words";
      const [best, second] = guess.guesses;
      return (
        <>
          “{encoding.tokens[guess.position]?.text}” hidden: <b>{best.token}</b> {percent(best.probability)},{" "}
          {second.token} {percent(second.probability)}
        </>
      );
    }
    default:
      return "a small head of your own on top";
  }
}
