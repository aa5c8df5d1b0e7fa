import { type ReactNode, Suspense, useEffect, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { useStep } from "../player/time";
import { sceneById } from "../scenes/registry";
import type { SceneDefinition } from "../scenes/scene";
import { questionInputs } from "../store/inputs";
import { useStore } from "../store/store";
import { useWidth } from "../ui/useWidth";
import { sceneContext } from "./context";
import { Examples } from "./Examples";
import styles from "./SceneView.module.css";

/** The scene on stage: question, intro, examples, stage, caption. */
export function SceneView(): ReactNode {
  const inputs = useStore(useShallow(questionInputs));
  const scene = sceneById(inputs.scene);
  // The context is made from the same parts that `questionInputs` lists, so it changes only when one of them does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `inputs` stands for the state it was taken from
  const context = useMemo(() => sceneContext(useStore.getState()), [inputs]);
  const playable = context !== null && context.encoding.words.length > 0;
  const steps = useMemo(() => (playable ? scene.storyboard(context) : []), [scene, context, playable]);
  const [stage, width] = useWidth<HTMLDivElement>();
  const waiting = scene.needsModel && !context?.main;

  useEffect(() => {
    useStore.getState().setSeconds(steps.map((step) => step.seconds));
  }, [steps]);

  useEffect(() => {
    document.title = `${scene.name} — Inside BERT`;
  }, [scene]);

  return (
    <article className={styles.scene} aria-labelledby="scene-heading">
      <div className={styles.intro}>
        <h1 id="scene-heading" className={styles.heading}>
          {scene.question}
        </h1>
        <p className={styles.lead}>{scene.intro}</p>
        <Examples examples={scene.examples} />
      </div>
      <div className={styles.stage} id="stage" ref={stage} tabIndex={-1}>
        {!context ? (
          <Empty>Getting the vocabulary…</Empty>
        ) : !playable ? (
          <Empty>
            There are no words here yet. Type a sentence above, or pick an example, and BERT will read it as
            you type.
          </Empty>
        ) : waiting ? (
          <Waiting scene={scene} />
        ) : width > 0 ? (
          <Suspense fallback={<Empty>Setting the stage…</Empty>}>
            <scene.Scene context={context} steps={steps} width={width} />
          </Suspense>
        ) : null}
      </div>
      {playable && !waiting && <Caption steps={steps} />}
    </article>
  );
}

function Caption({
  steps,
}: {
  steps: readonly { id: string; title: string; caption: ReactNode }[];
}): ReactNode {
  const index = useStep(steps.length);
  const step = steps[index];
  if (!step) return null;
  return (
    <div className={styles.caption} aria-live="polite">
      <h2 className={styles.stepTitle}>
        <span className={styles.count}>
          {index + 1} / {steps.length}
        </span>
        {step.title}
      </h2>
      <div className={styles.words}>{step.caption}</div>
    </div>
  );
}

function Empty({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className={styles.empty} role="status">
      <p>{children}</p>
    </div>
  );
}

/** While the weights are on their way, the scene's story can be read: titles now, numbers when they are computed. */
function Waiting({ scene }: { scene: SceneDefinition }): ReactNode {
  const failed = useStore((state) => state.model.phase === "error");
  return (
    <Empty>
      {failed
        ? "This scene needs the model, which could not be loaded. Your text is safe; press “Try again” above."
        : `“${scene.name}” starts as soon as the weights are here. Meanwhile, scene 1 already plays on your text.`}
    </Empty>
  );
}
