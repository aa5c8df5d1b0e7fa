import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { megabytes } from "../ui/format";
import styles from "./ModelBar.module.css";

/** Loading in bytes, or what went wrong and a way to try again. Nothing once the model is there. */
export function ModelBar({ onRetry }: { onRetry: () => void }): ReactNode {
  const model = useStore((state) => state.model);
  if (model.phase === "ready") return null;
  if (model.phase === "error") {
    return (
      <div className={styles.bar} data-error role="alert">
        <p>{model.message}</p>
        <button type="button" className={styles.retry} onClick={onRetry}>
          Try again
        </button>
      </div>
    );
  }
  const { loaded, total } = model;
  const share = total ? Math.min(1, loaded / total) : null;
  const words = total ? `${megabytes(loaded)} of ${megabytes(total)}` : `${megabytes(loaded)} so far`;
  return (
    <div className={styles.bar}>
      <p id="loading-words">Loading the model’s weights: {words}. The tokenizer already works.</p>
      <progress
        className={styles.progress}
        aria-labelledby="loading-words"
        max={1}
        value={share ?? undefined}
      />
    </div>
  );
}
