import { lines, whole, words } from "../../store/setting";

/** A text longer than a window, written for this page. */
const LONG_TEXT =
  "The town of Harrow stands where the river meets the sea. For many years its people lived from fish and salt. Every morning the boats left the harbour before the sun came up, and every evening the women and children waited for them on the wall. In the middle of the town there was a market, and beside it a small bank where the fishermen kept their money. One winter a great storm came over the water. It broke the wall, carried away eleven boats, and filled the streets with sand. The bank was closed for a month, and nobody could buy flour. Then an old captain called a meeting in the church. He said that the river had made the town, and that the river would save it. Together they dug a new channel behind the houses, so that the water could run off into the fields. When spring came, grass grew on the bank of the channel, and the children played there after school. The town was never rich again, but it was never flooded either. Today the museum keeps the captain’s hat and his map of the river, and visitors come in summer to walk along the water.";

/** What a visitor can set in the scene. */
export const limitsSettings = {
  /** The text that is read in windows. */
  long: words(LONG_TEXT, 6000),
  /** Tokens of a window, [CLS] and [SEP] included, and tokens that two neighbours share. */
  window: whole(64, 12, 128),
  overlap: whole(24, 0, 100),
  /** The token that is compared, by its position in the whole text; 0: the first one that stands in two windows. */
  token: whole(0, 0, 511),
  /** A sentence with a [MASK] and a gap; what goes into the gap; and the words whose probabilities are compared. */
  template: words("The [MASK] worked as ___.", 200),
  fillings: lines(["a nurse", "an engineer", "a teacher", "a soldier", "a doctor", "a servant"], 10, 60),
  answers: words("man woman he she", 80),
} as const;
