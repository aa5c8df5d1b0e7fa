import type { ReactNode } from "react";
import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** Masking: tokens and numbers come written, counts as numbers. */
/** Where there are several blanks, which one is meant. */
const place = (position: number | null): string => (position === null ? "" : ` at position ${position}`);

export const words = area("mlm", {
  intro:
    "Hide a few words, guess them from both sides, and compare with what stood there. This is how BERT is pre-trained, with no labels at all.",
  examples: { game: "a game", fact: "a fact", grammar: "grammar" },
  controls: {
    invite: "Click any word to mask it yourself.",
    seed: "Seed",
    reroll: "Reroll",
    ownMask: "Your text brings its own [MASK]: the dice rest.",
    byHand: "Masked by hand",
    byHandNamed: (names: ReactNode) => <>Masked by hand: {names}</>,
    back: "Back to the dice",
  },
  sentence: {
    title: (text: string) => `The sentence: ${text}`,
    mask: (token: string) => `Mask “${token}”`,
    unmask: (token: string) => `Unmask “${token}”`,
    unchanged: "unchanged",
    tip: {
      typed: "You typed this [MASK]: BERT guesses what belongs here.",
      special: (token: string) => `${token} is never masked.`,
      hand: (token: string) => `“${token}”, masked by hand. Click to show it again.`,
      free: (token: string, whole: boolean) =>
        `“${token}”. Click to mask it.${whole ? " Shift-click masks its whole word." : ""}`,
      chosen: (token: string, draw: ReactNode, count: number, whole: boolean) => (
        <>
          “{token}” drew {draw}, one of the {plural(count, "", `${count} `)}lowest: chosen.
          <br />
          Click to mask it yourself.{whole && " Shift-click masks its whole word."}
        </>
      ),
      passed: (token: string, draw: ReactNode, threshold: string, whole: boolean) => (
        <>
          “{token}” drew {draw}, above {threshold}: not chosen.
          <br />
          Click to mask it yourself.{whole && " Shift-click masks its whole word."}
        </>
      ),
    },
  },
  guesses: {
    panel: (position: number) => `Guesses at position ${position}`,
    blank: (position: number) => `position ${position}, your blank`,
    unchanged: (position: number) => `position ${position}, left unchanged`,
    instead: (position: number, original: string) => `position ${position}, in place of “${original}”`,
    before: "Chosen tokens before",
    after: "Chosen tokens after",
    window: (first: number, last: number, total: number) =>
      `${first === last ? `chosen token ${last}` : `chosen tokens ${first}–${last}`} of ${total}`,
  },
  loss: {
    none: "There is no loss here: only you know the word behind your [MASK]. A loss needs the original, so pre-training hides words that were there.",
    summary: (points: readonly string[]) =>
      `The loss is minus the logarithm of the probability of the original. ${points.join("; ")}.`,
    point: (original: string, share: string, loss: string) =>
      `${original}: probability ${share}, loss ${loss}`,
    xAxis: "probability p of the original",
    yAxis: "loss −ln p",
    tip: (original: string, share: string, loss: ReactNode) => (
      <>
        “{original}” got probability {share}
        <br />
        −ln({share}) = {loss}
      </>
    ),
    caption: "Mean loss, and a blind guess’s",
    mean: "mean: the loss",
    blind: (vocabulary: string) => `blind guess, ln ${vocabulary}`,
    meanName: "MLM loss",
    meanOf: (count: number) => `${count} chosen tokens`,
    lossOf: (original: string) => `loss of “${original}”`,
  },
  fooled: {
    fates: { mask: "hidden", random: "a random word", keep: "unchanged" },
    none: "Your text has no word that could be swapped for another.",
    seed: (seed: string) => `Random word: the sampler’s own, seed ${seed}.`,
    noSeed: "None of the thousand draws puts a random word here.",
    tryOn: "Try it on",
    guesses: "guesses",
    lossOf: (original: string) => `loss of “${original}”`,
    lossFrom: (loss: string) => `loss ${loss}: where does this come from?`,
    beside: (token: string) => `beside it, “${token}”`,
    tip: (original: string, share: string, rank: string, loss: ReactNode) => (
      <>
        “{original}” gets probability {share}, rank {rank}
        <br />
        −ln({share}) = {loss}
      </>
    ),
  },
  steps: {
    guesses: {
      title: "The guesses",
      none: "There is no chosen token, so there is nothing to guess.",
      blank: (position: number | null, word: string, share: string) => (
        <>
          Most probable{place(position)}: “{word}”, <b>{share}</b>. Is that what you had in mind?
        </>
      ),
      right: (position: number | null, word: string, share: string, kept: boolean) => (
        <>
          Most probable{place(position)}: “{word}”, <b>{share}</b>, and that is what stood there.
          {kept && " No wonder: it was left in place."}
        </>
      ),
      wrong: (position: number | null, word: string, share: string, original: string, rank: string) => (
        <>
          Most probable{place(position)}: “{word}”, <b>{share}</b>. “{original}” stood there, on place {rank}.
          Other words may fit as well; training counts only the one that stood there.
        </>
      ),
    },
    loss: {
      title: "Loss where it counts",
      none: "No token was chosen, so there is no loss and nothing to learn from this sentence.",
      unknown: "No loss: what stood behind your [MASK] is not known here. You are the judge.",
      caption: (count: number, mean: string, choices: string) => (
        <>
          The loss is −ln p of the original{plural(count, "", ", averaged over the chosen tokens")}:{" "}
          <b>{mean}</b>, as unsure as among {choices} equal choices. No other token counts. Training turns
          this number down.
        </>
      ),
    },
    fooled: {
      title: "Fooled?",
      none: "There is no word here that could be swapped for another.",
      waiting: "The numbers are on their way.",
      caption: (original: string, hidden: string, swapped: ReactNode, copies: boolean) => (
        <>
          The loss of “{original}” is <b>{hidden}</b> behind <Term kind="mask">[MASK]</Term>
          {swapped}.{copies && " Left as it was, it can be copied."}
        </>
      ),
      believed: (intruder: string, loss: string) =>
        `, and ${loss} behind “${intruder}”: fooled, it believes the intruder`,
      doubted: (intruder: string, loss: string, effect: "hardly" | "misled" | "helped") =>
        `, and ${loss} behind “${intruder}”: it doubts the intruder, ${
          { hardly: "and is hardly misled", misled: "yet is misled", helped: "which even helps" }[effect]
        }`,
    },
  },
});
