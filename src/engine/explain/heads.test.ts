import { describe, expect, it } from "vitest";
import type { HeadRequest } from "../heads/request";
import { answerable } from "../heads/span";
import type { TunedModel } from "../heads/tunedModel";
import type { RunRequest } from "../run";
import { runWithStudies } from "../studies";
import { row } from "../tensor";
import { readText } from "../testing/folders";
import { readHead } from "../testing/heads";
import { shippedBert } from "../testing/shipped";
import { FULL_TRACE } from "../trace";
import { explainNumber, headsOf, passesOf } from "./explainNumber";
import { wordsOf } from "./phrases";
import type { AskedPass, Explanation, NumberRef } from "./reference";

const bert = shippedBert();

const loaded = new Map<string, TunedModel>();

function load({ name, variant }: Pick<HeadRequest, "name" | "variant">): TunedModel {
  const key = `${name}/${variant}`;
  const head = loaded.get(key) ?? readHead(bert, name, variant);
  loaded.set(key, head);
  return head;
}

function explain(ref: NumberRef, pass: AskedPass): Explanation {
  return explainNumber(bert, pass, ref, headsOf(passesOf(pass, ref)).map(load));
}

function answer(request: RunRequest & { head: HeadRequest }) {
  const head = runWithStudies(bert, request, load(request.head)).head;
  if (!head) throw new Error("The head did not answer.");
  return head;
}

function addsUp({ terms, rest, bias, total }: Explanation): void {
  const sum = terms.reduce((s, term) => s + term.contribution, 0) + (rest?.sum ?? 0) + (bias ?? 0);
  expect(sum).toBeCloseTo(total, 4);
}

/** Steps into the first input until a learned weight; each number is the one that it was stepped from. */
function descend(first: Explanation, pass: AskedPass): string[] {
  const names = [wordsOf(first.name)];
  let [here, at] = [first, pass];
  while (here.terms.length > 0) {
    const next = here.terms.find(({ ref }) => ref !== null);
    if (!next?.ref) break;
    at = next.pass ?? at;
    const { value } = next;
    here = explain(next.ref, at);
    expect(here.value).toBeCloseTo(value, 3);
    names.push(wordsOf(here.name));
    expect(names.length).toBeLessThan(60);
  }
  expect(here.formula).toMatchObject({ code: expect.stringMatching(/^learned/) });
  return names;
}

interface Case {
  readonly name: string;
  readonly head: HeadRequest["name"];
  readonly variant: HeadRequest["variant"];
  readonly text: string;
  readonly second: string | null;
  readonly logits: readonly number[];
}

const { cases } = JSON.parse(readText("tests/fixtures/reference/heads.cases.json")) as {
  cases: readonly Case[];
};

