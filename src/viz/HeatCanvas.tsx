import type { ReactNode } from "react";
import { Pixels } from "./Pixels";

export interface HeatCanvasProps {
  /** Probabilities 0…1, row-major, `rows × columns`. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** CSS size. */
  readonly width: number;
  readonly height: number;
  readonly className?: string;
  /** Values −1…1 on the diverging scale instead. */
  readonly signed?: boolean;
}

/** A matrix of probabilities, one pixel per cell. Colour is √p. */
export function HeatCanvas({ signed = false, ...props }: HeatCanvasProps): ReactNode {
  return <Pixels {...props} shades={signed ? "root" : "heat"} />;
}
