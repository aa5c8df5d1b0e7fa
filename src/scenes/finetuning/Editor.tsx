import type { ReactNode } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { IconButton } from "../../ui/IconButton";
import { TextLine, Toolbar } from "../../ui/Room";
import { Select } from "../../ui/Select";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import { SETS } from "./sets";
import { LONGEST_OWN, MOST_CLASSES, MOST_OWN, readOwn, writeOwn } from "./settings";
import { words } from "./words";

/** Takes a ready set as the visitor's own, as many sentences of each class as there is room for. */
function copyOf(name: keyof typeof SETS): { own: string[]; classes: readonly string[] } {
  const { examples, classes } = SETS[name];
  const each = Math.floor(MOST_OWN / classes.length);
  const own = Array.from({ length: each }).flatMap((_, i) =>
    classes.flatMap((_name, label) => {
      const sentence = examples.filter((example) => example.label === label)[i];
      return sentence ? [writeOwn(label, sentence.text)] : [];
    }),
  );
  return { own, classes };
}

/** The visitor's own classes and sentences. */
export function Editor({ context }: { context: SceneContext }): ReactNode {
  const { own, classes } = context.settings.finetuning;
  const sentences = own.map(readOwn);
  const write = (changed: readonly { label: number; text: string }[]): void =>
    setSetting("finetuning", { own: changed.map(({ label, text }) => writeOwn(label, text)) });
  const replace = (at: number, change: Partial<{ label: number; text: string }>): void =>
    write(sentences.map((sentence, i) => (i === at ? { ...sentence, ...change } : sentence)));
  return (
    <section aria-label={words.editor.label}>
      <Toolbar tight>
        {classes.map((name, label) => (
          <TextLine
            key={label}
            className={styles.classInput}
            style={{ color: classColor(label) }}
            label={words.editor.className(label + 1)}
            value={name}
            maxLength={14}
            onChange={(typed) => setSetting("finetuning", { classes: classes.with(label, typed) })}
          />
        ))}
        {classes.length < MOST_CLASSES && (
          <Button onClick={() => setSetting("finetuning", { classes: [...classes, words.sets.other] })}>
            {words.editor.addClass}
          </Button>
        )}
      </Toolbar>
      <ul className={styles.list} data-of="own" aria-label={words.editor.list}>
        {sentences.map(({ label, text }, i) => (
          <li key={i} className={styles.ownLine}>
            <Select
              className={styles.ownClass}
              style={{ color: classColor(label) }}
              label={words.editor.classOf(i + 1)}
              options={classes.map((name, value) => ({ value, label: name }))}
              value={label}
              onChange={(chosen) => replace(i, { label: chosen })}
            />
            <TextLine
              className={styles.ownText}
              label={words.editor.sentence(i + 1)}
              value={text}
              maxLength={LONGEST_OWN}
              placeholder={words.editor.placeholder}
              onChange={(typed) => replace(i, { text: typed })}
            />
            <IconButton
              label={words.editor.remove(i + 1)}
              onClick={() => write(sentences.filter((_, at) => at !== i))}
            >
              <Icon name="close" size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Toolbar tight>
        {sentences.length < MOST_OWN && (
          <Button
            onClick={() => write([...sentences, { label: sentences.length % classes.length, text: "" }])}
          >
            {words.editor.add}
          </Button>
        )}
        {(["intent", "sentiment"] as const).map(
          (name) =>
            sentences.length === 0 && (
              <Button key={name} onClick={() => setSetting("finetuning", copyOf(name))}>
                {words.editor.startFrom(SETS[name].classes)}
              </Button>
            ),
        )}
      </Toolbar>
    </section>
  );
}
