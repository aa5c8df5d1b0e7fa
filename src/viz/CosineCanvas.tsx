import type { ReactNode } from "react";
import { Pixels } from "./Pixels";

export interface CosineCanvasProps {
  /** Signed values, row-major, `rows × columns`. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** CSS size. */
  readonly width: number;
  readonly height: number;
  /** Magnitude that gets the full colour; default: 1, as cosines have. */
  readonly scale?: number;
}

/** A matrix of signed values, one pixel per cell: blue above zero, red below. */
export function CosineCanvas(props: CosineCanvasProps): ReactNode {
  return <Pixels {...props} shades="linear" />;
}
