import { m } from "framer-motion";
import { memo, type ReactNode } from "react";
import type { Token } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import { useLive, useSpan } from "../../player/time";
import { fixed, percent, points } from "../../ui/format";
import { Options } from "../../ui/Options";
import { Note, Waiting } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import type { Point } from "../../viz/ground";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import { fitMono, monoWidth } from "../../viz/tokenLayout";
import { setSetting } from "../settings";
import { type Agreement, agreementOf, leading } from "./agreement";
import type { Findings } from "./findings";
import type { Compared } from "./refs";
import { MOST_RERUN } from "./requests";
import { ATTENTION_SHARES, type AttentionShare } from "./settings";
import { STEP } from "./steps";
import { verdict } from "./verdict";
import styles from "./Why.module.css";
import { words } from "./words";

/** Words in the picture. */
const MOST = 10;
const ROW = 28;
const HEAD = 30;
const FONT = 13;
/** Room for a number beside a bar. */
const NUMBER = 46;

interface AgreePanelProps {
  readonly share: AttentionShare;
  readonly findings: Findings;
  readonly width: number;
  /** Where a token's attention and its effect stand, seen from the panel's corner: the lists are made of them. */
  readonly source: (token: number) => Readonly<Record<"share" | "effect", Point>>;
}

/** Stands in for the answer, unseen, while it is computed. */
const NONE: Num = { request: null, about: { of: "pooled", index: 0 }, value: 0 };
const EXPECTED: Agreement = { words: [], all: [], rho: NONE, rhoAll: NONE, byAttention: [], bySize: [] };

/** How many words there are to rank. */
function wordsOf({ tokens, position }: Findings): number {
  return tokens.filter(({ word }, at) => word !== null && at !== position).length;
}

/** The words ranked twice: by attention and by what leaving them out does. Lines that cross are disagreement. */
export const AgreePanel = memo(function AgreePanel(props: AgreePanelProps): ReactNode {
  const { share, findings, width, source } = props;
  const agreement = agreementOf(findings, share);
  const stacked = width < 760;
  return (
    <div className={styles.agree} data-stacked={stacked || undefined}>
      <div style={{ minHeight: HEAD + Math.min(MOST, wordsOf(findings)) * ROW + 6 }}>
        {agreement ? (
          <Ranking
            agreement={agreement}
            findings={findings}
            source={source}
            width={stacked ? width : width - 360}
          />
        ) : (
          <Pending count={findings.tokens.length} />
        )}
      </div>
      <div className={styles.verdict}>
        <Options
          label={words.agree.share}
          options={ATTENTION_SHARES.map((value) => ({ value, label: words.agree.shares[value] }))}
          value={share}
          onChange={(attentionShare) => setSetting("why", { attentionShare })}
        />
        {agreement ? (
          <Verdict agreement={agreement} />
        ) : (
          // The room that the answer will take: the stage must not grow when it comes.
          <div className={styles.reserve} inert>
            <Verdict agreement={EXPECTED} />
          </div>
        )}
      </div>
    </div>
  );
});

/** In place of what needs leave-one-out: under way, or too much for this text. */
function Pending({ count }: { count: number }): ReactNode {
  return (
    <Waiting>
      {count > MOST_RERUN ? words.agree.tooLong(MOST_RERUN, count) : words.agree.waiting(count - 1)}
    </Waiting>
  );
}

function Verdict({ agreement }: { agreement: Agreement }): ReactNode {
  const { rho, rhoAll } = agreement;
  const count = agreement.words.length;
  const shown = useSpan(STEP.agree + 0.78, STEP.agree + 0.9);
  return (
    <m.div style={{ opacity: shown }}>
      {Number.isNaN(rho.value) ? (
        <p>{words.agree.nothing(count)}</p>
      ) : (
        <>
          <p className={styles.rho}>
            ρ ={" "}
            <b>
              <Ask {...rho} label={words.agree.rho(fixed(rho.value))}>
                {fixed(rho.value)}
              </Ask>
            </b>{" "}
            <span>{words.agree.they(verdict(rho.value, count))}</span>
          </p>
          <p>
            {words.agree.spearman(count)}{" "}
            {Number.isNaN(rhoAll.value) ? (
              words.agree.undefined
            ) : (
              <Ask {...rhoAll} label={words.agree.rhoAll(fixed(rhoAll.value))}>
                {fixed(rhoAll.value)}
              </Ask>
            )}
            .
          </p>
        </>
      )}
      <p>{words.agree.warning}</p>
    </m.div>
  );
}

interface RankingProps {
  readonly agreement: Agreement;
  readonly findings: Findings;
  readonly source: AgreePanelProps["source"];
  readonly width: number;
}

