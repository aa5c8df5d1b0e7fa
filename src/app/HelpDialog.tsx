import type { ReactNode } from "react";
import { ACTIONS, keyName } from "../player/actions";
import { useStore } from "../store/store";
import { Modal } from "../ui/Modal";
import styles from "./HelpDialog.module.css";

/** What the page is, and every key: made from the action table. */
export function HelpDialog(): ReactNode {
  const open = useStore((state) => state.helpOpen);
  const { setHelpOpen, setGlossary, startTour } = useStore.getState();
  return (
    <Modal
      title="How to use this page"
      open={open}
      onOpenChange={setHelpOpen}
      width={560}
      closeLabel="Close help"
      description={
        <>
          Type any sentence: a real BERT with four layers reads it in your browser as you type. Each scene
          tells one part of the story. Press play, or step through it at your own pace; click a token to
          follow it.
        </>
      }
    >
      <div className={styles.ways}>
        <button type="button" className={styles.way} onClick={startTour}>
          Take the tour: ninety seconds
        </button>
        <button
          type="button"
          className={styles.way}
          onClick={() => {
            setHelpOpen(false);
            setGlossary("bert");
          }}
        >
          Look up a word
        </button>
      </div>
      <h3 className={styles.subtitle}>Keys</h3>
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
    </Modal>
  );
}
