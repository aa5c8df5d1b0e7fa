import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Entity, HeadResult } from "../../engine";
import { markProps, marksGroup } from "../../inspector/question";
import { labelRef } from "../../inspector/refs";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { HeadBand } from "./HeadBand";
import { bestLabel, kindName, sureOf, textOf } from "./headRefs";
import type { Told } from "./requests";
import { STEP } from "./steps";
import { words } from "./words";

/** The names that two tagging heads find in the text. */
export function EntitiesBand({ context }: { context: SceneContext }): ReactNode {
  return (
    <HeadBand context={context} name="ner" note={(own) => (own ? words.own.tags : words.entities.note)}>
      {(told) => <Marked context={context} told={told} />}
    </HeadBand>
  );
}

function Marked({ context, told }: { context: SceneContext; told: Told }): ReactNode {
  const shown = useSpan(STEP.entities + 0.1, STEP.entities + 0.6);
  const { tokens, words: all } = told.run.encoding;
  const starts = new Map((told.head.entities ?? []).map((entity) => [entity.first, entity]));
  const parts: ReactNode[] = [];
  for (let i = 0; i < all.length; ) {
    const entity = starts.get(i);
    if (all[i].segment === 1 && all[i - 1]?.segment === 0)
      parts.push(<li key={`break-${i}`} className={styles.break} aria-hidden="true" />);
    const mark = { told, token: tokens.findIndex(({ word }) => word === i), later: i > 0 };
    parts.push(
      entity ? (
        <EntityMark
          key={i}
          entity={entity}
          sure={sureOf(context, told, entity)}
          text={textOf(told, entity)}
          shown={shown}
          {...mark}
        />
      ) : (
        <PlainWord key={i} text={all[i].text} {...mark} />
      ),
    );
    i = (entity?.last ?? i) + 1;
  }
  const { onKeyDown } = marksGroup("");
  return (
    <ul className={styles.marked} aria-label={words.entities.text} onKeyDown={onKeyDown}>
      {parts}
    </ul>
  );
}

interface MarkProps {
  readonly told: Told;
  readonly text: string;
  /** The first token; −1 if it was cut off. */
  readonly token: number;
  readonly later: boolean;
}

/** A word of no entity: it answers for its best tag. */
function PlainWord({ told: { head, request }, token, later, text }: MarkProps): ReactNode {
  if (token < 0) return <li className={styles.plain}>{text}</li>;
  const label = bestLabel(head, token);
  const share = head.probabilities.data[token * head.labels.length + label];
  return (
    <li className={styles.plain}>
      <span
        {...markProps(() => ({ request, about: labelRef(label, token) }), {
          label: words.entities.tag(text, head.labels[label], percent(share)),
          tip: () => tagTip(head, token, text),
          later,
        })}
      >
        {text}
      </span>
    </li>
  );
}

interface EntityMarkProps extends MarkProps {
  readonly entity: Entity;
  readonly sure: Num;
  readonly shown: ReturnType<typeof useSpan>;
}

function EntityMark(props: EntityMarkProps): ReactNode {
  const { told, entity, sure, text, shown, token, later } = props;
  const [kind, share] = [kindName(entity.kind), percent(sure.value)];
  return (
    <li>
      <span
        className={styles.entity}
        data-kind={entity.kind}
        {...markProps(() => sure, {
          label: words.entities.entity(text, kind, share),
          tip: () => tagTip(told.head, token, text),
          later,
        })}
      >
        <m.span className={styles.entityFill} style={{ opacity: shown }} />
        <span className={styles.entityText}>{text}</span>
        <m.span className={styles.entityKind} style={{ opacity: shown }}>
          {kind} {share}
        </m.span>
      </span>
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
  return words.entities.tags(
    text,
    best.map(({ label, probability }) => `${labels[label]} ${percent(probability)}`),
  );
}
