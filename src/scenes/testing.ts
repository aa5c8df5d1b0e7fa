import { type RenderResult, render } from "@testing-library/react";
import { domAnimation, LazyMotion } from "framer-motion";
import { type ComponentType, createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { runKey, sceneContext } from "../app/context";
import { type SceneId, sceneEntry } from "../catalogue";
import {
  asksForStudies,
  type Explanation,
  type HeadRequest,
  type RunRequest,
  type TunedModel,
} from "../engine";
import { explainNumber, headsOf, passesOf } from "../engine/explain/explainNumber";
import type { Bert } from "../engine/model/bert";
import { runWithStudies } from "../engine/studies";
import { hasHead, readHead } from "../engine/testing/heads";
import { shippedBert } from "../engine/testing/shipped";
import { FixedTime } from "../player/time";
import { MAX_TOKENS } from "../store/fields";
import type { RunState } from "../store/store";
import { type AppState, useStore } from "../store/store";
import { hideTip, TipLayer } from "../viz/Tip";
import { language } from "../words/language";
import type { ModelInfo } from "../worker/protocol";
import { loadScene } from "./registry";
import type { SceneContext, SceneDefinition, SceneProps } from "./scene";

/** What the tests of scenes read where they name no text: they know its tokens by their positions. */
const TEST_TEXT = "The bank by the river was steep.";

/** Rounds of questions and answers before a scene counts as never satisfied. */
const MOST_ROUNDS = 8;

function modelInfo(bert: Bert): ModelInfo {
  const { special } = bert.tokenizer.vocabulary;
  return {
    config: bert.config,
    parameters: bert.parameterCount,
    kernels: bert.kernels,
    abilities: bert.abilities,
    ownHead: null,
    headProblem: null,
    rules: bert.tokenizer.rules,
    hasLeft: false,
    specialIds: { cls: special.cls, sep: special.sep, mask: special.mask },
  };
}

const heads = new Map<string, TunedModel>();

/** A trained head of the page, loaded once per test file. */
export function testHead({ name, variant }: HeadRequest): TunedModel {
  const key = `${name}/${variant}`;
  const head = heads.get(key) ?? readHead(shippedBert(), name, variant);
  heads.set(key, head);
  return head;
}

/** Answers by question: they are the same in every test of a file, and often asked for again. */
const answers = new Map<string, RunState>();

/** Answers of one pass that are kept; one to 128 tokens takes up to 9 MB. Those of many passes are kept for good. */
const MOST_KEPT = 40;

function answer(request: RunRequest): RunState {
  const key = JSON.stringify(request);
  const known = answers.get(key);
  if (known) return known;
  const state = fresh(request);
  answers.set(key, state);
  const single = [...answers].filter(([, run]) => !asksForStudies(run.request));
  if (single.length > MOST_KEPT) answers.delete(single[0][0]);
  return state;
}

function fresh(request: RunRequest): RunState {
  if (request.head && !hasHead(request.head.name, request.head.variant)) {
    return { request, answered: null, result: null, error: "The head’s file could not be fetched." };
  }
  const tuned = request.head ? testHead(request.head) : null;
  return { request, answered: request, result: runWithStudies(shippedBert(), request, tuned), error: null };
}

const contexts = new WeakMap<Partial<AppState>, Map<string, SceneContext>>();

/**
 * The context of a scene for some input, with the scene's own questions answered by the real engine. Of the same input
 * and in the same language it is the same context.
 */
export function contextOf(scene: SceneDefinition, input: Partial<AppState> = {}): SceneContext {
  const known = contexts.get(input) ?? new Map<string, SceneContext>();
  const key = `${scene.id} ${language()}`;
  const context = known.get(key) ?? newContext(scene, input);
  contexts.set(input, known.set(key, context));
  return context;
}

/** The page in a scene whose text has been read. */
function stateIn(scene: SceneId, input: Partial<AppState> = {}): AppState {
  const bert = shippedBert();
  const { text = TEST_TEXT, pair } = input;
  return {
    ...useStore.getInitialState(),
    ...input,
    text,
    scene,
    model: { phase: "ready", info: modelInfo(bert) },
    tokenizerReady: true,
    encoding: bert.tokenizer.encode(text, { pair: pair || null, maxTokens: MAX_TOKENS }),
  };
}

function newContext(scene: SceneDefinition, input: Partial<AppState>): SceneContext {
  const asked = stateIn(scene.id, { step: 0, ...input });
  const before = sceneContext(asked);
  if (!before) throw new Error("The tokenizer made nothing of the text.");
  // A question may build on an earlier answer, as on the page: ask until the scene has nothing new to ask.
  let context = before;
  let runs: Record<string, RunState> = { ...input.runs };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const requests = Object.entries(scene.requests(context));
    const known = Object.fromEntries(
      requests.map(([name, request]) => {
        const key = runKey(scene.id, name);
        const isAnswered = JSON.stringify(runs[key]?.request) === JSON.stringify(request);
        return [key, isAnswered ? runs[key] : answer(request)];
      }),
    );
    if (Object.entries(known).every(([key, run]) => runs[key] === run)) return context;
    runs = { ...runs, ...known };
    context = sceneContext({ ...asked, runs }) ?? context;
  }
  throw new Error(`The scene “${scene.id}” still has new questions after ${MOST_ROUNDS} rounds.`);
}

/**
 * The names of a scene's steps. Once there is a main pass, they are the same whatever the others say, which train or study;
 * all are asked where steps follow from those.
 */
