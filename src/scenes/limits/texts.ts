/** A text longer than a window, written for this page. */
export const LONG_TEXT =
  "The town of Harrow stands where the river meets the sea. For many years its people lived from fish and salt. Every morning the boats left the harbour before the sun came up, and every evening the women and children waited for them on the wall. In the middle of the town there was a market, and beside it a small bank where the fishermen kept their money. One winter a great storm came over the water. It broke the wall, carried away eleven boats, and filled the streets with sand. The bank was closed for a month, and nobody could buy flour. Then an old captain called a meeting in the church. He said that the river had made the town, and that the river would save it. Together they dug a new channel behind the houses, so that the water could run off into the fields. When spring came, grass grew on the bank of the channel, and the children played there after school. The town was never rich again, but it was never flooded either. Today the museum keeps the captain’s hat and his map of the river, and visitors come in summer to walk along the water.";

/** A short text of some kind of writing, to measure how well the model expects it. */
export interface DomainText {
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
