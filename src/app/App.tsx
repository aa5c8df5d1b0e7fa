import { domAnimation, LazyMotion } from "framer-motion";
import { type ReactNode, useEffect } from "react";
import { GlossaryDialog } from "../glossary/GlossaryDialog";
import { Inspector } from "../inspector/Inspector";
import { OwnModelDialog } from "../ownModel/OwnModelDialog";
import { listenForKeys } from "../player/keyboard";
import { useClock } from "../player/useClock";
import { ShareDialog } from "../share/ShareDialog";
import { TourOffer } from "../tour/TourOffer";
import { TipLayer } from "../viz/Tip";
import type { OwnModelFiles } from "../worker/protocol";
import styles from "./App.module.css";
import type { Embedding } from "./embed";
import { Header } from "./Header";
import { HelpDialog } from "./HelpDialog";
import { ModelBar } from "./ModelBar";
import { SceneNav } from "./SceneNav";
import { SceneView } from "./SceneView";
import { SwitchBar } from "./SwitchBar";
import { UpdateBar } from "./UpdateBar";

export interface AppProps {
  readonly onRetry: () => void;
  readonly onOwnModel: (files: OwnModelFiles) => Promise<void>;
  readonly embedding: Embedding;
}

/** The page: header with the text, scenes, stage, player; or a part of it inside another page. */
export function App({ onRetry, onOwnModel, embedding }: AppProps): ReactNode {
  const { embedded, hidden } = embedding;
  useClock();
  useEffect(listenForKeys, []);
  return (
    <LazyMotion features={domAnimation} strict>
      <a className={styles.skip} href="#stage">
        Skip to the scene
      </a>
      <div className={styles.page}>
        {!hidden.has("text") && <Header />}
        {!hidden.has("nav") && <SceneNav />}
        <ModelBar onRetry={onRetry} />
        <UpdateBar />
        <TourOffer />
        {/* Elsewhere the account of the switches stands in place of the intro. */}
        {hidden.has("intro") && <SwitchBar />}
        <SceneView footer={embedded ? null : <Footer />} hidden={hidden} />
      </div>
      <HelpDialog />
      <GlossaryDialog />
      <ShareDialog />
      <OwnModelDialog onLoad={onOwnModel} onReset={onRetry} />
      <Inspector />
      <TipLayer />
    </LazyMotion>
  );
}

function Footer(): ReactNode {
  return (
    <footer className={styles.footer}>
      <p>
        Every number on this page is computed in your browser by a real, small BERT. Your text stays on your
        device. <a href="./model/MODEL_CARD.md">Model card</a>
      </p>
    </footer>
  );
}
