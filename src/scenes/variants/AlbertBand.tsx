import { m } from "framer-motion";
import type { ReactNode } from "react";
import { parameterCount } from "../../engine";
import { tellingMark } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { grouped, percent } from "../../ui/format";
import { NumberField } from "../../ui/NumberField";
import { Options } from "../../ui/Options";
import { Note, Toolbar } from "../../ui/Room";
import { Toggle } from "../../ui/Toggle";
import { useArrival } from "../../viz/arrival";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { ALBERT_BASE, type AlbertLine, albertLines } from "./albert";
import { STEP } from "./steps";
import styles from "./Variants.module.css";
import { words } from "./words";

const SIZES = ["ours", "base", "large"] as const;

const BEGINS: Record<AlbertLine["id"], number> = {
  bert: STEP.sharing - 1,
  factored: STEP.sharing,
  shared: STEP.sharing + 0.45,
};

/** A model's parameters as BERT has them, with narrow tables, and with one layer for all. */
export function AlbertBand({ context }: { context: SceneContext }): ReactNode {
  const { size, width, share } = context.settings.variants;
  const lines = albertLines(context);
  const [{ sizes, count }] = lines;
  return (
    <>
      <Toolbar>
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
        <Toggle
          label={words.albert.share(sizes.layers)}
          checked={share}
          onChange={(share) => setSetting("variants", { share })}
        />
      </Toolbar>
      <div className={styles.lines} data-steps="sharing">
        {lines.map((line, i) => (
          <Line key={line.id} line={line} before={lines[Math.max(0, i - 1)]} most={count.total} />
        ))}
      </div>
      <Note>
        {words.albert.note(
          grouped(parameterCount(ALBERT_BASE, { pooler: true, nsp: false, mlm: false }).total),
        )}
      </Note>
    </>
  );
}

interface LineProps {
  readonly line: AlbertLine;
  /** The one above: a copy of it comes down, and becomes this one. */
  readonly before: AlbertLine;
  readonly most: number;
}

const layersOf = ({ sizes }: AlbertLine): number => (sizes.sharedLayers ? 1 : sizes.layers);

/** From one line to the next, in pixels. */
const LINE = 66;

function Line({ line, before, most }: LineProps): ReactNode {
  const { count, name, id } = line;
  const layers = layersOf(line);
  const begins = BEGINS[id];
  const comes = useArrival(begins + 0.02, begins + 0.16, 0, -LINE);
  const becomes = useSpan(begins + 0.17, begins + 0.4);
  const between = (a: number, b: number, p: number): number => a + (b - a) * p;
  const width = useDerived(becomes, (p) => `${(100 * between(before.count.total, count.total, p)) / most}%`);
  const embeddings = useDerived(becomes, (p) => between(before.count.embeddings, count.embeddings, p));
  const others = useDerived(becomes, (p) => count.layer * (layers > 1 ? 1 : 1 - p));
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
    <m.div style={comes}>
      <p className={styles.lineName}>
        {name}
        <span>
          <b>{grouped(count.total)}</b> · {percent(count.total / most)}
        </span>
      </p>
      <m.div className={styles.stack} style={{ width }} {...tellingMark(parts)}>
        <m.span data-kind="embeddings" style={{ flexGrow: embeddings }} />
        {Array.from({ length: layersOf(before) }, (_, layer) => (
          <m.span key={layer} data-kind="layer" style={{ flexGrow: layer === 0 ? count.layer : others }} />
        ))}
        <span data-kind="heads" style={{ flexGrow: count.heads }} />
      </m.div>
    </m.div>
  );
}
