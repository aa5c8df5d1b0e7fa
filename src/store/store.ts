import { create } from "zustand";
import { subscribeWithSelector } from "zustand/middleware";
import { createGuideSlice, type GuideSlice } from "./guideSlice";
import { createInspectorSlice, type InspectorSlice } from "./inspectorSlice";
import { createModelSlice, type ModelSlice } from "./modelSlice";
import { createPlayerSlice, type PlayerSlice } from "./playerSlice";
import { createSensesSlice, type SensesSlice } from "./sensesSlice";
import { createTextSlice, type TextSlice } from "./textSlice";
import { createTraceSlice, type TraceSlice } from "./traceSlice";
import { createViewSlice, type ViewSlice } from "./viewSlice";

/** Everything the page knows. Slices are independent; only actions that span them live with the slice they start from. */
export type AppState = TextSlice &
  SensesSlice &
  ModelSlice &
  TraceSlice &
  ViewSlice &
  PlayerSlice &
  InspectorSlice &
  GuideSlice;

export const useStore = create<AppState>()(
  subscribeWithSelector((...args) => ({
    ...createTextSlice(...args),
    ...createSensesSlice(...args),
    ...createModelSlice(...args),
    ...createTraceSlice(...args),
    ...createViewSlice(...args),
    ...createPlayerSlice(...args),
    ...createInspectorSlice(...args),
    ...createGuideSlice(...args),
  })),
);
