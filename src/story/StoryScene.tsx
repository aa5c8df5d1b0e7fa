import { type ReactNode, useEffect, useMemo, useState } from "react";
import { stepAt } from "../player/storyboard";
import { useLive } from "../player/time";
import type { SceneContext } from "../scenes/scene";
import { useStore } from "../store/store";
import { percent } from "../ui/format";
import { NARROW, type Room } from "../viz/ground";
import { withWords } from "../words/speak";
import { words } from "../words/story";
import { camera } from "./camera";
import { Guess } from "./chapters/Guess";
import { FirstWords } from "./FirstWords";
import { readGuess } from "./guess";
import styles from "./Story.module.css";
import { STORY, spanOf } from "./steps";
import { WordPills } from "./WordPills";
import { WriteEnding } from "./WriteEnding";

/** The window height for which the word sizes of the story's table are meant. */
const USUAL = 796;
/** Height of the row in which a head is chosen, in pixels. */
const PICKER = 44;

/** The chapters after the first, and what is set on them: fetched when the first one is on stage. */
type Later = typeof import("./chapters/later");

export interface StorySceneProps {
  readonly context: SceneContext | null;
  readonly room: Room;
}

/** The story's stage: one sentence on one line, one camera, all of it a function of time. */
export function StoryScene({ context, room }: StorySceneProps): ReactNode {
  const t = useLive((time) => time);
  const later = useLater();
  const loaded = useStore(({ model }) =>
    model.phase === "ready"
      ? null
      : model.phase === "loading" && model.total
        ? model.loaded / model.total
        : 0,
  );
  const step = STORY[stepAt(t, STORY.length)];
  const { line, size } = camera(STORY, t);
  const scale = Math.max(0.62, Math.min(1.7, room.height / USUAL));
  const view = { line, size: size * scale };
  // Where words stand in a column, heads and layers are chosen in a row below them.
  const below = step.chapter === "looking" && room.width < NARROW ? PICKER : 0;
  const free = { width: room.width, height: room.height - below };
  const Chapter = step.chapter === "guess" ? Guess : later?.LATER[step.chapter];
  const description = useMemo(
    () => (context && context.encoding.words.length > 0 ? said(context) : null),
    [context],
  );
  const isReady = context !== null && context.encoding.words.length > 0;
  return (
    <>
      <svg className={styles.stage} width={room.width} height={room.height} aria-hidden="true">
        {isReady && Chapter ? (
          <Chapter
            context={context}
            room={free}
            time={t - spanOf(step.chapter).from}
            view={view}
            loaded={loaded}
          />
        ) : (
          <FirstWords room={room} view={view} loaded={loaded ?? 0} />
        )}
      </svg>
      {isReady && <WordPills key={step.id} context={context} step={step.id} room={free} view={view} />}
      {isReady && later && (
        <>
          <later.StageControls context={context} step={step.id} room={free} view={view} t={t} />
          <later.Asked context={context} step={step.id} room={free} view={view} t={t} />
        </>
      )}
      <p className="sr-only">{description}</p>
      {step.chapter === "guess" && step.id !== "guess-ask" && isReady && (
        <WriteEnding context={context} room={room} view={view} />
      )}
    </>
  );
}

/** What the picture shows of the sentence, for those who hear it. */
function said(context: SceneContext): string {
  const { acts } = readGuess(context);
  const [{ chunks, blank, looks, guesses }] = acts;
  const list = (items: readonly string[]): string => items.join(", ");
  const sentence = words.alt.sentence(chunks.map(({ text }, i) => (i === blank ? "[MASK]" : text)).join(" "));
  const best = guesses?.map(({ token, probability }) => `${token} ${percent(probability)}`) ?? [];
  const seen = chunks
    .flatMap(({ text }, i) => (looks && i !== blank ? [[text, looks[i]] as const] : []))
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([text, share]) => `${text} ${percent(share)}`);
  return [
    sentence,
    best.length > 0 && words.alt.guesses(list(best)),
    seen.length > 0 && words.alt.looks("[MASK]", list(seen)),
  ]
    .filter(Boolean)
    .join(" ");
}

function useLater(): Later | null {
  const [later, setLater] = useState<Later | null>(null);
  useEffect(() => {
    let isWanted = true;
    void withWords(import("./chapters/later")).then((fetched) => isWanted && setLater(fetched));
    return () => {
      isWanted = false;
    };
  }, []);
  return later;
}
