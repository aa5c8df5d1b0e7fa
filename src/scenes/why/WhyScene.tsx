import { type ReactNode, useCallback, useMemo, useState } from "react";
import { time } from "../../player/clock";
import { useStep } from "../../player/time";
import { scrub } from "../../store/player";
import { setMasked } from "../../store/text";
import { Options } from "../../ui/Options";
import { Problem } from "../../ui/Room";
import { Phase, Phases } from "../../viz/Phase";
import { insideOf, Stage } from "../Stage";
import type { SceneContext, SceneProps } from "../scene";
import { AgreePanel } from "./AgreePanel";
import { BeforeAfter } from "./BeforeAfter";
import { Controls } from "./Controls";
import { cutOf } from "./cut";
import { findingsOf } from "./findings";
import { GuessPanel } from "./GuessPanel";
import { type CellAction, cellActions, PartsGrid } from "./PartsGrid";
import { Staff } from "./Staff";
import { layoutStaff, WIDE } from "./staffLayout";
import { bandOf, STEP } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

/** The list of guesses, under its blank. */
const LIST = 320;

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
  const [action, setAction] = useState<CellAction>("off");
  const picker = useMemo(
    () => <Options label={words.click.label} options={cellActions()} value={action} onChange={setAction} />,
    [action],
  );
  const inner = insideOf(width);

  const ask = useCallback((position: number) => {
    setMasked([position]);
    // A click asks “what would you say here?”: the answer should be on stage.
    if (time.get() < STEP.without + 1) scrub(STEP.without + 1);
  }, []);

  const problem = Object.values(newest.runs).find(({ error }) => error !== null)?.error;
  if (!findings) return null;
  const wide = inner >= WIDE;
  const { tokens, subject } = findings;
  const options = { asked: subject.position, width: inner };
  const whole = layoutStaff(tokens, options);
  const staysOn = wide && whole.lines.length === 1;
  const blank = whole.boxes[subject.position];
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
  /** Where a token and its effect stand above the lists, seen from their corner. */
  const stands = (token: number) => {
    const { boxes, height } = staysOn ? whole : layoutStaff(tokens, { ...options, bare: true });
    const { x, y, width: wide, height: high } = boxes[token];
    const at = (down: number) => ({ x: x + wide / 2, y: y + down - height });
    return { share: at(high / 2), effect: at(staysOn ? whole.baseline : high / 2) };
  };
  const source = { x: blank.x + blank.width / 2, y: blank.y - whole.height };
  const room = wide ? inner - LIST : 0;
  const home = Math.max(0, Math.min(room, source.x - LIST / 2));
  const list = (
    <GuessPanel findings={findings} source={{ x: Math.max(0, source.x - home - LIST / 4), y: source.y }} />
  );
  const guess = <div style={{ marginLeft: wide ? home : 0, maxWidth: LIST }}>{list}</div>;
  return (
    <Stage width={width}>
      <Controls context={newest} band={band} />
      {problem && <Problem>{problem}</Problem>}
      {staysOn && staff(false)}
      <div className={styles.bench} data-wide={staysOn || undefined}>
        <Phases>
          <Phase from={0} to={STEP.agree}>
            {!staysOn && staff(false)}
            {guess}
          </Phase>
          <Phase from={STEP.agree} to={STEP.parts}>
            {under(
              <AgreePanel
                share={context.settings.why.attentionShare}
                findings={findings}
                width={inner}
                source={stands}
              />,
            )}
          </Phase>
          <Phase from={STEP.parts} to={STEP.parts + 1}>
            {under(
              <div className={styles.columns} data-stacked={!wide || undefined}>
                <PartsGrid context={newest} findings={findings} action={action} picker={picker} />
                <BeforeAfter cut={cut} />
              </div>,
            )}
          </Phase>
        </Phases>
      </div>
    </Stage>
  );
}
