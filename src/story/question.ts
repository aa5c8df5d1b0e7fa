/** What can be predicted at a chapter's end, and what the model said. */
export interface Question {
  readonly options: readonly string[];
  readonly correct: number;
}
