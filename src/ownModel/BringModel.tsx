import { fromEvent } from "file-selector";
import { type ReactNode, useState } from "react";
import { LARGEST_WEIGHTS } from "../engine";
import { Button } from "../ui/Button";
import { megabytes } from "../ui/format";
import { TextLine } from "../ui/Room";
import { words } from "../words/ownModel";
import type { OwnModelFiles } from "../worker/protocol";
import styles from "./OwnModel.module.css";
import { folderOf, type OwnModel, useOwnModel } from "./useOwnModel";

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
      {own.busy && <Working progress={own.progress} onCancel={own.cancel} />}
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
    own.takeFiles(folderOf(found.filter((item) => item instanceof File)));
  };
  return (
    <section
      aria-label={words.bring}
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
      <h3>{words.bring}</h3>
      <p>{words.bringWords}</p>
      <div className={styles.row}>
        <FileButton label={words.chooseFolder} folder onChange={(event) => void take(event)} />
        <FileButton label={words.chooseFiles} onChange={(event) => void take(event)} />
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
    <section aria-label={words.hub.label} className={styles.part}>
      <h3>{words.hub.title}</h3>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          own.find(name);
        }}
      >
        <TextLine
          className={styles.name}
          label={words.hub.name}
          placeholder="prajjwal1/bert-tiny"
          value={name}
          onChange={setName}
        />
        <Button type="submit" className={styles.below} disabled={name.trim() === ""}>
          {words.hub.lookUp}
        </Button>
      </form>
      <p>{words.hub.privacy}</p>
      {offer && (
        <div className={styles.offer}>
          <p>
            {words.hub.offer(offer.name, megabytes(offer.bytes))}
            {offer.bytes > LARGEST_WEIGHTS
              ? ` ${words.hub.tooLarge}`
              : offer.bytes > LARGE
                ? ` ${words.hub.large}`
                : ""}
          </p>
          <div className={styles.row}>
            <Button
              className={styles.below}
              disabled={offer.bytes > LARGEST_WEIGHTS}
              onClick={own.fetchOffer}
            >
              {words.hub.fetch}
            </Button>
            <Button className={styles.below} onClick={own.cancel}>
              {words.hub.no}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

/** How far it is, if bytes can be counted, and a way to stop it. */
function Working({ progress, onCancel }: Pick<OwnModel, "progress"> & { onCancel: () => void }): ReactNode {
  return (
    <div className={styles.row}>
      {progress && (
        <>
          <progress
            aria-label={words.fetching.label}
            className={styles.progress}
            max={progress.total || 1}
            value={progress.loaded}
          />
          <span className={styles.bytes}>
            {words.fetching.so(megabytes(progress.loaded), megabytes(progress.total))}
          </span>
        </>
      )}
      <Button className={styles.below} onClick={onCancel}>
        {words.fetching.cancel}
      </Button>
    </div>
  );
}

function Kept({ own: { kept, source, keep, takeKept, forget } }: { own: OwnModel }): ReactNode {
  if (!kept && !source) return null;
  return (
    <section aria-label={words.kept.label} className={styles.part}>
      {kept && (
        <>
          <p>{words.kept.what(kept.label || words.said.yourFiles, megabytes(kept.bytes))}</p>
          <div className={styles.row}>
            <Button className={styles.below} onClick={takeKept}>
              {words.kept.use}
            </Button>
            <Button className={styles.below} onClick={forget}>
              {words.kept.forget}
            </Button>
          </div>
        </>
      )}
      {source && (
        <Button className={styles.below} onClick={keep}>
          {words.kept.keep}
        </Button>
      )}
    </section>
  );
}
