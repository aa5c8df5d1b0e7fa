import { beforeEach, describe, expect, it } from "vitest";
import { FIRST_SCENE } from "../catalogue";
import { Tokenizer } from "../engine";
import { readText } from "../engine/testing/folders";
import { STOPS } from "./follow";
import { play, setSeconds, tick, toggleFollow } from "./player";
import { useStore } from "./store";

const tokenizer = Tokenizer.fromVocab(readText("public/model/vocab.txt"));
const state = () => useStore.getState();

/** Plays until the scene changes or the player stops. */
function playOut(): void {
  const { scene } = state();
  setSeconds([1, 1]);
  for (let i = 0; i < 100 && state().playing && state().scene === scene; i++) tick(100);
}

describe("following a token", () => {
  beforeEach(() => {
    useStore.setState({ encoding: tokenizer.encode("the cat sat") });
  });

  it("starts in the first scene with the selected token", () => {
    useStore.setState({ scene: "mlm", token: 2 });
    toggleFollow();
    expect(state()).toMatchObject({ scene: STOPS[0], token: 2, playing: true, following: true, step: 0 });
  });

  it("takes the word that scenes speak of if none is selected, or the only one", () => {
    toggleFollow();
    expect(state().token).toBe(2);
    useStore.setState({ following: false, token: null, encoding: tokenizer.encode("cat") });
    toggleFollow();
    expect(state().token).toBe(1);
  });

  it("goes on to the next scene at the end of each, keeps the token, and ends after the last", () => {
    toggleFollow();
    const seen = [];
    while (state().following) {
      seen.push(state().scene);
      expect(state().token).toBe(2);
      playOut();
    }
    expect(seen).toEqual([...STOPS]);
    expect(state().playing).toBe(false);
  });

  it("hides the followed token where BERT is to guess it", () => {
    useStore.setState({ token: 2 });
    toggleFollow();
    while (state().scene !== "mlm") playOut();
    expect(state().masked).toEqual([2]);
  });

  it("does not change scenes when nobody follows", () => {
    play();
    playOut();
    expect(state()).toMatchObject({ scene: FIRST_SCENE, playing: false });
  });
});
