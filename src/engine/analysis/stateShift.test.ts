import { describe, expect, it } from "vitest";
import { RequestError } from "../errors";
import { runWithStudies } from "../studies";
import { row } from "../tensor";
import { shippedBert } from "../testing/shipped";
import { cosine } from "./vectors";

describe("how far [CLS] moves when a token is masked, on the shipped model", () => {
  const bert = shippedBert();
  const { mask } = bert.tokenizer.vocabulary.special;
  const text = "The [MASK] by the river was steep.";
  const encoding = bert.tokenizer.encode(text);
  const last = bert.config.layers - 1;
  const cls = (replacements: { position: number; id: number }[] = [], layersOff: number[] = []) => {
    const { layers } = runWithStudies(bert, {
      text,
      replacements,
      interventions: { layersOff },
      need: { layers: ["output"] },
    }).trace;
    return row(layers[layersOff.includes(last) ? last - 1 : last].output!, 0);
  };

  it("equals 1 − cosine of direct single runs, for each token", () => {
    const study = runWithStudies(bert, { text, stateShift: { position: 0 } }).stateShift!;
    expect(study.shifts).toHaveLength(encoding.tokens.length);
    expect(study.shifts[0]).toBeNull();
    for (let token = 1; token < encoding.tokens.length; token++) {
      expect(study.shifts[token]).toBeCloseTo(1 - cosine(cls(), cls([{ position: token, id: mask }])), 12);
    }
    const river = encoding.tokens.findIndex((token) => token.text === "river");
    expect(study.shifts[river]).toBeGreaterThan(1e-4);
  });

  it("is nothing for a token that is [MASK] already", () => {
    const { shifts } = runWithStudies(bert, { text, stateShift: { position: 0 } }).stateShift!;
    expect(shifts[encoding.ids.indexOf(mask)]).toBe(0);
  });

  it("reads the last layer that is switched on, and other positions too", () => {
    const interventions = { layersOff: [last] };
    const { shifts } = runWithStudies(bert, { text, interventions, stateShift: { position: 0 } }).stateShift!;
    expect(shifts[5]).toBeCloseTo(1 - cosine(cls([], [last]), cls([{ position: 5, id: mask }], [last])), 12);
    const other = runWithStudies(bert, { text, stateShift: { position: 5 } }).stateShift!;
    expect(other.shifts[5]).toBeNull();
    expect(other.shifts[0]).toBeGreaterThan(0);
  });

  it("moves nothing when no layer mixes the tokens", () => {
    const layersOff = Array.from({ length: bert.config.layers }, (_, layer) => layer);
    const { shifts } = runWithStudies(bert, {
      text,
      interventions: { layersOff },
      stateShift: { position: 0 },
    }).stateShift!;
    expect(shifts.slice(1).every((shift) => shift === 0)).toBe(true);
  });

  it("is not made unless it is asked for, and refuses a position that does not exist", () => {
    expect(runWithStudies(bert, { text }).stateShift).toBeNull();
    expect(() => runWithStudies(bert, { text, stateShift: { position: 99 } })).toThrow(RequestError);
    expect(() => runWithStudies(bert, { text, stateShift: { position: -1 } })).toThrow(RequestError);
  });
});
