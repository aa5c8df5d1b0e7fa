import { existsSync, readFileSync } from "node:fs";
import { LeftTwin } from "../heads/leftTwin";
import type { AskedVariant, HeadName } from "../heads/request";
import { TunedModel } from "../heads/tunedModel";
import type { Bert } from "../model/bert";
import { parseSafetensors } from "../model/safetensors";
import { WeightsFile } from "../model/weights";

const FOLDER = "public/model/heads";

/** Whether the repository holds a head. Tests run in its root. */
export function hasHead(name: HeadName, variant: AskedVariant): boolean {
  return existsSync(`${FOLDER}/${name}/${variant}.safetensors`);
}

/** The left-to-right twin behind the shipped embeddings. */
export function readLeft(bert: Bert): LeftTwin {
  const weights = Uint8Array.from(readFileSync(`${FOLDER}/left/full.safetensors`)).buffer;
  return new LeftTwin(bert, new WeightsFile(parseSafetensors(weights).values()));
}

/** A trained head of the shipped model. @throws Error if the repository does not hold it. */
export function readHead(bert: Bert, name: HeadName, variant: AskedVariant): TunedModel {
  const read = (file: string): Buffer => readFileSync(`${FOLDER}/${name}/${file}`);
  return TunedModel.ofFiles(bert, name, variant, {
    config: read("config.json").toString("utf8"),
    scores: read("scores.json").toString("utf8"),
    weights: Uint8Array.from(read(`${variant}.safetensors`)).buffer,
  });
}
