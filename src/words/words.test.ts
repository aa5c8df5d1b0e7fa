import { afterEach, describe, expect, test } from "vitest";
import { grouped, percent, points, significant } from "../ui/format";
import { languageOf } from "./language";
import { words } from "./scenes";
import { speak } from "./speak";

afterEach(() => speak("en"));

describe("languages", () => {
  test("words are those of the language in force whenever they are read", async () => {
    expect(words.names.attention).toBe("Attention");
    await speak("es");
    expect(words.names.attention).toBe("Atención");
    await speak("en");
    expect(words.names.attention).toBe("Attention");
  });

  test("numbers are written as the language writes them", async () => {
    await speak("es");
    expect([percent(0.042), percent(0.0004), points(0.089), points(0.00001)]).toEqual([
      "4,2 %",
      "<0,1 %",
      "+8,9",
      "0,0",
    ]);
    expect([significant(-0.01234), grouped(11268924)]).toEqual(["−0,01234", "11.268.924"]);
  });

  test("a browser's language counts by its first part", () => {
    expect(["es-MX", "ES", "en-GB", "fr", "", null, "toString"].map(languageOf)).toEqual([
      "es",
      "es",
      "en",
      null,
      null,
      null,
      null,
    ]);
  });
});
