import { m } from "framer-motion";
import type { ReactNode } from "react";
import { parameterCount, tokenFlops } from "../../engine";
import { tellingMark } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { compact, grouped, percent } from "../../ui/format";
import { NumberField } from "../../ui/NumberField";
import { Options } from "../../ui/Options";
import { words } from "../../words/variants";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { ALBERT_BASE, type AlbertLine, albertLines } from "./albert";
import { STEP } from "./steps";
import styles from "./Variants.module.css";

const SIZES = ["ours", "base", "large"] as const;

const BEGINS: Record<AlbertLine["id"], number> = {
  bert: STEP.factors - 1,
  factored: STEP.factors,
  shared: STEP.sharing,
};

/** A model's parameters as BERT has them, with narrow tables, and with one layer for all. */
export function AlbertBand({ context }: { context: SceneContext }): ReactNode {
  const { size, width, share } = context.settings.variants;
  const lines = albertLines(context);
  const [{ sizes, count }, factored, shared] = lines;
  const [h, v] = [sizes.hiddenSize, sizes.vocabSize].map(grouped);
  const e = grouped(factored.sizes.embeddingSize ?? sizes.hiddenSize);
  return (
    <>
      <div className={styles.controls}>
        <Options
          label={words.albert.sizes}
          options={SIZES.map((value) => ({ value, label: words.albert.models[value] }))}
          value={size}
          onChange={(value) => setSetting("variants", { size: value })}
        />
        <div className={styles.width}>
          <NumberField
            label={words.albert.width}
            value={Math.min(width, sizes.hiddenSize)}
            min={16}
            max={sizes.hiddenSize}
            step={16}
            onChange={(value) => setSetting("variants", { width: value })}
          />
        </div>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={share}
            onChange={(event) => setSetting("variants", { share: event.target.checked })}
          />
          {words.albert.share(sizes.layers)}
        </label>
      </div>
      <div className={styles.lines} data-steps="sharing">
        {lines.map((line) => (
          <Line key={line.id} line={line} most={count.total} />
        ))}
      </div>
      <dl className={styles.sums} data-steps="sharing">
        <div>
          <dt>{words.albert.table}</dt>
          <dd>
            {words.albert.tableSum(
              { rows: v, narrow: e, hidden: h },
              grouped(factored.count.parts.word + factored.count.parts.embeddingProjection),
              grouped(count.parts.word),
            )}
          </dd>
        </div>
        <div>
          <dt>{words.albert.layers}</dt>
          <dd>
            {share ? 1 : sizes.layers} × {grouped(count.layer)} = <b>{grouped(shared.count.encoder)}</b>
          </dd>
        </div>
        <div>
          <dt>{words.albert.work}</dt>
          <dd>{words.albert.workSum(compact(tokenFlops(shared.sizes, 128).total))}</dd>
        </div>
      </dl>
      <p className={styles.note}>
        {words.albert.note(
          grouped(parameterCount(ALBERT_BASE, { pooler: true, nsp: false, mlm: false }).total),
        )}
      </p>
    </>
  );
}

function Line({ line, most }: { line: AlbertLine; most: number }): ReactNode {
  const { count, sizes, name, id } = line;
  const begins = BEGINS[id];
  const appear = useSpan(begins + 0.05, begins + 0.3);
  const grow = useSpan(begins + 0.1, begins + 0.6);
  const width = useDerived(grow, (p) => `${(100 * p * count.total) / most}%`);
  const layers = sizes.sharedLayers ? 1 : sizes.layers;
  const parts = words.albert.line(
    name,
    {
      embeddings: grouped(count.embeddings),
      encoder: grouped(count.encoder),
      heads: grouped(count.heads),
    },
    layers,
  );
  return (
    <m.div style={{ opacity: appear }}>
      <p className={styles.lineName}>
        {name}
        <span>
          <b>{grouped(count.total)}</b> · {percent(count.total / most)}
        </span>
      </p>
      <m.div className={styles.stack} style={{ width }} {...tellingMark(parts)}>
        <span data-kind="embeddings" style={{ flexGrow: count.embeddings }} />
        {Array.from({ length: layers }, (_, layer) => (
          <span key={layer} data-kind="layer" style={{ flexGrow: count.layer }} />
        ))}
        <span data-kind="heads" style={{ flexGrow: count.heads }} />
      </m.div>
    </m.div>
  );
}
