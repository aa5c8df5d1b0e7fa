import { expect, test } from "vitest";
import { arcPath, box, ground } from "./ground";
import { textWidth } from "./textWidth";

const HERO = ["the", "river", "flows", "into", "the", "sea", "."];
const MANY = Array.from({ length: 28 }, (_, i) => ["wonderful", "rivers", "of", "ink"][i % 4]);
const WIDE = { width: 1100, height: 796 };
const PHONE = { width: 390, height: 600 };
const OPTIONS = { line: 0.6, most: 56 };

test("words stand in their order, do not overlap, and stay in the room", () => {
  for (const room of [WIDE, PHONE, { width: 2080, height: 1328 }, { width: 764, height: 672 }]) {
    for (const words of [HERO, MANY, ["birds", "can", "sing"]]) {
      const { places, down } = ground(words, room, OPTIONS);
      const end = down ? room.height : room.width;
      for (const [i, { along, half }] of places.entries()) {
        expect(along - half).toBeGreaterThanOrEqual(0);
        expect(along + half).toBeLessThanOrEqual(end);
        if (i > 0)
          expect(along - half).toBeGreaterThanOrEqual(places[i - 1].along + places[i - 1].half - 0.01);
      }
    }
  }
});

test("in a wide room words are as large as they may be, in a row whose middle is the room's", () => {
  const { u, from, to, down } = ground(HERO, WIDE, OPTIONS);
  expect(down).toBe(false);
  expect(u).toBe(56);
  expect((from + to) / 2).toBeCloseTo(550);
});

test("a narrow room turns the picture: words go down, what rises from them goes right", () => {
  const turned = ground(HERO, PHONE, OPTIONS);
  expect(turned.down).toBe(true);
  const [low, high] = [turned.at(100, 0), turned.at(100, 50)];
  expect(high.x - low.x).toBe(50);
  expect(high.y).toBe(low.y);
  expect(low.x + turned.height).toBeLessThanOrEqual(390);
});

test("too many words for a row stand at an angle, and where even that is too narrow most are ticks", () => {
  expect(ground(MANY, WIDE, OPTIONS)).toMatchObject({ tilted: true, sparse: false });
  const hundred = Array.from({ length: 128 }, () => "steep");
  expect(ground(hundred, WIDE, OPTIONS)).toMatchObject({ tilted: true, sparse: true });
  expect(ground(hundred, PHONE, OPTIONS)).toMatchObject({ down: true, sparse: true });
});

test("no word is smaller than 14 pixels in a row", () => {
  for (let count = 1; count < 60; count++) {
    expect(ground(MANY.slice(0, count), WIDE, OPTIONS).u).toBeGreaterThanOrEqual(14);
  }
});

test("an arc begins and ends on the line", () => {
  const wide = ground(HERO, WIDE, OPTIONS);
  expect(arcPath(wide, 100, 300, 90, 0)).toMatch(/^M100\.0,477\.6C.* 300\.0,477\.6$/);
});

test("a box is the same area turned or not", () => {
  for (const room of [WIDE, PHONE]) {
    const { width, height } = box(ground(HERO, room, OPTIONS), 40, 100, 10, 30);
    expect(width * height).toBeCloseTo(60 * 20);
  }
});

test("a text is as wide as its letters", () => {
  expect(textWidth("river")).toBeCloseTo(0.39 + 0.26 + 0.58 + 0.59 + 0.39);
  expect(textWidth("")).toBe(0);
  expect(textWidth("é")).toBeGreaterThan(0.5);
});

test("words in a column stay above what stands below them, though the wider sentence has fewer", () => {
  const { down, places } = ground(["a", "b", "c", "d", "e", "f", "g", "h"], PHONE, {
    ...OPTIONS,
    as: ["extraordinarily", "unbelievable"],
    below: 58,
  });
  const last = places[places.length - 1];
  expect(down).toBe(true);
  expect(last.along + last.half).toBeLessThanOrEqual(PHONE.height - 58);
});
