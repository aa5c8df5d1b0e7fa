import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button";
import { words } from "../words/app";
import styles from "./SceneView.module.css";

interface Props {
  readonly children: ReactNode;
}

/**
 * Keeps the page standing when a scene cannot be shown: its file did not arrive, or drawing it failed.
 * Give it the scene's id as key: another scene starts afresh.
 */
export class SceneBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <SceneLost />;
  }
}

/** Says that a scene cannot be shown, and what to do. */
export function SceneLost(): ReactNode {
  return (
    <div className={styles.empty} role="alert">
      <p>{words.stage.lost}</p>
      <Button onClick={() => location.reload()}>{words.reload}</Button>
    </div>
  );
}
