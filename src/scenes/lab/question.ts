import type { ReactNode } from "react";
import type { Moment } from "../../catalogue";
import type { RunRequest } from "../../engine";
import type { Question as Asked } from "../../inspector/question";
import type { SceneContext } from "../scene";

/** One answer to choose from, and what turned out for it. */
export interface Option {
  readonly label: ReactNode;
  /** The label as plain text. */
  readonly name: string;
  /** The computed number behind it, as the reveal writes it; null if this answer has none of its own. */
  readonly figure: string | null;
  /** The same number as a share 0…1 of the longest bar. */
  readonly bar: number;
  /** Where the number comes from. */
  readonly source: Asked | null;
}

/** What is seen of one token in the picture above the answers. */
export interface TokenNote {
  /** `asks`: the question is about it; `masked`: the model sees [MASK] here. */
  readonly role: "asks" | "masked" | null;
  /** Revealed with the answer: a number, its share 0…1 of the highest bar, and where it comes from. */
  readonly figure: string | null;
  readonly bar: number;
  readonly source: Asked | null;
}

/** A token without a number of its own. */
export function plainNote(role: TokenNote["role"]): TokenNote {
  return { role, figure: null, bar: 0, source: null };
}

/** A question with its computed answer. Plain data, derived from the context. */
export interface Question {
  /** Names it on this device, so that it counts once. */
  readonly id: string;
  /** What it is about, in a word or two. */
  readonly topic: string;
  readonly ask: ReactNode;
  readonly options: readonly Option[];
  readonly correct: number;
  /** One entry per token of the visitor's text, if the picture is about it. */
  readonly tokens: readonly TokenNote[] | null;
  /** What the bars over the tokens are. */
  readonly barName: string | null;
  /** The numbers, in a sentence. */
  readonly result: ReactNode;
  /** Why it is so. */
  readonly why: ReactNode;
  /** Where the page shows it. */
  readonly see: Moment;
}

/** A kind of question on the visitor's own sentence. */
export interface Kind {
  readonly topic: string;
  /** Where the page shows it. */
  readonly see: Moment;
  /** Whether this text and model have such a question in them. */
  possible(context: SceneContext): boolean;
  /** The passes it needs besides the plain one. */
  requests(context: SceneContext, random: () => number): Readonly<Record<string, RunRequest>>;
  /** The question, or null while its passes are under way. */
  make(context: SceneContext, random: () => number): Omit<Question, "id" | "topic" | "see"> | null;
}
