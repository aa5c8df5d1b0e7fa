import { expect, test } from "vitest";
import { useStore } from "./store";

const state = () => useStore.getState();

test("what is selected stays selected from scene to scene", () => {
  state().setToken(3);
  state().setLayer(2);
  state().setHead(1);
  state().setCausal(true);
  state().setScene("attention");
  state().setScene("mlm");
  expect(state()).toMatchObject({ token: 3, layer: 2, head: 1, causal: true });
});

test("a head, a layer and an edge are switched off and on again", () => {
  state().toggleHead({ layer: 1, head: 2 });
  state().toggleLayer(3);
  state().toggleEdge({ layer: "all", head: "all", from: 0, to: 1 });
  expect(state().switches).toEqual({
    headsOff: [{ layer: 1, head: 2 }],
    layersOff: [3],
    edgesOff: [{ layer: "all", head: "all", from: 0, to: 1 }],
  });
  state().toggleHead({ layer: 1, head: 2 });
  state().toggleLayer(3);
  expect(state().switches).toMatchObject({ headsOff: [], layersOff: [] });
  expect(state().switches.edgesOff).toHaveLength(1);
  state().restoreAll();
  expect(state().switches.edgesOff).toEqual([]);
});

test("a filter changes in the part that is named", () => {
  state().setFilter({ strongest: 20 });
  state().setFilter({ specials: false });
  expect(state().filter).toEqual({ specials: false, strongest: 20, segments: "all" });
});
