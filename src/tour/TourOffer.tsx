import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { words } from "../words/app";
import styles from "./Tour.module.css";

/** Asks a newcomer, once, whether to be shown around. */
export function TourOffer(): ReactNode {
  const offered = useStore((state) => state.tourOffered);
  const { startTour, setTourOffered } = useStore.getState();
  if (!offered) return null;
  return (
    <section className={styles.offer} aria-label={words.offer.label}>
      <p>{words.offer.text}</p>
      <button type="button" className={styles.take} onClick={startTour}>
        {words.offer.take}
      </button>
      <button type="button" className={styles.decline} onClick={() => setTourOffered(false)}>
        {words.offer.decline}
      </button>
    </section>
  );
}
