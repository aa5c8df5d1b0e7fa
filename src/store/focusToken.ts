import type { Encoding } from "../engine";

/** The token a scene speaks of: the selected one, or the first noun-like place, position 2, if there is one. */
export function focusToken({
  token,
  encoding,
}: {
  readonly token: number | null;
  readonly encoding: Encoding;
}): number {
  return token ?? Math.min(2, encoding.tokens.length - 1);
}
