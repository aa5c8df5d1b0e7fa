import type { ReactNode } from "react";
import { magnified } from "../ui/magnify";
import type { Room } from "../viz/ground";
import styles from "./Stage.module.css";

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

/** What stands around a view, in pixels: the edges of its stage, and the row of controls above. */
const AROUND = 104;

interface ViewProps {
  /** Of the stage. */
  readonly room: Room;
  /** What this view needs to be whole, where it needs less than the room's others. */
  readonly needs: Room;
  readonly children: ReactNode | ((room: Room) => ReactNode);
}

/** One view of a room that has several: as large as the stage below the controls allows, and in its middle. */
export function View({ room, needs, children }: ViewProps): ReactNode {
  const free = { width: insideOf(room.width), height: room.height - AROUND };
  const { zoom, room: own } = magnified(free, needs);
  return (
    <div className={styles.view} style={room.width < WIDE ? undefined : { zoom, minHeight: own.height }}>
      {typeof children === "function" ? children(own) : children}
    </div>
  );
}
