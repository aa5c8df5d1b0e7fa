import type { Bert } from "../model/bert";
import { seededRandom, shuffled } from "../random";
import type { Steps } from "../steps";
import { readFeatures } from "./features";
import type { Checkpoint, LabelledText, TrainingRequest, TrainingRun, TrainingSettings } from "./request";
import { classify, descend, evaluate, type LinearHead, zeroHead } from "./softmaxRegression";

/** Vectors with their classes. */
interface LabelledFeatures {
  readonly features: readonly Float32Array[];
  readonly labels: readonly number[];
}

/** Steps of training between two pauses. */
const AT_ONCE = 25;

/**
 * Trains a linear head on the frozen vectors of the request's sentences (the "feature-based approach" of Devlin et al.
 * 2018, section 5.3, with one layer): softmax regression by plain mini-batch gradient descent from zero weights.
 * The same request on the same model gives the same result. Pauses between passes and steps.
 */
export function* trainOnTexts(bert: Bert, request: TrainingRequest): Steps<TrainingRun> {
  const { classes, examples, tests, probes, settings } = request;
  const texts = [...examples, ...tests].map(({ text }) => text).concat(probes);
  const all = yield* readFeatures(bert, texts);
  const vectors = all.map((one) => one[settings.pooling]);
  const from = (first: number, labelled: readonly LabelledText[]): LabelledFeatures => ({
    features: vectors.slice(first, first + labelled.length),
    labels: labelled.map(({ label }) => label),
  });
  const probed = vectors.slice(examples.length + tests.length);
  return yield* trainHead(classes, from(0, examples), from(examples.length, tests), probed, settings);
}

/** All epochs, measured after every step. */
export function* trainHead(
  classes: number,
  learned: LabelledFeatures,
  tested: LabelledFeatures,
  probed: readonly Float32Array[],
  settings: TrainingSettings,
): Steps<TrainingRun> {
  const { batch, epochs, rate } = settings;
  const count = learned.features.length;
  const inputs = learned.features[0]?.length ?? 0;
  const head = zeroHead(classes, inputs);
  const stepsPerEpoch = Math.ceil(count / batch);
  const steps = epochs * stepsPerEpoch;
  const [losses, testLosses, accuracies, testAccuracies] = Array.from(
    { length: 4 },
    () => new Float32Array(steps + 1),
  );
  const measure = (step: number): void => {
    const own = evaluate(head, learned.features, learned.labels);
    const other = evaluate(head, tested.features, tested.labels);
    losses[step] = own.loss;
    accuracies[step] = own.accuracy;
    testLosses[step] = other.loss;
    testAccuracies[step] = other.accuracy;
  };
  const checkpoint = (step: number): Checkpoint => ({
    step,
    weights: Float32Array.from(head.weights),
    examples: probabilities(head, learned.features),
    tests: probabilities(head, tested.features),
    probes: probabilities(head, probed),
  });
  const checkpoints = [checkpoint(0)];
  measure(0);
  let step = 0;
  for (const batches of epochsOf(count, settings)) {
    for (const sentences of batches) {
      descend(head, learned.features, learned.labels, sentences, rate);
      step++;
      measure(step);
      if (step % AT_ONCE === 0) yield;
    }
    checkpoints.push(checkpoint(step));
  }
  return { settings, losses, testLosses, accuracies, testAccuracies, stepsPerEpoch, checkpoints };
}

/** Which sentences, by index, each step of each epoch learns from: every epoch has all of them, in an order of chance. */
export function* epochsOf(
  count: number,
  { batch, epochs, seed }: TrainingSettings,
): Generator<readonly (readonly number[])[]> {
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled([...Array(count).keys()], random);
    yield Array.from({ length: Math.ceil(count / batch) }, (_, i) => order.slice(i * batch, (i + 1) * batch));
  }
}

/** `[texts, classes]` */
function probabilities(head: LinearHead, features: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(features.length * head.classes);
  features.forEach((x, i) => {
    result.set(classify(head, x).probabilities, i * head.classes);
  });
  return result;
}
