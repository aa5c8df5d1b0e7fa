import type { LabelledText } from "../../engine";
import { TrainingError } from "../../engine/errors";
import { readLabelled } from "../../engine/training/finetuning/labelled";
import { problemOf, sayProblem } from "../../store/problem";
import type { Task } from "../../trainer/tasks";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** The classes in turns, so that a list shows all of them at its top. */
function inTurns(...classes: readonly (readonly string[])[]): LabelledText[] {
  const longest = Math.max(...classes.map(({ length }) => length));
  return Array.from({ length: longest }).flatMap((_, i) =>
    classes.flatMap((texts, label) => (texts[i] === undefined ? [] : [{ text: texts[i], label }])),
  );
}

/** Written for this page. */
const READY: Task = {
  get labels() {
    return words.sets.intent;
  },
  examples: inTurns(
    [
      "Will it rain tomorrow?",
      "How cold is it outside?",
      "Is it going to snow tonight?",
      "Do I need an umbrella today?",
      "How hot will it be in June?",
      "Is the sun shining in Rome?",
      "Will there be a storm this week?",
      "How strong is the wind now?",
    ],
    [
      "Play some music.",
      "Put on a song by the Beatles.",
      "Turn the volume up.",
      "Play the next song.",
      "I want to hear some jazz.",
      "Stop the music, please.",
      "Who sings this song?",
      "Play my favorite album.",
    ],
    [
      "Wake me up at seven.",
      "What time is it?",
      "Set an alarm for noon.",
      "Remind me at six o'clock.",
      "How long until midnight?",
      "Set a timer for ten minutes.",
      "What time does the shop close?",
      "Wake me in half an hour.",
    ],
  ),
  tests: inTurns(
    ["Is it cold in Berlin?", "Will it snow this week?", "How warm is it today?"],
    ["Play a song by Mozart.", "Turn the music down.", "I want to hear the radio."],
    ["Set an alarm for eight.", "What time is it in Tokyo?", "Wake me at nine o'clock."],
  ),
};

/** Of own sentences every fourth is held out: the head is measured on it and never learns from it. */
const HELD_OUT = 4;
/** Fewer would not tell which column has the labels; more of these have no colours. */
const [LEAST_OWN, MOST_LABELS] = [4, 3];
export const READY_LINES = 12;

/** The sentences that the head learns from and is measured on; or why there are none, as a sentence. */
export function currentSet({ settings }: Pick<SceneContext, "settings">): Task | string {
  const { set, own } = settings.finetuning;
  return set === "own" ? learnable(() => ownSet(own)) : READY;
}

/** What can be learned from, or why nothing can be, as a sentence. */
export function learnable(read: () => Task): Task | string {
  try {
    return read();
  } catch (error) {
    return sayProblem(problemOf(error));
  }
}

/** @throws TrainingError if nothing can be learned from them. */
function ownSet(lines: readonly string[]): Task {
  const written = lines.filter((line) => line.trim() !== "").length;
  if (written < LEAST_OWN) throw new TrainingError("labelledFew", written, LEAST_OWN);
  const { labels, sentences } = readLabelled(lines.join("\n"));
  if (labels.length > MOST_LABELS) throw new TrainingError("labelledKinds", labels.length, MOST_LABELS);
  const isTest = (i: number): boolean => sentences.length >= 8 && i % HELD_OUT === HELD_OUT - 1;
  const examples = sentences.filter((_, i) => !isTest(i));
  const missing = labels.find((_, label) => !examples.some((example) => example.label === label));
  if (missing !== undefined) throw new TrainingError("labelledRare", missing);
  return { labels, examples, tests: sentences.filter((_, i) => isTest(i)) };
}

/** The ready sentences as a visitor would write them, as many as a link has room for. */
export function readyLines(): readonly string[] {
  return READY.examples.slice(0, READY_LINES).map(({ text, label }) => `${text} | ${READY.labels[label]}`);
}

/** The sentence that the new head is tried on. */
export function triedText({ settings, text }: Pick<SceneContext, "settings" | "text">): string {
  return settings.finetuning.tried.trim() || text;
}
