import type { ReactNode } from "react";
import type { AskedPass, NumberRef } from "../engine";
import { Button } from "../ui/Button";
import { tipHandlers } from "../viz/Tip";
import { words } from "../words/inspector";
import styles from "./Ask.module.css";
import { ask } from "./question";

interface AskProps {
  /** The pass the number belongs to; without one the number cannot be asked. */
  readonly request: AskedPass | null | undefined;
  /** A function where the reference is long: it is made when somebody asks. */
  readonly about: NumberRef | (() => NumberRef);
  /** What a screen reader says: `Where does 12 % come from?` */
  readonly label?: string;
  /** How the number came to be, in short. */
  readonly tip?: () => ReactNode;
  /** Without the dotted line under it: in a dense matrix. */
  readonly plain?: boolean;
  /** The same number stands elsewhere, where the tab key stops; this one is the pointer’s. */
  readonly twin?: boolean;
  readonly children: ReactNode;
}

/** The bar beside a number that answers (`Ask`): the pointer gets the same answer there, keys have the number. */
export function AskBar({
  request,
  about,
  children,
}: Pick<AskProps, "request" | "about" | "children">): ReactNode {
  if (!request) return children;
  return (
    <Button
      kind="bare"
      className={styles.bar}
      tabIndex={-1}
      aria-hidden="true"
      onClick={() => ask({ request, about: typeof about === "function" ? about() : about })}
    >
      {children}
    </Button>
  );
}

/** A number that answers: a click opens the inspector on it. */
export function Ask({ request, about, label, tip, plain = false, twin, children }: AskProps): ReactNode {
  if (!request) return children;
  return (
    <Button
      kind="bare"
      className={styles.ask}
      data-plain={plain || undefined}
      tabIndex={twin ? -1 : undefined}
      aria-label={label}
      title={tip ? undefined : words.title}
      {...(tip && tipHandlers(tip))}
      onClick={() => ask({ request, about: typeof about === "function" ? about() : about })}
    >
      {children}
    </Button>
  );
}
