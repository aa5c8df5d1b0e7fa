import { shallow } from "zustand/shallow";
import { sceneEntry } from "../catalogue";
import { asksForStudies, type Encoding, type Explanation, type RunRequest, type RunResult } from "../engine";
import { loadAllScenes, loadedScene, loadScene } from "../scenes/registry";
import { INITIAL_SETTINGS, setSetting } from "../scenes/settings";
import { takeAwayRequests } from "../share/request";
import { isOf } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import { questionInputs } from "../store/inputs";
import { explained, inspectionFailed, stopKey } from "../store/inspector";
import { learnSentences, type Problem, problemOf, sayProblem } from "../store/problem";
import { runDone, runFailed, runsAsked, runsDropped } from "../store/runs";
import { type Stop, useStore } from "../store/store";
import { isSwitched } from "../store/switches";
import { restoreAll } from "../store/view";
import { EngineClient } from "../worker/client";
import { LatestWins } from "../worker/latestWins";
import type { ModelAddress, OwnModelFiles } from "../worker/protocol";
import { afterPicture } from "./afterPicture";
import { runKey, sceneContext, shownRuns } from "./context";

interface Input {
  readonly text: string;
  readonly pair: string | null;
}

const store = () => useStore.getState();

/**
 * Connects the store with the worker, in one direction each: what the visitor typed or chose becomes questions
 * to the engine, the engine's answers become store entries. It draws nothing.
 */
export class Controller {
  private readonly client: EngineClient;
  private readonly encodings: LatestWins<Input, Encoding>;
  /** What the step on stage shows. */
  private readonly runs: LatestWins<RunRequest, RunResult>;
  /** All other passes, in a row of their own: what is typed does not wait behind them. */
  private readonly behind: LatestWins<RunRequest, RunResult>;
  /** Those of them that make many passes, in a third: a step that shows one pass does not wait behind them. */
  private readonly studies: LatestWins<RunRequest, RunResult>;
  private readonly explanations: LatestWins<Stop, Explanation>;
  /** What the switches change, once something is switched off. */
  private difference: typeof import("../switches/difference") | null = null;
  /** Resolves when the picture is there that the last answer of `runs` came with. */
  private drawn: Promise<void> = Promise.resolve();
  /** The last question by run name, as JSON, so that an unchanged question is not asked again. */
  private readonly asked = new Map<string, string>();

  constructor(model: ModelAddress) {
    this.client = new EngineClient(model, (code) => this.fail({ code, values: [] }));
    this.encodings = new LatestWins<Input, Encoding>(
      ({ text, pair }) => this.client.encode(text, pair, MAX_TOKENS),
      (_name, _input, encoding) => useStore.setState({ encoding }),
      (_name, _input, error) => this.fail(problemOf(error)),
    );
    this.explanations = new LatestWins(
      ({ request, ref }) => this.client.explain(request, ref),
      (_name, stop, explanation) => explained(stop, explanation),
      (_name, _question, error) => inspectionFailed(problemOf(error)),
    );
    this.runs = this.row(async (request, signal) => {
      const result = await this.client.run(request, signal);
      this.drawn = afterPicture();
      return result;
    });
    // The picture comes first: on a small machine they would slow down what is read and drawn for it.
    const later = async (request: RunRequest, signal: AbortSignal): Promise<RunResult> => {
      await this.runs.idle();
      await this.drawn;
      signal.throwIfAborted();
      return this.client.run(request, signal);
    };
    this.behind = this.row(later);
    this.studies = this.row(later);
  }

  private rows(): readonly LatestWins<RunRequest, RunResult>[] {
    return [this.runs, this.behind, this.studies];
  }

  private row(
    perform: (request: RunRequest, signal: AbortSignal) => Promise<RunResult>,
  ): LatestWins<RunRequest, RunResult> {
    return new LatestWins(
      perform,
      (name, request, result) => runDone(name, request, result),
      (name, request, error) => {
        // Asked ahead, it may have named positions that the text no longer has: the scene asks again when it is read.
        if (this.isRead()) runFailed(name, request, problemOf(error));
        else this.asked.delete(name);
      },
    );
  }

  /** Starts the worker, follows the store, and loads the model. Call once. */
  start(): void {
    useStore.subscribe(
      ({ text, pair }) => ({ text, pair }),
      (_, before) => {
        this.encode();
        this.askAhead(before.text);
      },
      { equalityFn: shallow },
    );
    // Everything a question can depend on, but not time: the player must not make the engine ask itself anything.
    useStore.subscribe(questionInputs, () => this.ask(), { equalityFn: shallow });
    useStore.subscribe(
      ({ inspection }) => inspection?.trail.at(-1) ?? null,
      (stop) => stop && this.explain(stop),
    );
    void this.load();
    void learnSentences();
  }

  private explain(stop: Stop): void {
    if (store().inspection?.answers[stopKey(stop)]) return;
    this.explanations.ask("inspector", stop);
  }