describe("the numbers of a trained head", () => {
  it.each(cases)(
    "$name: logits are recomputed to those of PyTorch",
    ({ head, variant, text, second, logits }) => {
      const pass = { text, pair: second, head: { name: head, variant } };
      const { shape } = load({ name: head, variant });
      const labels = shape.labels.length;
      const tokens = shape.reads === "text" ? [undefined] : [1, logits.length / labels - 2];
      for (const token of tokens) {
        for (let index = 0; index < labels; index++) {
          const explained = explain({ of: "label", tensor: "logit", index, token }, pass);
          expect(explained.value).toBeCloseTo(logits[(token ?? 0) * labels + index], 3);
          addsUp(explained);
        }
      }
    },
  );

  it.each(["frozen", "full"] as const)("lead from a %s answer down to the embedding table", (variant) => {
    const pass = { text: "What a wonderful film!", head: { name: "sentiment", variant } } as const;
    const { probabilities, pooled, trace } = answer({ ...pass, head: { ...pass.head, need: FULL_TRACE } });
    const explained = explain({ of: "label", tensor: "probability", index: 1 }, pass);
    expect(explained.value).toBeCloseTo(probabilities.data[1], 6);
    expect(wordsOf(explained.terms[0].label)).toBe("logit of “positive”");
    addsUp(explained);
    const names = descend(explained, pass);
    expect(names[1]).toContain(
      variant === "full" ? "encoder tuned for sentiment" : "head trained for sentiment",
    );
    expect(names.length).toBeGreaterThan(6);
    expect(explain({ of: "pooled", index: 7 }, pass).value).toBeCloseTo(pooled?.data[7] ?? Number.NaN, 4);
    for (const tensor of [
      "query",
      "context",
      "attentionNorm",
      "intermediate",
      "ffnOutput",
      "output",
    ] as const) {
      const ref = { of: "state", tensor, layer: 2, token: 3, index: 70 } as const;
      const state = explain(ref, pass);
      expect(state.value).toBeCloseTo(row(trace.layers[2][tensor]!, 3)[70], 3);
      addsUp(state);
    }
  });

  it("a word’s effect is the difference of two passes of the tuned encoder", () => {
    const head = { name: "sentiment", variant: "full", words: true } as const;
    const text = "What a wonderful film!";
    const label = { of: "label", tensor: "probability", index: 1 } as const;
    const { without, probabilities } = answer({ text, head });
    const removed = { text, head, removed: [3] };
    const explained = explain(
      {
        of: "weighted",
        name: "effect",
        formula: "p − p without “wonderful”",
        items: [
          { label: "p", weight: 1, number: { ref: label } },
          { label: "p without it", weight: -1, number: { ref: label, pass: removed } },
        ],
      },
      { text, head },
    );
    expect(explained.value).toBeCloseTo(probabilities.data[1] - (without?.[2].removed[1] ?? 0), 5);
    addsUp(explained);
    descend(explained, { text, head });
  });

  it("a word of several pieces is taken out whole, and an answer’s probability is a product", () => {
    const head = { name: "sentiment", variant: "full", words: true } as const;
    const text = "An unputdownable film.";
    const own = bert.tokenizer.encode(text).tokens.flatMap(({ word }, at) => (word === 1 ? [at] : []));
    expect(own.length).toBeGreaterThan(1);
    const without = { text, head, removed: own };
    const label = { of: "label", tensor: "probability", index: 1 } as const;
    const said = answer({ text, head }).without?.[1].removed[1] ?? Number.NaN;
    expect(explain(label, without).value).toBeCloseTo(said, 5);
    descend(explain(label, without), without);

    const qa = {
      text: "Where is the cat?",
      pair: "The cat is under the old table.",
      head: { name: "qa", variant: "full" },
    } as const;
    const { answers, probabilities } = answer(qa);
    const [best] = answers!;
    const end = (index: number, token: number) => ({
      label: index === 0 ? "start" : "end",
      number: { ref: { ...label, index, token } as const },
    });
    const product = explain(
      { of: "product", name: "answer", a: end(0, best.start), b: end(1, best.end) },
      qa,
    );
    expect(product.value).toBeCloseTo(
      probabilities.data[2 * best.start] * probabilities.data[2 * best.end + 1],
      6,
    );
    addsUp(product);
    descend(product, qa);
  });

  it("the ends of an answer are chosen among the second text’s tokens, tags among the labels", () => {
    const qa = {
      text: "Where is the cat?",
      pair: "The cat is under the old table.",
      head: { name: "qa", variant: "full" },
    } as const;
    const { probabilities } = answer(qa);
    const tokens = bert.run(qa).encoding.tokens;
    for (const token of answerable(tokens)) {
      const end = explain({ of: "label", tensor: "probability", index: 1, token }, qa);
      expect(end.value).toBeCloseTo(probabilities.data[2 * token + 1], 5);
      addsUp(end);
    }
    expect(explain({ of: "label", tensor: "probability", index: 0, token: 1 }, qa).value).toBe(0);

    const ner = { text: "Angela lives in Rome.", head: { name: "ner", variant: "full" } } as const;
    const tags = answer(ner);
    const tag = explain({ of: "label", tensor: "probability", index: 0, token: 4 }, ner);
    expect(tag.value).toBeCloseTo(row(tags.probabilities, 4)[0], 5);
    addsUp(tag);
    descend(tag, ner);
  });

  it("are refused where there are none", () => {
    const plain = { text: "A film." };
    const pass = { ...plain, head: { name: "sentiment", variant: "frozen" } } as const;
    const label = { of: "label", tensor: "logit", index: 0 } as const;
    expect(() => explain(label, plain)).toThrow("There is no trained head in this pass.");
    expect(() => explain({ ...label, index: 2 }, pass)).toThrow("no such label: 2");
    expect(() => explain({ ...label, token: 1 }, pass)).toThrow("no such label");
    expect(() => explain({ of: "nsp", index: 0 }, pass)).toThrow("guesses no words");
    expect(() => explainNumber(bert, pass, label)).toThrow("is not loaded");
  });
});
