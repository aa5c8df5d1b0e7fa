/** A short text of some kind of writing, to measure how well the model expects it. */
interface DomainText {
  readonly kind: "encyclopedia" | "story" | "recipe" | "medicine" | "law" | "chat" | "code";
  readonly text: string;
}

/** One sentence or two of several kinds, written for this page: none is taken from the training texts. */
export const DOMAINS: readonly DomainText[] = [
  {
    kind: "encyclopedia",
    text: "The city lies on the north coast of the island. It is known for its old harbour.",
  },
  { kind: "story", text: "The little girl ran into the garden and saw a white bird in the tree." },
  { kind: "recipe", text: "Whisk two eggs with the sugar, fold in the flour, and bake for twenty minutes." },
  {
    kind: "medicine",
    text: "The patient presented with acute chest pain and was treated with intravenous anticoagulants.",
  },
  {
    kind: "law",
    text: "The tenant shall indemnify the landlord against any liability arising under this clause.",
  },
  { kind: "chat", text: "omg lol that app keeps crashing on my phone, gonna uninstall it rn" },
  { kind: "code", text: "for i in range(10): total += values[i] * 2" },
];
