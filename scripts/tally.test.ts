import { expect, test } from "vitest";
import { add, closingLine, single, tallyPlaywright, tallyVitest } from "./tally";

const vitest = (passed: number, failed: number, pending = 0): string =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
  });
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0): string =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped } });

test("the closing line adds up all runners", () => {
  const sum = add([single(true), tallyVitest(vitest(40, 2), 1), tallyPlaywright(playwright(9, 0), 0)]);
  expect(closingLine(sum)).toBe("50 passed, 2 failed");
});

test("skipped tests are named in the closing line", () => {
  expect(closingLine(tallyVitest(vitest(3, 0, 2), 0))).toBe("3 passed, 0 failed, 2 skipped");
});

test("a runner that dies without a report is a failure", () => {
  expect(tallyVitest(null, 0).failed).toBe(1);
  expect(tallyPlaywright(null, 0).failed).toBe(1);
});

test("an exit code other than zero is a failure even if the report shows none", () => {
  expect(tallyVitest(vitest(5, 0), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  expect(tallyPlaywright(playwright(5, 0), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test("a runner that found no test is a failure", () => {
  expect(tallyVitest(vitest(0, 0), 0).failed).toBe(1);
  expect(tallyPlaywright(playwright(0, 0), 0).failed).toBe(1);
});

test("a flaky browser test counts as failed", () => {
  expect(tallyPlaywright(playwright(5, 0, 1), 0)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});
