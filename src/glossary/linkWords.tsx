import { cloneElement, Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import type { SceneId } from "../catalogue";
import { Term, type TermProps } from "../ui/Term";
import styles from "./Glossary.module.css";
import { WordLink } from "./WordLink";
import { type EntryId, KIND_ENTRIES, otherSenses, stretches } from "./words";

/** Marks that end a word's line with it. */
const CLOSING = /^[,.;:!?)”»]+/;

/** Characters of a coloured word that is kept on a line with the mark behind it. */
const SHORT = 24;

/** A number and the space between it and its unit. */
const BEFORE_UNIT = /(?<=\d) (?=(?:%|[kMGT]?B|[kMGT]|ms)(?![\p{L}\d]))/gu;

/** Elements of a caption whose words may lead to the glossary; others, such as buttons, stay as they are. */
const INSIDE: readonly unknown[] = [Fragment, "p", "b", "i", "em", "strong", "span"];

/** A scene's caption whose terms lead to the entries that they have there. */
export function linkCaption(caption: ReactNode, scene: SceneId): ReactNode {
  return linkWords(caption, otherSenses(scene));
}

/** A caption in which the first mention of each term of the field leads to its glossary entry, and units stay with their numbers. */
export function linkWords(caption: ReactNode, seen: Set<EntryId> = new Set()): ReactNode {
  if (typeof caption === "string") {
    const all = stretches(caption.replace(BEFORE_UNIT, "\u00a0"), seen);
    // A button may be left by a line break, even before a comma: what belongs to its word is kept with it.
    const tails = all.map(({ text }, index) => (all[index - 1]?.entry ? closing(text) : ""));
    return all.map(({ text, entry }, index) =>
      entry ? (
        <span key={`${index}-${entry}`} className={styles.kept}>
          <WordLink entry={entry}>{text}</WordLink>
          {tails[index + 1]}
        </span>
      ) : (
        <Fragment key={index}>{text.slice(tails[index].length)}</Fragment>
      ),
    );
  }
  if (Array.isArray(caption)) {
    const parts = joined(caption);
    const tails = parts.map((part, index) => (isShortTerm(part) ? closing(parts[index + 1]) : ""));
    return parts.map((part, index) => {
      const own = typeof part === "string" ? part.slice(tails[index - 1]?.length ?? 0) : part;
      const linked = linkWords(own, seen);
      if (!tails[index]) return <Fragment key={index}>{linked}</Fragment>;
      return (
        <span key={index} className={styles.kept}>
          {linked}
          {tails[index]}
        </span>
      );
    });
  }
  if (!isValidElement(caption)) return caption;
  if (caption.type === Term) return linkTerm(caption as ReactElement<TermProps>, seen);
  if (!INSIDE.includes(caption.type)) return caption;
  const { children } = caption.props as { children?: ReactNode };
  return cloneElement(caption, undefined, linkWords(children, seen));
}

/** Pieces of text that follow each other, as one: a quote's marks and its words are often written apart. */
function joined(parts: readonly ReactNode[]): readonly ReactNode[] {
  const all: ReactNode[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    const isText = typeof part === "string" || typeof part === "number";
    if (isText && typeof last === "string") all[all.length - 1] = `${last}${part}`;
    else all.push(isText ? String(part) : part);
  }
  return all;
}

/** A coloured word that may stay on one line: what a visitor typed can be longer than the line. */
function isShortTerm(part: ReactNode): boolean {
  if (!isValidElement<TermProps>(part) || part.type !== Term) return false;
  const { children } = part.props;
  return typeof children === "string" && children.length <= SHORT;
}

/** The marks that a text begins with: they belong to the word before it. */
function closing(text: ReactNode): string {
  return typeof text === "string" ? (CLOSING.exec(text)?.[0] ?? "") : "";
}

function linkTerm(term: ReactElement<TermProps>, seen: Set<EntryId>): ReactNode {
  const entry = KIND_ENTRIES[term.props.kind];
  // A colour that names no entry of its own, such as that of a probability: its words may.
  if (!entry) return cloneElement(term, undefined, linkWords(term.props.children, seen));
  if (seen.has(entry)) return term;
  seen.add(entry);
  return <WordLink entry={entry}>{term}</WordLink>;
}
