import { without } from "../analysis/occlusion";
import { RequestError } from "../errors";
import type { HeadShape } from "../heads/files";
import type { HeadPass, TunedModel } from "../heads/tunedModel";
import type { Bert } from "../model/bert";
import { replaceIds } from "../model/validate";
import type { Weights } from "../model/weightReader";
import type { GuessRequest, GuessResult } from "../pass";
import type { Tensor } from "../tensor";
import type { Token } from "../tokenizer/encoding";
import type { Trace, TraceNeed } from "../trace";
import { headKey, passKey } from "./asked";
import { HeadWeights, LayeredWeights } from "./headWeights";
import type { AskedPass, NumberRef } from "./reference";
import type { KnownGuess, Source } from "./value";

/** What a trained head said. */
export interface HeadAnswer {
  readonly shape: HeadShape;
  /** `[labels]` or `[tokens, labels]`. */
  readonly logits: Tensor;
}

/** One forward pass, as explanations read it. */
export interface Pass {
  readonly request: AskedPass;
  /** `[tokens]`, as the model saw them. */
  readonly inputIds: Int32Array;
  readonly segmentIds: Int32Array;
  readonly tokens: readonly Token[];
  readonly trace: Trace;
  readonly guesses: readonly GuessResult[];
  /** Null for a pass of the model as it is. */
  readonly head: HeadAnswer | null;
}

/** What a value alone needs of a pass: far less than the way it came about. */
const LIGHT = { embeddings: ["word", "norm"], layers: ["probs", "output"] } as const satisfies TraceNeed;

/** Runs the passes that an answer needs, each once. */
export class Passes implements Source {
  readonly #known = new Map<string, Pass>();

  constructor(
    readonly bert: Bert,
    private readonly heads: readonly TunedModel[] = [],
  ) {}

  /** The weights behind the numbers of a pass. */
  weights({ head, interventions }: AskedPass): Weights {
    if (head) return new HeadWeights(this.bert, this.tuned(head));
    return new LayeredWeights(this.bert, (interventions?.causal && this.bert.left?.packed) || null);
  }

  /** @throws RequestError if the head was not brought along. */
  tuned(head: NonNullable<AskedPass["head"]>): TunedModel {
    const tuned = this.heads.find((one) => headKey(one) === headKey(head));
    if (!tuned) throw new RequestError("headOfNumber");
    return tuned;
  }

  trace(pass: AskedPass, need: TraceNeed): Trace {
    const isLight = (part: "embeddings" | "layers"): boolean =>
      (need[part] ?? []).every((name) => (LIGHT[part] as readonly string[]).includes(name));
    return this.run(pass, isLight("embeddings") && isLight("layers") ? LIGHT : need).trace;
  }

  tokens(pass: AskedPass): readonly Token[] {
    return this.run(pass, LIGHT).tokens;
  }

  guess(pass: AskedPass, { position, id, state }: Extract<NumberRef, { of: "guess" }>): KnownGuess | null {
    const states = state === undefined ? undefined : [state];
    const { guesses } = this.run(pass, {}, { positions: [position], targets: [id], states, top: 0 });
    const target = guesses[0]?.target;
    return target ? { ...target, place: target.rank + 1 } : null;
  }

  /** Told with the way it came about. */
  label(): null {
    return null;
  }

  /** Any vector is at hand. */
  measured(): null {
    return null;
  }

  tableRow(table: "word" | "position", row: number): Float32Array {
    return table === "word" ? this.bert.embeddingRow(row) : this.bert.positionRow(row);
  }

  /**
   * The pass of a request with the tensors that are needed, whatever else the request asks for.
   * @throws RequestError as `Bert.run`.
   */
  run(request: AskedPass, need: TraceNeed, guesses?: GuessRequest): Pass {
    const { text, pair, maxTokens, replacements, interventions, removed, head } = request;
    const tuned = head ? this.tuned(head) : null;
    const key = JSON.stringify([passKey(request), need, guesses]);
    const known = this.#known.get(key);
    if (known) return known;
    const { bert } = this;
    const encoding = bert.tokenizer.encode(text, {
      pair,
      maxTokens: Math.min(maxTokens ?? bert.maxTokens, bert.maxTokens),
    });
    const ids = replaceIds(encoding.ids, replacements ?? [], bert.config);
    const gone = removed === undefined ? [] : [removed].flat();
    const rest = without(ids, encoding.segmentIds, interventions ?? {}, gone);
    const { ids: inputIds, segmentIds, interventions: changes } = rest;
    const tokens = encoding.tokens.filter((_, at) => !gone.includes(at));
    const result = tuned
      ? headPass(tuned, tuned.forward(inputIds, segmentIds, changes, need))
      : { ...bert.forward(inputIds, segmentIds, { interventions: changes, need, guesses }), head: null };
    const pass: Pass = { request, inputIds, segmentIds, tokens, ...result };
    this.#known.set(key, pass);
    return pass;
  }
}

/** A head's pass in the form of the model's: the pooled vector is the head's own, and it guesses no words. */
function headPass(
  { shape }: TunedModel,
  { trace, pooled, logits }: HeadPass,
): Pick<Pass, "trace" | "guesses" | "head"> {
  return { trace: { ...trace, pooled }, guesses: [], head: { shape, logits } };
}
