import { fromEvent } from "file-selector";
import { type ReactNode, useState } from "react";
import { megabytes } from "../ui/format";
import type { OwnModelFiles } from "../worker/protocol";
import styles from "./OwnModel.module.css";
import { LARGEST_WEIGHTS } from "./readFolder";
import { type OwnModel, useOwnModel } from "./useOwnModel";

/** From this size on, fetching deserves a warning: a slow line needs minutes. */
const LARGE = 100e6;

/** Ways to put one's own model to work: files or a folder of this device, a name on the Hub, or the one kept here. */
export function BringModel({ onLoad }: { onLoad: (files: OwnModelFiles) => Promise<void> }): ReactNode {
  const own = useOwnModel(onLoad);
  return (
    <>
      <FromDevice own={own} />
      <FromHub own={own} />
      <Kept own={own} />
      {own.progress && <Fetching progress={own.progress} onCancel={own.cancel} />}
      <p className={styles.said} data-bad={own.said?.bad || undefined} role="status">
        {own.said?.text}
      </p>
    </>
  );
}

function FromDevice({ own }: { own: OwnModel }): ReactNode {
  const [over, setOver] = useState(false);
  /** Files of a choice or a drop; a dropped folder is opened. */
  const take = async (event: unknown) => {
    const found = await fromEvent(event);
    own.takeFiles(found.filter((item) => item instanceof File));
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
        void take(event.nativeEvent);
      }}
    >
      <h3>Bring your own BERT</h3>
      <p>
        Drop or choose config.json, vocab.txt (or tokenizer.json) and model.safetensors of any Hugging Face
        BERT, Tiny to Base, cased or uncased. They never leave your device.
      </p>
      <div className={styles.row}>
        <FileButton label="Choose a folder" folder onChange={(event) => void take(event)} />
        <FileButton label="Choose files" onChange={(event) => void take(event)} />
      </div>
    </section>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly folder?: boolean;
  readonly onChange: (event: Event) => void;
}

function FileButton({ label, folder = false, onChange }: FileButtonProps): ReactNode {
  return (
    <label className={styles.choose}>
      {label}
      <input
        className="sr-only"
        type="file"
        multiple
        {...(folder ? { webkitdirectory: "" } : { accept: ".json,.txt,.safetensors" })}
        onChange={(event) => onChange(event.nativeEvent)}
      />
    </label>
  );
}

function FromHub({ own }: { own: OwnModel }): ReactNode {
  const [name, setName] = useState("");
  const { offer } = own;
  return (
    <section aria-label="From the Hugging Face Hub" className={styles.part}>
      <h3>Or fetch one from the Hugging Face Hub</h3>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          own.find(name);
        }}
      >
        <input
          className={styles.name}
          aria-label="Name of a model on the Hub"
          placeholder="prajjwal1/bert-tiny"
          spellCheck={false}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className={styles.choose} disabled={name.trim() === ""}>
          Look it up
        </button>
      </form>
      <p>Only this asks another server: for the files of the model you name. Your text stays here.</p>
      {offer && (
        <div className={styles.offer}>
          <p>
            <b>{offer.name}</b>: {megabytes(offer.bytes)} to fetch.
            {offer.bytes > LARGEST_WEIGHTS
              ? " That is more than a browser tab can hold."
              : offer.bytes > LARGE
                ? " That is large: it needs a good line and about three times as much memory."
                : ""}
          </p>
          <div className={styles.row}>
            <button
              type="button"
              className={styles.choose}
              disabled={offer.bytes > LARGEST_WEIGHTS}
              onClick={own.fetchOffer}
            >
              Fetch it
            </button>
            <button type="button" className={styles.choose} onClick={own.cancel}>
              No, thanks
            </button>
          </div>
        </div>
      )}
    </section>
  );
}

function Fetching({
  progress: { loaded, total },
  onCancel,
}: {
  progress: { loaded: number; total: number };
  onCancel: () => void;
}): ReactNode {
  return (
    <div className={styles.row}>
      <progress aria-label="Bytes fetched" className={styles.progress} max={total || 1} value={loaded} />
      <span className={styles.bytes}>
        {megabytes(loaded)} of {megabytes(total)}
      </span>
      <button type="button" className={styles.choose} onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

function Kept({ own: { kept, source, keep, takeKept, forget } }: { own: OwnModel }): ReactNode {
  if (!kept && !source) return null;
  return (
    <section aria-label="Kept in this browser" className={styles.part}>
      {kept && (
        <>
          <p>
            Kept in this browser: <b>{kept.label}</b>, {megabytes(kept.bytes)}.
          </p>
          <div className={styles.row}>
            <button type="button" className={styles.choose} onClick={takeKept}>
              Use the kept model
            </button>
            <button type="button" className={styles.choose} onClick={forget}>
              Forget it
            </button>
          </div>
        </>
      )}
      {source && (
        <button type="button" className={styles.choose} onClick={keep}>
          Keep this model in this browser
        </button>
      )}
    </section>
  );
}
