import { type ReactNode, useEffect, useRef } from "react";
import { listenForKeys } from "../player/keyboard";
import { DOCK } from "../player/PlayerBar";
import { listenForSwipes } from "../player/swipe";
import { useClock } from "../player/useClock";
import { useStore } from "../store/store";
import { TipLayer } from "../viz/Tip";
import { words } from "../words/app";
import type { OwnModelFiles } from "../worker/protocol";
import styles from "./App.module.css";
import type { Embedding } from "./embed";
import { LANGUAGE_BUTTON } from "./LanguageButton";
import { LateDialogs } from "./LateDialogs";
import { Notices } from "./Notices";
import { SceneView, STAGE } from "./SceneView";
import { TopBar } from "./TopBar";

interface AppProps {
  readonly onRetry: () => void;
  readonly onOwnModel: (files: OwnModelFiles) => Promise<void>;
  readonly embedding: Embedding;
}

/** The page: bar, stage with its words, player; or a part of it inside another page. */
export function App(props: AppProps): ReactNode {
  useClock();
  useEffect(listenForKeys, []);
  useEffect(() => listenForSwipes(document.body), []);
  // Words are not state: in another language everything is drawn anew.
  const spoken = useStore((state) => state.spoken);
  const drawn = useRef(spoken);
  useEffect(() => {
    document.querySelector("meta[name=description]")?.setAttribute("content", words.description);
    if (drawn.current !== spoken) document.getElementById(LANGUAGE_BUTTON)?.focus();
    drawn.current = spoken;
  }, [spoken]);
  return <Page key={spoken} {...props} />;
}

function Page({ onRetry, onOwnModel, embedding }: AppProps): ReactNode {
  const { hidden } = embedding;
  return (
    <>
      <Skip to={STAGE}>{words.skip}</Skip>
      {!hidden.has("player") && <Skip to={DOCK}>{words.skipToPlayer}</Skip>}
      <div className={styles.page}>
        {!(hidden.has("text") && hidden.has("nav")) && <TopBar nav={!hidden.has("nav")} />}
        <div className={styles.notices}>
          <Notices onRetry={onRetry} bare={hidden.has("intro")} />
        </div>
        <SceneView hidden={hidden} />
      </div>
      <LateDialogs onOwnModel={onOwnModel} onRetry={onRetry} />
      <TipLayer />
    </>
  );
}

/** Past what stands before an element of the page. The address stays: it holds the moment, not a place on the page. */
function Skip({ to, children }: { to: string; children: ReactNode }): ReactNode {
  return (
    <a
      className={styles.skip}
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      {children}
    </a>
  );
}
