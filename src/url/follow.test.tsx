import { expect, test } from "vitest";
import { time } from "../player/clock";
import { setSeconds } from "../store/player";
import { useStore } from "../store/store";
import { followUrl } from "./follow";

/** Changes the address as a visitor who follows a link within the page. */
function follow(hash: string): void {
  history.replaceState(null, "", hash);
  dispatchEvent(new PopStateEvent("popstate"));
}

test("a link to a moment behind the last step shows the end of what is on stage, and waits for that of another scene", () => {
  followUrl();
  useStore.setState({ scene: "why" });
  setSeconds([4, 4, 4]);
  follow("#v=6&scene=why&t=7.5");
  expect(time.get()).toBe(3);
  expect(useStore.getState().step).toBe(2);
  follow("#v=6&scene=why&t=1.5");
  expect(time.get()).toBe(1.5);
  follow("#v=6&scene=limits&t=5.5");
  expect(time.get()).toBe(5.5);
  setSeconds([4, 4]);
  expect(time.get()).toBe(2);
});
