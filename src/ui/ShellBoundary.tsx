import { Component, type ReactNode } from "react";
import { words } from "../words/ui";
import { Button } from "./Button";
import styles from "./ShellBoundary.module.css";

interface Props {
  readonly children: ReactNode;
  /** The page could not even be taken down: it begins with the sentence. */
  readonly failed?: boolean;
}

/**
 * Stands around the whole page: whatever breaks in it, something is said, and one button draws the page anew. Text,
 * scene and moment are in the store, which nothing that is drawn can harm.
 */
export class ShellBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: this.props.failed ?? false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className={styles.lost} role="alert">
        <p>{words.shell.lost}</p>
        <Button kind="main" onClick={() => this.setState({ failed: false })}>
          {words.shell.goOn}
        </Button>
      </main>
    );
  }
}
