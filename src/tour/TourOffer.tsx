import type { ReactNode } from "react";
import { useStore } from "../store/store";
import styles from "./Tour.module.css";

/** Asks a newcomer, once, whether to be shown around. */
export function TourOffer(): ReactNode {
  const offered = useStore((state) => state.tourOffered);
  const { startTour, setTourOffered } = useStore.getState();
  if (!offered) return null;
  return (
    <section className={styles.offer} aria-label="For newcomers">
      <p>
        New here? In <b>ninety seconds</b> one sentence goes through all of BERT.
      </p>
      <button type="button" className={styles.take} onClick={startTour}>
        Take the tour
      </button>
      <button type="button" className={styles.decline} onClick={() => setTourOffered(false)}>
        Not now
      </button>
    </section>
  );
}
