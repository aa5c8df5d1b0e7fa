import { type ModelSizes, type ParameterPart, parameterCount } from "../../engine";

/** One part of the model as a rectangle whose area is its share of the parameters. */
export interface AreaRect {
  readonly part: ParameterPart;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The picture: embeddings on the left, a row for each layer, the heads on the right. */
interface AreaLayout {
  readonly embeddings: readonly AreaRect[];
  /** One list for each layer. */
  readonly layers: readonly (readonly AreaRect[])[];
  readonly heads: readonly AreaRect[];
  /** Left edge and width of the three columns. */
  readonly columns: Readonly<Record<"embeddings" | "encoder" | "heads", { x: number; width: number }>>;
}

/** Between two columns, in pixels. */
const GAP = 6;

const TABLES: readonly ParameterPart[] = ["word", "position", "segment", "layerNorm", "embeddingProjection"];
const LAYER: readonly ParameterPart[] = [
  "query",
  "key",
  "value",
  "attentionOutput",
  "feedForward",
  "layerNorm",
];
const HEADS: readonly ParameterPart[] = ["mlm", "pooler", "nsp"];

/** Places every part so that area is in proportion to parameters, in a picture `width` × `height`. */
export function areaLayout(sizes: ModelSizes, width: number, height: number): AreaLayout {
  const count = parameterCount(sizes);
  const none = parameterCount({ ...sizes, layers: 0 });
  const one = parameterCount({ ...sizes, layers: 1 });
  const scale = (width - 2 * GAP) / count.total;
  const column = (x: number, parameters: number) => ({ x, width: parameters * scale });
  const embeddings = column(0, count.embeddings);
  const encoder = column(embeddings.width + GAP, count.encoder);
  const heads = column(encoder.x + encoder.width + GAP, count.heads);

  const stacked = (parts: readonly ParameterPart[], { x, width: wide }: typeof heads): AreaRect[] => {
    const sum = parts.reduce((total, part) => total + none.parts[part], 0);
    let y = 0;
    return parts.flatMap((part) => {
      if (none.parts[part] === 0) return [];
      const rect = { part, x, y, width: wide, height: (none.parts[part] / sum) * height };
      y += rect.height;
      return [rect];
    });
  };
  const rowHeight = height / sizes.layers;
  const layers = Array.from({ length: sizes.layers }, (_, layer) => {
    let { x } = encoder;
    return LAYER.map((part) => {
      const share = (one.parts[part] - none.parts[part]) / count.layer;
      const rect = { part, x, y: layer * rowHeight, width: share * encoder.width, height: rowHeight };
      x += rect.width;
      return rect;
    });
  });
  return {
    embeddings: stacked(TABLES, embeddings),
    layers,
    heads: stacked(HEADS, heads),
    columns: { embeddings, encoder, heads },
  };
}