  /** Loads (again): what the visitor typed stays in the store. */
  async load(): Promise<void> {
    this.encodings.clear();
    for (const row of this.rows()) row.clear();
    this.explanations.clear();
    this.asked.clear();
    // The new worker has no vocabulary yet: what is typed meanwhile waits for it.
    useStore.setState({ tokenizerReady: false, model: { phase: "loading", loaded: 0, total: null } });
    if (store().ownModel) {
      useStore.setState({ ownModel: false });
      this.forget();
    }
    try {
      this.client.start();
      this.client.watchHeads((headProgress) => useStore.setState({ headProgress }));
      await this.client.loadTokenizer();
      useStore.setState({ tokenizerReady: true });
      this.encode();
      const info = await this.client.load((loaded, total) => {
        if (store().model.phase === "loading")
          useStore.setState({ model: { phase: "loading", loaded, total } });
      });
      // The visitor's own model came first, and stays.
      if (info) useStore.setState({ model: { phase: "ready", info } });
      // The network is free now: going to another scene should not wait for it.
      void loadAllScenes();
    } catch (error) {
      if (!store().ownModel) this.fail(problemOf(error));
    }
  }

  /**
   * Puts the visitor's own model to work; what was computed with the other one is forgotten.
   * @throws Error with a sentence if the files are no BERT this engine can run: the model before stays at work.
   */
  async loadOwn(files: OwnModelFiles): Promise<void> {
    const info = await this.client.loadFiles(files);
    for (const row of this.rows()) row.clear();
    this.asked.clear();
    this.forget();
    restoreAll();
    useStore.setState({ tokenizerReady: true, ownModel: true, model: { phase: "ready", info } });
    this.encode();
  }

  /** Another model than before: what was computed with that one is forgotten, and the calculator of sizes begins with the new one's. */
  private forget(): void {
    useStore.setState({ runs: {}, encoding: null });
    setSetting("sizes", INITIAL_SETTINGS.sizes);
  }

  private fail(problem: Problem): void {
    const model = {
      phase: "error",
      code: problem.code,
      get message() {
        return sayProblem(problem);
      },
    } as const;
    void learnSentences().then(() => useStore.setState({ model }));
  }

  private encode(): void {
    const { tokenizerReady, text, pair } = store();
    if (!tokenizerReady) return;
    this.encodings.ask("main", { text, pair: pair || null });
  }

  /** Whether the tokens are of the text as it is now. */
  private isRead(): boolean {
    const { encoding, text, pair } = store();
    return encoding !== null && isOf(encoding, text, pair);
  }

  /**
   * Puts what is shown of the visitor's text to the text as it is now, without waiting for its tokens: most scenes ask the
   * same once these are there, and have the answer a round trip sooner. Another question takes its place.
   * @param before the text until now: what asks about another one is not about the visitor's.
   */
  private askAhead(before: string): void {
    const { runs, model, text, pair } = store();
    if (model.phase !== "ready") return;
    this.put(
      shownRuns(store()).flatMap((key) => {
        const last = runs[key]?.request;
        const isAboutText = last?.text === before || last?.text === text;
        return isAboutText ? [[key, { ...last, text, pair: pair ?? last.pair }]] : [];
      }),
    );
  }

  /** Asks for the passes that the scene on stage wants and that were not asked yet. */
  private ask(): void {
    const state = store();
    // The questions of a scene may name positions, so they wait for the tokens of the text as it is now.
    if (state.model.phase !== "ready" || !state.encoding || !this.isRead()) return;
    const context = sceneContext(state);
    if (!context) return;
    // A scene whose head the model lacks is not on stage, so its questions are not asked.
    const { needsHead } = sceneEntry(state.scene);
    if (needsHead && !state.model.info.abilities[needsHead]) return;
    const scene = loadedScene(state.scene);
    if (!scene) {
      // If its code does not arrive, the stage says so.
      loadScene(state.scene).then(
        () => this.ask(),
        () => undefined,
      );
      return;
    }
    if (isSwitched(state.switches) && !this.difference) {
      // It comes with what stands beside pictures; if that does not arrive, the stage says so.
      import("../switches/difference").then(
        (code) => {
          this.difference = code;
          this.ask();
        },
        () => undefined,
      );
    }
    const here = { ...context, encoding: state.encoding };
    const wanted = scene.requests(here);
    const requests = Object.entries(wanted).map(
      ([name, request]) => [runKey(state.scene, name), request] as const,
    );
    const shown = shownRuns(state);
    const isShown = ([key]: readonly [string, RunRequest]): boolean => shown.includes(key);
    const questions = [
      ...requests.filter(isShown),
      ...Object.entries(this.difference?.differenceRequests(here, state.runs) ?? {}),
      ...requests.filter((request) => !isShown(request)),
      ...Object.entries(takeAwayRequests(state, wanted.main ?? null)),
    ];
    // What a scene that was left still waits for would come before all this; who comes back asks again.
    const wantedNow = new Set(questions.map(([key]) => key));
    const dropped = this.rows().flatMap((row) => row.keep(wantedNow));
    for (const key of dropped) this.asked.delete(key);
    if (dropped.length > 0) runsDropped(dropped);
    this.put(questions);
  }

  /** Puts those questions to the worker that were not asked yet. */
  private put(questions: readonly (readonly [key: string, request: RunRequest])[]): void {
    const news = questions.filter(([key, request]) => {
      const question = JSON.stringify(request);
      if (this.asked.get(key) === question) return false;
      this.asked.set(key, question);
      return true;
    });
    const shown = shownRuns(store());
    for (const [key, request] of news) {
      const hidden = asksForStudies(request) ? this.studies : this.behind;
      const own = shown.includes(key) ? this.runs : hidden;
      for (const row of this.rows()) if (row !== own) row.drop(key);
      own.ask(key, request);
    }
    // The store's news bring us back here: what follows from them is asked behind these.
    if (news.length > 0) runsAsked(news);
  }
}
