import fc from "fast-check";
import { expect, test } from "vitest";
import { speak } from "../words/speak";
import {
  bytes,
  compact,
  fixed,
  grouped,
  listed,
  megabytes,
  percent,
  plural,
  points,
  significant,
} from "./format";

test("numbers have a real minus sign and never a minus nought", () => {
  expect(fixed(-0.416)).toBe("−0.42");
  expect(fixed(-0.004)).toBe("0.00");
  expect(fixed(0)).toBe("0.00");
  expect(fixed(12.5, 0)).toBe("13");
});

test("shares have the digits they deserve", () => {
  expect(percent(0)).toBe("0.0 %");
  expect(percent(0.0004)).toBe("<0.1 %");
  expect(percent(0.042)).toBe("4.2 %");
  expect(percent(0.37)).toBe("37 %");
  expect(percent(0.9999)).toBe("100 %");
  expect(percent(1)).toBe("100 %");
});

test("what a share says is what it is, to half of its last digit", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), (share) => {
      const shown = Number.parseFloat(percent(share));
      expect(Math.abs(shown - share * 100)).toBeLessThanOrEqual(share >= 0.1 ? 0.5000001 : 0.0500001);
    }),
  );
});

test("bytes are written in megabytes", () => {
  expect(megabytes(0)).toBe("0.0 MB");
  expect(megabytes(11_579_368)).toBe("11.6 MB");
});

test("differences carry their sign where a digit shows it", () => {
  expect(points(0.089)).toBe("+8.9");
  expect(points(-0.004)).toBe("−0.4");
  expect(points(0.0001)).toBe("0.0");
  expect(points(0.31)).toBe("+31");
});

test("numbers of any size keep four digits", () => {
  expect(significant(0)).toBe("0");
  expect(significant(-0.0123412)).toBe("−0.01234");
  expect(significant(1234567890)).toBe("1.23e+9");
  expect(significant(0.00001234)).toBe("1.23e−5");
});

test("large numbers keep three digits and say their unit", () => {
  expect(grouped(11268924)).toBe("11,268,924");
  expect(compact(512)).toBe("512");
  expect(compact(7_945_728)).toBe("7.95 M");
  expect(compact(110_106_428)).toBe("110 M");
  expect(compact(999_960)).toBe("1.00 M");
  expect(compact(2.27e10)).toBe("22.7 G");
  expect(bytes(11_579_368)).toBe("11.6 MB");
  expect(bytes(1.34e9)).toBe("1.34 GB");
  expect(bytes(12)).toBe("12 B");
});

test("one is one, and nothing or a million are many; a list ends as the language ends it", async () => {
  const said = () => [0, 1, 2, 1_000_000].map((count) => plural(count, "one", "other"));
  expect(said()).toEqual(["other", "one", "other", "other"]);
  expect(listed(["a", "b", 3])).toBe("a, b, and 3");
  await speak("es");
  expect(said()).toEqual(["other", "one", "other", "other"]);
  expect(listed([1, 2])).toBe("1 y 2");
  await speak("en");
});
