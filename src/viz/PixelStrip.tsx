import type { ReactNode } from "react";
import { Button } from "../ui/Button";
import styles from "./PixelStrip.module.css";
import { Pixels } from "./Pixels";
import { useEntryCursor } from "./useEntryCursor";

export interface PixelStripProps {
  readonly values: Float32Array;
  /** Magnitude with the full colour; the same for all strips that are compared. */
  readonly scale: number;
  readonly className?: string;
  /** Makes the strip a button over its entries: a click or Enter picks one, see `useEntryCursor`. */
  readonly onPick?: (index: number) => void;
  /** What the button says, if there is one. */
  readonly label?: string;
  /** Left out by the tab key: the same strip is elsewhere on the page for the keys. */
  readonly pointerOnly?: boolean;
}

/** A vector as a strip of pixels, as wide as its box: for tables with many strips. Blue above zero, red below. */
export function PixelStrip(props: PixelStripProps): ReactNode {
  const { values, scale, className, onPick, label, pointerOnly = false } = props;
  const { cursor, handlers } = useEntryCursor(values, onPick);
  const pixels = (
    <Pixels
      values={values}
      rows={1}
      columns={values.length}
      shades="linear"
      scale={scale}
      width="100%"
      height="100%"
      className={className}
    />
  );
  if (!onPick) return pixels;
  return (
    <Button
      kind="bare"
      className={styles.pick}
      aria-label={label}
      tabIndex={pointerOnly ? -1 : undefined}
      {...handlers}
    >
      {pixels}
      {cursor !== null && (
        <span
          className={styles.cursor}
          style={{ left: `${(cursor / values.length) * 100}%`, width: `${100 / values.length}%` }}
        />
      )}
    </Button>
  );
}
