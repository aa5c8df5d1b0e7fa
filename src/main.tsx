import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { Controller } from "./app/controller";
import { listenToHost, readEmbedding } from "./app/embed";
import { forgetModel, goOffline } from "./app/offline";
import { followLanguage, ownLanguage, spokenLanguage } from "./store/language";
import { useStore } from "./store/store";
import { followTheme } from "./store/theme";
import { openStory } from "./story/open";
import { setWayToWork } from "./trainer/putToWork";
import { ShellBoundary } from "./ui/ShellBoundary";
import { surviveTranslation } from "./ui/translation";
import { followUrl } from "./url/follow";
import type { ModelAddress } from "./worker/protocol";
import "./ui/theme.css";

const embedding = readEmbedding(location.search);
followTheme();
useStore.setState({ language: ownLanguage() });
followUrl();
if (!embedding.embedded && location.hash === "") openStory();
followLanguage();
const model: ModelAddress = {
  folder: new URL("./model/", document.baseURI).href,
  query: `?v=${__MODEL_VERSION__}`,
  headsQuery: `?v=${__HEADS_VERSION__}`,
  checksums: __MODEL_CHECKSUMS__,
};
const controller = new Controller(model);
controller.start();
setWayToWork((files) => controller.loadOwn(files));
if (import.meta.env.PROD)
  goOffline(
    ["config.json", "vocab.txt", "model.safetensors"].map((name) => model.folder + name + model.query),
  );

if (embedding.embedded) listenToHost();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has lost its #root element.");
surviveTranslation(root);
// Not awaited here: words that come later import from this file's, and would wait for it to end.
void spokenLanguage().then(() => mount(root, false));

/** Draws the page; if it breaks so badly that React lets go of it, draws it once more, beginning with a sentence. */
function mount(place: HTMLElement, failed: boolean): void {
  const fresh = document.createElement("div");
  fresh.style.display = "contents";
  place.replaceChildren(fresh);
  createRoot(fresh, { onUncaughtError: () => mount(place, true) }).render(
    <StrictMode>
      <ShellBoundary failed={failed}>
        <App
          embedding={embedding}
          onOwnModel={(files) => controller.loadOwn(files)}
          onRetry={() => void forgetModel().then(() => controller.load())}
        />
      </ShellBoundary>
    </StrictMode>,
  );
}
