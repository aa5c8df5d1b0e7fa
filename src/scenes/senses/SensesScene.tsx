import type { ReactNode } from "react";
import { Note, Waiting } from "../../ui/Room";
import { insideOf, Stage } from "../Stage";
import type { SceneProps } from "../scene";
import { Controls } from "./Controls";
import { selectSense } from "./choose";
import { type Reading, readingOf, selectedItem } from "./reading";
import { Scatter } from "./Scatter";
import styles from "./Senses.module.css";
import { SentenceList } from "./SentenceList";
import { Separation } from "./Separation";
import { words } from "./words";

/** From this width on the list stands beside the picture. */
const BESIDE = 860;
/** Height of what stands above and below the picture, with the space between. */
const AROUND = 232;

/** One word in many sentences: its vectors as points, from the embedding table to the last layer. */
export default function SensesScene({ context, room }: SceneProps): ReactNode {
  const reading = readingOf(context);
  const { width } = room;
  const inner = insideOf(width);
  const beside = inner >= BESIDE;
  const plot = beside ? Math.floor(inner * 0.58) : inner;
  const height = beside ? Math.max(372, room.height - AROUND) : inner < 520 ? 340 : 400;
  const selected = reading ? selectedItem(reading, context.settings.senses.chosen.selected) : 0;
  return (
    <Stage width={width}>
      <Controls context={context} />
      <div
        className={styles.columns}
        style={{
          minHeight: height,
          gridTemplateColumns: beside && reading ? `${plot}px minmax(0, 1fr)` : "minmax(0, 1fr)",
        }}
      >
        {!reading ? (
          <Waiting>{words.waiting}</Waiting>
        ) : (
          <>
            <div className={styles.picture}>
              {reading.items.length === 0 ? (
                <Waiting height={height}>{words.empty(reading.word)}</Waiting>
              ) : (
                <Scatter
                  reading={reading}
                  causal={context.causal}
                  selected={selected}
                  width={plot}
                  height={height}
                  onSelect={(item) => selectSense(reading.items[item].entry.id)}
                />
              )}
              <Separation reading={reading} causal={context.causal} width={plot} />
              <AxesNote reading={reading} />
            </div>
            <SentenceList reading={reading} causal={context.causal} selected={selected} />
          </>
        )}
      </div>
    </Stage>
  );
}

/** What the axes are, said once. */
function AxesNote({ reading }: { reading: Reading }): ReactNode {
  const { basis, set, layers, pieces, word } = reading;
  if (!reading.axes[0]) return null;
  return (
    <Note>
      {words.axes({
        vectors: basis.vectors,
        sentences: basis.sentences,
        isReady: set !== null,
        states: layers + 1,
        pieces: pieces.length > 1 ? { word, cut: pieces.join(" ") } : null,
      })}
    </Note>
  );
}
