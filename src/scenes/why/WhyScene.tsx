import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useStep } from "../../player/time";
import { useStore } from "../../store/store";
import { Options } from "../../ui/Options";
import { Phase, Phases } from "../../viz/Phase";
import { words } from "../../words/why";
import type { SceneContext, SceneProps } from "../scene";
import { AgreePanel } from "./AgreePanel";
import { BeforeAfter } from "./BeforeAfter";
import { Cases } from "./Cases";
import { Controls } from "./Controls";
import { type CellAction, cellActions } from "./cellAction";
import { cutOf } from "./cut";
import { EdgeGrid } from "./EdgeGrid";
import { findingsOf } from "./findings";
import { GuessList } from "./GuessList";
import { LensTable } from "./LensTable";
import { Menu } from "./Menu";
import { PartsGrid } from "./PartsGrid";
import { Staff } from "./Staff";
import { layoutStaff, WIDE } from "./staffLayout";
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
export default function WhyScene({ context: newest, steps, room: { width } }: SceneProps): ReactNode {
  const context = useSettled(newest);
  const band = bandOf(useStep(steps.length));
  const findings = findingsOf(context);
  const cut = useMemo(() => findings && cutOf(context, findings), [context, findings]);
  // A context is made anew for every answer; the edge grid is large, so it only hears of edges that really changed.
  const edgesKey = JSON.stringify(newest.switches.edgesOff);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  const edgesOff = useMemo(() => newest.switches.edgesOff, [edgesKey]);
  const [action, setAction] = useState<CellAction>("off");
  const picker = useMemo(
    () => <Options label={words.click.label} options={cellActions()} value={action} onChange={setAction} />,
    [action],
  );
  const cases = useMemo(() => <Cases context={context} />, [context]);
  const narrow = width < NARROW;
  const inner = width - 2 * (narrow ? 14 : 32);

  const ask = useCallback((position: number) => {
    const { setMasked, scrub, t } = useStore.getState();
    setMasked([position]);
    // A click asks “what would you say here?”: the answer should be on stage.
    if (t < STEP.guess + 1) scrub(STEP.guess + 1);
  }, []);

  const problem = Object.values(newest.runs).find(({ error }) => error !== null)?.error;
  if (!findings) return null;
  const wide = inner >= WIDE;
  const { tokens, subject, attention } = findings;
  const options = { asked: subject.position, width: inner, layers: attention.layers.length };
  const staysOn = wide && layoutStaff(tokens, options).lines.length === 1;
  const staff = (bare: boolean) => (
    <Staff leaveOut={context.leaveOut} findings={findings} width={inner} bare={bare} onMask={ask} />
  );
  // A sentence on one line keeps its evidence above every picture; else there is one at a time, under the bare sentence.
  const under = (picture: ReactNode) => (
    <>
      {!staysOn && staff(true)}
      {picture}
    </>
  );
  const guess = (
    <div className={styles.columns} data-stacked={!wide || undefined}>
      <GuessList findings={findings} />
      <LensTable findings={findings} narrow={narrow} />
    </div>
  );
  return (
    <div className={styles.stage}>
      <Controls context={newest} band={band} />
      {problem && (
        <p className={styles.error} role="alert">
          {problem}
        </p>
      )}
      {staysOn && staff(false)}
      <div className={styles.bench} data-wide={staysOn || undefined}>
        <Phases>
          <Phase from={0} to={STEP.guess}>
            {under(<Menu />)}
          </Phase>
          {staysOn ? (
            <Phase from={STEP.guess} to={STEP.agree}>
              {guess}
            </Phase>
          ) : (
            <>
              <Phase from={STEP.guess} to={STEP.without}>
                {under(guess)}
              </Phase>
              <Phase from={STEP.without} to={STEP.agree}>
                {staff(false)}
              </Phase>
            </>
          )}
          <Phase from={STEP.agree} to={STEP.parts}>
            {under(
              <AgreePanel
                share={context.attentionShare}
                leaveOut={context.leaveOut}
                findings={findings}
                width={inner}
                cases={cases}
              />,
            )}
          </Phase>
          <Phase from={STEP.parts} to={STEP.edge}>
            {under(
              <div className={styles.columns} data-stacked={!wide || undefined}>
                <PartsGrid context={newest} findings={findings} action={action} picker={picker} />
                <BeforeAfter cut={cut} findings={findings} />
              </div>,
            )}
          </Phase>
          <Phase from={STEP.edge} to={STEP.edge + 1}>
            {under(
              <div className={styles.columns} data-stacked={!wide || undefined}>
                <EdgeGrid
                  edgesOff={edgesOff}
                  findings={findings}
                  width={inner}
                  action={action}
                  picker={picker}
                />
                <BeforeAfter cut={cut} findings={findings} />
              </div>,
            )}
          </Phase>
        </Phases>
      </div>
    </div>
  );
}
