import type { LabelledText } from "../../engine";
import type { FinetuneOrder } from "../../trainer/finetuneProtocol";
import { words } from "../../words/finetuning";
import type { Settings } from "../settings";

/** Held-out reviews that a fine-tuning is measured on. */
const TESTS = 60;

let fetched: Promise<readonly LabelledText[]> | null = null;

/** The review sentences that come with the page. @throws Error in a plain sentence if they cannot be fetched. */
function reviews(): Promise<readonly LabelledText[]> {
  fetched ??= (async () => {
    const response = await fetch(new URL("./training/reviews.tsv", document.baseURI)).catch(() => null);
    if (!response?.ok) throw new Error(words.whole.lost);
    return (await response.text())
      .trim()
      .split("\n")
      .map((line) => {
        const [label, text] = line.split("\t");
        return { text, label: label === "positive" ? 1 : 0 };
      });
  })();
  fetched.catch(() => {
    fetched = null;
  });
  return fetched;
}

/** The fine-tuning that the settings describe, on the first `count` reviews; the last are held out. */
export async function reviewOrder(
  { finetuning: chosen }: Settings,
  count = Number(chosen.wholeLabels),
): Promise<Omit<FinetuneOrder, "model" | "brief">> {
  const all = await reviews();
  return {
    labels: words.sets.sentiment,
    examples: all.slice(0, count),
    tests: all.slice(-TESTS),
    settings: {
      rate: Number(chosen.wholeRate),
      epochs: Number(chosen.wholeEpochs),
      batch: Number(chosen.wholeBatch),
      accumulate: Number(chosen.wholeParts),
      layers: chosen.wholeLayers === "all" ? 100 : Number(chosen.wholeLayers),
      pooling: chosen.wholePooling,
      dropout: 0.1,
      seed: 1,
    },
  };
}
