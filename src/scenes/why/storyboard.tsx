import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, percent, points } from "../../ui/format";
import { Term } from "../../ui/Term";
import { stateName } from "../mlm/Lens";
import type { SceneContext } from "../scene";
import { agreementOf, verdict } from "./agreement";
import { type Cut, cutOf } from "./cut";
import { byEffect, type Findings, findingsOf, mostAttended } from "./findings";
import { MOST_RERUN } from "./requests";
import { cosineText } from "./scale";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const findings = findingsOf(context);
  const cut = findings && cutOf(context, findings);
  const say = (caption: (findings: Findings) => ReactNode): ReactNode =>
    findings ? caption(findings) : "The model is reading…";
  return [
    { id: "blank", title: "One word goes missing", seconds: 4, caption: say(blank) },
    { id: "guess", title: "The guess", seconds: 4, caption: say(guess) },
    { id: "lens", title: "The guess takes shape", seconds: 5, caption: say(lens) },
    {
      id: "without",
      title: "Leave one word out",
      seconds: 6,
      caption: say((found) => without(found, context)),
    },
    { id: "attention", title: "Where it looked", seconds: 5, caption: say(attention) },
    { id: "agree", title: "Do they agree?", seconds: 6, caption: say((found) => agree(found, context)) },
    { id: "parts", title: "Switch parts off", seconds: 4, caption: say((found) => parts(found, cut)) },
    { id: "edge", title: "Cut one edge", seconds: 4, caption: say((found) => edge(found, cut)) },
  ];
}

const Mask = (): ReactNode => <Term kind="mask">[MASK]</Term>;

function name({ tokens }: Findings, token: number): string {
  return `“${tokens[token].text}”`;
}

function blank({ subject, tokens }: Findings): ReactNode {
  const others = tokens.length - 1;
  return (
    <>
      {subject.original === null ? (
        <>
          Position {subject.position} says <Mask />:
        </>
      ) : (
        <>
          “{subject.original}” (position {subject.position}) becomes <Mask />:
        </>
      )}{" "}
      BERT must guess it from the other {others} tokens. Click another word to ask about that one.
    </>
  );
}

function guess({ winner, guesses, original }: Findings): ReactNode {
  const [, second] = guesses;
  return (
    <>
      “{winner.token}” comes first with <b>{percent(winner.probability)}</b>
      {second && (
        <>
          , before “{second.token}” with {percent(second.probability)}
        </>
      )}
      .{" "}
      {original &&
        (original.rank === 0
          ? "That is what stood there. "
          : `“${original.token}” stood there: rank ${(original.rank + 1).toLocaleString("en")}. `)}
      {winner.probability < 0.1 && "A hesitant guess by a small model. "}
      Why “{winner.token}”?
    </>
  );
}

function lens({ lens: states, winner }: Findings): ReactNode {
  const first = states?.[0];
  const last = states?.at(-1);
  if (!states || !first || !last) return "The layers are being read…";
  const since = states.findIndex((_, i) => states.slice(i).every((state) => state.target?.rank === 0));
  return (
    <>
      The embeddings alone would say “{first.guesses[0]?.token}” and give “{winner.token}”{" "}
      {percent(first.target?.probability ?? 0)}. After layer {last.state}:{" "}
      <b>{percent(last.target?.probability ?? 0)}</b>
      {since > 0 && `; it leads from ${stateName(states[since].state)} on`}. Only the last state was trained
      to be read.
    </>
  );
}

function without(findings: Findings, { leaveOut }: SceneContext): ReactNode {
  const { effects, tokens, winner } = findings;
  if (!effects) {
    return tokens.length > MOST_RERUN
      ? `Your text has ${tokens.length} tokens; leave-one-out is computed for up to ${MOST_RERUN}.`
      : `The model runs again without each of the other ${tokens.length - 1} tokens…`;
  }
  const order = byEffect(effects);
  const best = order[0];
  const worst = order.at(-1);
  const value = (token: number): number => effects.effect[token] ?? 0;
  return (
    <>
      {tokens.length - 1} reruns, each with one token {leaveOut === "mask" ? "masked" : "removed"}.{" "}
      {best !== undefined && value(best) > 0 ? (
        <>
          Without {name(findings, best)}, “{winner.token}” falls from {percent(effects.probability)} to{" "}
          {percent(effects.without[best] ?? 0)}: it <Term kind="positive">holds the guess up</Term> most.
        </>
      ) : (
        <>No token holds “{winner.token}” up.</>
      )}{" "}
      {worst !== undefined && value(worst) < 0 && (
        <>
          {name(findings, worst)} <Term kind="negative">holds it back</Term>: without it{" "}
          {percent(effects.without[worst] ?? 0)}.
        </>
      )}
    </>
  );
}

