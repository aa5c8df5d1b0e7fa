import type { ReactNode } from "react";
import type { AskedPass } from "../../engine";
import { markProps, marksGroup } from "../../inspector/question";
import { percent } from "../../ui/format";
import { useBeginning } from "../../ui/useGrowing";
import type { TokenBox } from "../../viz/tokenLayout";
import styles from "./Mlm.module.css";
import { words } from "./words";

interface LooksProps {
  readonly boxes: readonly TokenBox[];
  /** Attention probability from the token in focus to each token, averaged over the layer's heads. */
  readonly shares: ArrayLike<number>;
  /** The layer at work: 1 is the first. */
  readonly layer: number;
  readonly heads: number;
  /** The position in focus. */
  readonly focus: number;
  /** What the model reads at a position. */
  readonly shown: (position: number) => string;
  /** The pass that the shares are of. */
  readonly request: AskedPass | null;
}

/** How much the token in focus looks at each one: bars under the words, whose full length is probability 1. */
export function Looks({ boxes, shares, layer, heads, focus, shown, request }: LooksProps): ReactNode {
  const from = shown(focus);
  const marks = useBeginning(boxes);
  return (
    <g {...marksGroup(words.sentence.looks(layer, from))}>
      {marks.map(({ index, x, y, width, height }, at) => {
        const share = shares[index] ?? 0;
        const [left, top, to] = [x, y + height, shown(index)];
        return (
          <g
            key={index}
            className={styles.lookMark}
            data-look={layer}
            {...markProps(
              () => ({ request, about: { of: "mean attention", layer: layer - 1, from: focus, to: index } }),
              {
                label: words.sentence.look(percent(share), from, to, layer),
                tip: () => words.sentence.lookTip(<b>{percent(share)}</b>, from, to, layer, heads),
                later: at > 0,
              },
            )}
          >
            <rect className={styles.hit} x={left} y={top + 3} width={width} height={18} />
            <rect className={styles.lookTrack} x={left} y={top + 9} width={width} height={6} rx={3} />
            <rect
              className={styles.look}
              x={left}
              y={top + 9}
              width={Math.max(1, width * share)}
              height={6}
              rx={3}
            />
          </g>
        );
      })}
    </g>
  );
}
