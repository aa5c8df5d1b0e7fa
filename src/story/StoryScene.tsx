import { type ReactNode, useMemo } from "react";
import { stepAt } from "../player/storyboard";
import { useLive } from "../player/time";
import type { SceneContext, SceneProps } from "../scenes/scene";
import { percent } from "../ui/format";
import { NARROW } from "../viz/ground";
import { Asked } from "./Asked";
import { camera } from "./camera";
import { CHAPTERS } from "./chapters/all";
import { useLoaded } from "./FirstWords";
import { readGuess } from "./guess";
import { StageControls } from "./StageControls";
import styles from "./Story.module.css";
import { STORY, spanOf } from "./steps";
import { WordPills } from "./WordPills";
import { WriteEnding } from "./WriteEnding";
import { words } from "./words";

/** Height of the row in which a head is chosen, in pixels. */
const PICKER = 44;

/** The story's stage: one sentence on one line, one camera, all of it a function of time. */
export function StoryScene({ context, room }: Omit<SceneProps, "steps">): ReactNode {
  const t = useLive((time) => time);
  const loaded = useLoaded();
  const step = STORY[stepAt(t, STORY.length)];
  const view = camera(STORY, t, room.height);
  // Where words stand in a column, heads and layers are chosen in a row below them.
  const below = step.chapter === "looking" && room.width < NARROW ? PICKER : 0;
  // The same object from frame to frame: what chapters lay out for it is laid out once.
  const free = useMemo(() => ({ width: room.width, height: room.height - below }), [room, below]);
  const Chapter = CHAPTERS[step.chapter];
  const description = useMemo(() => said(context), [context]);
  return (
    <>
      <svg className={styles.stage} width={room.width} height={room.height} aria-hidden="true">
        <Chapter
          context={context}
          room={free}
          time={t - spanOf(step.chapter).from}
          view={view}
          loaded={loaded}
        />
      </svg>
      <WordPills key={step.id} context={context} step={step.id} room={free} view={view} />
      <StageControls context={context} step={step.id} room={free} view={view} t={t} />
      <Asked context={context} step={step.id} room={free} view={view} t={t} />
      <p className="sr-only">{description}</p>
      {step.chapter === "guess" && step.id !== "guess-ask" && (
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
