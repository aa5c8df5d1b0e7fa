import { expect, test } from "vitest";
import { noticesOf, packageOf } from "./licenses";

const at = (path: string) => `${process.cwd()}/node_modules/${path}`;

test("a module's package is the one it was installed with, and the page's own modules have none", () => {
  expect(packageOf(at("react-dom/client.js"))).toBe(at("react-dom"));
  expect(packageOf(at("@fontsource-variable/inter/index.css?direct"))).toBe(at("@fontsource-variable/inter"));
  expect(packageOf(`${process.cwd()}/src/main.tsx`)).toBeNull();
});

test("a notice holds the licence's own text, with whose it is", () => {
  const notices = noticesOf(["react", "comlink", "@fontsource-variable/inter"].map(at));
  expect(notices).toMatch(/^react \d+\.\d+\.\d+ \(MIT\)$/m);
  expect(notices).toContain("Permission is hereby granted, free of charge");
  expect(notices).toMatch(/comlink .*Apache-2\.0/);
  expect(notices).toContain("SIL OPEN FONT LICENSE");
});
