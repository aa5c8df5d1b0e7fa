import type { PseudoLoss, RunRequest } from "../../engine";
import { masked } from "../../engine/explain/asked";
import type { Question } from "../../inspector/question";
import { guessRef, meanRef } from "../../inspector/refs";
import { maskId, type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** Tokens of the text that are guessed: each takes a pass per line. */
const MOST_GUESSED = 24;
/** Lines besides the whole model, if it has more layers than that. */
const MOST_LINES = 6;

/** The model with some of its layers left out. */
export interface Student {
  /** Name of its run. */
  readonly run: string;
  readonly label: string;
  readonly kind: "whole" | "top" | "alternate" | "own";
  readonly kept: number;
  readonly layersOff: readonly number[];
}

const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Layers the visitor cut, by number from 0; those that the model does not have are left out. */
export function cutLayers({ settings, model }: Pick<SceneContext, "settings" | "model">): readonly number[] {
  return indices(model?.config.layers ?? 0).filter((layer) => ((settings.variants.cut >> layer) & 1) === 1);
}

/** The whole model, fewer and fewer layers from the top, every other layer, and what the visitor leaves. */
export function students(context: Pick<SceneContext, "settings" | "model">): readonly Student[] {
  const layers = context.model?.config.layers ?? 0;
  const steps = Math.min(layers, MOST_LINES);
  const names = words.distil.students;
  const top = indices(steps).map((i): Student => {
    const kept = Math.round((layers * (steps - 1 - i)) / steps);
    return {
      run: `top${kept}`,
      label: names.first(kept),
      kind: "top",
      kept,
      layersOff: indices(layers).filter((layer) => layer >= kept),
    };
  });
  const odd = indices(layers).filter((layer) => layer % 2 === 1);
  const cut = cutLayers(context);
  return [
    { run: "whole", label: names.whole(layers), kind: "whole", kept: layers, layersOff: [] },
    ...top,
    {
      run: "alternate",
      label: names.alternate,
      kind: "alternate",
      kept: layers - odd.length,
      layersOff: odd,
    },
    { run: "own", label: names.own, kind: "own", kept: layers - cut.length, layersOff: cut },
  ];
}

/** One question per student: how well it expects the text. */
export function studentRequests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair, switches } = context;
  return Object.fromEntries(
    students(context).map(({ run, layersOff }) => [
      run,
      {
        text,
        pair,
        maxTokens: MAX_TOKENS,
        need: { pooled: false },
        pseudoLoss: { most: MOST_GUESSED, top: 1 },
        interventions: { ...switches, layersOff: [...new Set([...switches.layersOff, ...layersOff])] },
      },
    ]),
  );
}

/** A student's answers, if they are to its question as it is now. */
export function answersOf(context: SceneContext, { run }: Student): PseudoLoss | null {
  return answerTo(context, run, studentRequests(context)[run])?.pseudoLoss ?? null;
}

/** A question's pass with [MASK] in the place of some tokens. */
export function maskedPass(
  context: SceneContext,
  request: RunRequest,
  positions: readonly number[],
): RunRequest {
  return masked(request, positions, maskId(context));
}

/** How probable a student finds its guess for a token that is masked alone. */
export function guessQuestion(
  context: SceneContext,
  { run }: Student,
  position: number,
  id: number,
): Question {
  const request = studentRequests(context)[run];
  return { request: maskedPass(context, request, [position]), about: guessRef(position, id) };
}

/** A student's mean loss over the tokens, each of a pass of its own; null while it works, or without a token. */
export function lossOf(context: SceneContext, student: Student): Num | null {
  const answers = answersOf(context, student);
  if (!answers || answers.tokens.length === 0) return null;
  const request = studentRequests(context)[student.run];
  const said = words.distil;
  const items = answers.tokens.map(({ position }) => {
    const { text, id } = context.encoding.tokens[position];
    const pass = maskedPass(context, request, [position]);
    return { label: said.lossOf(text), ref: guessRef(position, id, "loss"), pass };
  });
  const about = meanRef(said.lossName(student.label), said.lossesOf(items.length), items);
  return numberOf(context, { request, about });
}
