import { beforeEach, describe, expect, test } from "vitest";
import type { RunRequest } from "../engine";
import { runWithStudies } from "../engine/studies";
import { shippedBert } from "../engine/testing/shipped";
import { questionInputs } from "../store/inputs";
import { runDone, runFailed, runsAsked } from "../store/runs";
import { useStore } from "../store/store";
import { setText } from "../store/text";
import { setLayer, setScene } from "../store/view";
import { runKey } from "./context";
import { type Inputs, whenToDraw } from "./picture";

const store = () => useStore.getState();
const inputs = () => questionInputs(store());
const main = () => runKey(store().scene, "main");
const left = () => runKey(store().scene, "left");
const when = (drawn: Inputs, shown = [main()]) => whenToDraw(drawn, inputs(), shown);

function encode(text: string): void {
  useStore.setState({ encoding: shippedBert().tokenizer.encode(text) });
}

function ask(name: string, text: string): RunRequest {
  const request = { text };
  runsAsked([[name, request]]);
  return request;
}

function answer(name: string, request: RunRequest): void {
  runDone(name, request, runWithStudies(shippedBert(), request));
}

beforeEach(() => {
  const { config, kernels, abilities, parameterCount: parameters } = shippedBert();
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
    expect(when(drawn)).toBe("later");
    encode("A cat s.");
    const request = ask(main(), "A cat s.");
    expect(when(drawn)).toBe("later");
    answer("other", ask("other", "An old cat."));
    expect(when(drawn)).toBe("later");
    answer(main(), request);
    expect(when(drawn)).toBe("now");
    expect(when(inputs())).toBe("never");
  });

  test("is drawn when all passes are there that the step on stage shows", () => {
    answer(left(), ask(left(), "A cat."));
    const drawn = inputs();
    setText("A cat s.");
    encode("A cat s.");
    const request = ask(left(), "A cat s.");
    answer(main(), ask(main(), "A cat s."));
    expect(when(drawn)).toBe("now");
    expect(when(drawn, [main(), left()])).toBe("later");
    answer(left(), request);
    expect(when(drawn, [main(), left()])).toBe("now");
  });

  test("is drawn at once where nothing can be read: no model, no pass yet, or one that failed", () => {
    const drawn = inputs();
    setText("Dogs");
    encode("Dogs");
    const request = ask(main(), "Dogs");
    expect(when(drawn)).toBe("later");
    runFailed(main(), request, { code: "unknown", values: ["It failed."] });
    expect(when(drawn)).toBe("now");
    useStore.setState({ runs: {}, encoding: null });
    expect(when(drawn)).toBe("now");
    useStore.setState({ model: { phase: "error", code: "unknown", message: "The engine stopped." } });
    expect(when(drawn)).toBe("now");
  });

  test("does not hold up another scene", () => {
    const drawn = inputs();
    setText("Dogs");
    setScene("attention");
    expect(when(drawn)).toBe("now");
  });

  test("in a scene that does not read the text is drawn when its tokens are there", () => {
    const drawn = inputs();
    setText("Dogs");
    expect(when(drawn)).toBe("later");
    encode("Dogs");
    expect(when(drawn)).toBe("now");
  });
});

test("what the visitor chooses is drawn at once, answers to other questions soon after", () => {
  const drawn = inputs();
  const request = ask("other", "An old cat.");
  answer("other", request);
  expect(when(drawn)).toBe("soon");
  setLayer(1);
  expect(when(drawn)).toBe("now");
});
