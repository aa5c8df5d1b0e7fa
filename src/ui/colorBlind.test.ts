import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CLASS_COLORS } from "../scenes/finetuning/colors";

type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** Complete colour blindness, on linear RGB: Machado, Oliveira and Fernandes 2009, table 1, severity 1.0. */
const SIGHTS: Readonly<Record<string, Matrix>> = {
  "all colours": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Distance in OKLab, in hundredths. Two is just noticeable side by side; this can be told on a thin line, too. */
const APART = 7;

/** Colours that stand side by side in one picture with nothing but the colour to tell them apart. */
const PICTURES: Readonly<Record<string, readonly string[]>> = {
  "heat maps, from 0 to 1": ["--heat-0", "--heat-1"],
  "signed cells": ["--diverge-neg", "--diverge-mid", "--diverge-pos"],
  "signed bars": ["--c-negative", "--c-positive"],
  "two senses": ["--c-sense-0", "--c-sense-1"],
  "curves of the classes": CLASS_COLORS.map(nameOf),
  "curves of two vectors": ["--c-cls", "--c-b"],
  "curves of learned and held out": ["--accent", "--c-mask"],
  "the track of the player": ["--accent", "--line-strong"],
};

/** Colours too alike for some eyes, and what tells them apart as well. */
const TOLD_OTHERWISE: readonly { readonly colors: readonly [string, string]; readonly by: string }[] = [
  { colors: ["--c-a", "--c-b"], by: "sentence A stands before B, with [SEP] between them" },
  { colors: ["--c-query", "--c-key"], by: "each vector is named where it stands" },
  { colors: ["--c-query", "--c-value"], by: "each vector is named where it stands" },
  { colors: ["--c-key", "--c-ffn"], by: "the stations of a layer are named" },
  { colors: ["--c-cls", "--c-a"], by: "a special token is written in its chip" },
  { colors: ["--c-cls", "--c-sep"], by: "a special token is written in its chip" },
  { colors: ["--c-mask", "--c-b"], by: "a special token is written in its chip" },
  { colors: ["--c-good", "--c-bad"], by: "✓ and ✗" },
];

function nameOf(variable: string): string {
  return variable.replace(/^var\((.*)\)$/, "$1");
}

function colorsOf(css: string): ReadonlyMap<string, string> {
  return new Map([...css.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, color]) => [name, color]));
}

const [rootCss, darkCss] = readFileSync("src/ui/theme.css", "utf8").split(':root[data-theme="dark"]');
const themes = {
  light: colorsOf(rootCss),
  dark: new Map([...colorsOf(rootCss), ...colorsOf(darkCss)]),
};

function linear(color: string): Rgb {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

function times(matrix: Matrix, [x, y, z]: Rgb): Rgb {
  const [a, b, c] = matrix.map((row) => row[0] * x + row[1] * y + row[2] * z);
  return [a, b, c];
}

/** Ottosson's OKLab, from linear RGB. */
function oklab(rgb: Rgb): Rgb {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

function seen(color: string, sight: Matrix): Rgb {
  const [r, g, b] = times(sight, linear(color)).map((part) => Math.max(0, Math.min(1, part)));
  return oklab([r, g, b]);
}

function distance(colors: ReadonlyMap<string, string>, pair: readonly string[], sight: Matrix): number {
  const [a, b] = pair.map((name) => {
    const color = colors.get(name);
    if (!color) throw new Error(`theme.css has no ${name}`);
    return seen(color, sight);
  });
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

for (const [theme, colors] of Object.entries(themes)) {
  for (const [sight, matrix] of Object.entries(SIGHTS)) {
    test(`${theme}, ${sight}: colours that stand alone are apart`, () => {
      const tooClose = Object.entries(PICTURES).flatMap(([picture, names]) =>
        names.flatMap((name, i) =>
          names.slice(i + 1).flatMap((other) => {
            const far = distance(colors, [name, other], matrix);
            return far < APART ? [`${picture}: ${name} and ${other} are ${far.toFixed(1)} apart`] : [];
          }),
        ),
      );
      expect(tooClose).toEqual([]);
    });
  }

  test(`${theme}: every excuse is needed, and not for those who see all colours`, () => {
    for (const { colors: pair, by } of TOLD_OTHERWISE) {
      const all = Object.values(themes).flatMap((either) =>
        Object.values(SIGHTS).map((sight) => distance(either, pair, sight)),
      );
      expect(Math.min(...all), `${pair.join(" and ")}: ${by}`).toBeLessThan(APART);
      expect(distance(colors, pair, SIGHTS["all colours"]), pair.join(" and ")).toBeGreaterThan(APART);
    }
  });
}

test("curves stand out from the surface behind them, three to one", () => {
  for (const colors of Object.values(themes)) {
    const luminance = (name: string): number =>
      times(
        [
          [0.2126, 0.7152, 0.0722],
          [0, 0, 0],
          [0, 0, 0],
        ],
        linear(colors.get(name) ?? "#000000"),
      )[0];
    for (const name of CLASS_COLORS.map(nameOf)) {
      const [dark, bright] = [luminance(name), luminance("--surface")].sort((a, b) => a - b);
      expect((bright + 0.05) / (dark + 0.05), name).toBeGreaterThanOrEqual(3);
    }
  }
});
