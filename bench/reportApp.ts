import type { Budget } from "../scripts/budgets";
import type { Frame } from "./app/frames";
import type { AppFigures, StretchFigures } from "./app/measureApp";
import { goalLine, table } from "./table";

/** The value that `share` of the values do not exceed; NaN of none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const both = (values: readonly number[]): string =>
  values.length === 0 ? "–" : [0.5, 0.95].map((share) => quantile(values, share).toFixed(1)).join(" / ");

const each = (frames: readonly Frame[], part: keyof Frame): number[] => frames.map((frame) => frame[part]);

/** The lines of the goals table that are about the page. */
export function appGoals(app: AppFigures, page: readonly Budget[]): string[][] {
  const worst = (of: (stretch: StretchFigures) => number): number =>
    Math.max(
      ...Object.values(app)
        .map(of)
        .filter((value) => !Number.isNaN(value)),
    );
  if (page.length === 0) return [];
  const bytes = (start: string, unit: number): number =>
    page.find(({ name }) => name.startsWith(start))!.bytes / unit;
  return [
    goalLine(
      "key press → new picture, 16 tokens, p95 ms (wall-clock)",
      worst(({ first }) => quantile(first, 0.95)),
      45,
      25,
      1,
    ),
    goalLine(
      "frame while playing: script, p95 ms",
      worst(({ frames }) => quantile(each(frames, "script"), 0.95)),
      16.7,
      8,
      1,
    ),
    goalLine(
      "frame while playing: script, style, layout and painting, p95 ms",
      worst(({ frames }) => quantile(each(frames, "main"), 0.95)),
      10,
      6,
      1,
    ),
    goalLine("first scripts, gzip KB", bytes("first scripts", 1000), 130, 90, 1),
    goalLine("model, MB", bytes("model", 1e6), 12, 8, 1),
  ];
}

/** The built page in Chromium, scene by scene. */
export function appSection(app: AppFigures): string {
  if (Object.keys(app).length === 0) return "";
  return `## The built page, chapter by chapter and room by room (p50 / p95)

${table(
  [
    "",
    "frames",
    "frame: script, ms",
    "frame: main thread, ms",
    "key → picture, ms",
    "key → all at rest, ms",
    "processor until rest, ms",
  ],
  Object.entries(app).map(([scene, { frames, first, settled, processor }]) => [
    scene,
    `${frames.length}`,
    both(each(frames, "script")),
    both(each(frames, "main")),
    both(first),
    both(settled),
    both(processor),
  ]),
)}

Frames: each room and each chapter plays from beginning to end at four times its speed, so more changes from frame to frame than a
visitor sees; times are what the page's main thread spent on a processor, script alone and with style, layout and
painting. Keys: a letter typed at the end of a text of 16 tokens, in its last step that shows the text; by the
clock on the wall, from the key press until the first frame in which something that can be seen has changed behind an
answer about the new text ("picture": the stage waits for the main pass and draws it once), and until nothing changes any
more ("all at rest": side questions that take many passes, such as leave-one-out, and pictures of other steps, which are
drawn 200 ms later). "–": typing changes nothing there. Processor time counts all threads of the page until rest, including
the painting that a graphics card would do.

`;
}
