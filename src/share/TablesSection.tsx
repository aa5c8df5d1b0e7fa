import { type ReactNode, useState } from "react";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { words } from "../words/share";
import type { AnimationSectionProps } from "./AnimationSection";
import styles from "./ShareDialog.module.css";
import { copyTable, tablesOf } from "./tables";

/** The table under the picture, for a spreadsheet or a text. */
export function TablesSection({ attempt }: AnimationSectionProps): ReactNode {
  const [tables] = useState(() => {
    const stage = document.getElementById("stage");
    return stage ? tablesOf(stage) : [];
  });
  const [chosen, setChosen] = useState(0);
  const table = tables[chosen];
  if (!table) return null;
  return (
    <section className={styles.section}>
      <h3>{words.table.title}</h3>
      <div className={styles.line}>
        <Select
          label={words.table.label}
          className={styles.select}
          options={tables.map(({ name, rows }, value) => ({
            value,
            label: words.table.option(name, rows.length),
          }))}
          value={chosen}
          onChange={setChosen}
        />
        <Button onClick={() => void attempt(words.table.copied, () => copyTable(table))}>
          {words.table.copy}
        </Button>
      </div>
    </section>
  );
}
