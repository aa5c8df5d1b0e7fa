import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { RunRequest } from "../engine";
import { runWithStudies } from "../engine/studies";
import { shippedBert } from "../engine/testing/shipped";
import { loadScene } from "../scenes/registry";
import { play, scrub, setSeconds, tick } from "../store/player";
import { useStore } from "../store/store";
import { setText } from "../store/text";
import { setHead, setLayer, setScene, setToken } from "../store/view";
import { Controller } from "./controller";

/** The worker's side of the client, in this very thread: the real engine, but the test decides when and whether it answers. */
const worker = vi.hoisted(() => ({
  starts: 0,
  crash: (): void => undefined,
  /** Set to make the download of the weights fail once. */
  loadError: null as string | null,
  /** While true, a run or an encoding is never answered, as by a worker that has died. */
  dead: false,
  runs: [] as RunRequest[],
  encoded: [] as string[],
  /** While true, studies of many passes take for ever, and only their signal ends them. */
  slow: false,
  stopped: [] as string[],
  /** What tokens wait for. */
  tokens: Promise.resolve(),
  /** What the next picture waits for. */
  picture: Promise.resolve(),
}));

vi.mock("./afterPicture", () => ({ afterPicture: () => worker.picture }));

vi.mock("../worker/client", () => ({
  EngineClient: class {
    constructor(_address: unknown, onCrash: () => void) {
      worker.crash = onCrash;
    }
    start(): void {
      worker.starts += 1;
      worker.dead = false;
    }
    watchHeads(): void {}
    async loadTokenizer(): Promise<void> {}
    async load(onProgress: (loaded: number, total: number | null) => void): Promise<unknown> {
      onProgress(5, 10);
      const error = worker.loadError;
      worker.loadError = null;
      if (error) throw new Error(error);
      const { config, kernels, abilities, parameterCount: parameters } = shippedBert();
      return { config, kernels, abilities, parameters, specialIds: { cls: 101, sep: 102, mask: 103 } };
    }
    async encode(text: string, pair: string | null, maxTokens: number): Promise<unknown> {
      worker.encoded.push(text);
      await worker.tokens;
      return worker.dead
        ? new Promise(() => undefined)
        : shippedBert().tokenizer.encode(text, { pair, maxTokens });
    }
    async run(request: RunRequest, signal: AbortSignal): Promise<unknown> {
      worker.runs.push(request);
      if (worker.slow && request.leaveOneOut) {
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            worker.stopped.push(request.text);
            reject(new Error("This analysis was given up for a newer one."));
          });
        });
      }
      return worker.dead ? new Promise(() => undefined) : runWithStudies(shippedBert(), request);
    }
  },
}));

const state = () => useStore.getState();
/** Waits for what the engine or a download brings about; a busy machine takes its time. */
const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000 });
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));
const main = () => state().runs["attention/main"];

async function page(input: Partial<ReturnType<typeof state>> = {}): Promise<Controller> {
  useStore.setState({ scene: "attention", ...input });
  const controller = new Controller({ folder: "/model/", query: "", headsQuery: "" });
  controller.start();
  await soon(() => expect(state().model.phase).toBe("ready"));
  await soon(() => expect(main()?.result).toBeTruthy());
  await settle();
  return controller;
}

/** What listens to the store: a controller of a test before would answer all questions once more. */
const listeners = vi.spyOn(useStore, "subscribe");
afterEach(() => {
  for (const { value: stop } of listeners.mock.results) stop();
  listeners.mockClear();
});

// On the page the code of the scene on stage is there long before the weights are.
beforeAll(async () => {
  await Promise.all([loadScene("tokenization"), loadScene("attention")]);
  shippedBert();
});

beforeEach(() => {
  Object.assign(worker, {
    starts: 0,
    loadError: null,
    dead: false,
    slow: false,
    stopped: [],
    tokens: Promise.resolve(),
    picture: Promise.resolve(),
    runs: [],
    encoded: [],
  });
});

