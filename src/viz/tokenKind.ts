import type { Token } from "../engine";

type TokenKind = "cls" | "sep" | "mask" | "unk" | "a" | "b";

/** What a token's colour says: a special token by name, or the segment of an ordinary one. */
export function tokenKind(token: Pick<Token, "text" | "segment">): TokenKind {
  switch (token.text) {
    case "[CLS]":
      return "cls";
    case "[SEP]":
      return "sep";
    case "[MASK]":
      return "mask";
    case "[UNK]":
      return "unk";
    default:
      return token.segment === 0 ? "a" : "b";
  }
}

/** The CSS colour of a kind. */
export function kindColor(kind: TokenKind): string {
  return kind === "unk" ? "var(--c-bad)" : `var(--c-${kind})`;
}
