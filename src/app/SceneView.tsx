import { lazy, type ReactNode, type Ref, Suspense, useEffect, useMemo } from "react";
import { FIRST_SCENE, neighborOf, type SceneEntry, type SceneId, sceneEntry } from "../catalogue";
import { Caption } from "../player/Caption";
import { PlayerBar } from "../player/PlayerBar";
import type { Step } from "../player/storyboard";
import { useStep } from "../player/time";
import type { SceneContext } from "../scenes/scene";
import { isSettled } from "../store/answer";
import { setSeconds } from "../store/player";
import { useStore } from "../store/store";
import { isSwitched } from "../store/switches";
import { STORY_NEEDS } from "../story/camera";
import { Door } from "../story/Door";
import { FirstWords } from "../story/FirstWords";
import { STORY } from "../story/steps";
import { Ways } from "../story/Ways";
import { excerpt } from "../ui/excerpt";
import { magnified } from "../ui/magnify";
import { useRoom } from "../ui/useRoom";
import type { Room } from "../viz/ground";
import { words } from "../words/app";
import { words as sceneWords } from "../words/scenes";
import { sceneContext } from "./context";
import type { Hideable } from "./embed";
import { MapGlyph } from "./MapGlyph";
import { type Inputs, usePicture } from "./picture";
import { SceneBoundary, SceneLost } from "./SceneBoundary";
import styles from "./SceneView.module.css";
import { TextField } from "./TextField";
import { useScene } from "./useScene";
import { useStageInView } from "./useStageInView";

/** The element that holds the picture. */
export const STAGE = "stage";

/** This scene says beside its switches what they change. */
const KEEPS_ACCOUNT = "why";

/** How many answers of the engine the picture still waits for: with none left, it is at rest. */
function awaited({ runs }: SceneContext): number {
  return Object.values(runs).filter((run) => !isSettled(run) && !run.error).length;
}

/** Not of the first picture, and not asked for by anyone: it comes when it is there. */
const Leaders = lazy(async () => ({ default: (await import("../story/Leaders")).Leaders }));

/** What most pictures need to be whole, in their own pixels. */
const USUAL_NEEDS: Room = { width: 840, height: 600 };

const NO_STEPS: readonly Step[] = [];
const NOTHING = { scene: null, beside: null };

/** The page is named by the moment on stage: what a link is called that someone keeps or sends. */
function PageTitle({
  entry,
  steps,
  text,
}: {
  entry: SceneEntry;
  steps: readonly Step[];
  text: string;
}): null {
  const step = steps[useStep(Math.max(1, steps.length))];
  const chapter = entry.id === FIRST_SCENE && STORY.find(({ id }) => id === step?.id)?.chapter;
  const place = chapter ? sceneWords.story[chapter] : entry.name;
  useEffect(() => {
    document.title = words.title(place, step?.title ?? null, excerpt(text));
  }, [place, step, text]);
  return null;
}

/** At a room's end, the question that the next one answers. */
function Onward({ steps, from }: { steps: readonly Step[]; from: SceneId }): ReactNode {
  const index = useStep(Math.max(1, steps.length));
  if (steps.length === 0 || index < steps.length - 1) return null;
  const next = neighborOf(from, 1);
  return <Door to={next}>{words.next(sceneEntry(next).question)}</Door>;
}

