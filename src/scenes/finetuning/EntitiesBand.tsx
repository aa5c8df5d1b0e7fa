import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Entity, HeadResult, HeadVariant, Word } from "../../engine";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { headOf, headRun } from "./requests";
import { STEP } from "./steps";
import { Variant } from "./Variant";
import { Waiting } from "./Waiting";

const KINDS: Readonly<Record<string, string>> = { PER: "person", ORG: "organization", LOC: "place" };

/** What an entity's kind is called on the page. */
export function kindName(kind: string): string {
  return KINDS[kind] ?? kind;
}

/** The names that two tagging heads find in the text. */
export function EntitiesBand({ context }: { context: SceneContext }): ReactNode {
  return (
    <>
      {(["frozen", "full"] as const).map((variant) => (
        <Variant key={variant} variant={variant}>
          <Marked context={context} variant={variant} />
        </Variant>
      ))}
      <p className={styles.note}>
        Seven scores for each word: outside, or B- (begins) or I- (goes on) of a person, an organization or a
        place. The best one is its tag; tags that belong together make an entity. The model reads lower case
        only: capitals, which give names away, are lost to it.
      </p>
    </>
  );
}

function Marked({ context, variant }: { context: SceneContext; variant: HeadVariant }): ReactNode {
  const shown = useSpan(STEP.entities + 0.1, STEP.entities + 0.6);
  const head = headOf(context, "ner", variant);
  const run = context.runs[headRun("ner", variant)]?.result;
  if (!head || !run) return <Waiting context={context} name="ner" variant={variant} />;
  const { words, tokens } = run.encoding;
  const starts = new Map((head.entities ?? []).map((entity) => [entity.first, entity]));
  const parts: ReactNode[] = [];
  for (let i = 0; i < words.length; ) {
    const entity = starts.get(i);
    if (words[i].segment === 1 && words[i - 1]?.segment === 0)
      parts.push(<li key={`break-${i}`} className={styles.break} aria-hidden="true" />);
    const last = entity?.last ?? i;
    const own = words.slice(i, last + 1);
    const first = tokens.findIndex(({ word }) => word === i);
    parts.push(
      entity ? (
        <EntityMark key={i} entity={entity} words={own} shown={shown} head={head} token={first} />
      ) : (
        <li key={i} className={styles.plain} {...tipHandlers(() => tagTip(head, first, own[0].text))}>
          {own[0].text}
        </li>
      ),
    );
    i = last + 1;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
    <ul tabIndex={0} className={styles.marked} aria-label="The text with its entities">
      {parts}
    </ul>
  );
}

interface EntityMarkProps {
  readonly entity: Entity;
  readonly words: readonly Word[];
  readonly shown: ReturnType<typeof useSpan>;
  readonly head: HeadResult;
  readonly token: number;
}

function EntityMark({ entity, words, shown, head, token }: EntityMarkProps): ReactNode {
  const text = words.map((word) => word.text).join(" ");
  return (
    <li className={styles.entity} data-kind={entity.kind} {...tipHandlers(() => tagTip(head, token, text))}>
      <m.span className={styles.entityFill} style={{ opacity: shown }} />
      <span className={styles.entityText}>{text}</span>
      <m.span className={styles.entityKind} style={{ opacity: shown }}>
        {kindName(entity.kind)} {percent(entity.probability)}
      </m.span>
    </li>
  );
}

/** The three most probable tags of a word. */
function tagTip({ labels, probabilities }: HeadResult, token: number, text: string): ReactNode {
  const row = [...probabilities.data.subarray(token * labels.length, (token + 1) * labels.length)];
  const best = row
    .map((probability, label) => ({ probability, label }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 3);
  return (
    <>
      “{text}”: {best.map(({ label, probability }) => `${labels[label]} ${percent(probability)}`).join(", ")}
    </>
  );
}
