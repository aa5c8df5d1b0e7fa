import { remembered } from "../remembered";
import type { RunRequest, RunResult } from "../run";
import type { Tensor } from "../tensor";
import type { Token } from "../tokenizer/encoding";
import type { Trace, TraceNeed } from "../trace";
import { masked, passKey } from "./asked";
import type { AskedPass, LocatedVector, NumberRef } from "./reference";
import type { KnownGuess, Source } from "./value";

type GuessRef = Extract<NumberRef, { of: "guess" }>;
type LabelRef = Extract<NumberRef, { of: "label" }>;

/** A question, and what the engine answered. */
interface Answered {
  readonly request: RunRequest;
  readonly result: RunResult;
}

/** What an answer says of one pass: its own, or one that a study ran. */
interface Said {
  readonly trace?: Trace;
  readonly tokens?: readonly Token[];
  readonly guesses?: readonly (KnownGuess &
    Pick<GuessRef, "position" | "id"> & { readonly state?: number })[];
  /** How far a token's last hidden state, which is that of layer `state`, moved away from the one in another pass. */
  readonly shift?: {
    readonly from: string;
    readonly position: number;
    readonly state: number;
    readonly value: number;
  };
  /** What a trained head says: `[labels]` or `[tokens, labels]`. */
  readonly labels?: Readonly<Partial<Record<LabelRef["tensor"], Pick<Tensor, "data">>>> & {
    readonly count: number;
  };
}

/** The passes that a page has the answers to: numbers are read from them without running anything. */
export class Answers implements Source {
  readonly #answers: readonly ReadonlyMap<string, readonly Said[]>[];
  readonly #found = new Map<string, readonly Said[]>();

  /** @param maskId stands in for a token in the passes of studies. */
  constructor(answers: readonly Answered[], maskId: number) {
    this.#answers = answers.map((answer) => indexOf(answer, maskId));
  }

  trace(pass: AskedPass, { embeddings = [], layers = [], pooled = false }: TraceNeed): Trace | null {
    const found = this.#said(pass).find(
      ({ trace }) =>
        trace &&
        (!pooled || trace.pooled !== null) &&
        embeddings.every((name) => trace.embeddings[name]) &&
        trace.layers.every((layer) => layers.every((name) => layer[name])),
    );
    return found?.trace ?? null;
  }

  tokens(pass: AskedPass): readonly Token[] | null {
    return this.#said(pass).find(({ tokens }) => tokens)?.tokens ?? null;
  }

  guess(
    pass: AskedPass,
    { position, id, state }: Pick<GuessRef, "position" | "id" | "state">,
  ): KnownGuess | null {
    for (const { guesses, trace } of this.#said(pass)) {
      // Studies read the last state; the pass itself names what it read.
      const read = trace ? (state ?? trace.layers.length) : state;
      const found = guesses?.find(
        (guess) => guess.id === id && guess.position === position && guess.state === read,
      );
      if (found) return found;
    }
    return null;
  }

  label(pass: AskedPass, { tensor, index, token = 0 }: LabelRef): number | null {
    for (const { labels } of this.#said(pass)) {
      const values = labels?.[tensor];
      if (labels && values) return values.data[token * labels.count + index];
    }
    return null;
  }

  /** The shifts that a study measured: the states themselves stayed in the worker. */
  measured(pass: AskedPass, { a, b, distance }: Extract<NumberRef, { of: "cosine" }>): number | null {
    const from = keyOf(a.pass ?? pass);
    const isOf = ({ vector }: LocatedVector, position: number, state: number): boolean =>
      vector.of === "hidden" && vector.state === state && vector.tokens.join() === `${position}`;
    for (const { shift } of this.#said(b.pass ?? pass)) {
      if (shift?.from !== from) continue;
      if ([a, b].every((end) => isOf(end, shift.position, shift.state)))
        return distance ? shift.value : 1 - shift.value;
    }
    return null;
  }

  /** The tables stay with the model. */
  tableRow(): null {
    return null;
  }

  #said(pass: AskedPass): readonly Said[] {
    const key = keyOf(pass);
    const said = this.#found.get(key) ?? this.#answers.flatMap((answer) => answer.get(key) ?? []);
    this.#found.set(key, said);
    return said;
  }
}