/** The scene on stage: its words beside it (in a narrow window under it), the picture in all the rest, and the player. */
export function SceneView({ hidden }: { hidden: ReadonlySet<Hideable> }): ReactNode {
  const inputs = usePicture();
  const entry = sceneEntry(inputs.scene);
  const code = useScene(inputs.scene);
  const { scene, beside } = code && code !== "lost" ? code : NOTHING;
  const context = useMemo(() => sceneContext(inputs), [inputs]);
  const isStory = entry.id === FIRST_SCENE;
  const wordless = context !== null && entry.needsText && context.encoding.words.length === 0;
  const playable = context !== null && !wordless;
  // Another text's main pass may come behind those that a chapter shows.
  const waiting = isStory ? !context?.runs.main?.result : entry.needsModel && !context?.main;
  const lacking = entry.needsHead !== undefined && context?.model?.abilities[entry.needsHead] === false;
  const steps = useMemo(
    () => (scene && playable && !waiting && !lacking ? scene.storyboard(context) : NO_STEPS),
    [scene, context, playable, waiting, lacking],
  );
  const [stage, room] = useRoom<HTMLDivElement>();
  // The story's first words stand there before its code has come.
  const { zoom, room: own } = magnified(room, isStory ? STORY_NEEDS : (scene?.needs ?? USUAL_NEEDS));
  useStageInView(stage);

  useEffect(() => {
    setSeconds(
      steps.map((step) => step.seconds),
      steps.map((step) => step.id),
    );
  }, [steps]);

  return (
    <>
      <PageTitle entry={entry} steps={steps} text={entry.needsText ? inputs.text : ""} />
      <main className={styles.main} data-story={isStory || undefined} data-bare={isBare(hidden) || undefined}>
        <article className={styles.panel} aria-labelledby="scene-heading">
          <h1 id="scene-heading" className={isStory || hidden.has("intro") ? "sr-only" : styles.heading}>
            {entry.question}
          </h1>
          <section className={hidden.has("caption") ? "sr-only" : styles.story} aria-label={words.told}>
            {/* There before its words are: who listens hears of them. */}
            <Caption steps={steps} counted={!isStory} link={beside?.linkCaption} />
            {isStory ? !lacking && <Ways /> : <Onward steps={steps} from={entry.id} />}
            {scene?.Foot && context && !lacking && <scene.Foot context={context} />}
          </section>
          {!isStory && (
            <div className={hidden.has("intro") ? "sr-only" : styles.intro}>
              {beside && <beside.Examples examples={scene.examples} />}
              {beside && context && isSwitched(context.switches) && entry.id !== KEEPS_ACCOUNT ? (
                <beside.SwitchAccount context={context} />
              ) : (
                <p>{scene?.intro}</p>
              )}
            </div>
          )}
          <div className={styles.foot}>
            {!hidden.has("nav") && <MapGlyph place={entry.place ?? null} steps={steps} />}
            {!hidden.has("text") && <TextField />}
          </div>
        </article>
        <h2 className="sr-only">{words.stage.label}</h2>
        <Stage element={stage} drawn={inputs} awaits={context && awaited(context)}>
          {isStory && !lacking && !wordless && code !== "lost" && !(scene && playable) ? (
            room.width > 0 && (
              <div style={{ zoom }}>
                <FirstWords room={own} />
              </div>
            )
          ) : !context ? (
            <Empty>{words.stage.vocabulary}</Empty>
          ) : wordless ? (
            <Empty>{words.stage.noWords}</Empty>
          ) : lacking ? (
            <Empty>{words.stage.lacking[entry.needsHead ?? "mlm"]}</Empty>
          ) : code === "lost" ? (
            <SceneLost />
          ) : waiting && !isStory ? (
            <Waiting entry={entry} problem={context.runs.main?.error ?? null} />
          ) : !scene ? (
            <Empty>{words.stage.setting}</Empty>
          ) : room.width > 0 ? (
            <SceneBoundary key={scene.id}>
              <div className={isStory ? undefined : styles.magnified} style={{ zoom }}>
                <scene.Moving>
                  <scene.Scene context={context} steps={steps} room={own} />
                </scene.Moving>
              </div>
            </SceneBoundary>
          ) : null}
        </Stage>
        {isStory && !lacking && (
          <Suspense>
            <Leaders />
          </Suspense>
        )}
      </main>
      {!hidden.has("player") && <PlayerBar />}
    </>
  );
}

interface StageProps {
  readonly element: Ref<HTMLDivElement>;
  readonly drawn: Inputs;
  /** Answers that the picture waits for; null while there is nothing to draw. */
  readonly awaits: number | null;
  readonly children: ReactNode;
}

/** Where the picture is. It says how many answers it waits for, a text that is not drawn yet among them. */
function Stage({ element, drawn, awaits, children }: StageProps): ReactNode {
  const isBehind = useStore(({ text, pair }) => text !== drawn.text || pair !== drawn.pair);
  return (
    <div
      className={styles.stage}
      id={STAGE}
      ref={element}
      tabIndex={-1}
      data-awaits={awaits === null ? undefined : awaits + Number(isBehind)}
    >
      {children}
    </div>
  );
}

/** True if nothing of what stands beside the picture is wanted. */
function isBare(hidden: ReadonlySet<Hideable>): boolean {
  return hidden.has("text") && hidden.has("intro") && hidden.has("caption");
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
