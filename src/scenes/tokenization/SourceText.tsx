import type { ReactNode } from "react";
import type { Encoding, Normalization, Token } from "../../engine";
import { progress } from "../../player/storyboard";
import { useLive } from "../../player/time";
import { STEP } from "./steps";
import styles from "./Tokenization.module.css";
import { words as said } from "./words";

interface SourceTextProps {
  readonly encoding: Encoding;
  /** The token whose place in the text is marked. */
  readonly span: Token | null;
}

/** Characters of a text that are shown: about what the model reads of it. */
const MOST = 1200;

/** The beginning of a text, up to what is shown; no character is cut in two. */
function beginning(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** The text as typed, with the pointed token's span marked, and its normalized form beneath. */
export function SourceText({ encoding, span }: SourceTextProps): ReactNode {
  return (
    <div className={styles.source}>
      {encoding.normalization.map((normalization, segment) => (
        <div key={segment} className={styles.pairOfLines} data-segment={segment === 0 ? "a" : "b"}>
          <span className={styles.lineLabel}>{said.text.typed}</span>
          <p className={styles.typed}>
            <Marked
              text={beginning(normalization.original)}
              token={span?.segment === segment ? span : null}
            />
          </p>
          <span className={styles.lineLabel}>{said.text.normalized}</span>
          <p className={styles.normalized}>
            <Normalized
              normalization={{
                ...normalization,
                original: beginning(normalization.original),
                stripped: beginning(normalization.stripped),
              }}
            />
          </p>
        </div>
      ))}
    </div>
  );
}

function Marked({ text, token }: { text: string; token: Token | null }): ReactNode {
  if (!token?.span) return text;
  const { start, end } = token.span;
  return (
    <>
      {text.slice(0, start)}
      <mark className={styles.mark}>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}

/** The normalized text, written out from left to right during its step; characters that are not in the original at that place are marked. */
function Normalized({ normalization }: { normalization: Normalization }): ReactNode {
  const characters = [...normalization.stripped];
  const shown = useLive((t) =>
    Math.round(progress(t, STEP.normalize + 0.06, STEP.normalize + 0.38) * characters.length),
  );
  const changes = changedCharacters(normalization);
  const runs: { text: string; changed: boolean; hidden: boolean }[] = [];
  characters.forEach((character, index) => {
    const hidden = index >= shown;
    const last = runs[runs.length - 1];
    if (last && last.changed === changes[index] && last.hidden === hidden) last.text += character;
    else runs.push({ text: character, changed: changes[index], hidden });
  });
  return runs.map((run, index) => (
    <span key={index} data-changed={run.changed || undefined} data-hidden={run.hidden || undefined}>
      {run.text}
    </span>
  ));
}

/**
 * Which characters of the normalized text differ from the typed ones at their place. Both are walked together;
 * a typed character that lower-cases and decomposes to the normalized one is where it came from.
 */
export function changedCharacters({ original, stripped }: Normalization): boolean[] {
  const typed = [...original];
  let at = 0;
  return [...stripped].map((character) => {
    for (let ahead = at; ahead < Math.min(typed.length, at + 8); ahead++) {
      const base = [...typed[ahead].toLowerCase().normalize("NFD")][0];
      if (typed[ahead] === character || base === character) {
        at = ahead + 1;
        return typed[ahead] !== character;
      }
    }
    return character !== " ";
  });
}
