import { type ReactNode, useMemo } from "react";
import { useStep } from "../../player/time";
import { grouped } from "../../ui/format";
import { Toolbar } from "../../ui/Room";
import { NARROW } from "../../viz/ground";
import { insideOf, Stage } from "../Stage";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { Area } from "./Area";
import { Controls, Presets } from "./Controls";
import { MemoryBand } from "./MemoryBand";
import { PartsBand } from "./PartsBand";
import styles from "./Sizes.module.css";
import { BANDS, bandOf } from "./steps";
import { subjectOf } from "./subject";
import { WorkBand } from "./WorkBand";
import { words } from "./words";

/** From this width on, the five sizes stand in one row. */
const WIDE = 820;

/** A calculator: the sizes, the parts they make drawn to scale, and what follows for memory and work. */
export default function SizesScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  const subject = useMemo(() => subjectOf(context), [context]);
  const inner = insideOf(width);
  const wide = inner >= WIDE;
  return (
    <Stage width={width} className={styles.stage}>
      <Toolbar spread>
        <Presets context={context} />
        <p className={styles.total}>{words.total(grouped(subject.count.total))}</p>
      </Toolbar>
      <div className={styles.bench} data-wide={wide || undefined}>
        {/* Last where there is less room: what a step shows comes first. Drawn in one place, it keeps the focus. */}
        <Controls subject={subject} />
        <div data-steps="parts">
          <Area subject={subject} width={inner} height={wide ? 226 : inner < NARROW ? 130 : 180} />
        </div>
      </div>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band} data-wide={wide || undefined} data-steps="memory work">
        {band === "parts" && <PartsBand subject={subject} />}
        {band === "memory" && <MemoryBand subject={subject} />}
        {band === "work" && <WorkBand subject={subject} width={inner} />}
      </div>
    </Stage>
  );
}
