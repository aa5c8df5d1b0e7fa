import { beforeEach, describe, expect, test } from "vitest";
import type { RunRequest } from "../engine";
import { runWithStudies } from "../engine/studies";
import { testBert } from "../scenes/testing";
import { questionInputs } from "../store/inputs";
import { runDone, runFailed, runsAsked } from "../store/runs";
import { useStore } from "../store/store";
import { setText } from "../store/text";
import { setLayer, setScene } from "../store/view";
import { runKey } from "./context";
import { whenToDraw } from "./picture";

const store = () => useStore.getState();
const inputs = () => questionInputs(store());
const main = () => runKey(store().scene, "main");

function encode(text: string): void {
  useStore.setState({ encoding: testBert().tokenizer.encode(text) });
}

function ask(name: string, text: string): RunRequest {
  const request = { text };
  runsAsked([[name, request]]);
  return request;
}

function answer(name: string, request: RunRequest): void {
  runDone(name, request, runWithStudies(testBert(), request));
}

beforeEach(() => {
  const { config, kernels, abilities, parameterCount: parameters } = testBert();
  const specialIds = { cls: 101, sep: 102, mask: 103 };
  const head = {
    ownHead: null,
    headProblem: null,
    hasLeft: false,
    rules: { lowercase: true, stripAccents: true },
  };
  useStore.setState({
    model: { phase: "ready", info: { config, kernels, abilities, parameters, specialIds, ...head } },
  });
  setText("A cat.");
  encode("A cat.");
  answer(main(), ask(main(), "A cat."));
});

describe("a key press in the text", () => {
  test("is drawn when its pass is there, and not before", () => {
    const drawn = inputs();
    setText("A cat s.");
    expect(whenToDraw(drawn, inputs())).toBe("later");
    encode("A cat s.");
    const request = ask(main(), "A cat s.");
    expect(whenToDraw(drawn, inputs())).toBe("later");
    answer("other", ask("other", "An old cat."));
    expect(whenToDraw(drawn, inputs())).toBe("later");
    answer(main(), request);
    expect(whenToDraw(drawn, inputs())).toBe("now");
    expect(whenToDraw(inputs(), inputs())).toBe("never");
  });

  test("is drawn when all passes are there that the step on stage shows", () => {
    answer(runKey(store().scene, "left"), ask(runKey(store().scene, "left"), "A cat."));
    const drawn = inputs();
    setText("A cat s.");
    encode("A cat s.");
    const left = runKey(store().scene, "left");
    const request = ask(left, "A cat s.");
    answer(main(), ask(main(), "A cat s."));
    expect(whenToDraw(drawn, inputs())).toBe("now");
    expect(whenToDraw(drawn, inputs(), ["left"])).toBe("later");
    answer(left, request);
    expect(whenToDraw(drawn, inputs(), ["left"])).toBe("now");
  });

  test("is drawn at once where nothing can be read: no model, no pass yet, or one that failed", () => {
    const drawn = inputs();
    setText("Dogs");
    encode("Dogs");
    const request = ask(main(), "Dogs");
    expect(whenToDraw(drawn, inputs())).toBe("later");
    runFailed(main(), request, { code: "unknown", values: ["It failed."] });
    expect(whenToDraw(drawn, inputs())).toBe("now");
    useStore.setState({ runs: {}, encoding: null });
    expect(whenToDraw(drawn, inputs())).toBe("now");
    useStore.setState({ model: { phase: "error", code: "unknown", message: "The engine stopped." } });
    expect(whenToDraw(drawn, inputs())).toBe("now");
  });

  test("does not hold up another scene", () => {
    const drawn = inputs();
    setText("Dogs");
    setScene("attention");
    expect(whenToDraw(drawn, inputs())).toBe("now");
  });

  test("in a scene that does not read the text is drawn when its tokens are there", () => {
    const drawn = inputs();
    setText("Dogs");
    expect(whenToDraw(drawn, inputs())).toBe("later");
    encode("Dogs");
    expect(whenToDraw(drawn, inputs())).toBe("now");
  });
});

test("what the visitor chooses is drawn at once, answers to other questions soon after", () => {
  const drawn = inputs();
  const request = ask("other", "An old cat.");
  answer("other", request);
  expect(whenToDraw(drawn, inputs())).toBe("soon");
  setLayer(1);
  expect(whenToDraw(drawn, inputs())).toBe("now");
});
