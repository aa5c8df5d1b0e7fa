import { describe, expect, it } from "vitest";
import { runWithStudies } from "../studies";
import { shippedBert } from "../testing/shipped";

describe("ablation on the shipped model", () => {
  const bert = shippedBert();
  const text = "The [MASK] by the river was steep.";
  const guesses = { positions: [2], targets: [bert.tokenizer.encode("bank").ids[1]], top: 0 };
  const [target] = guesses.targets;
  const study = runWithStudies(bert, { text, ablation: { position: 2, target } }).ablation;
  const direct = (interventions = {}) =>
    runWithStudies(bert, { text, guesses, interventions }).guesses[0].target?.probability;

  it("equals direct single runs without each layer and each head", () => {
    expect(study?.probability).toBe(direct());
    expect(study?.layers).toEqual(
      Array.from({ length: bert.config.layers }, (_, layer) => direct({ layersOff: [layer] })),
    );
    expect(study?.heads).toEqual(
      Array.from({ length: bert.config.layers }, (_, layer) =>
        Array.from({ length: bert.config.heads }, (_, head) => direct({ headsOff: [{ layer, head }] })),
      ),
    );
  });

  it("keeps what the run has switched off anyway", () => {
    const headsOff = [{ layer: 0, head: 0 }];
    const half = runWithStudies(bert, {
      text,
      interventions: { headsOff },
      ablation: { position: 2, target },
    }).ablation;
    expect(half?.probability).toBe(direct({ headsOff }));
    expect(half?.heads[0][0]).toBe(half?.probability);
    expect(half?.heads[1][0]).toBe(direct({ headsOff: [...headsOff, { layer: 1, head: 0 }] }));
  });

  it("is not made unless it is asked for", () => {
    expect(runWithStudies(bert, { text }).ablation).toBeNull();
  });
});
