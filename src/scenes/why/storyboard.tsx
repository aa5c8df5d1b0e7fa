import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, percent, points } from "../../ui/format";
import type { SceneContext } from "../scene";
import { agreementOf } from "./agreement";
import { type Cut, cutOf } from "./cut";
import { type Findings, findingsOf } from "./findings";
import { MOST_RERUN } from "./requests";
import { tell } from "./steps";
import { verdict } from "./verdict";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const findings = findingsOf(context);
  const cut = () => findings && cutOf(context, findings);
  const { steps } = words;
  const say = (caption: (findings: Findings) => ReactNode) => (): ReactNode =>
    findings ? caption(findings) : steps.reading;
  return tell(context, steps, {
    without: say((found) => without(found, context)),
    agree: say((found) => agree(found, context)),
    parts: say((found) => parts(found, cut())),
  });
}

function without(findings: Findings, { settings }: SceneContext): ReactNode {
  const { effects, tokens, winner } = findings;
  const { caption, tooLong, waiting } = words.steps.without;
  if (!effects) {
    return tokens.length > MOST_RERUN ? tooLong(tokens.length, MOST_RERUN) : waiting(tokens.length - 1);
  }
  // The strongest support first.
  const order = effects
    .flatMap((one, token) => (one ? { ...one, token: tokens[token].text } : []))
    .sort((a, b) => b.effect.value - a.effect.value);
  const left = (one: (typeof order)[number] | undefined, sign: 1 | -1) =>
    one && sign * one.effect.value > 0 ? { token: one.token, share: percent(one.without.value) } : null;
  return caption({
    leaveOut: settings.why.leaveOut,
    winner: winner.token,
    before: percent(winner.probability),
    up: left(order[0], 1),
    back: left(order.at(-1), -1)?.token ?? null,
  });
}

function agree(findings: Findings, context: SceneContext): ReactNode {
  const agreement = agreementOf(findings, context.settings.why.attentionShare);
  if (!agreement) return without(findings, context);
  const [looked] = agreement.byAttention;
  const [mattered] = agreement.bySize;
  if (!looked || !mattered || Number.isNaN(agreement.rho.value)) return words.steps.agree.tooFew;
  const { tokens } = findings;
  return words.steps.agree.caption({
    looked: tokens[looked.token].text,
    mattered: looked.token === mattered.token ? null : tokens[mattered.token].text,
    rho: fixed(agreement.rho.value),
    verdict: verdict(agreement.rho.value, agreement.words.length),
  });
}

function parts(findings: Findings, cut: Cut | null): ReactNode {
  const { caption, waiting } = words.steps.parts;
  if (!cut) return waiting;
  return cut.off === 0 ? caption(findings.winner.token, strongestPart(findings)) : changed(findings, cut);
}

/** The head whose absence alone costs the winner most; null if none costs anything, or none was tested. */
function strongestPart({ parts }: Findings): { layer: number; head: number; change: string } | null {
  const all = (parts ?? []).flatMap(([, ...heads], layer) =>
    heads.map(({ value }, head) => ({ layer: layer + 1, head: head + 1, change: value })),
  );
  const [most] = all.sort((a, b) => a.change - b.change);
  return most && most.change < 0 ? { ...most, change: points(most.change) } : null;
}

function changed({ winner }: Findings, cut: Cut): ReactNode {
  const [first] = cut.shifts;
  return words.steps.parts.changed({
    winner: winner.token,
    before: percent(first.before.value),
    after: percent(first.after.value),
    leader: cut.now.token === winner.token ? null : cut.now.token,
  });
}
