import type { ModelSizes } from "../engine";
import { fixed } from "../ui/format";

/** A published BERT: its sizes, and how many parameters its authors say it has, in millions. */
export interface Relative {
  readonly id: string;
  readonly name: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly published: string;
  readonly source: "Turc et al. 2019" | "Devlin et al. 2019";
}

/** Turc et al. 2019, arXiv:1908.08962 (their Base is a little more exact); Devlin et al. 2019, section 3. */
export const FAMILY: readonly Relative[] = [
  {
    id: "tiny",
    name: "Tiny",
    layers: 2,
    hidden: 128,
    heads: 2,
    published: "4.4",
    source: "Turc et al. 2019",
  },
  {
    id: "mini",
    name: "Mini",
    layers: 4,
    hidden: 256,
    heads: 4,
    published: "11.3",
    source: "Turc et al. 2019",
  },
  {
    id: "small",
    name: "Small",
    layers: 4,
    hidden: 512,
    heads: 8,
    published: "29.1",
    source: "Turc et al. 2019",
  },
  {
    id: "medium",
    name: "Medium",
    layers: 8,
    hidden: 512,
    heads: 8,
    published: "41.7",
    source: "Turc et al. 2019",
  },
  {
    id: "base",
    name: "Base",
    layers: 12,
    hidden: 768,
    heads: 12,
    published: "110",
    source: "Devlin et al. 2019",
  },
  {
    id: "large",
    name: "Large",
    layers: 24,
    hidden: 1024,
    heads: 16,
    published: "340",
    source: "Devlin et al. 2019",
  },
];

/** The one whose sizes this page's model has. */
export const OURS: Relative = FAMILY[1];

/** What all of the family have in common: the uncased English vocabulary and 512 positions. */
const COMMON = { vocabulary: 30522, positions: 512 } as const;

/** The paper's proportion: the feed-forward part is four times as wide as the hidden vector (Devlin et al. 2019, section 3). */
const WIDENING = 4;

/** The numbers that say how large a BERT is, as the calculator asks for them. */
export interface Measures {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly vocabulary: number;
  readonly positions: number;
}

/** All sizes that follow from them. */
export function sizesOf({ layers, hidden, heads, vocabulary, positions }: Measures): ModelSizes {
  return {
    layers,
    hiddenSize: hidden,
    heads,
    vocabSize: vocabulary,
    maxPositions: positions,
    intermediateSize: WIDENING * hidden,
    typeVocabSize: 2,
  };
}

/** The numbers of a member of the family. */
export function measuresOf({ layers, hidden, heads }: Relative): Measures {
  return { layers, hidden, heads, ...COMMON };
}

/** What its authors say, in millions, with as many digits as they give. */
export function publishedText({ published }: Pick<Relative, "published">): string {
  return fixed(Number(published), published.split(".")[1]?.length ?? 0);
}
