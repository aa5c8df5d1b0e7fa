import { type MotionStyle, m } from "framer-motion";
import { Children, type ComponentProps, createContext, type ReactNode, useContext } from "react";
import styles from "./Table.module.css";

/** What stands over a column: a name, and where it says more than words, that they are numbers or how wide it is. */
type Column =
  | string
  | {
      readonly name: ReactNode;
      /** Aligned by their last digit. */
      readonly numbers?: boolean;
      readonly width?: number | string;
    };

const Columns = createContext<readonly Column[]>([]);
const plain = (column: Column | undefined) => (typeof column === "object" ? column : { name: column });
const isNumbers = (column: Column | undefined): true | undefined => plain(column).numbers || undefined;

/** Columns of numbers, by their names. */
export const numberColumns = (...names: readonly ReactNode[]): readonly Column[] =>
  names.map((name) => ({ name, numbers: true }));

interface TableProps extends Omit<ComponentProps<"table">, "title"> {
  /** What the table is, read out. */
  readonly caption?: ReactNode;
  /** The same, written above it. */
  readonly title?: ReactNode;
  readonly columns: readonly Column[];
  /** `names`: the names of the columns are only read out; `table`: all of it, as a picture shows the same. */
  readonly unseen?: "names" | "table";
  /** A matrix, without lines: what is between its cells, across and down. */
  readonly grid?: string;
  /** It may be wider than its room, and is moved sideways in it. */
  readonly wide?: boolean;
}

/** Things in rows, and what is said of each in columns. */
export function Table(props: TableProps): ReactNode {
  const { caption, title, columns, unseen, grid, wide = false, className = "", children, ...rest } = props;
  const table = (
    <table
      {...rest}
      data-grid={grid && true}
      style={{ borderSpacing: grid, ...rest.style }}
      className={unseen === "table" ? "sr-only" : `${styles.table} ${className}`}
    >
      {(title ?? caption) != null && (
        <caption className={title == null ? "sr-only" : undefined}>{title ?? caption}</caption>
      )}
      <colgroup>
        {columns.map((column, index) => (
          <col key={index} style={{ width: plain(column).width }} />
        ))}
      </colgroup>
      {columns.some((column) => plain(column).name) && (
        <thead className={unseen === "names" ? "sr-only" : undefined}>
          <tr>
            {columns.map((column, index) =>
              plain(column).name ? (
                <th key={index} scope="col" data-number={isNumbers(column)}>
                  {plain(column).name}
                </th>
              ) : (
                <td key={index} />
              ),
            )}
          </tr>
        </thead>
      )}
      <tbody>
        <Columns value={columns}>{children}</Columns>
      </tbody>
    </table>
  );
  return wide ? <div className={styles.wide}>{table}</div> : table;
}

interface RowProps {
  /** What the row is about. Without cells it is the name of the rows below it. */
  readonly head: ReactNode;
  /** Each is a cell; the last of fewer than there are columns takes the room that is left. */
  readonly children?: ReactNode;
  /** The sum or the mean of what stands above it. */
  readonly sum?: boolean;
  readonly selected?: boolean;
  readonly style?: MotionStyle;
}

/** A row of a `Table`. */
export function Row({ head, children, sum, selected, ...rest }: RowProps): ReactNode {
  const columns = useContext(Columns);
  const last = Children.count(children);
  const span = (at: number) => (at === last ? columns.length - at : 1);
  return (
    <m.tr data-sum={sum || undefined} data-selected={selected || undefined} {...rest}>
      <th scope={last === 0 ? "colgroup" : "row"} colSpan={span(0)}>
        {head}
      </th>
      {Children.map(children, (cell, index) => (
        <td colSpan={span(index + 1)} data-number={isNumbers(columns[index + 1])}>
          {cell}
        </td>
      ))}
    </m.tr>
  );
}
