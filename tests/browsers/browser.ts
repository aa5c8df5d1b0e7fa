/** A browser other than Chromium, with the little that these checks need. */
export interface Browser {
  /** Name and version, for the report. */
  readonly name: string;
  goto(url: string): Promise<void>;
  /** The value of a JavaScript expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  screenshot(path: `${string}.png`): Promise<void>;
  close(): Promise<void>;
}
