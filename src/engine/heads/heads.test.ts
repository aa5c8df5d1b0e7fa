import { describe, expect, it } from "vitest";
import { ModelFileError } from "../errors";
import type { RunRequest } from "../run";
import { runWithStudies } from "../studies";
import { relativeError } from "../testing/compare";
import { readText } from "../testing/folders";
import { hasHead, readHead } from "../testing/heads";
import { TESTED_KERNELS } from "../testing/kernels";
import { shippedBert } from "../testing/shipped";
import { parseHeadConfig } from "./files";
import type { HeadName, HeadResult, HeadVariant } from "./request";
import { TunedModel } from "./tunedModel";

interface Case {
  readonly name: string;
  readonly head: HeadName;
  readonly variant: HeadVariant;
  readonly text: string;
  readonly second: string | null;
  readonly inputIds: readonly number[];
  readonly last: { readonly stride: number; readonly sample: readonly number[] };
  readonly logits: readonly number[];
}

const { cases } = JSON.parse(readText("tests/fixtures/reference/heads.cases.json")) as {
  cases: readonly Case[];
};

describe.each(TESTED_KERNELS)("with %s kernels, against PyTorch", (kernels) => {
  const bert = shippedBert(kernels);

  it.each(cases)("$name: logits and last hidden states agree to 1e-4", (reference) => {
    const head = { name: reference.head, variant: reference.variant };
    const request = { text: reference.text, pair: reference.second, head };
    const result = runWithStudies(bert, request, readHead(bert, reference.head, reference.variant));
    expect([...result.inputIds]).toEqual(reference.inputIds);
    expect(relativeError(result.head!.logits.data, reference.logits)).toBeLessThan(1e-4);
    const { stride, sample } = reference.last;
    const last = result.head!.trace.layers.at(-1)!.output!.data;
    expect(
      relativeError(
        last.filter((_, i) => i % stride === 0),
        sample,
      ),
    ).toBeLessThan(1e-4);
  });
});

describe("a trained head", () => {
  const bert = shippedBert();
  const ask = (request: RunRequest): HeadResult =>
    runWithStudies(bert, request, readHead(bert, request.head!.name, request.head!.variant)).head!;
  const film = "A warm and funny film, never dull.";

  it("is there for every file that the repository holds", () => {
    for (const name of ["sentiment", "ner", "qa"] as const)
      for (const variant of ["frozen", "full"] as const)
        if (hasHead(name, variant))
          expect(cases.some((reference) => reference.name.startsWith(`${name}-${variant}`))).toBe(true);
  });

  it("gives probabilities that sum to 1, and the figures of scores.json", () => {
    const { probabilities, labels, figures } = ask({
      text: film,
      head: { name: "sentiment", variant: "frozen" },
    });
    expect(labels).toEqual(["negative", "positive"]);
    expect(probabilities.data[0] + probabilities.data[1]).toBeCloseTo(1, 6);
    const scores = JSON.parse(readText("public/model/heads/sentiment/scores.json"));
    expect(figures).toEqual(scores.frozen);
  });

  it("runs on its own encoder when it was fine-tuned in full, and on the shipped one when it was not", () => {
    const plain = bert.run({ text: film, need: { layers: ["output"] } }).trace.layers.at(-1)!.output!;
    const last = (variant: HeadVariant): Float32Array =>
      ask({ text: film, head: { name: "sentiment", variant } }).trace.layers.at(-1)!.output!.data;
    expect(relativeError(last("frozen"), plain.data)).toBe(0);
    expect(relativeError(last("full"), plain.data)).toBeGreaterThan(0.01);
  });

  it("leaves out each word in turn, all of its pieces at once", () => {
    const text = "An unputdownable film.";
    const { without } = ask({ text, head: { name: "sentiment", variant: "full", words: true } });
    const { words } = bert.tokenizer.encode(text);
    expect(without!.map(({ word }) => word)).toEqual([...words.keys()]);
    expect(words[1].pieces.length).toBeGreaterThan(1);
    // Without the word, the sequence is that of the sentence without it.
    const shorter = ask({ text: "An film.", head: { name: "sentiment", variant: "full" } });
    expect(relativeError(without![1].removed, shorter.probabilities.data)).toBeLessThan(1e-5);
  });

  it("follows interventions like any pass, also with all layers off", () => {
    for (const variant of ["frozen", "full"] as const) {
      const head = { name: "sentiment", variant } as const;
      const plain = ask({ text: film, head });
      const causal = ask({ text: film, head, interventions: { causal: true } });
      expect(causal.logits.data).not.toEqual(plain.logits.data);
      const off = ask({ text: film, head, interventions: { layersOff: [0, 1, 2, 3] } });
      expect(off.logits.data).not.toEqual(plain.logits.data);
    }
    // With all layers off, both read the same embeddings of [CLS]: what differs is the head.
    const norm = ask({
      text: film,
      head: { name: "sentiment", variant: "full" },
      interventions: { layersOff: [0, 1, 2, 3] },
    });
    const { trace } = bert.run({ text: film, need: { embeddings: ["norm"] } });
    expect(norm.trace.embeddings.norm!.data).toEqual(trace.embeddings.norm!.data);
  });

  it.runIf(hasHead("qa", "full"))("refuses a question without a text", () => {
    expect(() => ask({ text: "Who?", head: { name: "qa", variant: "full" } })).toThrow(
      "A question needs a second text, in which its answer can be found.",
    );
  });

  it("says in a sentence what is wrong with its files", () => {
    expect(() => parseHeadConfig("{")).toThrow(ModelFileError);
    expect(() => parseHeadConfig('{"architectures":["GPT2LMHeadModel"]}')).toThrow(/GPT2LMHeadModel/);
    const weights = new ArrayBuffer(8);
    const config = readText("public/model/heads/ner/config.json");
    expect(() => TunedModel.ofFiles(bert, "ner", "full", { config, scores: "{}", weights })).toThrow(
      ModelFileError,
    );
  });
});
