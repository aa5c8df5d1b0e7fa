import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { KernelChoice } from "../../kernels/choose";
import { FOLDER_NAMES, type ModelFolder } from "../folder";
import { chooseTraining } from "../kernels/choose";
import type { TrainingBackend } from "../kernels/kernels";

/** What the command line was given makes no sense; the message says what to change. */
export class UsageError extends Error {}

export const KERNEL_NAMES = ["auto", "plain", "wasm", "wasm-relaxed"] as const;

/** @throws UsageError if the value is no number within the limits. */
export function numberOption(name: string, text: string, least: number, most: number, whole = true): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    throw new UsageError(
      `--${name} should be a ${whole ? "whole " : ""}number from ${least} to ${most}, but is ${text}.`,
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
  if (!word) throw new UsageError(`--${name} should be ${words.join(" or ")}, but is ${text}.`);
  return word;
}

/** @throws UsageError if these kernels do not work here. */
export function kernelsOption(text: string): TrainingBackend {
  const choice: KernelChoice = choiceOption("kernels", text, KERNEL_NAMES);
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