function attention(findings: Findings): ReactNode {
  const { attention: looks, subject } = findings;
  const first = looks.layers[0];
  const last = looks.layers.at(-1) ?? first;
  const [a, b, c] = [first, last, looks.rollout].map((shares) => mostAttended(shares, subject.position));
  if (a < 0) return "There is no other token to look at.";
  return (
    <>
      Averaged over heads, <Mask /> looks most at {name(findings, a)} in layer 1 ({percent(first[a])}) and at{" "}
      {name(findings, b)} in layer {looks.layers.length} ({percent(last[b])}).{" "}
      <Term kind="prob">Rolled out</Term> through all layers, {name(findings, c)} leads with{" "}
      {percent(looks.rollout[c])}.
    </>
  );
}

function agree(findings: Findings, context: SceneContext): ReactNode {
  const agreement = agreementOf(findings, context.attentionShare);
  if (!agreement) return without(findings, context);
  const [looked] = agreement.byAttention;
  const [mattered] = agreement.bySize;
  if (!looked || !mattered || Number.isNaN(agreement.rho)) {
    return "Too few other words to compare two orders of them.";
  }
  const place = agreement.bySize.indexOf(looked) + 1;
  return (
    <>
      {looked.token === mattered.token ? (
        <>{name(findings, looked.token)} leads both lists</>
      ) : (
        <>
          {name(findings, looked.token)} got most attention, but is number {place} of {agreement.words.length}{" "}
          in effect; {name(findings, mattered.token)} moves the guess most ({points(mattered.effect)} points)
        </>
      )}
      . ρ = <b>{fixed(agreement.rho)}</b>: they {verdict(agreement.rho)}. Attention alone is not an
      explanation.
    </>
  );
}

function parts(findings: Findings, cut: Cut | null): ReactNode {
  if (!cut) return "Running the model without them…";
  if (cut.off === 0) {
    const most = strongestPart(findings);
    return (
      <>
        A head switched off writes zeros; a layer hands its input on.{" "}
        {most && (
          <>
            Of all heads, “{findings.winner.token}” misses {most.name} most: {points(most.change)} points.{" "}
          </>
        )}
        Click any of them.
      </>
    );
  }
  return changed(findings, cut);
}

/** The head whose absence alone costs the winner most; null if none costs anything, or none was tested. */
function strongestPart({ parts }: Findings): { name: string; change: number } | null {
  const all = (parts?.heads ?? []).flatMap((heads, layer) =>
    heads.map((without, head) => ({
      name: `layer ${layer + 1}, head ${head + 1}`,
      change: without - (parts?.probability ?? 0),
    })),
  );
  const [most] = all.sort((a, b) => a.change - b.change);
  return most && most.change < 0 ? most : null;
}

function edge(findings: Findings, cut: Cut | null): ReactNode {
  if (!cut) return "Running the model without it…";
  if (cut.off === 0) {
    return (
      <>
        An edge is one look, from <Mask /> to one token. Cut, its probability becomes 0 and the softmax gives
        its share to the others. The word may still arrive by way of other tokens or layers.
      </>
    );
  }
  return changed(findings, cut);
}

function changed({ winner }: Findings, cut: Cut): ReactNode {
  const [first] = cut.shifts;
  return (
    <>
      With {cut.off === 1 ? "one part" : `${cut.off} parts`} off, “{winner.token}” goes from{" "}
      {percent(first.before)} to <b>{percent(first.after)}</b> ({points(first.after - first.before)} points)
      {cut.now.token === winner.token ? " and stays first" : `; “${cut.now.token}” now leads`}. The{" "}
      <Term kind="cls">[CLS]</Term> vector moved to cosine <b>{cosineText(cut.clsCosine)}</b>.
    </>
  );
}
