import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SCENE_IDS } from "../catalogue";
import { Tokenizer } from "../engine";
import { FUZZ_TIMEOUT, fuzzCases } from "../engine/testing/fuzzCases";
import { isOf } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import { useStore } from "../store/store";
import { setPair, setText, toggleMasked } from "../store/text";
import { setScene, setToken, toggleHead } from "../store/view";
import { sceneContext } from "./context";

const tokenizer = Tokenizer.fromVocab(readFileSync("public/model/vocab.txt", "utf8"));
const state = () => useStore.getState();

const typed = fc.string({ unit: "binary", maxLength: 200 });
const action = fc.oneof(
  typed.map((text) => () => setText(text)),
  fc.option(typed).map((pair) => () => setPair(pair)),
  fc.nat(600).map((position) => () => setToken(position)),
  fc.nat(600).map((position) => () => toggleMasked(position)),
  fc.constantFrom(...SCENE_IDS).map((scene) => () => setScene(scene)),
  fc.tuple(fc.nat(60), fc.nat(60)).map(
    ([layer, head]) =>
      () =>
        toggleHead({ layer, head }),
  ),
  // The tokenizer's answer arrives some time later, perhaps when the text is another one already.
  fc.constant(() => {
    const { text, pair } = state();
    useStore.setState({ encoding: tokenizer.encode(text, { pair: pair || null, maxTokens: MAX_TOKENS }) });
  }),
);

test(
  "in whatever order one types, selects, masks and moves on, what scenes are given fits its own tokens",
  () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        useStore.setState(useStore.getInitialState(), true);
        for (const act of actions) {
          act();
          const context = sceneContext(state());
          if (!context) continue;
          const count = context.encoding.tokens.length;
          expect(count).toBeLessThanOrEqual(MAX_TOKENS);
          expect(context.token === null || context.token < count).toBe(true);
          for (const at of context.masked) expect(context.encoding.tokens[at].word).not.toBeNull();
        }
        const { text, pair } = state();
        const encoding = tokenizer.encode(text, { pair: pair || null, maxTokens: MAX_TOKENS });
        expect(isOf(encoding, text, pair)).toBe(true);
      }),
      fuzzCases(250),
    );
  },
  FUZZ_TIMEOUT,
);
