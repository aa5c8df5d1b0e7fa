import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed, grouped } from "../../ui/format";
import { words } from "../../words/overview";
import { countOf, FAMILY, publishedText } from "../family";
import type { SceneContext } from "../scene";
import styles from "./Overview.module.css";
import { STEP } from "./steps";

/** A BERT as a tower: a slab per layer, as wide as its vectors. */
export interface Tower {
  readonly name: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly parameters: number;
  /** What the paper says, where there is one. */
  readonly published: string | null;
}

/** The model at work, BERT-Base and BERT-Large; parameters of the published ones counted from their sizes. */
export function towers({ model }: Pick<SceneContext, "model">): readonly Tower[] {
  const published = FAMILY.filter(({ id }) => id === "base" || id === "large").map(
    (relative): Tower => ({
      name: `BERT-${relative.name}`,
      layers: relative.layers,
      hidden: relative.hidden,
      heads: relative.heads,
      parameters: countOf(relative),
      published: words.sizes.published(publishedText(relative), relative.source),
    }),
  );
  if (!model) return published;
  const { layers, hiddenSize, heads } = model.config;
  return [
    {
      name: words.sizes.here,
      layers,
      hidden: hiddenSize,
      heads,
      parameters: model.parameters,
      published: null,
    },
    ...published,
  ];
}

const SLAB = 11;

/** Ours, Base and Large side by side, drawn to one scale. */
export function SizesBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const all = towers(context);
  const tallest = Math.max(...all.map(({ layers }) => layers));
  const widest = Math.max(...all.map(({ hidden }) => hidden));
  const narrow = width < 560;
  const column = Math.min(300, width / all.length - (narrow ? 10 : 30));
  return (
    <div className={styles.sizes} style={{ gridTemplateColumns: `repeat(${all.length}, ${column}px)` }}>
      {all.map((tower, index) => (
        <TowerFigure
          key={tower.name}
          tower={tower}
          order={index}
          column={column}
          scale={column / widest}
          height={Math.min(tallest, 24) * SLAB + 12}
        />
      ))}
      <p className={styles.more}>
        {words.sizes.slab}{" "}
        <button type="button" className={styles.try} onClick={() => useStore.getState().setScene("sizes")}>
          {words.sizes.more}
        </button>
      </p>
    </div>
  );
}

interface TowerFigureProps {
  readonly tower: Tower;
  readonly order: number;
  readonly column: number;
  readonly scale: number;
  readonly height: number;
}

function TowerFigure({ tower, order, column, scale, height }: TowerFigureProps): ReactNode {
  const { name, layers, hidden, heads, parameters, published } = tower;
  const start = STEP.sizes + 0.05 + order * 0.2;
  const opacity = useSpan(start, start + 0.25);
  const wide = hidden * scale;
  const slab = Math.min(SLAB, (height - 12) / layers);
  return (
    <figure className={styles.tower}>
      <m.svg
        width={column}
        height={height}
        style={{ opacity }}
        role="img"
        aria-label={words.sizes.tower(name, layers, hidden, heads, grouped(parameters))}
      >
        {Array.from({ length: layers }, (_, layer) => (
          <rect
            key={layer}
            className={styles.slab}
            x={(column - wide) / 2}
            y={height - (layer + 1) * slab}
            width={wide}
            height={Math.max(1, slab - 2.5)}
            rx={2}
          />
        ))}
      </m.svg>
      <figcaption>
        <b>{name}</b>
        <span className={styles.dims}>
          {layers} / {hidden} / {heads}
        </span>
        <span className={styles.count}>{fixed(parameters / 1e6, 1)} M</span>
        <span className={styles.source}>{published ?? words.sizes.counted}</span>
      </figcaption>
    </figure>
  );
}
