/** The scene's steps in order. */
export const STEP = { born: 0, counting: 1, neighbours: 2, meaning: 3, compare: 4 } as const;
export type PretrainingStep = keyof typeof STEP;
