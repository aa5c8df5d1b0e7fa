import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const DOORS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "src/engine/README.md"];
/** What the doors call a scene or a language that is yet to be made, and packages. */
const OTHERS = /^(?:src\/scenes\/(?:x|<name>)|scenes\/<name>|src\/words\/fr|fr\.tsx|@.*)$/;

/** Every file of the repository and every folder, each behind a slash: a door may leave out where a path begins. */
const PATHS = ["src", "tests", "scripts", "training", "bench", "gallery", "public", "."].flatMap((root) =>
  readdirSync(root, { recursive: root !== ".", encoding: "utf8" }).map(
    (path) => `/${root}/${path.replaceAll("\\", "/")}`,
  ),
);

test.each(DOORS)("%s names files and folders that are there", (door) => {
  const text = readFileSync(door, "utf8");
  const named = [...text.matchAll(/`([\w@<][\w@<>./*-]*)`/g)]
    .map(([, name]) => name.replace(/\/$/, ""))
    .filter((name) => /\/|\.(?:tsx?|css|py|md|json)$/.test(name) && !OTHERS.test(name));
  expect(named.length).toBeGreaterThan(3);
  const isThere = (name: string): boolean => {
    const path = new RegExp(`/${name.replaceAll(".", "\\.").replace("*", "[^/]+")}(?:\\.tsx?)?$`);
    return PATHS.some((one) => path.test(one));
  };
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});
