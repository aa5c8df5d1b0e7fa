import { expect, test } from "vitest";
import { wheelAt } from "./Drum";

test("a drum begins at nothing and stops at its number, wheel by wheel from the left, never turning back", () => {
  for (const digits of ["7", "2314", "30521"]) {
    const places = [...digits].map((_, place) => place);
    const shown = (turned: number) => places.map((place) => wheelAt(digits, place, turned));
    expect(shown(0)).toEqual(places.map(() => 0));
    expect(
      shown(1)
        .map((wheel) => wheel % 10)
        .join(""),
    ).toBe(digits);
    for (let i = 1; i <= 50; i++) {
      const [before, now] = [shown((i - 1) / 50), shown(i / 50)];
      for (const place of places) expect(now[place]).toBeGreaterThanOrEqual(before[place]);
    }
    const rests = places.map((place) => {
      let turned = 0;
      while (wheelAt(digits, place, turned) < wheelAt(digits, place, 1)) turned += 0.01;
      return turned;
    });
    expect(rests).toEqual(rests.toSorted((a, b) => a - b));
  }
});
