import { describe, expect, test } from "vitest";

/** Every source file of the page, tests and what only tests use apart. Imports of types count as imports. */
const SOURCES = new Map(
  Object.entries(
    import.meta.glob<string>(
      [
        "./**/*.{ts,tsx}",
        "!./**/*.{test,fixture}.{ts,tsx}",
        "!./**/*.d.ts",
        "!./**/testing/**",
        "!./**/testing.{ts,tsx}",
      ],
      {
        eager: true,
        query: "?raw",
        import: "default",
      },
    ),
  ).map(([path, text]) => [path.replace("./", ""), text] as const),
);

/** The file that an import of `from` means, or null for a package, a style sheet or what tests alone use. */
function resolve(from: string, target: string): string | null {
  const parts = from.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  const path = parts.join("/").replace("../src/", "");
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((file) => SOURCES.has(file)) ?? null;
}

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].flatMap(
    ([, target]) => resolve(file, target) ?? [],
  );
}

const IMPORTS = new Map([...SOURCES].map(([file, text]) => [file, importsOf(file, text)]));

const within = (...rooms: readonly string[]): RegExp => new RegExp(`^(?:${rooms.join("|")})(?:/|\\.tsx?$)`);
/** What a visitor sees around a scene. */
const PAGE = within("app", "main");
/** One scene's own folder; the story is a scene too. */
const sceneOf = (file: string): string | null =>
  /^(?:scenes\/([^/]+)\/|(story)\/)/.exec(file)?.slice(1).find(Boolean) ?? null;

interface Rule {
  readonly says: string;
  readonly forbids: (from: string, to: string) => boolean;
}

const RULES: readonly Rule[] = [
  {
    says: "the engine imports nothing from outside",
    forbids: (from, to) => within("engine").test(from) && !within("engine").test(to),
  },
  {
    says: "the shapes of tensors and traces need nothing",
    forbids: (from, to) =>
      within("engine/tensor").test(from) || (within("engine/trace").test(from) && to !== "engine/tensor.ts"),
  },
  {
    says: "the forward pass knows no analysis, heads, training or explanations",
    forbids: (from, to) =>
      within("engine/model").test(from) &&
      within("engine/analysis", "engine/heads", "engine/training", "engine/explain").test(to),
  },
  {
    says: "only the engine and its worker know how the model is stored and multiplied",
    forbids: (from, to) =>
      !within("engine", "worker").test(from) && within("engine/model", "engine/kernels").test(to),
  },
  {
    says: "marks and controls know no state, scene or page",
    forbids: (from, to) =>
      within("viz", "ui").test(from) && (within("store", "scenes", "story").test(to) || PAGE.test(to)),
  },
  {
    says: "the state knows no scene, page or worker's client",
    forbids: (from, to) =>
      within("store").test(from) && (within("scenes", "story", "worker/client").test(to) || PAGE.test(to)),
  },
  {
    says: "a scene knows no other scene, and not the page",
    forbids: (from, to) => {
      const own = sceneOf(from);
      if (own === null) return false;
      const other = sceneOf(to);
      return PAGE.test(to) || (other !== null && other !== own);
    },
  },
  {
    says: "the scenes' code, which the registry finds by its folders, is fetched by the page",
    forbids: (from, to) => !PAGE.test(from) && to === "scenes/registry.ts",
  },
  {
    says: "nothing imports the page but its first file",
    forbids: (from, to) => !PAGE.test(from) && PAGE.test(to),
  },
];

describe("arrows", () => {
  test("are read from all of the page's files", () => {
    expect(SOURCES.size).toBeGreaterThan(500);
    expect([...IMPORTS.values()].flat().length).toBeGreaterThan(2000);
  });

  test.each(RULES)("$says", ({ forbids }) => {
    const found = [...IMPORTS].flatMap(([from, targets]) =>
      targets.filter((to) => forbids(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(found).toEqual([]);
  });
});

/** Groups of files that import one another, directly or in a circle (Tarjan 1972), the largest first. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    numbers.set(file, numbers.size);
    lowest.set(file, numbers.get(file)!);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!numbers.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!));
    }
    if (lowest.get(file) !== numbers.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group.sort());
  };
  for (const file of graph.keys()) if (!numbers.has(file)) visit(file);
  return found.sort((a, b) => b.length - a.length);
}

test("circles of imports are found", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["a", "d"]],
    ["d", []],
  ]);
  expect(circles(graph)).toEqual([["a", "b", "c"]]);
});

test("what no other file asks for is not exported", () => {
  const everything = import.meta.glob<string>(
    ["./**/*.{ts,tsx}", "../{tests,scripts,bench,gallery}/**/*.{ts,tsx}"],
    { eager: true, query: "?raw", import: "default" },
  );
  const asked = new Set<string>();
  for (const [path, text] of Object.entries(everything)) {
    const words = text.match(/\w+/g) ?? [];
    for (const file of new Set(importsOf(path.replace("./", ""), text)))
      for (const word of words) asked.add(`${file}: ${word}`);
  }
  const exported = [...SOURCES].flatMap(([file, text]) =>
    [...text.matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm)].map(
      ([, name]) => `${file}: ${name}`,
    ),
  );
  // Other languages' words and the scenes' definitions are found by the names of their files.
  const found = /(?:^|\/)(?:es[/.]|definition\.ts)/;
  expect(exported.filter((name) => !asked.has(name) && !found.test(name))).toEqual([]);
});

test("what is pressed, chosen, typed or laid out in rows is drawn by one file each", () => {
  const filesWith = (tags: RegExp): string[] =>
    [...SOURCES].flatMap(([file, text]) => (tags.test(text) ? file : []));
  expect(filesWith(/<(?:m\.)?button\b/)).toEqual(["ui/Button.tsx"]);
  expect(filesWith(/<(?:m\.)?select\b/)).toEqual(["ui/Select.tsx"]);
  // What is pasted into a spreadsheet is text, and a table there.
  const text = /\.ts$/;
  expect(filesWith(/<(?:m\.)?(?:table|tr|td|th)\b/).filter((file) => !text.test(file))).toEqual([
    "viz/Table.tsx",
  ]);
  // Ticks and sliders are the browser's own; the page's text field and its end have looks that no room has.
  expect(filesWith(/<input\b(?![^>]*type="(?:range|checkbox)")/).filter(sceneOf)).toEqual([
    "story/WriteEnding.tsx",
  ]);
});

test("no two files of a folder differ by upper and lower case alone: most disks take one for the other", () => {
  const names = [...SOURCES.keys()].map((file) => file.replace(/\.tsx?$/, "").toLowerCase());
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("no file imports itself, by whatever way round", () => {
  expect(circles(IMPORTS)).toEqual([]);
});
