import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Bert,
  bertFromFiles,
  type Encoding,
  FULL_TRACE,
  ModelFileError,
  type PassResult,
  RequestError,
} from "./index";
import type { KernelChoice } from "./kernels/choose";
import { planFolder, readSmallFiles } from "./model/folder";
import { kernelsOption, numberOption, readOptions, shipped, UsageError } from "./training/cli/options";

const HELP = `Runs BERT on a text and prints its tokens, their ids and the best guesses for each [MASK].

  npm run -s bert -- "The [MASK] sat on the mat."
  npm run -s bert -- "He went home." --pair "Then he [MASK]." --top 10
  npm run -s bert -- pretrain --help      a new BERT from a text
  npm run -s bert -- finetune --help      a BERT for a task from labelled sentences

Options
  --pair TEXT      the second sentence
  --top K          guesses per [MASK] (default 5)
  --causal         left to right: no token sees those after it
  --json           print everything as JSON; with --trace, all tensors too
  --trace          include the tensors in the JSON
  --model DIR      a Hugging Face folder of a BERT, DistilBERT or ELECTRA (default public/model)
  --kernels NAME   auto, plain, wasm or wasm-relaxed (default auto)
  --help           this text
`;

const OPTIONS = {
  pair: { type: "string" },
  top: { type: "string", default: "5" },
  causal: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  trace: { type: "boolean", default: false },
  model: { type: "string" },
  kernels: { type: "string", default: "auto" },
  help: { type: "boolean", default: false },
} as const;

/** Reads a folder as the page does: the same files, in the same order, with the same refusals. */
function readModel(folder: string, kernels: KernelChoice): Bert {
  let names: string[];
  try {
    names = readdirSync(folder);
    if (!names.includes("config.json")) throw new Error();
  } catch {
    throw new UsageError(
      `${join(folder, "config.json")} cannot be read. --model needs the folder of a Hugging Face BERT.`,
    );
  }
  const files = names.map((path) => ({ path, size: statSync(join(folder, path)).size }));
  const { texts } = planFolder(files);
  const { config, tokenizer, weights } = readSmallFiles(
    new Map([...texts.keys()].map((name) => [name, readFileSync(join(folder, name), "utf8")])),
    new Map(files.map(({ path, size }) => [path, size])),
  );
  const [first, ...shards] = weights.map((name) => Uint8Array.from(readFileSync(join(folder, name))).buffer);
  return bertFromFiles(
    { config, vocab: tokenizer.vocab, weights: first, shards },
    { kernels, tokenizer: tokenizer.options },
  );
}

function tokenTable({ tokens, truncated }: Encoding): string {
  const width = Math.max(...tokens.map((token) => token.text.length));
  const lines = tokens.map(
    (token, i) =>
      `${String(i).padStart(3)}  ${token.text.padEnd(width)}  ${String(token.id).padStart(6)}  ${"AB"[token.segment]}`,
  );
  if (truncated > 0) lines.push(`     … ${truncated} more tokens did not fit`);
  return lines.join("\n");
}

function report({ encoding, guesses, trace, milliseconds }: PassResult, bert: Bert): string {
  const parts = [tokenTable(encoding)];
  for (const { position, guesses: best } of guesses) {
    const lines = best.map(
      ({ token, probability }) => `  ${(100 * probability).toFixed(1).padStart(5)} %  ${token}`,
    );
    parts.push(`guesses for token ${position}\n${lines.join("\n")}`);
  }
  const [isNext, isNot] = trace.nspLogits?.data ?? [];
  if (trace.nspLogits && encoding.normalization.length === 2) {
    parts.push(`B follows A with probability ${(100 / (1 + Math.exp(isNot - isNext))).toFixed(1)} %`);
  }
  parts.push(`${encoding.tokens.length} tokens in ${milliseconds.toFixed(1)} ms (${bert.kernels} kernels)`);
  return parts.join("\n\n");
}

/** Runs the command line. @returns what to print. @throws UsageError with a sentence for people. */
export function runCli(argv: readonly string[]): string {
  const { values, positionals } = readOptions(argv, OPTIONS);
  if (values.help) return HELP;
  if (positionals.length !== 1) throw new UsageError("Give one text, in quotes. --help shows examples.");
  const top = numberOption("top", values.top, 1, Number.POSITIVE_INFINITY);
  const bert = readModel(values.model ?? shipped("model"), kernelsOption(values.kernels));
  const request = { text: positionals[0], pair: values.pair };
  const { mask } = bert.tokenizer.vocabulary.special;
  const { ids } = bert.tokenizer.encode(request.text, { pair: request.pair, maxTokens: bert.maxTokens });
  const positions = [...ids.keys()].filter((i) => ids[i] === mask);
  const result = bert.run({
    ...request,
    interventions: { causal: values.causal },
    need: values.trace ? FULL_TRACE : {},
    guesses: bert.abilities.mlm ? { positions, top } : undefined,
  });
  if (!values.json) return report(result, bert);
  return JSON.stringify(
    result,
    (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value),
    1,
  );
}

/** Training is code of its own, loaded when it is asked for. */
async function run([command, ...rest]: readonly string[]): Promise<string> {
  if (command === "pretrain") return (await import("./training/cli/pretrain")).runPretrain(rest);
  if (command === "finetune") return (await import("./training/cli/finetune")).runFinetune(rest);
  return runCli(command === undefined ? [] : [command, ...rest]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await run(process.argv.slice(2)));
  } catch (error) {
    const isExpected =
      error instanceof UsageError || error instanceof ModelFileError || error instanceof RequestError;
    if (!isExpected) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
