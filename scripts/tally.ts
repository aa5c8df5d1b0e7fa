/** What a part of the test chain found. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One check that either holds or does not. */
export function single(holds: boolean): Tally {
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0 };
}

/** All parts together. */
export function add(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The closing line that continuous integration reads: `12 passed, 0 failed`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** A report that says less than its runner's exit code must not hide a failure. */
function atLeastOneFailure(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Counts vitest's JSON report (null: the runner died before it wrote one). A run without a single test is a failure. */
export function tallyVitest(report: string | null, exitCode: number): Tally {
  if (report === null) return single(false);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    report,
  ) as VitestReport;
  const tally = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  return atLeastOneFailure(tally, tally.passed === 0 ? 1 : exitCode);
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** Counts Playwright's JSON report (null: the runner died before it wrote one). A flaky test counts as failed. */
export function tallyPlaywright(report: string | null, exitCode: number): Tally {
  if (report === null) return single(false);
  const { expected, unexpected, flaky, skipped } = (JSON.parse(report) as PlaywrightReport).stats;
  const tally = { passed: expected, failed: unexpected + flaky, skipped };
  return atLeastOneFailure(tally, tally.passed === 0 ? 1 : exitCode);
}
