import { beforeEach, expect, test } from "vitest";
import { LatestWins } from "./latestWins";

/** An engine whose answers come when the test says so. */
class FakeEngine {
  readonly asked: string[] = [];
  readonly stopped: string[] = [];
  private readonly open: { resolve: (answer: string) => void; reject: (error: Error) => void }[] = [];

  readonly perform = (question: string, signal: AbortSignal): Promise<string> => {
    this.asked.push(question);
    signal.addEventListener("abort", () => this.stopped.push(question));
    return new Promise((resolve, reject) => this.open.push({ resolve, reject }));
  };

  async answer(answer: string): Promise<void> {
    this.open.shift()!.resolve(answer);
    await settle();
  }

  async fail(message: string): Promise<void> {
    this.open.shift()!.reject(new Error(message));
    await settle();
  }
}

/** Lets everything that is already decided happen. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));

let engine: FakeEngine;
let log: string[];
let runs: LatestWins<string, string>;

beforeEach(() => {
  engine = new FakeEngine();
  log = [];
  runs = new LatestWins(
    engine.perform,
    (name, question, answer) => log.push(`${name}: ${question} → ${answer}`),
    (name, question, error) => log.push(`${name}: ${question} ✗ ${(error as Error).message}`),
  );
});

test("an answer reaches the one who asked", async () => {
  runs.ask("main", "a cat");
  await engine.answer("four tokens");
  expect(log).toEqual(["main: a cat → four tokens"]);
});

test("questions are answered one at a time, in the order they were asked", async () => {
  runs.ask("main", "a");
  runs.ask("other", "b");
  expect(engine.asked).toEqual(["a"]);
  await engine.answer("1");
  expect(engine.asked).toEqual(["a", "b"]);
  await engine.answer("2");
  expect(log).toEqual(["main: a → 1", "other: b → 2"]);
});

test("an answer that a newer question has overtaken is dropped", async () => {
  runs.ask("main", "a");
  runs.ask("main", "ab");
  await engine.answer("stale");
  expect(log).toEqual([]);
  await engine.answer("fresh");
  expect(log).toEqual(["main: ab → fresh"]);
});

test("of many questions asked while one runs, only the last is asked of the engine", async () => {
  for (const text of ["a", "ab", "abc", "abcd"]) runs.ask("main", text);
  await engine.answer("stale");
  await engine.answer("fresh");
  expect(engine.asked).toEqual(["a", "abcd"]);
  expect(log).toEqual(["main: abcd → fresh"]);
});

test("a newer question under one name leaves the other names alone", async () => {
  runs.ask("main", "a");
  runs.ask("other", "b");
  runs.ask("main", "c");
  await engine.answer("1");
  await engine.answer("2");
  await engine.answer("3");
  expect(log.sort()).toEqual(["main: c → 3", "other: b → 2"]);
});

test("a failure is reported and the next question still gets its answer", async () => {
  runs.ask("main", "a");
  runs.ask("other", "b");
  await engine.fail("too long");
  await engine.answer("2");
  expect(log).toEqual(["main: a ✗ too long", "other: b → 2"]);
});

test("a failure that a newer question has overtaken is not reported", async () => {
  runs.ask("main", "a");
  runs.ask("main", "b");
  await engine.fail("too long");
  await engine.answer("2");
  expect(log).toEqual(["main: b → 2"]);
});

test("after clearing, answers still under way are dropped", async () => {
  runs.ask("main", "a");
  runs.ask("main", "b");
  runs.clear();
  await engine.answer("late");
  expect(log).toEqual([]);
  expect(engine.asked).toEqual(["a"]);
});

test("after clearing, a question is asked at once even if the old worker never answers", async () => {
  runs.ask("main", "to a worker that died");
  runs.clear();
  runs.ask("main", "to its successor");
  expect(engine.asked).toEqual(["to a worker that died", "to its successor"]);
});

test("the same question asked again after clearing is answered once, by the new worker", async () => {
  runs.ask("main", "a");
  runs.clear();
  runs.ask("main", "a");
  await engine.answer("old worker");
  await engine.answer("new worker");
  expect(log).toEqual(["main: a → new worker"]);
});

test("a question under way is told to stop when a newer one of its name is asked, and only then", async () => {
  runs.ask("main", "a");
  runs.ask("other", "b");
  expect(engine.stopped).toEqual([]);
  runs.ask("main", "c");
  expect(engine.stopped).toEqual(["a"]);
  await engine.fail("given up");
  await engine.answer("2");
  await engine.answer("3");
  expect(engine.stopped).toEqual(["a"]);
  expect(log).toEqual(["other: b → 2", "main: c → 3"]);
});

test("a question that nobody waits for any more is stopped if it runs, and never asked if it waits", async () => {
  runs.ask("main", "a");
  runs.ask("other", "b");
  runs.drop("other");
  runs.drop("main");
  expect(engine.stopped).toEqual(["a"]);
  await engine.answer("1");
  expect(engine.asked).toEqual(["a"]);
  expect(log).toEqual([]);
});

test("clearing stops what is under way", () => {
  runs.ask("main", "a");
  runs.clear();
  expect(engine.stopped).toEqual(["a"]);
});

test("is idle when what was asked, and what its answers asked in turn, is answered", async () => {
  const chained: LatestWins<string, string> = new LatestWins(
    engine.perform,
    (_name, question) => question === "first" && chained.ask("then", "second"),
    () => undefined,
  );
  let isIdle = false;
  chained.ask("main", "first");
  void chained.idle().then(() => {
    isIdle = true;
  });
  await engine.answer("1");
  expect(engine.asked).toEqual(["first", "second"]);
  expect(isIdle).toBe(false);
  await engine.answer("2");
  expect(isIdle).toBe(true);
});

test("is idle once all is forgotten, whatever is still under way", async () => {
  runs.ask("main", "a");
  runs.clear();
  await runs.idle();
  expect(engine.asked).toEqual(["a"]);
});

test("what is wanted no more is not asked, or told to stop", async () => {
  runs.ask("main", "a");
  runs.ask("other", "b");
  runs.ask("third", "c");
  expect(runs.keep(new Set(["third"]))).toEqual(["other", "main"]);
  expect(engine.stopped).toEqual(["a"]);
  expect(runs.keep(new Set(["third"]))).toEqual([]);
  await engine.answer("1");
  await engine.answer("3");
  expect(engine.asked).toEqual(["a", "c"]);
  expect(log).toEqual(["third: c → 3"]);
});
