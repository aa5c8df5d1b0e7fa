import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useStep } from "../../player/time";
import { useStore } from "../../store/store";
import { Phase, Phases } from "../../viz/Phase";
import type { SceneContext, SceneProps } from "../scene";
import { AgreePanel } from "./AgreePanel";
import { BeforeAfter } from "./BeforeAfter";
import { Controls } from "./Controls";
import { cutOf } from "./cut";
import { EdgeGrid } from "./EdgeGrid";
import { findingsOf } from "./findings";
import { GuessList } from "./GuessList";
import { LensTable } from "./LensTable";
import { PartsGrid } from "./PartsGrid";
import { Staff } from "./Staff";
import { bandOf, STEP } from "./steps";
import styles from "./Why.module.css";

const NARROW = 620;

/** The newest context whose guess is there: a click changes the question at once, its answer comes some milliseconds later. */
function useSettled(context: SceneContext): SceneContext {
  const [settled, setSettled] = useState(context);
  if (settled === context) return context;
  if (!findingsOf(context)) return settled;
  setSettled(context);
  return context;
}

/** One guess taken apart: the sentence with its evidence on top, and one picture per step under it. */
export default function WhyScene({ context: newest, steps, width }: SceneProps): ReactNode {
  const context = useSettled(newest);
  const band = bandOf(useStep(steps.length));
  const findings = findingsOf(context);
  const cut = useMemo(() => findings && cutOf(context, findings), [context, findings]);
  const narrow = width < NARROW;
  const inner = width - 2 * (narrow ? 14 : 32);

  const ask = useCallback((position: number) => {
    const { setMasked, scrub, t } = useStore.getState();
    setMasked([position]);
    // A click asks “what would you say here?”: the answer should be on stage.
    if (t < STEP.guess + 1) scrub(STEP.guess + 1);
  }, []);

  if (!findings) return null;
  return (
    <div className={styles.stage}>
      <Controls context={newest} band={band} />
      <Staff context={context} findings={findings} width={inner} onMask={ask} />
      <div className={styles.bench}>
        <Phases>
          <Phase from={0} to={STEP.agree}>
            <div className={styles.columns}>
              <GuessList findings={findings} />
              <LensTable findings={findings} narrow={narrow} />
            </div>
          </Phase>
          <Phase from={STEP.agree} to={STEP.parts}>
            <AgreePanel context={context} findings={findings} width={inner} />
          </Phase>
          <Phase from={STEP.parts} to={STEP.edge}>
            <div className={styles.columns}>
              <PartsGrid context={newest} />
              <BeforeAfter cut={cut} />
            </div>
          </Phase>
          <Phase from={STEP.edge} to={STEP.edge + 1}>
            <div className={styles.columns}>
              <EdgeGrid context={newest} findings={findings} />
              <BeforeAfter cut={cut} />
            </div>
          </Phase>
        </Phases>
      </div>
    </div>
  );
}