test("the text is tokenized, the model loaded, and the scene's questions answered", async () => {
  await page();
  expect(worker.encoded).toEqual(["The wind blew down the trees."]);
  expect(main().result?.encoding.tokens[2].text).toBe("wind");
  expect(Object.keys(state().runs)).toContain("attention/other");
});

test("what is typed last is what is shown", async () => {
  await page();
  for (const text of ["A", "A c", "A ca", "A cat."]) setText(text);
  await soon(() => expect(main().result?.encoding.tokens[2]?.text).toBe("cat"));
  expect(worker.encoded).not.toContain("A ca");
});

test("time asks the engine nothing", async () => {
  await page();
  const before = worker.runs.length;
  setSeconds([2, 2]);
  play();
  for (let i = 0; i < 50; i++) tick(16);
  scrub(1.2);
  await settle();
  expect(worker.runs).toHaveLength(before);
});

test("a question that was answered is not asked again", async () => {
  // With a word chosen the text is the visitor's: no scene replaces it by its own.
  await page({ token: 1 });
  const before = worker.runs.length;
  setLayer(2);
  setHead(1);
  setScene("tokenization");
  await settle();
  setScene("attention");
  await settle();
  expect(worker.runs.filter(({ need }) => need?.layers?.includes("scores"))).toHaveLength(1);
  expect(worker.runs.length).toBeGreaterThanOrEqual(before);
});

test("no question goes to the engine about words that have just changed", async () => {
  await page();
  const before = worker.runs.length;
  setText("Quite other words.");
  setToken(1);
  for (const { text } of worker.runs.slice(before)) expect(text).toBe("Quite other words.");
  await soon(() => expect(main().result?.encoding.tokens[1].text).toBe("quite"));
  for (const { text } of worker.runs.slice(before)) expect(text.startsWith("Quite")).toBe(true);
});

test("a text is read at once where the scene asks the same of it, and read once", async () => {
  await page();
  const before = worker.runs.length;
  const readings = () => worker.runs.slice(before).filter(({ text }) => text === "Quite other words.");
  setText("Quite other words.");
  // Controllers of the tests before still follow the store, so there may be more than one.
  const { length } = readings();
  expect(length).toBeGreaterThan(0);
  await soon(() => expect(state().encoding?.tokens[1].text).toBe("quite"));
  await soon(() => expect(main().result?.encoding.tokens[1].text).toBe("quite"));
  await settle();
  expect(readings()).toHaveLength(length);
});

test("what was asked before the tokens were there, about a word that is gone, is no failure", async () => {
  await loadScene("why");
  await page({ text: "A cat sleeps on the warm neighbourhood.", masked: [5] });
  const why = () => state().runs["why/main"];
  useStore.setState({ scene: "why" });
  await soon(() => expect(why()?.result?.guesses[0].position).toBe(5));
  let arrive = (): void => undefined;
  worker.tokens = new Promise((done) => {
    arrive = done;
  });
  const errors: (string | null)[] = [];
  const stop = useStore.subscribe(() => errors.push(why().error));
  setText("A cat.");
  const ahead = { text: "A cat.", guesses: expect.objectContaining({ positions: [5] }) };
  await soon(() => expect(worker.runs).toContainEqual(expect.objectContaining(ahead)));
  await settle();
  arrive();
  await soon(() => expect(why().result?.encoding.tokens).toHaveLength(5));
  stop();
  expect(why().result?.guesses[0].position).toBe(2);
  expect(new Set(errors)).toEqual(new Set([null]));
});

test("weights that do not come are an error in words, and trying again keeps the text", async () => {
  useStore.setState({ scene: "attention" });
  worker.loadError = "“model.safetensors” could not be fetched.";
  const controller = new Controller({ folder: "/model/", query: "", headsQuery: "" });
  controller.start();
  await soon(() => expect(state().model.phase).toBe("error"));
  expect(state().model).toMatchObject({ message: "“model.safetensors” could not be fetched." });
  expect(state().encoding).not.toBeNull();
  setText("My own words.");
  await controller.load();
  await soon(() => expect(main()?.result?.encoding.tokens[2].text).toBe("own"));
  expect(worker.starts).toBe(2);
});

