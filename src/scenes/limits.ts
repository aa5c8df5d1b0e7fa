/** Tokens the page works with at most ([CLS] and [SEP] included); the engine itself takes up to 512. */
export const MAX_TOKENS = 128;
