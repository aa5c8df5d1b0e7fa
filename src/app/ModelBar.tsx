import type { ReactNode } from "react";
import { FIRST_SCENE } from "../catalogue";
import { useStore } from "../store/store";
import { megabytes } from "../ui/format";
import { words } from "../words/app";
import styles from "./ModelBar.module.css";

/** Out of a frame that forbids what the page needs, with the moment on stage. It is named: the frame may forbid links too. */
function WayOut(): ReactNode {
  const address = new URL(location.href);
  for (const part of ["embed", "hide"]) address.searchParams.delete(part);
  return (
    <a href={address.href} target="_blank" rel="noopener">
      {words.openApart(address.host + address.pathname)}
    </a>
  );
}

/** Loading in bytes, or what went wrong and a way to try again. Nothing once the model is there. */
export function ModelBar({ onRetry }: { onRetry: () => void }): ReactNode {
  const model = useStore((state) => state.model);
  const inStory = useStore((state) => state.scene === FIRST_SCENE);
  if (model.phase === "ready") return null;
  if (model.phase === "error") {
    return (
      <div className={styles.bar} data-error role="alert">
        <p>{model.message}</p>
        {model.code === "engineBlocked" && parent !== window && <WayOut />}
        <button type="button" className={styles.retry} onClick={onRetry}>
          {words.tryAgain}
        </button>
      </div>
    );
  }
  const { loaded, total } = model;
  const share = total ? Math.min(1, loaded / total) : null;
  const { loading } = words;
  const sentence = total
    ? loading.known(megabytes(loaded), megabytes(total))
    : loading.unknown(megabytes(loaded));
  // In the story the blank is the loading bar: here it is only said.
  return (
    <div className={inStory ? "sr-only" : styles.bar}>
      <p id="loading-words">{sentence}</p>
      <progress
        className={styles.progress}
        aria-labelledby="loading-words"
        max={1}
        value={share ?? undefined}
      />
    </div>
  );
}
