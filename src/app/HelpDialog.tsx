import * as Dialog from "@radix-ui/react-dialog";
import type { ReactNode } from "react";
import { ACTIONS, keyName } from "../player/actions";
import { useStore } from "../store/store";
import { Icon } from "../ui/Icon";
import styles from "./HelpDialog.module.css";

/** What the page is, and every key: made from the action table. */
export function HelpDialog(): ReactNode {
  const open = useStore((state) => state.helpOpen);
  const { setHelpOpen } = useStore.getState();
  return (
    <Dialog.Root open={open} onOpenChange={setHelpOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.dialog}>
          <Dialog.Title className={styles.title}>How to use this page</Dialog.Title>
          <Dialog.Description className={styles.words}>
            Type any sentence: a real BERT with four layers reads it in your browser as you type. Each scene
            tells one part of the story. Press play, or step through it at your own pace; click a token to
            follow it.
          </Dialog.Description>
          <h3 className={styles.subtitle}>Keys</h3>
          <dl className={styles.keys}>
            {ACTIONS.map((action) => (
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
          <Dialog.Close className={styles.close} aria-label="Close help">
            <Icon name="close" />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
