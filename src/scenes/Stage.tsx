import type { ReactNode } from "react";

/** From this width on a room has wide edges. */
const WIDE = 620;

const edgeOf = (width: number): number => (width < WIDE ? 14 : 32);

/** What a room of so many pixels has between its edges. */
export function insideOf(width: number): number {
  return Math.max(240, width - 2 * edgeOf(width));
}

interface StageProps {
  /** Of the room, in pixels. */
  readonly width: number;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A room's picture with its controls: what is inside its edges. */
export function Stage({ width, className, children }: StageProps): ReactNode {
  const [top, bottom] = width < WIDE ? ["0.9rem", "1rem"] : ["1.1rem", "1.2rem"];
  return (
    <div
      className={className}
      data-narrow={width < WIDE || undefined}
      style={{ padding: `${top} ${edgeOf(width)}px ${bottom}` }}
    >
      {children}
    </div>
  );
}
