import { type ReactNode, useId } from "react";
import { useStore } from "../../store/store";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Select";
import { setSetting, settingsOf } from "../settings";
import styles from "./Attention.module.css";
import { type EdgeFilter, NO_FILTER, SEGMENT_FILTERS, type SegmentFilter } from "./settings";
import { words } from "./words";

const SEGMENT_NAMES: Record<SegmentFilter, string> = {
  get all() {
    return words.filter.allSegments;
  },
  aa: "A → A",
  ab: "A → B",
  ba: "B → A",
  bb: "B → B",
};

/** What of the attention is drawn: special tokens, the strongest share, segments. It hides; it changes no number. */
export function FilterBar({ pair }: { pair: boolean }): ReactNode {
  const filter = useStore((state) => settingsOf(state).attention.filter);
  const setFilter = (change: Partial<EdgeFilter>): void =>
    setSetting("attention", { filter: { ...filter, ...change } });
  const id = useId();
  return (
    <div className={styles.filters}>
      <label className={styles.filter}>
        <input
          type="checkbox"
          checked={!filter.specials}
          onChange={(event) => setFilter({ specials: !event.target.checked })}
        />
        {words.filter.hideSpecials}
      </label>
      <span className={styles.filter}>
        <label htmlFor={id}>{words.filter.strongest(filter.strongest)}</label>
        <input
          id={id}
          type="range"
          min={1}
          max={100}
          value={filter.strongest}
          onChange={(event) => setFilter({ strongest: Number(event.target.value) })}
        />
      </span>
      {pair && (
        <Select
          label={words.filter.segments}
          options={SEGMENT_FILTERS.map((value) => ({ value, label: SEGMENT_NAMES[value] }))}
          value={filter.segments}
          onChange={(segments) => setFilter({ segments })}
        />
      )}
      {filter !== NO_FILTER && (filter.strongest < 100 || !filter.specials || filter.segments !== "all") && (
        <Button kind="quiet" onClick={() => setFilter(NO_FILTER)}>
          {words.filter.everything}
        </Button>
      )}
    </div>
  );
}