/** Questions are asked by the same object again and again. */
const keyOf = remembered(passKey);

const known = new WeakMap<RunResult, ReadonlyMap<string, readonly Said[]>>();

function indexOf(answer: Answered, maskId: number): ReadonlyMap<string, readonly Said[]> {
  const before = known.get(answer.result);
  if (before) return before;
  const index = new Map<string, Said[]>();
  for (const [pass, said] of everythingSaid(answer, maskId)) {
    const key = keyOf(pass);
    index.set(key, [...(index.get(key) ?? []), said]);
  }
  known.set(answer.result, index);
  return index;
}

/** What an answer says of its own pass, and of those that its studies ran. */
function* everythingSaid({ request, result }: Answered, maskId: number): Iterable<[AskedPass, Said]> {
  const { head: asked, ...plain } = request;
  const { tokens } = result.encoding;
  const { trace, inputIds, head, leaveOneOut, ablation, pseudoLoss, samples, stateShift } = result;
  const at = <Guess extends { position: number; id: number; rank?: number }>({ rank, ...guess }: Guess) => ({
    ...guess,
    place: rank === undefined ? undefined : rank + 1,
  });
  const hiding = (positions: readonly number[]): AskedPass => masked(plain, positions, maskId);
  const guesses = result.guesses.flatMap(({ position, state, guesses: best, target }) => [
    ...(target ? [at({ ...target, position, state })] : []),
    ...best.map((guess, rank) => ({
      ...at({ ...guess, position, rank }),
      state,
      loss: -Math.log(guess.probability),
    })),
  ]);
  yield [plain, { trace, guesses, tokens }];

  for (const { position, guesses: best, ...loss } of pseudoLoss?.tokens ?? []) {
    const first = best.map((guess, rank) => at({ ...guess, position, rank }));
    yield [hiding([position]), { guesses: [at({ ...loss, position, id: inputIds[position] }), ...first] }];
  }

  if (leaveOneOut) {
    const { position, target: id, probability } = leaveOneOut;
    yield [plain, { guesses: [{ position, id, probability }] }];
    for (const { token, masked: hidden, removed } of leaveOneOut.without) {
      yield [hiding([token]), { guesses: [{ position, id, probability: hidden }] }];
      const moved = token < position ? position - 1 : position;
      yield [{ ...plain, removed: token }, { guesses: [{ position: moved, id, probability: removed }] }];
    }
  }

  if (ablation) {
    const { interventions = {} } = plain;
    const { layersOff = [], headsOff = [] } = interventions;
    const { position, target: id } = ablation;
    yield [plain, { guesses: [{ position, id, probability: ablation.probability }] }];
    const without = (changes: typeof interventions, probability: number): [AskedPass, Said] => [
      { ...plain, interventions: { ...interventions, ...changes } },
      { guesses: [{ position, id, probability }] },
    ];
    for (const [layer, probability] of ablation.layers.entries())
      yield without({ layersOff: [...layersOff, layer] }, probability);
    for (const [layer, own] of ablation.heads.entries())
      for (const [index, probability] of own.entries())
        yield without({ headsOff: [...headsOff, { layer, head: index }] }, probability);
  }

  if (stateShift) {
    const { position, shifts } = stateShift;
    const [from, state] = [keyOf(plain), trace.layers.length];
    for (const [token, value] of shifts.entries())
      if (value !== null) yield [hiding([token]), { shift: { from, position, state, value } }];
  }

  if (samples)
    yield [hiding(samples.map(({ position }) => position)), { guesses: samples.map((sample) => at(sample)) }];

  if (head && asked) {
    const { labels, logits, probabilities: probability, pooled, without } = head;
    const count = labels.length;
    yield [
      request,
      { trace: { ...head.trace, pooled }, tokens, labels: { count, logit: logits, probability } },
    ];
    for (const { word, removed } of without ?? []) {
      const own = tokens.flatMap((token, position) => (token.word === word ? [position] : []));
      const probability = { data: Float32Array.from(removed) };
      if (own.length > 0) yield [{ ...request, removed: own }, { labels: { count, probability } }];
    }
  }
}
