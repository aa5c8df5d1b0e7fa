import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { focusToken } from "../../store/focusToken";
import { inspect } from "../../store/inspector";
import { insideOf, Stage } from "../Stage";
import type { SceneProps } from "../scene";
import styles from "./Attention.module.css";
import { Controls } from "./Controls";
import { MatrixBand } from "./MatrixBand";
import { RowBand } from "./RowBand";
import { rowData } from "./rowData";
import { bandOf } from "./steps";
import { TextsBand } from "./TextsBand";
import { bandHeight } from "./view";

/** Height of the controls above a view, with the space around both. */
const AROUND = 140;

/** One head at work: a query against all keys, then the whole matrix and all heads, and two texts. */
export default function BidirectionalAttentionScene({ context, steps, room }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  const from = focusToken(context);
  const { main, layer, head } = context;
  const row = main && rowData(main, layer, head, from);
  if (!main || !row) return null;
  const { width } = room;
  const inner = insideOf(width);
  const height = Math.max(bandHeight(inner), room.height - AROUND);
  const request = context.runs.main?.answered ?? null;
  return (
    <Stage width={width}>
      <Controls context={context} band={band} />
      <div className={styles.band} data-band={band} style={{ height }}>
        {band === "row" && (
          <RowBand
            tokens={main.encoding.tokens}
            row={row}
            layer={layer}
            head={head}
            causal={context.causal}
            width={inner}
            height={height}
            onInspect={(ref) => inspect(request, ref)}
          />
        )}
        {band === "matrix" && (
          <MatrixBand context={context} run={main} from={from} width={inner} height={height} />
        )}
        {band === "texts" && <TextsBand context={context} run={main} width={inner} />}
      </div>
    </Stage>
  );
}
