import type { ReactNode } from "react";
import { fixed, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { threeWaysOf, topWord, waitingWords } from "./ways";

/** A shift of [CLS] in as many digits as it deserves. */
export function shiftWords(shift: number): string {
  if (shift > 0 && shift < 0.001) return "<0.001";
  return fixed(shift, 3);
}

export function threeWaysCaption(context: SceneContext): ReactNode {
  const { tokens } = context.encoding;
  const three = threeWaysOf(context);
  const [attention, rollout, masked] = three.ways;
  const [looked, , moved] = [attention, rollout, masked].map((way) => topWord(way, three.words));
  if (looked === null || !attention.values) return "There is no word here that [CLS] could depend on.";
  const cls = <Term kind="cls">[CLS]</Term>;
  if (moved === null || !masked.values) {
    return (
      <>
        Among the words, {cls} looks most at “{tokens[looked].text}” ({percent(attention.values[looked])}).{" "}
        {waitingWords(tokens)}
      </>
    );
  }
  const [, raw, rolled] = three.pairs;
  return (
    <>
      {cls} looks most at “{tokens[looked].text}”; masking{" "}
      {moved === looked ? "it also" : `“${tokens[moved].text}”`} moves its vector most, by{" "}
      {shiftWords(masked.values[moved])}. {rhoWords(raw.rho, rolled.rho)} Attention is not an explanation.
    </>
  );
}

function rhoWords(raw: number | null, rolled: number | null): string {
  if (raw === null || rolled === null || Number.isNaN(raw) || Number.isNaN(rolled))
    return "There are too few words to compare the orders.";
  return `Same order as masking? Attention ρ = ${fixed(raw)}, rollout ρ = ${fixed(rolled)}.`;
}
