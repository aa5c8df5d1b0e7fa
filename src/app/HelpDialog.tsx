import type { ReactNode } from "react";
import { ACTIONS, keyName } from "../player/actions";
import { useStore } from "../store/store";
import { setGlossary, setHelpOpen, setLetterKeys, setWorkshopOpen } from "../store/view";
import { Button } from "../ui/Button";
import { Modal } from "../ui/Modal";
import { Toggle } from "../ui/Toggle";
import { words } from "../words/help";
import styles from "./HelpDialog.module.css";

/** What the page is, and every key: made from the action table. */
export function HelpDialog(): ReactNode {
  const open = useStore((state) => state.helpOpen);
  const letterKeys = useStore((state) => state.letterKeys);
  return (
    <Modal
      title={words.title}
      open={open}
      onOpenChange={setHelpOpen}
      width={560}
      closeLabel={words.close}
      description={words.description}
    >
      <div className={styles.ways}>
        <Button
          onClick={() => {
            setHelpOpen(false);
            setWorkshopOpen(true);
          }}
        >
          {words.workshop}
        </Button>
        <Button
          onClick={() => {
            setHelpOpen(false);
            setGlossary("bert");
          }}
        >
          {words.lookUp}
        </Button>
      </div>
      <h3 className={styles.subtitle}>{words.keys}</h3>
      <p>{words.touch}</p>
      <Toggle label={words.letterKeys} checked={letterKeys} onChange={setLetterKeys} />
      <dl className={styles.keys}>
        {ACTIONS.filter(({ keys }) => keys.length > 0).map((action) => (
          <div key={action.id} className={styles.row}>
            <dt>
              {action.keys.map((key) => (
                <kbd key={key}>{keyName(key)}</kbd>
              ))}
            </dt>
            <dd>{action.label}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="./licenses.txt">{words.licenses}</a>
      </p>
    </Modal>
  );
}
