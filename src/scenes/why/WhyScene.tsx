import { m } from "framer-motion";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { time } from "../../player/clock";
import { useStep, useTween } from "../../player/time";
import { scrub } from "../../store/player";
import { setMasked } from "../../store/text";
import { Options } from "../../ui/Options";
import { Phase, Phases } from "../../viz/Phase";
import type { SceneContext, SceneProps } from "../scene";
import { AgreePanel } from "./AgreePanel";
import { BeforeAfter } from "./BeforeAfter";
import { Cases } from "./Cases";
import { Controls } from "./Controls";
import { type CellAction, cellActions } from "./cellAction";
import { cutOf } from "./cut";
import { EdgeGrid } from "./EdgeGrid";
import { findingsOf } from "./findings";
import { GuessPanel } from "./GuessPanel";
import { PartsGrid } from "./PartsGrid";
import { Rise } from "./Rise";
import { Staff } from "./Staff";
import { GATHER, layoutStaff, WIDE } from "./staffLayout";
import { bandOf, STEP } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

const NARROW = 620;
/** The list of guesses beside the river of layers, and the gap between them. */
const LIST = 320;
const BESIDE = 36;
/** How high the river may be, and what stands above and below it besides the sentence. */
const RISE = { least: 200, most: 440 } as const;
const AROUND = 200;

/** The newest context whose guess is there: a click changes the question at once, its answer comes some milliseconds later. */
function useSettled(context: SceneContext): SceneContext {
  const [settled, setSettled] = useState(context);
  if (settled === context) return context;
  if (!findingsOf(context)) return settled;
  setSettled(context);
  return context;
}

/** One guess taken apart: the sentence with its evidence on top, and one picture per step under it. */
export default function WhyScene({
  context: newest,
  steps,
  room: { width, height: high },
}: SceneProps): ReactNode {
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
    setMasked([position]);
    // A click asks “what would you say here?”: the answer should be on stage.
    if (time.get() < STEP.guess + 1) scrub(STEP.guess + 1);
  }, []);

  const problem = Object.values(newest.runs).find(({ error }) => error !== null)?.error;
  if (!findings) return null;
  const wide = inner >= WIDE;
  const { tokens, subject, attention } = findings;
  const options = { asked: subject.position, width: inner, layers: attention.layers.length };
  const whole = layoutStaff(tokens, options);
  const staysOn = wide && whole.lines.length === 1;
  const { boxes, height } = staysOn ? whole : layoutStaff(tokens, { ...options, bare: true });
  const blank = boxes[subject.position];
  const staff = (bare: boolean) => (
    <Staff
      leaveOut={context.settings.why.leaveOut}
      findings={findings}
      width={inner}
      bare={bare}
      onMask={ask}
    />
  );
  // A sentence on one line keeps its evidence above every picture; else there is one at a time, under the bare sentence.
  const under = (picture: ReactNode) => (
    <>
      {!staysOn && staff(true)}
      {picture}
    </>
  );
  /** Where a token's numbers stand above the lists, seen from their corner. */
  const stands = (token: number) => {
    const { x, y, width: wide, height: high } = boxes[token];
    const at = (down: number) => ({ x: x + wide / 2, y: y + down - height });
    return staysOn
      ? { share: at(whole.rolloutTop), effect: at(whole.baseline) }
      : { share: at(high / 2), effect: at(high / 2) };
  };
  const source = { x: blank.x + blank.width / 2, y: staysOn ? GATHER : blank.y - height };
  const room = wide ? inner - LIST : 0;
  const home = Math.max(0, Math.min(room, source.x - LIST / 2));
  const list = (
    <GuessPanel findings={findings} source={{ x: Math.max(0, source.x - home - LIST / 4), y: source.y }} />
  );
  const rise = (
    <Rise
      findings={findings}
      width={wide ? room - BESIDE : inner}
      height={Math.max(RISE.least, Math.min(RISE.most, high - height - AROUND))}
      narrow={narrow}
      source={source}
    />
  );
  const guess = (
    <div className={styles.taken}>
      {rise}
      <StandsAside by={home - room}>{list}</StandsAside>
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
            {staysOn ? (
              <div style={{ height: 2 * GATHER }} />
            ) : (
              <div style={{ paddingBottom: 2 * GATHER }}>{staff(true)}</div>
            )}
          </Phase>
          <Phase from={STEP.guess} to={staysOn ? STEP.agree : wide ? STEP.without : STEP.lens}>
            {staysOn ? guess : under(wide ? guess : list)}
          </Phase>
          {!wide && (
            <Phase from={STEP.lens} to={STEP.without}>
              {under(rise)}
            </Phase>
          )}
          {!staysOn && (
            <Phase from={STEP.without} to={STEP.agree}>
              {staff(false)}
            </Phase>
          )}
          <Phase from={STEP.agree} to={STEP.parts}>
            {under(
              <AgreePanel
                share={context.settings.why.attentionShare}
                findings={findings}
                width={inner}
                source={stands}
                cases={cases}
              />,
            )}
          </Phase>
          <Phase from={STEP.parts} to={STEP.edge}>
            {under(
              <div className={styles.columns} data-stacked={!wide || undefined}>
                <PartsGrid context={newest} findings={findings} action={action} picker={picker} />
                <BeforeAfter cut={cut} />
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
                <BeforeAfter cut={cut} />
              </div>,
            )}
          </Phase>
        </Phases>
      </div>
    </div>
  );
}

/** The guesses under their blank; then they make room for the river of layers, which ends in them. */
function StandsAside({ by, children }: { by: number; children: ReactNode }): ReactNode {
  const x = useTween(STEP.lens, STEP.lens + 0.12, by, 0);
  return <m.div style={{ x, width: LIST }}>{children}</m.div>;
}
