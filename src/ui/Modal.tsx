import * as Dialog from "@radix-ui/react-dialog";
import { type ReactNode, useRef } from "react";
import { words } from "../words/ui";
import { giveBack } from "./giveBack";
import { Icon } from "./Icon";
import styles from "./Modal.module.css";

interface ModalProps {
  readonly title: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Widest it gets, in pixels. */
  readonly width: number;
  readonly closeLabel?: string;
  /** A sheet at the right edge: what it is about stays in sight beside it. */
  readonly sheet?: boolean;
  /** A sentence under the title, which a screen reader says on opening. */
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog in the middle of the window, or a sheet: title, content, a close button; Escape closes it too. */
export function Modal(props: ModalProps): ReactNode {
  const { title, open, onOpenChange, width, closeLabel = words.close, sheet, description, children } = props;
  // The dialogs have no trigger that Radix knows of, so the way back to where the visitor was is kept here.
  const before = useRef<Element | null>(null);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} data-sheet={sheet || undefined} />
        <Dialog.Content
          className={styles.dialog}
          data-sheet={sheet || undefined}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const asked = before.current;
            // A mark of a drawing can ask, too.
            if (asked instanceof HTMLElement || asked instanceof SVGElement) giveBack(asked);
          }}
          style={{ width: `min(${width}px, ${sheet ? "100vw" : "100vw - 1.5rem"})` }}
          {...(description === undefined && { "aria-describedby": undefined })}
        >
          <Dialog.Title className={styles.title}>{title}</Dialog.Title>
          {description !== undefined && (
            <Dialog.Description className={styles.words}>{description}</Dialog.Description>
          )}
          {children}
          <Dialog.Close className={styles.close} aria-label={closeLabel}>
            <Icon name="close" />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
