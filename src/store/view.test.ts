import { expect, test } from "vitest";
import { useStore } from "./store";
import {
  restoreAll,
  setCausal,
  setHead,
  setLayer,
  setScene,
  setToken,
  toggleEdge,
  toggleHead,
  toggleLayer,
} from "./view";

const state = () => useStore.getState();

test("what is selected stays selected from scene to scene", () => {
  setToken(3);
  setLayer(2);
  setHead(1);
  setCausal(true);
  setScene("attention");
  setScene("mlm");
  expect(state()).toMatchObject({ token: 3, layer: 2, head: 1, causal: true });
});

test("a head, a layer and an edge are switched off and on again", () => {
  toggleHead({ layer: 1, head: 2 });
  toggleLayer(3);
  toggleEdge({ layer: "all", head: "all", from: 0, to: 1 });
  expect(state().switches).toEqual({
    headsOff: [{ layer: 1, head: 2 }],
    layersOff: [3],
    edgesOff: [{ layer: "all", head: "all", from: 0, to: 1 }],
  });
  toggleHead({ layer: 1, head: 2 });
  toggleLayer(3);
  expect(state().switches).toMatchObject({ headsOff: [], layersOff: [] });
  expect(state().switches.edgesOff).toHaveLength(1);
  restoreAll();
  expect(state().switches.edgesOff).toEqual([]);
});
