import { type ReactNode, useState } from "react";
import { useStore } from "../store/store";
import { Modal } from "../ui/Modal";
import type { OwnModelFiles } from "../worker/protocol";
import styles from "./OwnModel.module.css";
import { readFolder } from "./readFolder";

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
      <Chooser onLoad={onLoad} />
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

function Chooser({ onLoad }: Pick<OwnModelDialogProps, "onLoad">): ReactNode {
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);
  const [over, setOver] = useState(false);
  const take = async (files: FileList | null) => {
    setSaid({ text: "Reading your files…", bad: false });
    try {
      await onLoad(await readFolder([...(files ?? [])]));
      setSaid({ text: "Your model is at work. Every scene now shows it.", bad: false });
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : String(error), bad: true });
    }
  };
  return (
    <section
      aria-label="Bring your own BERT"
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files);
      }}
    >
      <h3>Bring your own BERT</h3>
      <p>
        Drop or choose config.json, vocab.txt (or tokenizer.json) and model.safetensors of any Hugging Face
        BERT, Tiny to Base, cased or uncased. They never leave your device.
      </p>
      <label className={styles.choose}>
        Choose files
        <input
          className="sr-only"
          type="file"
          multiple
          accept=".json,.txt,.safetensors"
          onChange={(event) => void take(event.target.files)}
        />
      </label>
      <p className={styles.said} data-bad={said?.bad || undefined} role="status">
        {said?.text}
      </p>
    </section>
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
