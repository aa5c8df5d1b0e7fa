import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, percent, points } from "../../ui/format";
import type { SceneContext } from "../scene";
import { forEach } from "../steps";
import { type Look, looksOf, rolloutOf } from "./gather";
import { compare, filled, type Measure } from "./similarity";
import { stepsOf } from "./steps";
import { saturated } from "./Tower";
import { type TunedAnswer, tunedOf } from "./tunedAnswer";
import { threeWaysCaption } from "./waysCaption";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { main, encoding, ownModel } = context;
  const pooled = main?.trace.pooled?.data ?? null;
  const looks = looksOf(context);
  const { times, layerIds, tell } = stepsOf(looks.length, pooled !== null, ownModel);
  const said = words.steps;
  const { groups } = times;
  const titles = forEach(layerIds, (group) => {
    const [first, last] = groups[group];
    return { title: said.gather.title(first + 1, last + 1) };
  });
  return tell(
    context,
    { ...said, ...titles },
    {
      start: said.start.caption(encoding.tokens.length - 1),
      ...forEach(layerIds, (group) => {
        const [first, last] = groups[group];
        return gathers(context, looks.slice(first, last + 1));
      }),
      rollout: rolled,
      pooled: pooled && said.pooled.caption(pooled.length, saturated(pooled)),
      three: threeWaysCaption,
      compare: verdict,
      tuned: tunedCaption,
    },
  );
}

/** How the answer of a tuned [CLS] differs from an untuned one. */
function tunedCaption(context: SceneContext): ReactNode {
  const said = words.steps.tuned;
  const answer = tunedOf(context);
  if (!answer) return said.before;
  const strongest = answer.words?.toSorted((a, b) => Math.abs(b.effect.value) - Math.abs(a.effect.value))[0];
  return said.caption({
    full: percent(answer.full.value),
    frozen: percent(answer.frozen.value),
    strongest: strongest ? { token: strongest.text, points: points(strongest.effect.value) } : null,
    now: lowest(answer.tuned),
    before: lowest(answer.untuned),
  });
}

/** The smallest of some cosines. */
function lowest([cosine]: TunedAnswer["tuned"]): string {
  return fixed(cosine?.value ?? Number.NaN);
}

function gathers(context: SceneContext, looks: readonly Look[]): ReactNode {
  const said = words.steps.gather;
  const { tokens } = context.encoding;
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last) return words.onTheWay;
  if (looks.every(({ off }) => off)) return said.off;
  const shared = (at: number) => ({ token: tokens[at].text, share: percent(last.shares[at]) });
  return said.caption({
    head: context.settings.cls.oneHead ? context.head + 1 : null,
    top: shared(last.top),
    word: last.topWord !== null && last.topWord !== last.top ? shared(last.topWord) : null,
    entropy: fixed(last.entropy.value),
    most: fixed(Math.log(tokens.length)),
    spread: spreadOf(last, tokens.length),
    isFirst: first.layer === 0,
  });
}

function spreadOf({ entropy }: Look, count: number): "everywhere" | "favorites" | "few" {
  const share = count > 1 ? entropy.value / Math.log(count) : 1;
  if (share > 0.85) return "everywhere";
  return share > 0.5 ? "favorites" : "few";
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
  const range = ({ low, high }: Measure) => [fixed(low), fixed(high)] as const;
  const span = ({ low, high }: Measure) => high - low;
  const pair = ({ closest: [i, j] }: Measure) =>
    [comparison.sentences[i].number, comparison.sentences[j].number] as const;
  const isSame = pair(cls).join() === pair(mean).join();
  return said.caption({
    cls: range(cls),
    mean: range(mean),
    isNarrower: span(cls) < span(mean),
    closest: pair(cls),
    closestByMean: isSame ? null : pair(mean),
  });
}
