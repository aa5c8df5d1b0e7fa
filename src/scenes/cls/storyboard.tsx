import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { type Look, looksOf, rolloutOf } from "./gather";
import { compare, filled, type Measure } from "./similarity";
import { stepsOf } from "./steps";
import { saturated } from "./Tower";
import { threeWaysCaption } from "./waysCaption";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const pooled = context.main?.trace.pooled?.data ?? null;
  const said = words.steps;
  return stepsOf(pooled !== null).tell(context, said, {
    gather: gathers,
    rollout: rolled,
    pooled: pooled && said.pooled.caption(pooled.length, saturated(pooled).share),
    three: threeWaysCaption,
    compare: verdict,
  });
}

function gathers(context: SceneContext): ReactNode {
  const { tokens } = context.encoding;
  const looks = looksOf(context).filter(({ off }) => !off);
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last) return words.onTheWay;
  const most = ({ top, shares }: Look) => ({ token: tokens[top].text, share: percent(shares[top]) });
  return words.steps.gather.caption({
    head: context.settings.cls.oneHead ? context.head + 1 : null,
    first: most(first),
    last: { ...most(last), layer: last.layer + 1 },
  });
}

function rolled(context: SceneContext): ReactNode {
  const { tokens } = context.encoding;
  if (!context.main) return words.onTheWay;
  const shares = rolloutOf(context);
  const [best] = Array.from(shares, (_, position) => position)
    .slice(1)
    .sort((a, b) => shares[b] - shares[a]);
  return words.steps.rollout.caption(
    percent(shares[0]),
    best === undefined ? null : { token: tokens[best].text, share: percent(shares[best]) },
  );
}

function verdict(context: SceneContext): ReactNode {
  const said = words.steps.compare;
  const comparison = compare(context);
  if (!comparison) return filled(context.settings.cls.sentences).length < 2 ? said.tooFew : words.onTheWay;
  const cls = comparison.measures.find(({ id }) => id === "cls");
  const mean = comparison.measures.find(({ id }) => id === "mean");
  if (!cls || !mean) return words.onTheWay;
  const span = ({ low, high }: Measure) => high - low;
  const pair = ({ closest: [i, j] }: Measure) =>
    [comparison.sentences[i].number, comparison.sentences[j].number] as const;
  return said.caption({
    cls: fixed(cls.low),
    mean: fixed(mean.low),
    isNarrower: span(cls) < span(mean),
    agree: pair(cls).join() === pair(mean).join(),
  });
}