test("after a crash in the middle of a pass the page says so, and recovers in full", async () => {
  const controller = await page();
  worker.dead = true;
  setText("Typed into the void.");
  await settle();
  worker.crash();
  await soon(() => expect(state().model).toMatchObject({ phase: "error" }));
  await controller.load();
  await soon(() => expect(main().result?.encoding.tokens[1].text).toBe("typed"));
  setText("And on it goes.");
  await soon(() => expect(main().result?.encoding.tokens[1].text).toBe("and"));
});

test("a long study holds nothing up, and stops when the words it is about have changed", async () => {
  await loadScene("why");
  await page();
  worker.slow = true;
  useStore.setState({ scene: "why", masked: [2] });
  const isAsked = (text: string): boolean =>
    worker.runs.some(({ leaveOneOut, text: own }) => leaveOneOut !== undefined && own === text);
  await soon(() => expect(isAsked(state().text)).toBe(true));
  const first = state().text;
  setText("The bank by the sea.");
  useStore.setState({ masked: [2] });
  await soon(() => expect(state().runs["why/main"]?.result?.encoding.tokens).toHaveLength(8));
  await soon(() => expect(isAsked("The bank by the sea.")).toBe(true));
  // A single pass that is asked meanwhile does not wait for it.
  useStore.setState({ switches: { headsOff: [], layersOff: [1], edgesOff: [] } });
  await soon(() => expect(state().runs["why/cut"]?.result).toBeTruthy());
  expect(state().runs["why/without"].result).toBeNull();
  // Controllers of the tests before still follow the store, so each may have been told.
  expect([...new Set(worker.stopped)]).toEqual([first]);
  expect(state().runs["why/without"].error).toBeNull();
});

test("what the step on stage does not show is asked when its picture is there", async () => {
  await loadScene("mlm");
  await page();
  let drawn = (): void => undefined;
  worker.picture = new Promise((resolve) => {
    drawn = resolve;
  });
  useStore.setState({ scene: "mlm", masked: [2] });
  await soon(() => expect(state().runs["mlm/main"]?.result).toBeTruthy());
  await settle();
  const others = () => Object.entries(state().runs).filter(([key]) => /^mlm\/(?!main$)/.test(key));
  expect(others()).not.toHaveLength(0);
  expect(others().filter(([, run]) => run.result)).toEqual([]);
  drawn();
  await soon(() => expect(others().filter(([, run]) => !run.result)).toEqual([]));
});

test("what a room that was left still waits for keeps no other one waiting, and is asked when one comes back", async () => {
  await loadScene("mlm");
  await page();
  const answered = () =>
    Object.entries(state().runs).filter(([key, run]) => /^mlm\/(?!main$)/.test(key) && run.result);
  const waiting = () => Object.keys(state().runs).filter((key) => key.startsWith("mlm/"));
  useStore.setState({ runs: {}, scene: "mlm", masked: [2] });
  setText("The old mill stood by the lake.");
  let drawn = (): void => undefined;
  worker.picture = new Promise((resolve) => {
    drawn = resolve;
  });
  await soon(() => expect(waiting().length).toBeGreaterThan(2));
  setScene("attention");
  await soon(() => expect(main()?.result?.encoding.tokens).toHaveLength(10));
  drawn();
  await settle();
  await settle();
  expect(answered()).toEqual([]);
  // Nothing is left that is waited for in vain.
  expect(waiting().filter((key) => key !== "mlm/main")).toEqual([]);
  setScene("mlm");
  useStore.setState({ masked: [2] });
  await soon(() => expect(answered()).toHaveLength(waiting().length - 1));
});
