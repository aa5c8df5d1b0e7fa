import { ablate } from "./analysis/ablation";
import { readTable } from "./analysis/embeddingTable";
import { leaveOneOut } from "./analysis/leaveOneOut";
import { pseudoLoss } from "./analysis/pseudoLoss";
import { sampleTokens } from "./analysis/samples";
import { stateShift } from "./analysis/stateShift";
import { RequestError } from "./errors";
import { answerWithHead } from "./heads/answer";
import type { TunedModel } from "./heads/tunedModel";
import type { Bert } from "./model/bert";
import type { PassResult } from "./pass";
import type { RunRequest, RunResult, Studies } from "./run";
import { finish, type Steps } from "./steps";
import { trainOnTexts } from "./training/train";

/**
 * What a request asks for besides its own pass, whose result is given. Pauses between passes.
 * @param tuned the head that the request asks for, if it asks for one.
 * @throws RequestError as `Bert.forward`, if a study speaks of something that does not exist.
 */
export function* studies(
  bert: Bert,
  { inputIds, encoding }: Pick<PassResult, "inputIds" | "encoding">,
  request: RunRequest,
  tuned: TunedModel | null = null,
): Steps<Studies> {
  const { leaveOneOut: words, ablation: parts, stateShift: watched, table, head, interventions } = request;
  const { pseudoLoss: scored, samples, training } = request;
  const { segmentIds } = encoding;
  const special = encoding.tokens.map((token) => token.special);
  const { mask } = bert.tokenizer.vocabulary.special;
  return {
    leaveOneOut: words ? yield* leaveOneOut(bert, inputIds, segmentIds, words, mask, interventions) : null,
    ablation: parts ? yield* ablate(bert, inputIds, segmentIds, parts, bert.config, interventions) : null,
    stateShift: watched ? yield* stateShift(bert, inputIds, segmentIds, watched, mask, interventions) : null,
    head: head ? yield* answerWithHead(present(tuned), { inputIds, encoding }, head, interventions) : null,
    training: training ? yield* trainOnTexts(bert, training) : null,
    table: table ? yield* readTable(bert, table) : null,
    pseudoLoss: scored
      ? yield* pseudoLoss(bert, inputIds, segmentIds, special, scored, mask, interventions)
      : null,
    samples: samples
      ? yield* sampleTokens(bert, inputIds, segmentIds, samples, mask, bert.config.vocabSize, interventions)
      : null,
  };
}

/** A pass with all of its studies, in one go: for Node and tests. @throws RequestError as `Bert.run`. */
export function runWithStudies(bert: Bert, request: RunRequest, tuned: TunedModel | null = null): RunResult {
  const result = bert.run(request);
  return { ...result, ...finish(studies(bert, result, request, tuned)) };
}

function present(tuned: TunedModel | null): TunedModel {
  if (!tuned) throw new RequestError("headNotLoaded");
  return tuned;
}
