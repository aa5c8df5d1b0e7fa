/** What can be predicted at a chapter's end, and what the model said. */
export interface Question {
  readonly options: readonly string[];
  readonly correct: number;
}

/** Where in a question's step its answer begins to be seen. */
export const REVEAL = 0.6;
