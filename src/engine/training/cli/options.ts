import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { KernelChoice } from "../../kernels/choose";
import { FOLDER_NAMES, type ModelFolder } from "../folder";
import { chooseTraining } from "../kernels/choose";
import type { TrainingBackend } from "../kernels/kernels";

/** What the command line was given makes no sense; the message says what to change. */
export class UsageError extends Error {}

const KERNEL_NAMES = ["auto", "plain", "wasm", "wasm-relaxed"] as const satisfies KernelChoice[];

/** Words and options of a command line. @throws UsageError for an option that there is not. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
}

/** What the engine says in a plain sentence is for people. */
export function plainly<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

/** @throws UsageError if the value is no number within the limits. */
export function numberOption(name: string, text: string, least: number, most: number, whole = true): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    throw new UsageError(
      `--${name} should be a ${whole ? "whole " : ""}number from ${least}${most < Number.POSITIVE_INFINITY ? ` to ${most}` : ""}, but is ${text}.`,
    );
  }
  return value;
}

/** @throws UsageError if the value is none of the words. */
export function choiceOption<const Word extends string>(
  name: string,
  text: string,
  words: readonly Word[],
): Word {
  const word = words.find((one) => one === text);
  const all = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(words);
  if (!word) throw new UsageError(`--${name} should be ${all}, but is ${text}.`);
  return word;
}

/** @throws UsageError if there are no such kernels. */
export const kernelsOption = (text: string): KernelChoice => choiceOption("kernels", text, KERNEL_NAMES);

/** @throws UsageError if these kernels do not work here. */
export function trainingOption(text: string): TrainingBackend {
  const choice = kernelsOption(text);
  try {
    return chooseTraining(choice);
  } catch {
    throw new UsageError(`The ${choice} kernels do not work in this version of Node.`);
  }
}

/** @throws UsageError if the file cannot be read. */
export function readTextFile(path: string, what: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`${path} cannot be read. ${what}`);
  }
}

/** A file inside the repository. */
export function shipped(path: string): string {
  return fileURLToPath(new URL(`../../../../public/${path}`, import.meta.url));
}

/** Writes a model folder, making it if need be. @throws UsageError if that cannot be done. */
export function writeFolder(path: string, folder: ModelFolder): void {
  try {
    mkdirSync(path, { recursive: true });
    for (const part of Object.keys(FOLDER_NAMES) as (keyof ModelFolder)[]) {
      const content = folder[part];
      writeFileSync(
        join(path, FOLDER_NAMES[part]),
        typeof content === "string" ? content : new Uint8Array(content),
      );
    }
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`);
  }
}

/** Lines of progress go where they do not disturb what the command prints. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** 0.4567 → "45.7 %". */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
