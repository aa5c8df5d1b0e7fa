import type { LabelledText } from "../engine";
import { readTyped, splitLabelled } from "../engine/training/finetuning/labelled";
import { words } from "../words/trainer";
import { readText } from "../worker/download";
import type { FinetuneOrder, FinetuningSettings, TaskName } from "./finetuneProtocol";
import { typed } from "./typed";

export interface Task {
  readonly labels: readonly string[];
  readonly examples: readonly LabelledText[];
  /** Held out: only measured on. */
  readonly tests: readonly LabelledText[];
}

/** Sentences of a ready set to learn from at most, and held-out ones. */
const MOST = 300;
const TESTS = 60;
/** Of own sentences every fifth is held out. */
const HELD_OUT = 0.2;

const texts = new Map<string, Promise<string>>();

function fetched(name: string): Promise<string> {
  const text = texts.get(name) ?? readText(new URL(`./training/${name}`, document.baseURI).href);
  texts.set(name, text);
  text.catch(() => texts.delete(name));
  return text;
}

/** @throws ModelFileError if the sentences cannot be fetched; TrainingError if own ones cannot be learned from. */
export async function taskOf(name: TaskName): Promise<Task> {
  if (name === "own") return ownTask(typed("labelled"));
  const [labels, all] =
    name === "reviews"
      ? [words.classes.sentiment, readReviews(await fetched("reviews.tsv"))]
      : [words.classes.questions, readQuestions(await fetched("everyday.txt"))];
  return { labels, examples: all.slice(0, MOST), tests: all.slice(-TESTS) };
}

/** What is learned from labelled sentences as they were typed. @throws TrainingError if they cannot be learned from. */
export function ownTask(text: string): Task {
  const { labels, sentences } = readTyped(text);
  return { labels, ...splitLabelled(sentences, 1, HELD_OUT) };
}

function readReviews(text: string): LabelledText[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [label, review] = line.split("\t");
      return { text: review, label: label === "positive" ? 1 : 0 };
    });
}

/** Everyday sentences without their last mark: did it ask, or say? As many of each, in turns. */
export function readQuestions(text: string): LabelledText[] {
  const ending = (mark: string): string[] =>
    text
      .split("\n")
      .filter((line) => line.endsWith(mark))
      .map((line) => line.slice(0, -1));
  const [said, asked] = [ending("."), ending("?")];
  return asked.slice(0, (MOST + TESTS) / 2).flatMap((one, i) => [
    { text: one, label: 1 },
    { text: said[i], label: 0 },
  ]);
}

/** A training on the first `count` sentences of a task. */
export function orderOf(
  { labels, examples, tests }: Task,
  settings: FinetuningSettings,
  count = MOST,
  measured: FinetuneOrder["measured"] = "often",
): FinetuneOrder {
  return { labels, examples: examples.slice(0, count), tests, settings, measured };
}
