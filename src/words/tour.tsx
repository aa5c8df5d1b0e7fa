import type { ReactNode } from "react";
import { Term } from "../ui/Term";
import { area } from "./area";

const BANK = <b>“bank”</b>;

/** What the guided tour says, stop by stop; numbers are null while their pass is under way. */
export const words = area("tour", {
  label: "Guided tour",
  back: "Back",
  next: "Next",
  again: "Play the tour again",
  pause: "Pause the tour",
  goOn: "Go on with the tour",
  progress: "Tour",
  stopOf: (stop: number, count: number) => `Stop ${stop} of ${count}`,
  finish: "Type my own sentence",
  skip: "Skip the tour",
  typing: {
    title: "You type a sentence",
    caption: (
      <>
        BERT is a network that reads text. This page runs a small one in your browser: everything you will see
        is computed now, from these letters.
      </>
    ),
  },
  tokens: {
    title: "It becomes tokens",
    caption: (count: number | null, id: string | null) => (
      <>
        The sentence is cut into <b>{count ?? "…"} tokens</b>, each a number in a list: {BANK} is {id ?? "…"}.{" "}
        <Term kind="cls">[CLS]</Term> and <Term kind="sep">[SEP]</Term> are put at the ends.
      </>
    ),
  },
  vectors: {
    title: "Tokens become vectors",
    caption: (vector: { readonly size: number; readonly length: string } | null) => (
      <>
        Each number is looked up in a table. {BANK} becomes {vector?.size ?? "…"} numbers: what it is, plus
        where it stands, plus which sentence
        {vector && <>; together a vector of length {vector.length}</>}. By a river or not, so far it is the
        same bank.
      </>
    ),
  },
  attention: {
    title: "Each token looks at all the others",
    caption: (look: { readonly layer: number; readonly head: number; readonly share: string } | null) => (
      <>
        The <Term kind="query">query</Term> of {BANK} meets the <Term kind="key">key</Term> of every token.{" "}
        {look ? (
          <>
            In layer {look.layer}, head {look.head} it gives <b>{look.share}</b> of its attention to “river”,
          </>
        ) : (
          "It can look at “river”,"
        )}{" "}
        which stands to its right.
      </>
    ),
  },
  directions: {
    title: "Both ways, not only from the left",
    caption: (cosines: { readonly causal: ReactNode; readonly both: ReactNode } | null) => (
      <>
        Let the sentence go on as “The bank approved the loan.” For a reader from the left, {BANK} stays the
        same
        {cosines && <> (cosine {cosines.causal})</>}. BERT reads both ways: for it, this is another bank
        {cosines && <> (cosine {cosines.both})</>}.
      </>
    ),
  },
  hiding: {
    title: "How it learned: a word is hidden",
    caption: (layers: number | null) => (
      <>
        Nobody told it what a bank is. Words were hidden behind <Term kind="mask">[MASK]</Term>, and it had to
        guess them, millions of times. In {layers ?? "its"} layers the words around speak to the gap.
      </>
    ),
  },
  guess: {
    title: "And guessed",
    waiting: <>The model weighs all the words it knows…</>,
    right: (word: string, share: string) => (
      <>
        Its first guess is right: “{word}”, with <b>{share}</b>. The words on both sides told it.
      </>
    ),
    wrong: (word: string, share: string, place: number, ofBank: string) => (
      <>
        It guesses “{word}” (<b>{share}</b>); {BANK} is number {place}, with {ofBank}. A small model is often
        wrong, and this page does not hide it.
      </>
    ),
  },
  sides: {
    title: "Both sides make the difference",
    caption: (left: { readonly word: string; readonly share: string } | null) => (
      <>
        From “The …” alone{" "}
        {left ? (
          <>
            it would guess “{left.word}” ({left.share})
          </>
        ) : (
          "it would have to guess blindly"
        )}
        . That is what BERT is about. Now it is your turn: type a sentence of your own.
      </>
    ),
  },
});
