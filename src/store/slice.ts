import type { StateCreator } from "zustand";
import type { AppState } from "./store";

/** A slice of the store: it may read and write the whole state but declares only its own part. */
export type Slice<Part> = StateCreator<AppState, [["zustand/subscribeWithSelector", never]], [], Part>;
