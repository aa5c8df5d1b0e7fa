import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { Controller } from "./app/controller";
import { listenToHost, readEmbedding } from "./app/embed";
import { forgetModel, goOffline } from "./app/offline";
import { followLanguage, ownLanguage, spokenLanguage } from "./store/language";
import { useStore } from "./store/store";
import { followTheme } from "./store/theme";
import { offerTour } from "./tour/offer";
import { followUrl } from "./url/follow";
import "./ui/theme.css";

const embedding = readEmbedding(location.search);
followTheme();
useStore.setState({ language: ownLanguage() });
if (!embedding.embedded) offerTour(location.hash);
followUrl();
followLanguage();
const controller = new Controller({
  folder: new URL("./model/", document.baseURI).href,
  query: `?v=${__MODEL_VERSION__}`,
  headsQuery: `?v=${__HEADS_VERSION__}`,
});
controller.start();
if (import.meta.env.PROD) goOffline();

if (embedding.embedded) listenToHost();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has lost its #root element.");
await spokenLanguage();
createRoot(root).render(
  <StrictMode>
    <App
      embedding={embedding}
      onOwnModel={(files) => controller.loadOwn(files)}
      onRetry={() => void forgetModel().then(() => controller.load())}
    />
  </StrictMode>,
);
