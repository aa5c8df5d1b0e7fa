import { type ReactNode, useEffect, useMemo } from "react";
import { Dock } from "../player/Dock";
import type { Step } from "../player/storyboard";
import { type SceneEntry, sceneEntry } from "../scenes/catalogue";
import type { SceneContext } from "../scenes/scene";
import { useStore } from "../store/store";
import { isSwitched } from "../switches/difference";
import { SwitchAccount } from "../switches/SwitchAccount";
import { TourPlace } from "../tour/TourPlace";
import { useWidth } from "../ui/useWidth";
import { words } from "../words/app";
import { sceneContext } from "./context";
import { Examples } from "./Examples";
import type { Hideable } from "./embed";
import { usePicture } from "./picture";
import { SceneBoundary, SceneLost } from "./SceneBoundary";
import styles from "./SceneView.module.css";
import { useScene } from "./useScene";
import { useStageInView } from "./useStageInView";

export interface SceneViewProps {
  readonly footer: ReactNode;
  /** What an embedding page asked to leave out. */
  readonly hidden: ReadonlySet<Hideable>;
}

/** This scene says beside its switches what they change. */
const KEEPS_ACCOUNT = "why";

/** How many answers of the engine the picture still waits for: with none left, it is at rest. */
function awaited({ runs }: SceneContext): number {
  return Object.values(runs).filter(({ request, answered, error }) => request !== answered && !error).length;
}

const NO_STEPS: readonly Step[] = [];

/** The scene on stage: question, intro, examples, stage; and the dock with its captions and the player. */
export function SceneView({ footer, hidden }: SceneViewProps): ReactNode {
  const inputs = usePicture();
  const entry = sceneEntry(inputs.scene);
  const code = useScene(inputs.scene);
  const scene = code === "lost" ? null : code;
  const context = useMemo(() => sceneContext(inputs), [inputs]);
  const playable = context !== null && (!entry.needsText || context.encoding.words.length > 0);
  const waiting = entry.needsModel && !context?.main;
  const lacking = entry.needsHead !== undefined && context?.model?.abilities[entry.needsHead] === false;
  const steps = useMemo(
    () => (scene && playable && !waiting && !lacking ? scene.storyboard(context) : NO_STEPS),
    [scene, context, playable, waiting, lacking],
  );
  const [stage, width] = useWidth<HTMLDivElement>();
  useStageInView(stage);

  useEffect(() => {
    useStore.getState().setSeconds(
      steps.map((step) => step.seconds),
      steps.map((step) => step.id),
    );
  }, [steps]);

  useEffect(() => {
    document.title = words.title(entry.name);
  }, [entry]);

  return (
    <>
      <main className={styles.main}>
        <article className={styles.scene} aria-labelledby="scene-heading">
          <div className={hidden.has("intro") ? "sr-only" : styles.intro}>
            <h1 id="scene-heading" className={styles.heading}>
              {entry.question}
            </h1>
            <Examples examples={scene?.examples ?? []} />
            <div className={styles.lead}>
              {context && isSwitched(context) && entry.id !== KEEPS_ACCOUNT ? (
                <SwitchAccount context={context} />
              ) : (
                <p>{scene?.intro}</p>
              )}
            </div>
          </div>
          <h2 className="sr-only">{words.stage.label}</h2>
          <div
            className={styles.stage}
            id="stage"
            ref={stage}
            tabIndex={-1}
            data-awaits={context ? awaited(context) : undefined}
          >
            {!context ? (
              <Empty>{words.stage.vocabulary}</Empty>
            ) : !playable ? (
              <Empty>{words.stage.noWords}</Empty>
            ) : lacking ? (
              <Empty>{words.stage.lacking[entry.needsHead ?? "mlm"]}</Empty>
            ) : code === "lost" ? (
              <SceneLost />
            ) : waiting ? (
              <Waiting entry={entry} problem={context.runs.main?.error ?? null} />
            ) : !scene ? (
              <Empty>{words.stage.setting}</Empty>
            ) : width > 0 ? (
              <SceneBoundary key={scene.id}>
                <scene.Scene context={context} steps={steps} width={width} />
              </SceneBoundary>
            ) : null}
          </div>
        </article>
      </main>
      {footer}
      <TourPlace>
        <Dock steps={steps} caption={!hidden.has("caption")} player={!hidden.has("player")} />
      </TourPlace>
    </>
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
function Waiting({ entry, problem }: { entry: SceneEntry; problem: string | null }): ReactNode {
  const failed = useStore((state) => state.model.phase === "error");
  return (
    <Empty>
      {problem !== null
        ? words.stage.noAnswer(problem)
        : failed
          ? words.stage.noModel
          : words.stage.waiting(entry.name)}
    </Empty>
  );
}
