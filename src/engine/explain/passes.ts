import { removeToken } from "../analysis/leaveOneOut";
import type { Bert } from "../model/bert";
import { replaceIds } from "../model/validate";
import type { GuessRequest, GuessResult } from "../run";
import type { Trace, TraceNeed } from "../trace";
import type { AskedPass } from "./reference";

/** One forward pass, as explanations read it. */
export interface Pass {
  readonly request: AskedPass;
  /** `[tokens]`, as the model saw them. */
  readonly inputIds: Int32Array;
  readonly segmentIds: Int32Array;
  readonly trace: Trace;
  readonly guesses: readonly GuessResult[];
}

/** Runs the passes that an answer needs, each once. */
export class Passes {
  readonly #known = new Map<string, Pass>();

  constructor(readonly bert: Bert) {}

  /**
   * The pass of a request with the tensors that are needed, whatever else the request asks for.
   * @throws RequestError as `Bert.run`.
   */
  run(request: AskedPass, need: TraceNeed, guesses?: GuessRequest): Pass {
    const { text, pair, maxTokens, replacements, interventions, removed } = request;
    const key = JSON.stringify([text, pair, maxTokens, replacements, interventions, removed, need, guesses]);
    const known = this.#known.get(key);
    if (known) return known;
    const { bert } = this;
    const encoding = bert.tokenizer.encode(text, {
      pair,
      maxTokens: Math.min(maxTokens ?? bert.maxTokens, bert.maxTokens),
    });
    const ids = replaceIds(encoding.ids, replacements ?? [], bert.config);
    const kept = (values: Int32Array): Int32Array =>
      removed === undefined ? values : values.filter((_, at) => at !== removed);
    const changes =
      removed === undefined || !interventions ? interventions : removeToken(interventions, removed);
    const inputIds = kept(ids);
    const segmentIds = kept(encoding.segmentIds);
    const result = bert.forward(inputIds, segmentIds, { interventions: changes, need, guesses });
    const pass: Pass = { request, inputIds, segmentIds, ...result };
    this.#known.set(key, pass);
    return pass;
  }
}