function Ranking({ agreement, findings, source, width }: RankingProps): ReactNode {
  const { tokens } = findings;
  const onStage = useLive((t) => t > STEP.agree);
  const shown = leading(agreement, MOST);
  const left = agreement.byAttention.filter(({ token }) => shown.has(token));
  const right = agreement.bySize.filter(({ token }) => shown.has(token));
  const longest = Math.max(0, ...left.map(({ token }) => monoWidth(tokens[token].text, FONT)));
  const label = Math.min(longest + 18, width * 0.21);
  const between = Math.max(44, width * 0.2);
  const bar = (width - between) / 2 - NUMBER - label;
  const edge = bar + NUMBER + label;
  const scale = {
    share: Math.max(...agreement.words.map(({ share }) => share.value)),
    effect: Math.max(...agreement.words.map(({ effect }) => Math.abs(effect.value))),
  };
  const names = (items: readonly Compared[]) => items.map(({ token }) => tokens[token].text);
  return (
    <>
      <svg
        width={width}
        height={HEAD + Math.max(1, left.length) * ROW + 6}
        className={styles.ranking}
        {...marksGroup(words.agree.picture(names(left), names(right)))}
      >
        <text className={styles.axisName} x={0} y={14}>
          {words.agree.attentionAxis}
        </text>
        <text className={styles.axisName} x={width} y={14} textAnchor="end">
          {words.agree.effectAxis}
        </text>
        {left.map((item, index) => (
          <Pair
            key={item.token}
            item={item}
            token={tokens[item.token]}
            from={index}
            to={right.indexOf(right.find(({ token }) => token === item.token) ?? item)}
            count={left.length}
            width={width}
            edge={edge}
            bar={bar}
            label={label}
            scale={scale}
            source={source(item.token)}
            marks={
              onStage
                ? {
                    share: markProps(() => item.share, {
                      label: words.agree.attention(tokens[item.token].text, percent(item.share.value)),
                      later: index > 0,
                    }),
                    effect: markProps(() => item.effect, {
                      label: words.agree.effect(tokens[item.token].text, points(item.effect.value)),
                      later: true,
                    }),
                  }
                : null
            }
          />
        ))}
      </svg>
      {agreement.words.length > left.length && (
        <Note>{words.agree.leading(left.length, agreement.words.length)}</Note>
      )}
    </>
  );
}

interface PairProps {
  readonly item: Compared;
  readonly token: Token;
  /** Places in the two lists. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly width: number;
  readonly edge: number;
  readonly bar: number;
  readonly label: number;
  readonly scale: { readonly share: number; readonly effect: number };
  readonly source: ReturnType<AgreePanelProps["source"]>;
  /** Null off stage. */
  readonly marks: Readonly<Record<"share" | "effect", ReturnType<typeof markProps>>> | null;
}

/** One word in both lists, come from where its numbers stood, and the line between. */
function Pair(props: PairProps): ReactNode {
  const { item, token, from, to, count, width, edge, bar, label, scale, source, marks } = props;
  const y = (rank: number) => HEAD + (rank + 0.5) * ROW;
  const arrives = (first: number, rank: number, x: number, at: Point): [number, number, number, number] => {
    const start = STEP.agree + first + (0.16 * rank) / count;
    return [start, start + 0.2, at.x - x, at.y - y(rank)];
  };
  const looked = useArrival(...arrives(0.03, from, bar, source.share));
  const mattered = useArrival(...arrives(0.25, to, width - bar, source.effect));
  const connect = useSpan(STEP.agree + 0.55, STEP.agree + 0.78);
  const length = (value: number, most: number) => (most > 0 ? Math.max(1, (bar * value) / most) : 1);
  const share = length(item.share.value, scale.share);
  const effect = length(Math.abs(item.effect.value), scale.effect);
  const color = kindColor(tokenKind(token));
  const word = fitMono(token.text, FONT, label - 14);
  const path = `M${edge},${y(from)} C${width / 2},${y(from)} ${width / 2},${y(to)} ${width - edge},${y(to)}`;
  return (
    <>
      <m.path
        className={styles.link}
        data-far={Math.abs(from - to) >= count / 2 || undefined}
        d={path}
        style={{ pathLength: connect }}
      />
      <m.g style={looked}>
        <g className={styles.mark} {...marks?.share}>
          <rect className={styles.share} x={bar - share} y={y(from) - 7} width={share} height={14} rx={2} />
          <text className={styles.pairNumber} x={bar + 6} y={y(from) + 4}>
            {percent(item.share.value)}
          </text>
        </g>
        <text
          className={styles.pairWord}
          x={edge - 8}
          y={y(from) + 4}
          textAnchor="end"
          style={{ fill: color }}
        >
          {word}
        </text>
      </m.g>
      <m.g style={mattered}>
        <text className={styles.pairWord} x={width - edge + 8} y={y(to) + 4} style={{ fill: color }}>
          {word}
        </text>
        <g className={styles.mark} {...marks?.effect}>
          <text className={styles.pairNumber} x={width - bar - 6} y={y(to) + 4} textAnchor="end">
            {points(item.effect.value)}
          </text>
          <rect
            className={styles.effectBar}
            data-kind={item.effect.value >= 0 ? "positive" : "negative"}
            x={width - bar}
            y={y(to) - 7}
            width={effect}
            height={14}
            rx={2}
          />
        </g>
      </m.g>
    </>
  );
}
