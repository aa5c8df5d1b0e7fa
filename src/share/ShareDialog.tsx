import { type ReactNode, useId, useState } from "react";
import { time } from "../player/clock";
import { useRead } from "../player/time";
import { isSettled } from "../store/answer";
import { useStore } from "../store/store";
import { setShareOpen } from "../store/view";
import { Button } from "../ui/Button";
import { decimalSign, grouped } from "../ui/format";
import { Modal } from "../ui/Modal";
import { Select } from "../ui/Select";
import { MOST_LINK, roomAt } from "../url/fit";
import { leftOut, writeLink } from "../url/schema";
import { words } from "../words/share";
import { AnimationSection } from "./AnimationSection";
import { copyText } from "./clipboard";
import { TAKE_AWAY } from "./request";
import styles from "./ShareDialog.module.css";
import { pictureOf, save } from "./save";
import { TablesSection } from "./TablesSection";
import { toCsv, toJson, toNpy } from "./tensorFiles";
import { tensorsOf } from "./tensors";

/** A link to this very moment, the picture, its numbers, and a way to put the scene into another page. */
export function ShareDialog(): ReactNode {
  const open = useStore((state) => state.shareOpen);
  return (
    <Modal title={words.title} open={open} onOpenChange={setShareOpen} width={600}>
      {open && <Sections />}
    </Modal>
  );
}

function Sections(): ReactNode {
  const [said, setSaid] = useState("");
  const goodFor = useId();
  const own = useStore((state) => state.ownModel);
  const page = location.href.split("#")[0].split("?")[0];
  const room = roomAt(page);
  const t = useRead(time, (now) => now);
  const hash = useStore((state) => writeLink({ ...state, t }, room));
  const missing = useStore((state) => leftOut({ ...state, t }, room).join(", "));
  const link = page + hash;
  const embed = `<iframe src="${page}?embed=1&hide=text,nav,intro${hash.replaceAll("&", "&amp;")}" width="100%" height="640" style="border:0" title="Inside BERT" allow="clipboard-write"></iframe>`;
  const attempt = async (done: string, work: () => Promise<void> | void) => {
    try {
      await work();
      setSaid(done);
    } catch (error) {
      setSaid(words.failed(error instanceof Error ? error.message : words.refused));
    }
  };
  const copy = (text: string, done: string) => attempt(done, () => copyText(text));
  const picture = (format: "svg" | "png") =>
    attempt(words.picture.saved, async () => {
      const stage = document.getElementById("stage");
      const { scene, step } = useStore.getState();
      // Named for what it shows, as GIFs are: a folder of them can be told apart.
      if (stage) save(`inside-bert-${scene}-${step + 1}.${format}`, await pictureOf(stage, format));
    });
  return (
    <>
      <section className={styles.section}>
        <h3>{words.moment.title}</h3>
        <p>{own ? words.moment.ownModel : words.moment.text}</p>
        <div className={styles.line}>
          <input className={styles.code} readOnly value={link} aria-label={words.moment.label} />
          <Button onClick={() => void copy(link, words.moment.copied)}>{words.moment.copy}</Button>
        </div>
        {missing !== "" && (
          <p className={styles.missing}>{words.moment.missing(grouped(MOST_LINK), missing)}</p>
        )}
      </section>
      <section className={styles.section}>
        <h3>{words.picture.title}</h3>
        <div className={styles.line}>
          <Button onClick={() => void picture("png")}>{words.picture.png}</Button>
          <Button aria-describedby={goodFor} onClick={() => void picture("svg")}>
            {words.picture.svg}
          </Button>
        </div>
        <p id={goodFor}>{words.picture.text}</p>
      </section>
      <AnimationSection attempt={attempt} />
      <TablesSection attempt={attempt} />
      <Numbers attempt={attempt} />
      <section className={styles.section}>
        <h3>{words.embed.title}</h3>
        <p>{words.embed.text}</p>
        <div className={styles.line}>
          <input className={styles.code} readOnly value={embed} aria-label={words.embed.label} />
          <Button onClick={() => void copy(embed, words.embed.copied)}>{words.embed.copy}</Button>
        </div>
      </section>
      <p className={styles.said} role="status">
        {said}
      </p>
    </>
  );
}

interface NumbersProps {
  attempt(done: string, work: () => Promise<void> | void): Promise<void>;
}

/** Any tensor of the pass on stage as a file. */
function Numbers({ attempt }: NumbersProps): ReactNode {
  const run = useStore((state) => state.runs[TAKE_AWAY]);
  const result = run && isSettled(run) ? run.result : null;
  const [chosen, setChosen] = useState(0);
  const tensors = result ? tensorsOf(result) : [];
  const current = tensors[Math.min(chosen, tensors.length - 1)];
  if (!current) return null;
  const { name, tensor } = current;
  const saveAs = (extension: string, content: BlobPart) =>
    void attempt(words.numbers.saved(`${name}.${extension}`), () =>
      save(`${name}.${extension}`, new Blob([content])),
    );
  return (
    <section className={styles.section}>
      <h3>{words.numbers.title}</h3>
      <p>{words.numbers.text}</p>
      <div className={styles.line}>
        <Select
          label={words.numbers.label}
          className={styles.select}
          options={tensors.map((entry, value) => ({
            value,
            label: `${entry.name} [${entry.tensor.shape.join(", ")}]`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
        <Button onClick={() => saveAs("csv", toCsv(tensor, decimalSign() === ","))}>CSV</Button>
        <Button onClick={() => saveAs("json", toJson(name, tensor))}>JSON</Button>
        <Button onClick={() => saveAs("npy", toNpy(tensor))}>.npy</Button>
      </div>
    </section>
  );
}
