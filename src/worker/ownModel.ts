import "../engine/sentences";
import { ModelFileError, RequestError } from "../engine/errors";
import { TunedModel } from "../engine/heads/tunedModel";
import type { Bert } from "../engine/model/bert";
import { planFolder, readSmallFiles } from "../engine/model/folder";
import { bertSteps } from "../engine/model/fromFiles";
import type { FolderFile } from "./protocol";
import { cooperate } from "./study";

/** A visitor's model, and the head of a task that its files may hold beside the encoder. */
export interface OwnModel {
  readonly bert: Bert;
  readonly head: TunedModel | null;
  /** Why a head that is there cannot be used; null if it can, or if there is none. */
  readonly headProblem: string | null;
}

/**
 * Reads everything of a folder but its weights.
 * @param listed all files of the folder; only the small ones need to be opened.
 * @returns paths of the weights files to fetch.
 * @throws ModelFileError in a sentence that says why this engine cannot run the model.
 */
export async function inspectFolder(listed: readonly FolderFile[]): Promise<readonly string[]> {
  const { reading, files } = await readFolder(listed);
  return reading.weights.map((name) => files.get(name)!.path);
}

/**
 * Reads a whole folder, a part at a time.
 * @param signal says that the visitor no longer wants it: then nothing more is read, and it rejects.
 * @throws ModelFileError if there is no model in the files. A head that cannot be used leaves the model whole.
 */
export async function ownModel(
  listed: readonly FolderFile[],
  signal: AbortSignal = new AbortController().signal,
): Promise<OwnModel> {
  const { reading, files } = await readFolder(listed);
  const { config, tokenizer } = reading;
  const [weights, ...shards] = await Promise.all(
    reading.weights.map((name) => opened(files.get(name)).arrayBuffer()),
  );
  if (signal.aborted) throw new RequestError("givenUp");
  const read = { config, vocab: tokenizer.vocab, weights, shards };
  const bert = await cooperate(bertSteps(read, { tokenizer: tokenizer.options }), signal);
  // A model whose numbers overflow is refused before it takes the place of one that works.
  bert.run({ text: "" });
  try {
    const head = TunedModel.ofModel(bert, config, [weights, ...shards]);
    return { bert, head, headProblem: null };
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    return { bert, head: null, headProblem: error.message };
  }
}

async function readFolder(listed: readonly FolderFile[]) {
  const { texts, files } = planFolder(listed);
  const read = await Promise.all(
    [...texts].map(async ([name, file]) => [name, await opened(file).text()] as const),
  );
  const sizes = new Map([...files].map(([name, { size }]) => [name, size]));
  return { reading: readSmallFiles(new Map(read), sizes), files };
}

function opened(file: FolderFile | undefined): Blob {
  if (!file?.content) throw new Error(`The file ${file?.path} was not opened.`);
  return file.content;
}