export async function stepNames(id: SceneId): Promise<readonly string[]> {
  const scene = await loadScene(id);
  const state = stateIn(id);
  const before = sceneContext(state);
  const main = before && scene.requests(before).main;
  const runs: Record<string, RunState> = main ? { [runKey(id, "main")]: answer(main) } : {};
  const context = sceneContext({ ...state, runs });
  const steps = context ? scene.storyboard(context) : [];
  return (steps.length > 0 ? steps : scene.storyboard(contextOf(scene, { scene: id }))).map(
    (step) => step.id,
  );
}

/** What the inspector says of the number that was asked last: computed anew from its inputs. */
export function explanation(): Explanation {
  const stop = useStore.getState().inspection?.trail.at(-1);
  if (!stop) throw new Error("Nothing was asked.");
  const heads = headsOf(passesOf(stop.request, stop.ref)).map((head) => testHead(head));
  return explainNumber(shippedBert(), stop.request, stop.ref, heads);
}

/** A scene at story time `t`, with what the page puts around it. */
export function sceneElement(
  scene: SceneDefinition,
  Scene: ComponentType<SceneProps>,
  context: SceneContext,
  t: number,
  width = 1118,
  height = 796,
): ReactElement {
  const props = { context, steps: scene.storyboard(context), room: { width, height } };
  return createElement(
    LazyMotion,
    { features: domAnimation, strict: true },
    // biome-ignore lint/correctness/noChildrenProp: FixedTime's children are required
    createElement(FixedTime, { t, children: createElement(Scene, props) }),
    createElement(TipLayer),
  );
}

/** Draws a scene at story time `t`; what a test before has pointed at, maybe one of another file, says nothing any more. */
export function renderScene(...parts: Parameters<typeof sceneElement>): RenderResult {
  hideTip();
  return render(sceneElement(...parts));
}

/** A scene at story time `t` as markup: without effects and without a DOM, for a look at whether it is whole. */
export function markupOf(...parts: Parameters<typeof sceneElement>): string {
  return renderToStaticMarkup(sceneElement(...parts));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#x27": "'", amp: "&" };

/** Where markup says what no visitor may read, with what is around it. */
export function nonsenseIn(markup: string): string | null {
  const at = markup.search(/NaN|undefined|Infinity/);
  return at < 0 ? null : markup.slice(Math.max(0, at - 120), at + 30);
}

/** A step's caption as a visitor reads it. */
export function captionOf(scene: SceneDefinition, context: SceneContext, id: string): string {
  const step = scene.storyboard(context).find((candidate) => candidate.id === id);
  if (!step) throw new Error(`The scene has no step “${id}”.`);
  return renderToStaticMarkup(createElement("p", null, step.caption))
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#x27|amp);/g, (_, name: string) => ENTITIES[name]);
}

/** True in `npm run test:long`, which makes all of what `npm test` takes a sample of. */
export const LONG = Boolean(process.env.LONG);

/** False in `npm run test:quick` for rooms that a change within other rooms cannot reach: no scene imports another. */
export function isTouched(room: string): boolean {
  const { ROOMS } = process.env;
  return !ROOMS || ROOMS.split(",").includes(room);
}

type Inputs = Readonly<Record<string, Partial<AppState>>>;

/** Texts that a scene may not have been thought of with. */
const ODD_TEXTS: Inputs = {
  "one word": { text: "Hello" },
  "an empty second sentence": { text: "The bank.", pair: "" },
  "unknown pieces, an emoji and a pair": { text: "日本 🤖 ❤ [MASK]", pair: "☃" },
  ...(LONG && {
    "a pair": { text: "Where is the cat?", pair: "It is under the table." },
    "only special tokens": { text: "🤖 [UNK]" },
  }),
};

/**
 * Tests that a scene is drawn and told at each of its steps, wide and narrow in turn, whatever the text.
 * @param more inputs that only this scene knows, by name.
 * @param longest tokens of the longest text in `npm test`: fewer than fit where a scene runs the network for each.
 */
export function drawnWhateverTheText(scene: SceneDefinition, more: Inputs = {}, longest = 32): void {
  const { asksByStep } = sceneEntry(scene.id);
  const length = LONG ? MAX_TOKENS : longest;
  const long = { text: "very ".repeat(length / 2), pair: "long ".repeat(length / 2), token: length - 1 };
  describe("any text", () => {
    test.each(Object.entries({ ...ODD_TEXTS, [`a pair of ${length} tokens`]: long, ...more }))(
      "%s is drawn and told at every step, wide and narrow",
      { timeout: LONG ? 1_200_000 : 240_000 },
      (_, input) => {
        // A copy: what was computed for these texts is not kept for the scenes after this one.
        let context = contextOf(scene, { ...input });
        scene.storyboard(context).forEach(({ id }, step) => {
          if (asksByStep) context = contextOf(scene, { ...input, step });
          const ways = [
            [1118, step + 1],
            [340, step + 0.6],
          ];
          for (const [width, t] of LONG ? ways : [ways[step % 2]]) {
            const markup = markupOf(scene, scene.Scene, context, t, width);
            expect(nonsenseIn(markup), `${id}, ${width}`).toBeNull();
            expect(markup.replace(/<[^>]*>/g, "").length, id).toBeGreaterThan(20);
          }
          expect(captionOf(scene, context, id), id).not.toMatch(/NaN|undefined|Infinity/);
        });
      },
    );
  });
}
