import { type MotionStyle, m } from "framer-motion";
import type { ReactNode } from "react";
import { PixelStrip, type PixelStripProps } from "./PixelStrip";
import styles from "./Vector.module.css";

interface VectorTrackProps extends PixelStripProps {
  /** How the strip comes into its track. */
  readonly comes?: MotionStyle;
  /** A copy of it on its way into what is made of it. */
  readonly copy?: MotionStyle;
}

/** A vector as a strip of pixels in its track. */
export function VectorTrack(props: VectorTrackProps): ReactNode {
  const { comes, copy, className = "", ...strip } = props;
  return (
    <span className={`${styles.track} ${className}`}>
      <m.span className={styles.strip} style={comes}>
        <PixelStrip {...strip} />
      </m.span>
      {copy && (
        <m.span className={styles.copy} style={copy} aria-hidden="true">
          <PixelStrip values={strip.values} scale={strip.scale} />
        </m.span>
      )}
    </span>
  );
}

interface VectorNameProps {
  readonly detail?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What the vector of a line is, and below it a little more. */
export function VectorName({ detail, className = "", children }: VectorNameProps): ReactNode {
  return (
    <span className={`${styles.name} ${className}`}>
      {children}
      {detail && <span className={styles.detail}>{detail}</span>}
    </span>
  );
}

interface VectorLengthProps {
  /** What it is called; left out where there is no room. */
  readonly label?: string;
  readonly style?: MotionStyle;
  readonly children: ReactNode;
}

/** The number at the end of a vector's line. */
export function VectorLength({ label, style, children }: VectorLengthProps): ReactNode {
  return (
    <m.span className={styles.length} style={style}>
      {label && <span className={styles.label}>{label}</span>}
      {children}
    </m.span>
  );
}
