import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Entity, HeadResult } from "../../engine";
import { bestLabel, kindShares } from "../../engine/heads/entities";
import { markProps, marksGroup } from "../../inspector/question";
import { labelRef } from "../../inspector/refs";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { kindColor } from "./colors";
import styles from "./Finetuning.module.css";
import { HeadBand } from "./HeadBand";
import { kindName, sureOf, textOf } from "./headRefs";
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
  const shown = useSpan(STEP.entities + 0.65, STEP.entities + 0.8);
  const { tokens, words: all } = told.run.encoding;
  const starts = new Map((told.head.entities ?? []).map((entity) => [entity.first, entity]));
  const parts: ReactNode[] = [];
  for (let i = 0; i < all.length; ) {
    const entity = starts.get(i);
    if (all[i].segment === 1 && all[i - 1]?.segment === 0)
      parts.push(<li key={`break-${i}`} className={styles.break} aria-hidden="true" />);
    const tokenOf = (at: number) => tokens.findIndex(({ word }) => word === at);
    const mark = { told, token: tokenOf(i), later: i > 0 };
    const column = (at: number) => (
      <Column key={at} head={told.head} text={all[at].text} token={tokenOf(at)} order={at / all.length} />
    );
    parts.push(
      entity ? (
        <EntityMark
          key={i}
          entity={entity}
          sure={sureOf(context, told, entity)}
          text={textOf(told, entity)}
          shown={shown}
          {...mark}
        >
          {Array.from({ length: entity.last - i + 1 }, (_, at) => column(i + at))}
        </EntityMark>
      ) : (
        <PlainWord key={i} text={all[i].text} {...mark}>
          {column(i)}
        </PlainWord>
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
  /** Its words. */
  readonly children: ReactNode;
}

interface ColumnProps {
  readonly head: HeadResult;
  readonly text: string;
  readonly token: number;
  /** From the first word to the last, 0…1: they are tagged one after the other. */
  readonly order: number;
}

/** A word, and above it how its probability divides among the kinds; grey is outside of any. */
function Column({ head, text, token, order }: ColumnProps): ReactNode {
  const begins = STEP.entities + 0.05 + 0.45 * order;
  const scaleY = useSpan(begins, begins + 0.12);
  return (
    <span className={styles.column}>
      <m.span className={styles.tags} style={{ scaleY, originY: 1 }} aria-hidden="true">
        {[...(token < 0 ? [] : kindShares(head, token))].map(([kind, share]) => (
          <i key={kind} style={{ height: `${(100 * share).toFixed(1)}%`, background: kindColor(kind) }} />
        ))}
      </m.span>
      {text}
    </span>
  );
}

/** A word of no entity: it answers for its best tag. */
function PlainWord({ told: { head, request }, token, later, text, children }: MarkProps): ReactNode {
  if (token < 0) return <li className={styles.plain}>{children}</li>;
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
        {children}
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
  const { told, entity, sure, text, shown, token, later, children } = props;
  const [kind, share] = [kindName(entity.kind), percent(sure.value)];
  return (
    <li>
      <span
        className={styles.entity}
        data-kind={entity.kind}
        style={{ "--kind": kindColor(entity.kind) } as React.CSSProperties}
        {...markProps(() => sure, {
          label: words.entities.entity(text, kind, share),
          tip: () => tagTip(told.head, token, text),
          later,
        })}
      >
        <m.span className={styles.entityFill} style={{ opacity: shown }} />
        <span className={styles.entityText}>{children}</span>
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
