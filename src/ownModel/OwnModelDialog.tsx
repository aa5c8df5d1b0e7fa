import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { setModelOpen } from "../store/view";
import { Button } from "../ui/Button";
import { fixed, grouped } from "../ui/format";
import { Modal } from "../ui/Modal";
import { words } from "../words/ownModel";
import type { OwnModelFiles } from "../worker/protocol";
import { BringModel } from "./BringModel";
import styles from "./OwnModel.module.css";

interface OwnModelDialogProps {
  /** Loads the visitor's files; rejects with a sentence. */
  readonly onLoad: (files: OwnModelFiles) => Promise<void>;
  /** Goes back to the model of the page. */
  readonly onReset: () => void;
}

/** Which model is at work, and a way to put one's own in its place. The files stay on the device. */
export function OwnModelDialog({ onLoad, onReset }: OwnModelDialogProps): ReactNode {
  const open = useStore((state) => state.modelOpen);
  return (
    <Modal title={words.title} open={open} onOpenChange={setModelOpen} width={540}>
      <Facts />
      <BringModel onLoad={onLoad} />
      <Reset onReset={onReset} />
    </Modal>
  );
}

function Facts(): ReactNode {
  const model = useStore((state) => state.model);
  const own = useStore((state) => state.ownModel);
  if (model.phase !== "ready") return <p className={styles.words}>{words.none}</p>;
  const { config, parameters, kernels } = model.info;
  const { facts } = words;
  const rows: [string, string][] = [
    [facts.model, own ? facts.own : facts.shipped],
    [facts.layers, String(config.layers)],
    [facts.hiddenSize, String(config.hiddenSize)],
    [facts.heads, String(config.heads)],
    [facts.vocabulary, grouped(config.vocabSize)],
    [facts.parameters, parameters < 1e6 ? grouped(parameters) : facts.millions(fixed(parameters / 1e6, 1))],
    [facts.computedBy, kernels === "plain" ? facts.plain : facts.simd],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
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
    <Button className={styles.reset} onClick={onReset}>
      {words.reset}
    </Button>
  );
}
