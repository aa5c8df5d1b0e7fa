import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EngineClient, type Loss } from "./client";

/** A worker of which the test decides whether it answers. */
class FakeWorker extends EventTarget {
  static answers = true;
  static last: FakeWorker;
  terminated = false;
  constructor() {
    super();
    FakeWorker.last = this;
  }
  postMessage(message: { id: string }): void {
    if (!FakeWorker.answers || this.terminated) return;
    const answer = { id: message.id, type: "RAW", value: undefined };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data: answer })));
  }
  terminate(): void {
    this.terminated = true;
  }
}

const ADDRESS = { folder: "", query: "", headsQuery: "" };
let losses: Loss[] = [];
const client = () => new EngineClient(ADDRESS, (loss) => losses.push(loss));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Worker", FakeWorker);
  FakeWorker.answers = true;
  losses = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a worker that falls silent is missed within a minute or so, and one that answers is not", async () => {
  client().start();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(losses).toEqual([]);
  FakeWorker.answers = false;
  await vi.advanceTimersByTimeAsync(50_000);
  expect(losses).toEqual([]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(losses).toEqual(["engineSilent"]);
});

test("a worker that breaks is told apart from one that could never be made", async () => {
  client().start();
  await vi.advanceTimersByTimeAsync(10);
  FakeWorker.last.dispatchEvent(new Event("error"));
  FakeWorker.answers = false;
  client().start();
  FakeWorker.last.dispatchEvent(new Event("error"));
  expect(losses).toEqual(["engineCrashed", "engineBlocked"]);
});

test("where no worker can be made, that is what is said", () => {
  vi.stubGlobal(
    "Worker",
    class {
      constructor() {
        throw new DOMException("origin null", "SecurityError");
      }
    },
  );
  expect(() => client().start()).toThrow(/lets it run no worker/);
});

test("one that was stopped is missed by nobody", async () => {
  const stopped = client();
  stopped.start();
  FakeWorker.answers = false;
  stopped.stop();
  await vi.advanceTimersByTimeAsync(200_000);
  expect(losses).toEqual([]);
});
