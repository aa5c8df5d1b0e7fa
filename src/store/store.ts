import { create } from "zustand";
import { subscribeWithSelector } from "zustand/middleware";
import { type Fields, INITIAL_FIELDS } from "./fields";
import { createGuideSlice, type GuideSlice } from "./guideSlice";
import { createInspectorSlice, type InspectorSlice } from "./inspectorSlice";
import { createModelSlice, type ModelSlice } from "./modelSlice";
import { createPlayerSlice, type PlayerSlice } from "./playerSlice";
import { createSensesSlice, type SensesSlice } from "./sensesSlice";
import { createTextSlice, type TextSlice } from "./textSlice";
import { createTraceSlice, type TraceSlice } from "./traceSlice";
import { createViewSlice, type ViewSlice } from "./viewSlice";

/** Everything the page knows. An action that spans slices lives with the one it starts from. */
export type AppState = Fields &
  TextSlice &
  SensesSlice &
  ModelSlice &
  TraceSlice &
  ViewSlice &
  PlayerSlice &
  InspectorSlice &
  GuideSlice;

export const useStore = create<AppState>()(
  subscribeWithSelector((set, get) => ({
    ...INITIAL_FIELDS,
    ...createTextSlice(set, get),
    ...createSensesSlice(set, get),
    ...createModelSlice(set, get),
    ...createTraceSlice(set, get),
    ...createViewSlice(set, get),
    ...createPlayerSlice(set, get),
    ...createInspectorSlice(set, get),
    ...createGuideSlice(set, get),
  })),
);
