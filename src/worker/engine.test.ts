import { readFileSync } from "node:fs";
import { MessageChannel } from "node:worker_threads";
import * as Comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { runWithStudies } from "../engine/studies";
import { folderFiles } from "../engine/testing/folders";
import { shippedBert } from "../engine/testing/shipped";
import { learnSentences, problemOf, sayProblem } from "../store/problem";
import { speak } from "../words/speak";
import { createEngine } from "./engine";
import { carryProblems } from "./problems";
import type { EngineWorker, ModelInfo } from "./protocol";

const ADDRESS = { folder: "https://host/model/", query: "?v=1", headsQuery: "?v=1" };
const FILES = ["config.json", "vocab.txt", "model.safetensors"];
const WHOLE = new Map(FILES.map((name) => [name, Uint8Array.from(readFileSync(`public/model/${name}`))]));

type Answer = () => Response;

/** The model on the network, in pieces as downloads arrive; single files may be answered otherwise. */
function serve(answers: Record<string, Answer> = {}): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    const name = url.slice(ADDRESS.folder.length, -ADDRESS.query.length);
    const own = answers[name];
    if (own) return own();
    const bytes = WHOLE.get(name)!;
    return new Response(inPieces(bytes), { headers: { "content-length": `${bytes.length}` } });
  });
  return asked;
}

function inPieces(bytes: Uint8Array, error?: Error): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + 300_000));
      else if (error) controller.error(error);
      else controller.close();
      at += 300_000;
    },
  });
}

afterEach(() => vi.unstubAllGlobals());

describe("loading over the network", () => {
  const noProgress = (): void => undefined;
  const request = { text: "The bank by the river.", guesses: { positions: [2], top: 3 } };

  test("the visitor's own model, put to work while ours was still arriving, stays, and ours stops arriving", async () => {
    const engine = createEngine();
    const bytes = WHOLE.get("model.safetensors")!;
    let pieces = 0;
    // When a fifth of ours is here, the visitor brings another: the rest comes only after that.
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (pieces++ === 8) await engine.loadFiles(folderFiles("tests/fixtures/reference/tiny"), 0);
        if (pieces * 300_000 < bytes.length)
          controller.enqueue(bytes.slice((pieces - 1) * 300_000, pieces * 300_000));
        else controller.close();
      },
    });
    serve({ "model.safetensors": () => new Response(stream) });
    const late = await engine.load(ADDRESS, () => undefined);
    expect(pieces).toBeLessThan(12);
    expect(late).toBeNull();
    const { trace } = await engine.run({ text: "a", need: { layers: ["probs"] } }, 1);
    expect(trace.layers).toHaveLength(3);
  });

  test("what is abandoned while it is read leaves the model at work, and can be read again", async () => {
    const engine = createEngine();
    const folder = folderFiles("tests/fixtures/reference/tiny");
    await engine.loadFiles(folder, 1);
    const given = engine.loadFiles(folderFiles("tests/fixtures/huggingface/guess"), 2);
    engine.abandon(2);
    await expect(given).rejects.toThrow(/given up/);
    const { trace } = await engine.run({ text: "a", need: { layers: ["probs"] } }, 3);
    expect(trace.layers).toHaveLength(3);
    const read = await engine.loadFiles(folderFiles("tests/fixtures/huggingface/guess"), 4);
    expect(read.config.layers).not.toBe(3);
  });

  test("gives the model of the files, and counts their bytes as they arrive", async () => {
    const asked = serve();
    const engine = createEngine();
    const progress: (readonly [number, number | null])[] = [];
    const info = await engine.load(ADDRESS, (...step) => progress.push(step));
    const bert = shippedBert(info!.kernels);
    expect(info?.config).toEqual(bert.config);
    expect(info?.parameters).toBe(bert.parameterCount);
    expect((await engine.run(request, 1)).guesses).toEqual(bert.run(request).guesses);

    const size = WHOLE.get("model.safetensors")!.length;
    expect(progress[0]).toEqual([0, size]);
    expect(progress.at(-1)).toEqual([size, size]);
    expect(progress.length).toBe(Math.ceil(size / 300_000) + 1);
    expect(asked.sort()).toEqual(FILES.map((name) => ADDRESS.folder + name + ADDRESS.query).sort());
  });

  const weights = WHOLE.get("model.safetensors")!;
  const page = new TextEncoder().encode("<!doctype html><h1>Welcome</h1>".repeat(40));
  test.each<[string, Record<string, Answer>, RegExp]>([
    ["missing", { "model.safetensors": () => new Response("", { status: 404 }) }, /the server answered 404/],
    [
      "cut off",
      { "model.safetensors": () => new Response(inPieces(weights.slice(0, 3_000_000))) },
      /^The weights file is cut short: tensor "/,
    ],
    [
      "empty",
      { "model.safetensors": () => new Response("") },
      /^The weights file has only 0 bytes; perhaps the download was cut short\.$/,
    ],
    [
      "replaced by a web page",
      { "model.safetensors": () => new Response(page) },
      /^The weights file is not a safetensors file/,
    ],
    [
      "interrupted",
      {
        "model.safetensors": () =>
          new Response(inPieces(weights.slice(0, 600_000), new TypeError("network error"))),
      },
      /^“model\.safetensors” stopped arriving after 600,000 bytes\. Check/,
    ],
    [
      "offline",
      {
        "model.safetensors": () => {
          throw new TypeError("Failed to fetch");
        },
      },
      /^“model\.safetensors” could not be fetched: the network did not answer\. Check/,
    ],
    [
      "without their config",
      { "config.json": () => new Response("", { status: 404 }) },
      /^“config\.json” could not be fetched: the server answered 404/,
    ],
  ])(
    "says in a sentence what is wrong with weights that are %s, and loads them when they are back",
    async (_name, answers, sentence) => {
      serve(answers);
      const engine = createEngine();
      await expect(engine.load(ADDRESS, noProgress)).rejects.toThrow(sentence);
      await expect(engine.run(request, 1)).rejects.toThrow("The weights are not loaded yet.");
      serve();
      await engine.load(ADDRESS, noProgress);
      expect((await engine.run(request, 2)).guesses).toHaveLength(1);
    },
  );
});

