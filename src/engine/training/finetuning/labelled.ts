import { seededRandom } from "../../random";
import type { LabelledText } from "../request";

/** Sentences with their classes, in the order of the file. */
export interface Labelled {
  /** Names of the classes, in the order in which they first appear. */
  readonly labels: readonly string[];
  readonly sentences: readonly LabelledText[];
}

/** Reads lines of a label, a tab and a sentence. @throws Error in a plain sentence naming the first line that is none. */
export function readLabelled(text: string): Labelled {
  const labels: string[] = [];
  const sentences = text.split(/\r?\n/).flatMap((line, i): LabelledText[] => {
    if (line.trim() === "") return [];
    const [name, ...rest] = line.split("\t");
    const sentence = rest.join(" ").trim();
    if (!name.trim() || !sentence) throw new Error(`Line ${i + 1} should be a label, a tab and a sentence.`);
    if (!labels.includes(name.trim())) labels.push(name.trim());
    return [{ text: sentence, label: labels.indexOf(name.trim()) }];
  });
  if (labels.length < 2) throw new Error("Labelled sentences need at least two different labels.");
  return { labels, sentences };
}

/** Holds a share of the sentences out, drawn by the seed. */
export function splitLabelled(
  sentences: readonly LabelledText[],
  seed: number,
  share: number,
): { readonly examples: LabelledText[]; readonly tests: LabelledText[] } {
  const random = seededRandom(seed);
  const examples: LabelledText[] = [];
  const tests: LabelledText[] = [];
  for (const sentence of sentences) (random() < share ? tests : examples).push(sentence);
  return { examples, tests };
}
