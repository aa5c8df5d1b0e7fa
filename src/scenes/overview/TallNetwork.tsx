import type { ReactNode } from "react";
import type { Place } from "../../catalogue";
import { focusToken } from "../../store/focusToken";
import { useStore } from "../../store/store";
import { Chip } from "../../viz/Chip";
import { words } from "../../words/overview";
import type { SceneContext } from "../scene";
import { Cards } from "./Cards";
import styles from "./Overview.module.css";
import { scenesAt } from "./places";
import { allStates } from "./reading";
import { SceneLink } from "./SceneLink";
import { StatesPicture } from "./StatesPicture";
import { layerSpan, STEP } from "./steps";

/** Chips that a narrow stage has room for. */
const CHIPS = 24;
const UNKNOWN = 4;

/** The network from top to bottom, for narrow stages. */
export function TallNetwork({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const { encoding, model } = context;
  const { tokens } = encoding;
  const focus = focusToken(context);
  const states = allStates(context);
  const layers = model?.config.layers ?? UNKNOWN;
  const shape = model ? `[${tokens.length}, ${model.config.hiddenSize}]` : "";
  const height = Math.max(24, Math.min(46, 200 / layers));
  return (
    <div className={styles.tall}>
      <Part title={words.columns.text} shape={`[${tokens.length}]`} place="tokens" context={context}>
        <span className={styles.chips}>
          {tokens.slice(0, CHIPS).map((token, index) => (
            <Chip
              key={index}
              token={token}
              selected={index === focus}
              onSelect={() => useStore.getState().setToken(index)}
              label={words.follow(token.text, index)}
            />
          ))}
          {tokens.length > CHIPS && (
            <span className={styles.shapeText}>{words.columns.more(tokens.length - CHIPS)}</span>
          )}
        </span>
      </Part>
      <Part title={words.columns.vectors} shape={shape} place="embeddings" context={context}>
        <StatesPicture
          context={context}
          state={0}
          states={states[0] ?? null}
          width={width}
          height={height}
          focus={focus}
          from={STEP.embeddings + 0.05}
          to={STEP.embeddings + 0.6}
        />
      </Part>
      <Part title={words.columns.layers(layers)} shape={shape} place="layers" context={context}>
        <span className={styles.stacked}>
          {Array.from({ length: layers }, (_, layer) => {
            const [from, to] = layerSpan(layer, layers);
            return (
              <StatesPicture
                key={layer}
                context={context}
                state={layer + 1}
                states={states[layer + 1] ?? null}
                width={width}
                height={height}
                focus={focus}
                from={from}
                to={to}
              />
            );
          })}
        </span>
      </Part>
      <div className={styles.tallCards} data-steps="heads">
        <Cards context={context} />
      </div>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly shape: string;
  readonly place: Place;
  readonly context: SceneContext;
  readonly children: ReactNode;
}

function Part({ title, shape, place, context, children }: PartProps): ReactNode {
  return (
    <div className={styles.part} data-steps={place}>
      <div className={styles.partHead}>
        <span className={styles.title}>{title}</span>
        <span className={styles.shapeText}>{shape}</span>
        <span className={styles.links}>
          {scenesAt(place).map((scene) => (
            <SceneLink key={scene.id} scene={scene} lit={context.cameFrom === scene.id} />
          ))}
        </span>
      </div>
      {children}
    </div>
  );
}