describe("a study of many passes", () => {
  const long = Array.from({ length: 40 }, () => "river").join(" ");
  const study = { text: long, leaveOneOut: { position: 3, target: 2000 } };
  const other = { text: "A cat.", need: { layers: ["probs"] } } as const;
  let worker: EngineWorker;
  let info: ModelInfo;
  /** The page's side, with real messages between. */
  let page: Comlink.Remote<EngineWorker>;

  beforeAll(async () => {
    serve();
    worker = createEngine();
    info = (await worker.load(ADDRESS, () => undefined))!;
    const { port1, port2 } = new MessageChannel();
    carryProblems();
    Comlink.expose(worker, nodeEndpoint(port1));
    page = Comlink.wrap<EngineWorker>(nodeEndpoint(port2));
    return () => {
      port1.close();
      port2.close();
    };
  });

  test("gives the same numbers as in one go", async () => {
    const result = await page.run(study, 1);
    const expected = runWithStudies(shippedBert(info.kernels), study);
    expect(result.leaveOneOut).toEqual(expected.leaveOneOut);
    expect(result.ablation).toBeNull();
    expect(result.inputIds).toEqual(expected.inputIds);
  });

  test("lets shorter questions pass: they are answered long before it is done", async () => {
    const done: string[] = [];
    const answers = [
      page.run(study, 2).then(() => done.push("study")),
      page.run(other, 3).then(() => done.push("first")),
    ];
    await answers[1];
    answers.push(page.run(other, 4).then(() => done.push("second")));
    await answers[2];
    answers.push(page.encode("Typed meanwhile.", null, 16).then(() => done.push("tokens")));
    await Promise.all(answers);
    expect(done).toEqual(["first", "second", "tokens", "study"]);
  });

  test("stops when its answer is not wanted any more, at the next pause", async () => {
    const passes = vi.spyOn(shippedBert().constructor.prototype, "forward");
    const given = page.run(study, 5).catch((error: Error) => error.message);
    await page.run(other, 6);
    await page.abandon(5);
    expect(await given).toBe("This analysis was given up for a newer one.");
    const until = passes.mock.calls.length;
    expect(until).toBeLessThan(40);
    await page.run(other, 7);
    expect(passes.mock.calls.length).toBe(until + 1);
    passes.mockRestore();
  });

  test("says what is wrong with a question, as a single pass does", async () => {
    const wrong = { text: "A cat.", leaveOneOut: { position: 99, target: 0 } };
    await expect(page.run(wrong, 8)).rejects.toThrow("There is no position 99");
  });

  test("keeps the code and the values of what went wrong on its way, for the page to say it in its language", async () => {
    const wrong = { text: "A cat.", leaveOneOut: { position: 99, target: 0 } };
    const problem = await page.run(wrong, 9).then(() => null, problemOf);
    expect(problem).toEqual({ code: "noPosition", values: [99, 4] });
    if (!problem) return;
    await learnSentences();
    expect(sayProblem(problem)).toBe("There is no position 99: the text has tokens 0 to 4.");
    await speak("es");
    expect(sayProblem(problem)).toBe("No existe la posición 99: el texto tiene los tokens del 0 al 4.");
    expect(sayProblem(problemOf(new Error("What nobody expected.")))).toBe("What nobody expected.");
    await speak("en");
  });
});
