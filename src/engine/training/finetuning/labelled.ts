import { TrainingError } from "../../errors";
import { seededRandom } from "../../random";
import type { LabelledText } from "../request";

/** Sentences with their classes, in the order of the file. */
interface Labelled {
  /** Names of the classes, in the order in which they first appear. */
  readonly labels: readonly string[];
  readonly sentences: readonly LabelledText[];
}

/**
 * Reads lines of two columns, a sentence and its label, with a tab (or, where a line has none, its last |) between
 * them. Either may come first: labels are what is shared by more lines.
 * @throws TrainingError naming the first line that is none.
 */
export function readLabelled(text: string): Labelled {
  const rows = text.split(/\r?\n/).flatMap((line, i): [string, string][] => {
    if (line.trim() === "") return [];
    const at = line.includes("\t") ? line.indexOf("\t") : line.lastIndexOf("|");
    const [a, b] = [line.slice(0, at), line.slice(at + 1)].map((part) => part.replaceAll("\t", " ").trim());
    if (at < 0 || !a || !b) throw new TrainingError("labelledLine", i + 1);
    return [[a, b]];
  });
  const kinds = [0, 1].map((column) => new Set(rows.map((row) => row[column])));
  const labelAt = kinds[1].size < kinds[0].size ? 1 : 0;
  const labels = [...kinds[labelAt]];
  if (labels.length < 2) throw new TrainingError("labelledOne");
  const sentences = rows.map((row) => ({ text: row[1 - labelAt], label: labels.indexOf(row[labelAt]) }));
  return { labels, sentences };
}

/** What a tab takes: so many sentences, and different labels. */
const LEAST_LABELLED = 24;
const MOST_LABELLED = 300;
const MOST_LABELS = 12;

/** The same for people who typed or pasted it into the page. @throws TrainingError in a sentence that says what to do. */
export function readTyped(text: string): Labelled {
  const read = readLabelled(text);
  const { labels, sentences } = read;
  const { length } = sentences;
  if (length < LEAST_LABELLED) throw new TrainingError("labelledFew", length, LEAST_LABELLED);
  if (length > MOST_LABELLED) throw new TrainingError("labelledMany", length, MOST_LABELLED);
  if (labels.length > MOST_LABELS) throw new TrainingError("labelledKinds", labels.length, MOST_LABELS);
  const rare = labels.find((_, label) => sentences.filter((one) => one.label === label).length < 2);
  if (rare !== undefined) throw new TrainingError("labelledRare", rare);
  return read;
}

/** Sentences to learn from, and others that are only measured on. */
interface Split {
  readonly examples: LabelledText[];
  readonly tests: LabelledText[];
}

/** Holds a share of each label's sentences out, at least one, drawn by the seed; the order stays. */
export function splitLabelled(sentences: readonly LabelledText[], seed: number, share: number): Split {
  const random = seededRandom(seed);
  const held = new Set<number>();
  for (const label of new Set(sentences.map((one) => one.label))) {
    const own = [...sentences.keys()].filter((i) => sentences[i].label === label);
    const count = Math.max(1, Math.round(share * own.length));
    for (let i = 0; i < count; i++) {
      const [drawn] = own.splice(Math.floor(random() * own.length), 1);
      held.add(drawn);
    }
  }
  return {
    examples: sentences.filter((_, i) => !held.has(i)),
    tests: sentences.filter((_, i) => held.has(i)),
  };
}
