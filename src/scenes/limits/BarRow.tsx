import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { NumberRef, PassRequest } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import styles from "./Limits.module.css";

export interface BarRowProps {
  readonly name: string;
  readonly detail?: ReactNode;
  /** Length of the bar, 0…1. */
  readonly share: number;
  readonly value: string;
  /** The pass that the number is of, and where it comes from; null while it is computed. */
  readonly request: PassRequest | null;
  readonly about: () => NumberRef;
  /** Story time at which the bar begins to grow. */
  readonly start: number;
  readonly isOwn?: boolean;
}

/** One line of a bar chart: what, how much, and the number. */
export function BarRow({
  name,
  detail,
  share,
  value,
  request,
  about,
  start,
  isOwn = false,
}: BarRowProps): ReactNode {
  const grow = useSpan(start, start + 0.25);
  const width = useDerived(grow, (p) => `${100 * p * Math.max(0, Math.min(1, share))}%`);
  return (
    <tr data-own={isOwn || undefined}>
      <th scope="row">
        {name}
        {detail && <span className={styles.detail}>{detail}</span>}
      </th>
      <td>
        <span className={styles.track}>
          <AskBar request={request} about={about}>
            <m.span className={styles.fill} style={{ width }} />
          </AskBar>
        </span>
      </td>
      <td className={styles.value}>
        <Ask request={request} about={about}>
          {value}
        </Ask>
      </td>
    </tr>
  );
}
