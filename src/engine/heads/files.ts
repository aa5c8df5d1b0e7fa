import { ModelFileError } from "../errors";
import type { WeightsFile } from "../model/weights";
import { HEAD_VARIANTS, type HeadName, type HeadScores, type HeadVariant } from "./request";

/** The files of a head: a folder of public/model/heads. */
export interface HeadFiles {
  /** Text of config.json. */
  readonly config: string;
  /** Text of scores.json. */
  readonly scores: string;
  /** Bytes of frozen.safetensors or full.safetensors. */
  readonly weights: ArrayBuffer;
}

/** What a head reads and says, by HF class: its layer's name, and whether it judges the text as a whole. */
const ARCHITECTURES = {
  BertForSequenceClassification: { layer: "classifier", reads: "text", pooler: "pooler.dense", bend: "tanh" },
  BertForTokenClassification: { layer: "classifier", reads: "tokens" },
  BertForQuestionAnswering: { layer: "qa_outputs", reads: "span" },
  // DistilBERT has no pooler of its own: its head brings one, which bends with ReLU.
  DistilBertForSequenceClassification: {
    layer: "classifier",
    reads: "text",
    pooler: "pre_classifier",
    bend: "relu",
  },
  DistilBertForTokenClassification: { layer: "classifier", reads: "tokens" },
  DistilBertForQuestionAnswering: { layer: "qa_outputs", reads: "span" },
  ElectraForTokenClassification: { layer: "classifier", reads: "tokens" },
  ElectraForQuestionAnswering: { layer: "qa_outputs", reads: "span" },
} as const satisfies Record<string, Architecture>;

/** What a head's class says of it. */
interface Architecture {
  readonly layer: "classifier" | "qa_outputs";
  readonly reads: "text" | "tokens" | "span";
  /** Of a head that reads the text as a whole: the layer before its own, and what bends its numbers. */
  readonly pooler?: "pooler.dense" | "pre_classifier";
  readonly bend?: "tanh" | "relu";
}

export type HeadShape = Architecture & { readonly labels: readonly string[] };

/** Reads a head's config.json. @throws ModelFileError if it is not one of the three kinds, or has no labels. */
export function parseHeadConfig(text: string): HeadShape {
  const { architectures, id2label } = object(text, "config.json");
  const name = Array.isArray(architectures) ? String(architectures[0]) : "";
  if (!Object.hasOwn(ARCHITECTURES, name)) {
    throw new ModelFileError("headUnknown", name);
  }
  const labels = Object.entries((id2label ?? {}) as Record<string, unknown>)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, label]) => String(label));
  const shape: Architecture = ARCHITECTURES[name as keyof typeof ARCHITECTURES];
  // A span head's two outputs have no names in Hugging Face's files.
  if (shape.reads === "span") return { ...shape, labels: ["start", "end"] };
  if (labels.length < 2) throw new ModelFileError("headFewLabels");
  return { ...shape, labels };
}

/** Ours that says things of the same kind. */
export const NAME_OF = { text: "sentiment", tokens: "ner", span: "qa" } as const satisfies Record<
  Architecture["reads"],
  HeadName
>;

/**
 * The head that a whole model's files hold beside its encoder; null if they are those of pre-training, or of the
 * encoder alone. Labels without names are called `LABEL_0`, `LABEL_1`, …, as Hugging Face calls them.
 * @throws ModelFileError if the head judges in a way that this engine does not compute, or its layer is missing.
 */
export function parseOwnHead(config: string, weights: WeightsFile): HeadShape | null {
  const { architectures, id2label, problem_type } = object(config, "config.json");
  const name = Array.isArray(architectures) ? String(architectures[0]) : "";
  if (!Object.hasOwn(ARCHITECTURES, name)) return null;
  const shape: Architecture = ARCHITECTURES[name as keyof typeof ARCHITECTURES];
  const outputs = weights.shapeOf(`${shape.layer}.weight`)?.[0];
  if (outputs === undefined) {
    throw new ModelFileError("headNoLayer", name, shape.layer);
  }
  if (shape.reads === "span") return { ...shape, labels: ["start", "end"] };
  if (problem_type === "multi_label_classification") {
    throw new ModelFileError("headManyLabels");
  }
  if (outputs < 2) {
    throw new ModelFileError("headOneNumber");
  }
  if (problem_type === "regression") throw new ModelFileError("headNumbers", outputs);
  const names = (id2label ?? {}) as Readonly<Record<string, unknown>>;
  return { ...shape, labels: Array.from({ length: outputs }, (_, i) => String(names[i] ?? `LABEL_${i}`)) };
}

/** The figures of both variants; empty where there are none. @throws ModelFileError if it is no JSON object. */
export function parseScores(text: string): HeadScores {
  const entries = object(text, "scores.json");
  const figures = (variant: HeadVariant): Readonly<Record<string, number>> => {
    const pairs = Object.entries((entries[variant] ?? {}) as Record<string, unknown>);
    return Object.fromEntries(pairs.filter((pair): pair is [string, number] => typeof pair[1] === "number"));
  };
  return { frozen: figures("frozen"), full: figures("full") };
}

/** The files' names for a variant. @throws ModelFileError if there is no such variant. */
export function weightsName(variant: string): string {
  if (!(HEAD_VARIANTS as readonly string[]).includes(variant))
    throw new ModelFileError("headVariant", variant);
  return `${variant}.safetensors`;
}

function object(text: string, name: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ModelFileError("headNoJson", name);
  }
  if (typeof json !== "object" || json === null) throw new ModelFileError("headNoObject", name);
  return json as Record<string, unknown>;
}
