import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";
import type { LeaveOut } from "./settings";
import type { Verdict } from "./verdict";

/** How far two orders of words agree, as a verb. */
const verdicts: Readonly<Record<Verdict, string>> = {
  incomparable: "cannot be compared",
  few: "have too few words for a verdict",
  mostly: "mostly agree",
  partly: "agree in part",
  hardly: "hardly agree",
  contradict: "contradict each other",
};

/** What the scene “Why this guess?” says. */
export const words = area("why", {
  intro:
    "Hide one word, let BERT guess it, then take the guess apart: word by word, look by look, head by head. Click any word to ask about it.",
  examples: { train: "a train", capital: "a capital", opened: "who opened it?" },
  /** What a screen reader says of a number that can be asked. */
  asked: (number: string) => `${number}: where does it come from?`,
  layer: (layer: number) => `layer ${layer}`,
  head: (head: number) => `head ${head}`,
  steps: {
    reading: "The model is reading…",
    without: {
      title: "Leave one word out",
      tooLong: (tokens: number, most: number) =>
        `Your text has ${tokens} tokens; leave-one-out is computed for up to ${most}.`,
      waiting: (others: number) => `The model runs again without each of the other ${others} tokens…`,
      caption: (said: {
        leaveOut: LeaveOut;
        winner: string;
        before: string;
        /** The token that holds the guess up most: what is left without it; and the one that holds it back most. */
        up: { token: string; share: string } | null;
        back: string | null;
      }) => (
        <>
          {said.up ? (
            <>
              Without “{said.up.token}”, “{said.winner}” falls from {said.before} to <b>{said.up.share}</b>:
              it <Term kind="positive">holds the guess up</Term> most.
            </>
          ) : (
            <>No token holds “{said.winner}” up.</>
          )}{" "}
          {said.back && (
            <>
              “{said.back}” <Term kind="negative">holds it back</Term>.{" "}
            </>
          )}
          Each token is {said.leaveOut === "mask" ? "masked" : "removed"} in turn, and the model runs again.
        </>
      ),
    },
    agree: {
      title: "Do they agree?",
      tooFew: "Too few other words to compare two orders of them.",
      caption: (said: {
        /** The most looked-at word. */
        looked: string;
        /** The word with the largest effect; null if it is the same. */
        mattered: string | null;
        rho: string;
        verdict: Verdict;
      }) => (
        <>
          {said.mattered === null ? (
            <>“{said.looked}” leads both lists</>
          ) : (
            <>
              “{said.looked}” got most attention, but “{said.mattered}” moves the guess most
            </>
          )}
          . ρ = <b>{said.rho}</b>: they {verdicts[said.verdict]}. Attention alone is not an explanation.
        </>
      ),
    },
    parts: {
      title: "Switch parts off",
      waiting: "Running the model without them…",
      caption: (winner: string, most: { layer: number; head: number; change: string } | null) => (
        <>
          A head switched off writes zeros; a layer hands its input on.{" "}
          {most && (
            <>
              Of all heads, “{winner}” misses layer {most.layer}, head {most.head} most: {most.change} points.{" "}
            </>
          )}
          Click any of them. A single look is cut under “Attention”.
        </>
      ),
      changed: (said: {
        winner: string;
        before: string;
        after: string;
        /** Who leads now; null if it is still the winner. */
        leader: string | null;
      }) => (
        <>
          Without what you switched off, “{said.winner}” goes from {said.before} to <b>{said.after}</b>
          {said.leader === null ? " and stays first" : `; “${said.leader}” now leads`}.
        </>
      ),
    },
  },
  views: { apart: "Taken apart", agree: "Do they agree?", off: "Switch off" },
  controls: {
    leaveOut: "Leave out by",
    ways: { mask: "masking it", remove: "removing it" },
    off: (parts: number) =>
      `${plural(parts, "1 part is", `${parts} parts are`)} switched off; this view shows the untouched model.`,
    restore: "Restore all",
  },
  /** What a click on a cell of the grids does. */
  click: { label: "Click a cell to", off: "switch it off", ask: "ask where it comes from" },
  barsEnd: (share: string) => `bars end at ${share}`,
  guesses: {
    title: "The guess",
  },
  staff: {
    sentence: (text: string) => `The sentence: ${text}`,
    caption: (winner: string) =>
      `Each token: the probability of “${winner}” without it, and the change in percentage points`,
    heads: { token: "token", without: "without it", effect: "effect" },
    legend: "The points of probability that a token holds the guess up or back.",
    up: "▲ holds it up, in points",
    back: "▼ holds it back",
    masked: (token: string) => `“${token}” is masked`,
    mask: (token: string) => `Mask “${token}” and ask about it`,
    effect: (token: string, change: string) => `Effect of ${token}, ${change} points`,
    tip: {
      asked: (original: string | null, winner: string, share: string) =>
        `[MASK]${original === null ? "" : ` hides “${original}”`}. BERT’s guess: “${winner}”, ${share}.`,
      without: (said: {
        winner: string;
        before: string;
        token: string;
        leaveOut: LeaveOut;
        after: string;
        effect: string;
      }) => (
        <>
          p(“{said.winner}”) = {said.before}; with “{said.token}”{" "}
          {said.leaveOut === "mask" ? "masked" : "removed"} {said.after}. Effect: <b>{said.effect}</b> points.
        </>
      ),
      click: "Click to ask about this word instead.",
    },
  },
  agree: {
    share: "Attention",
    shares: { rollout: "rollout", mean: "mean of layers" },
    tooLong: (most: number, tokens: number) =>
      `Leave-one-out runs the model again without each token. This page does that for up to ${most} tokens; your text has ${tokens}. Shorten it to see which words hold the guess up.`,
    waiting: (others: number) => `Running the model again without each of ${others} tokens…`,
    /** After “they”. */
    they: (verdict: Verdict) => `they ${verdicts[verdict]}`,
    verdicts,
    nothing: (others: number) =>
      `With ${plural(others, "one other word", `${others} other words`)}, there is nothing to rank.`,
    /** Before the value with [CLS] and [SEP]. */
    spearman: (count: number) =>
      `Spearman’s rank correlation over ${count} words: 1 is the same order, 0 none. With [CLS] and [SEP] it is`,
    undefined: "undefined",
    rho: (rho: string) => `ρ ${rho}: where does it come from?`,
    rhoAll: (rho: string) => `ρ with [CLS] and [SEP], ${rho}: where does it come from?`,
    warning:
      "Attention shows which vectors were mixed, not what that did to the guess. Leave-one-out shows what it did, but on sentences nobody wrote.",
    picture: (byAttention: readonly string[], bySize: readonly string[]) =>
      `By attention: ${byAttention.join(", ")}. By size of the leave-one-out effect: ${bySize.join(", ")}.`,
    attentionAxis: "attention",
    effectAxis: "effect, in points",
    attention: (token: string, share: string) => `Attention to ${token}, ${share}`,
    effect: (token: string, change: string) => `Effect of ${token}, ${change} points`,
    leading: (shown: number, all: number) => `The ${shown} words that lead either list, of ${all}.`,
  },
  parts: {
    title: "Layers and heads",
    note: (winner: string) => `in points, what switching off each alone does to “${winner}”`,
    whole: "whole",
    layer: (layer: number) => `Layer ${layer}`,
    head: (layer: number, head: number) => `Layer ${layer}, head ${head}`,
    change: (part: string, change: string) => `${part}; off alone: ${change} points`,
    ask: (part: string) => `${part}: where does this come from?`,
    on: "on",
    off: "off",
  },
  result: {
    title: "Before and after",
    tip: "Cosine between the last hidden states of the untouched model and of this one: 1 is the same direction.",
    cosine: "cosine before/after:",
    heads: { word: "word", before: "before", after: "after", change: "Δ points" },
    change: (change: string) => `${change} points: where does it come from?`,
  },
  /** What the inspector calls numbers of this scene, and their inputs. */
  refs: {
    effect: (token: string, winner: string) => `effect of “${token}” on “${winner}”`,
    without: (token: string, leaveOut: LeaveOut) =>
      leaveOut === "mask" ? `p with “${token}” masked` : `p with “${token}” removed`,
    layerOff: (layer: number, winner: string) => `effect of switching off layer ${layer} on “${winner}”`,
    headOff: (layer: number, head: number, winner: string) =>
      `effect of switching off layer ${layer}, head ${head} on “${winner}”`,
    withoutLayer: (layer: number) => `p without layer ${layer}`,
    withoutHead: (layer: number, head: number) => `p without layer ${layer}, head ${head}`,
    share: (token: string) => `attention to “${token}”, mean of layers`,
    layers: (layers: number) => `${layers} layers`,
    rho: "Spearman’s ρ: attention and size of effect",
    place: (token: string) => `“${token}”: place by attention × place by effect`,
    cosine: (position: number) => `cosine before/after, position ${position}`,
    change: (token: string) => `change of “${token}”`,
    before: "before",
    after: "after",
  },
});
