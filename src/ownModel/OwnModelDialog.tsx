import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { Modal } from "../ui/Modal";
import type { OwnModelFiles } from "../worker/protocol";
import { BringModel } from "./BringModel";
import styles from "./OwnModel.module.css";

export interface OwnModelDialogProps {
  /** Loads the visitor's files; rejects with a sentence. */
  readonly onLoad: (files: OwnModelFiles) => Promise<void>;
  /** Goes back to the model of the page. */
  readonly onReset: () => void;
}

/** Which model is at work, and a way to put one's own in its place. The files stay on the device. */
export function OwnModelDialog({ onLoad, onReset }: OwnModelDialogProps): ReactNode {
  const open = useStore((state) => state.modelOpen);
  const { setModelOpen } = useStore.getState();
  return (
    <Modal title="The model" open={open} onOpenChange={setModelOpen} width={540}>
      <Facts />
      <BringModel onLoad={onLoad} />
      <Reset onReset={onReset} />
    </Modal>
  );
}

function Facts(): ReactNode {
  const model = useStore((state) => state.model);
  const own = useStore((state) => state.ownModel);
  if (model.phase !== "ready") return <p className={styles.words}>No model is loaded yet.</p>;
  const { config, parameters, kernels } = model.info;
  const facts: [string, string][] = [
    ["model", own ? "your own" : "the mini-BERT of this page"],
    ["layers", String(config.layers)],
    ["hidden size", String(config.hiddenSize)],
    ["heads per layer", String(config.heads)],
    ["vocabulary", config.vocabSize.toLocaleString("en")],
    ["parameters", `${(parameters / 1e6).toFixed(1)} million`],
    ["computed by", kernels === "plain" ? "plain TypeScript" : "WebAssembly SIMD"],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Reset({ onReset }: Pick<OwnModelDialogProps, "onReset">): ReactNode {
  const own = useStore((state) => state.ownModel);
  if (!own) return null;
  return (
    <button type="button" className={styles.reset} onClick={onReset}>
      Back to the model of this page
    </button>
  );
}
