import { describe, expect, it } from "vitest";
import { useStore } from "../store/store";
import { mendLink } from "./mend";
import { readLink, writeLink } from "./schema";

const state = {
  ...useStore.getInitialState(),
  t: 0,
  scene: "mlm",
  text: "The [MASK] sat; 100 % sure & well.",
} as const;
const good = writeLink(state);

describe("a link that was damaged on its way", () => {
  it.each([
    ["as it was written", good, ""],
    ["with &amp; for &", good.replaceAll("&", "&amp;"), ""],
    ["escaped as a whole", `#${encodeURIComponent(good.slice(1))}`, ""],
    ["behind a question mark", "", `?${good.slice(1)}`],
    ["escaped once too often", good.replaceAll("%", "%25"), ""],
  ])("%s opens what was meant", (_, hash, search) => {
    const mended = mendLink(hash, search);
    expect(mended.lost).toBe(false);
    expect(readLink(mended.hash)).toMatchObject({ scene: "mlm", text: state.text });
  });

  it("keeps a percent sign that was meant", () => {
    expect(readLink(mendLink("#v=1&text=100%25+sure", "").hash)).toMatchObject({ text: "100% sure" });
    expect(readLink(mendLink("#v=1&text=100%+sure", "").hash)).toMatchObject({
      text: "100%+sure".replace("+", " "),
    });
  });

  it("says so when nothing of it can be read", () => {
    expect(mendLink("#:~:text=attention", "").lost).toBe(true);
    expect(mendLink("#v%", "").lost).toBe(false);
    expect(mendLink("", "?embed=1&hide=text,nav").lost).toBe(false);
    expect(mendLink("", "").lost).toBe(false);
  });

  it("ends in a sign that chat programs keep", () => {
    const ending = writeLink({
      ...useStore.getInitialState(),
      t: 0,
      settings: { senses: { chosen: { word: "bank", own: ["A bank."], out: [], selected: null } } },
    });
    expect(ending).not.toMatch(/[.,;:!?)*_~'-]$/);
  });
});
