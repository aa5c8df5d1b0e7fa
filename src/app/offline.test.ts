import { beforeEach, expect, test, vi } from "vitest";
import { goOffline, takeUpdate } from "./offline";

interface Told {
  onNeedRefresh(): void;
  onNeedReload(): void;
}
const worker = vi.hoisted(() => ({ told: null as unknown as Told, asked: vi.fn() }));
vi.mock("virtual:pwa-register", () => ({
  registerSW(told: Told) {
    worker.told = told;
    return worker.asked;
  },
}));

const reload = vi.fn();
beforeEach(() => {
  vi.stubGlobal("location", { reload });
  vi.stubGlobal("navigator", { serviceWorker: {} });
  reload.mockClear();
  goOffline([]);
  worker.told.onNeedRefresh();
});

test("a newer page taken into use in another tab leaves this one as it is, until its visitor asks", () => {
  worker.told.onNeedReload();
  expect(reload).not.toHaveBeenCalled();
  takeUpdate();
  expect(reload).toHaveBeenCalledTimes(1);
});

test("taken into use in this tab, it loads", () => {
  takeUpdate();
  expect(worker.asked).toHaveBeenCalledWith(true);
  worker.told.onNeedReload();
  expect(reload).toHaveBeenCalledTimes(1);
});
