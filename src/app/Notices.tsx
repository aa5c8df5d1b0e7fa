import type { ReactNode } from "react";
import { FIRST_SCENE } from "../catalogue";
import { useStore } from "../store/store";
import { restoreAll } from "../store/view";
import { Button } from "../ui/Button";
import { fixed, megabytes } from "../ui/format";
import { words } from "../words/app";
import { LANGUAGES } from "../words/language";
import { words as link } from "../words/link";
import { words as switches } from "../words/switches";
import { runKey } from "./context";
import styles from "./Notices.module.css";
import { takeUpdate } from "./offline";

interface NoticeProps {
  /** What it says. */
  readonly children: ReactNode;
  /** What can be done about it, by the words on the button. */
  readonly actions?: Readonly<Record<string, () => void>>;
  readonly about?: "error" | "switches";
  readonly role?: "alert" | "status";
  /** It comes when anything on the page was asked for: at the lower edge of the window. */
  readonly late?: boolean;
}

/** Something that is true of the page as a whole. */
export function Notice({ children, actions = {}, about, role = "status", late }: NoticeProps): ReactNode {
  return (
    <div className={styles.bar} data-about={about} data-late={late || undefined} role={role}>
      {children}
      {Object.entries(actions).map(([label, act]) => (
        <Button key={label} className={styles.action} onClick={act}>
          {label}
        </Button>
      ))}
    </div>
  );
}

interface NoticesProps {
  readonly onRetry: () => void;
  /** The page has no intro, in whose place parts that are off are accounted for (see `SwitchAccount`). */
  readonly bare: boolean;
}

/** All that may have to be said above the stage; mostly nothing. */
export function Notices({ onRetry, bare }: NoticesProps): ReactNode {
  return (
    <>
      <Model onRetry={onRetry} />
      <Pace />
      <Update />
      <Language />
      <Link />
      {bare && <SwitchedOff />}
    </>
  );
}

/** Out of a frame that forbids what the page needs, with the moment on stage. It is named: the frame may forbid links too. */
function WayOut(): ReactNode {
  const address = new URL(location.href);
  for (const part of ["embed", "hide"]) address.searchParams.delete(part);
  return (
    <a href={address.href} target="_blank" rel="noopener">
      {words.openApart(address.host + address.pathname)}
    </a>
  );
}

/** Loading in bytes, or what went wrong and a way to try again. Nothing once the model is there. */
function Model({ onRetry }: Pick<NoticesProps, "onRetry">): ReactNode {
  const model = useStore((state) => state.model);
  const inStory = useStore((state) => state.scene === FIRST_SCENE);
  if (model.phase === "ready") return null;
  if (model.phase === "error") {
    return (
      <Notice about="error" role="alert" actions={{ [words.tryAgain]: onRetry }}>
        <p>{model.message}</p>
        {model.code === "engineBlocked" && parent !== window && <WayOut />}
      </Notice>
    );
  }
  const { loaded, total } = model;
  const share = total ? Math.min(1, loaded / total) : null;
  const { loading } = words;
  const sentence = total
    ? loading.known(megabytes(loaded), megabytes(total))
    : loading.unknown(megabytes(loaded));
  // In the story the blank is the loading bar: here it is only said.
  return (
    <div className={inStory ? "sr-only" : styles.bar}>
      <p id="loading-words">{sentence}</p>
      <progress
        className={styles.progress}
        aria-labelledby="loading-words"
        max={1}
        value={share ?? undefined}
      />
    </div>
  );
}

/** A pass that takes longer than this many milliseconds is felt: the page then says what it waits for. */
export const SLOW = 400;

/** On a weak device: how long one pass over the text took here. Elsewhere nothing, and in the story, whose first picture stays where it is. */
function Pace(): ReactNode {
  const result = useStore(({ runs, scene }) => runs[runKey(scene, "main")]?.result ?? null);
  const inStory = useStore((state) => state.scene === FIRST_SCENE);
  if (!result || result.milliseconds < SLOW || inStory) return null;
  return (
    <Notice>
      <p>{words.pace(fixed(result.milliseconds / 1000, 1), result.encoding.tokens.length)}</p>
    </Notice>
  );
}

/** A newer page has been fetched in the background; it waits until the visitor asks for it. */
function Update(): ReactNode {
  const ready = useStore((state) => state.updateReady);
  if (!ready) return null;
  return (
    <Notice actions={{ [words.reload]: takeUpdate }}>
      <p>{words.update}</p>
    </Notice>
  );
}

/** The words of the chosen language did not arrive; the page goes on in the one before. */
function Language(): ReactNode {
  const lost = useStore((state) => state.languageLost);
  if (!lost) return null;
  const dismiss = () => useStore.setState({ languageLost: null });
  return (
    <Notice role="alert" actions={{ [words.reload]: () => location.reload(), [words.dismiss]: dismiss }}>
      <p>{words.wordsLost(LANGUAGES[lost])}</p>
    </Notice>
  );
}

/** The link which opened the page was damaged on its way. */
function Link(): ReactNode {
  const lost = useStore((state) => state.linkLost);
  if (!lost) return null;
  return (
    <Notice actions={{ [link.close]: () => useStore.setState({ linkLost: false }) }}>
      <p>{link.lost}</p>
    </Notice>
  );
}

/** Parts of the model are off. */
function SwitchedOff(): ReactNode {
  const { headsOff, layersOff, edgesOff } = useStore((state) => state.switches);
  const scene = useStore((state) => state.scene);
  const parts = switches.parts(layersOff.length, headsOff.length, edgesOff.length);
  // The scene “Why?” keeps its own account next to the switches, where this would push them from under the pointer.
  if (parts === "" || scene === "why") return null;
  return (
    <Notice about="switches" actions={{ [switches.restore]: restoreAll }}>
      <p>{switches.bar(parts)}</p>
    </Notice>
  );
}
