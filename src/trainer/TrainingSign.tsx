import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { goTo } from "../store/player";
import { useStore } from "../store/store";
import { Button } from "../ui/Button";
import { percent } from "../ui/format";
import { words } from "../words/trainer";
import { useLaboratory, useProgress } from "./laboratory";
import styles from "./TrainingSign.module.css";

let shown = false;

/** Puts the sign on the page, once: it stays while the visitor goes from room to room. */
export function showTrainingSign(): void {
  if (shown) return;
  shown = true;
  const place = document.createElement("div");
  document.body.append(place);
  createRoot(place).render(<TrainingSign />);
}

/** While a BERT is being trained behind another room: how far it is, and the way back to it. */
function TrainingSign(): ReactNode {
  const { main } = useLaboratory();
  const step = useProgress()?.step ?? 0;
  const scene = useStore((state) => state.scene);
  if (scene === "pretraining" || main?.phase !== "running") return null;
  return (
    <Button className={styles.sign} onClick={() => goTo({ scene: "pretraining", step: "neighbours" })}>
      {words.behind(percent(step / main.settings.steps))}
    </Button>
  );
}
