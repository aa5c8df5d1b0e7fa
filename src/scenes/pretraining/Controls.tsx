import { memo, type ReactNode } from "react";
import { time } from "../../player/clock";
import { EXHIBITS } from "../../trainer/exhibits";
import {
  fork,
  go,
  laboratory,
  mainRun,
  pause,
  stepOnce,
  stopAll,
  useProgress,
} from "../../trainer/laboratory";
import type { RunView } from "../../trainer/run";
import { FOLDER_FILES, saveFolder } from "../../trainer/save";
import { setTyped, typed, useTyped } from "../../trainer/typed";
import { Button } from "../../ui/Button";
import { exact, grouped, megabytes } from "../../ui/format";
import { Options } from "../../ui/Options";
import { Field, Note, Toolbar, WholeNumber } from "../../ui/Room";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { otherSettings, runSettings } from "./exhibits";
import styles from "./Pretraining.module.css";
import { COMPARISONS, LENGTHS, MASKS, RATES } from "./settings";
import { shareAt } from "./steps";
import { words } from "./words";

interface ControlsProps {
  readonly context: SceneContext;
  readonly main: RunView | null;
  readonly other: RunView | null;
  readonly onStart: () => void;
}

/** Most characters of an own text: more would not be read in a minute. */
const LONGEST_TEXT = 2_000_000;

const choose = (change: Partial<SceneContext["settings"]["pretraining"]>): void =>
  setSetting("pretraining", change);

/** The buttons of the run, what it is doing, and behind a fold everything that can be set. */
export function Controls({ context, main, other, onStart }: ControlsProps): ReactNode {
  const { controls } = words;
  const phase = main?.phase;
  const here = (): number => shareAt(time.get()) * (main?.settings.steps ?? 0);
  return (
    <div className={styles.controls}>
      <Toolbar tight>
        {main && (
          <>
            {phase === "running" && <Button onClick={pause}>{controls.pause}</Button>}
            {phase === "paused" && (
              <>
                <Button kind="main" onClick={go}>
                  {controls.go}
                </Button>
                <Button onClick={stepOnce}>{controls.step}</Button>
              </>
            )}
            <Button onClick={onStart}>{controls.again}</Button>
            <Button onClick={stopAll}>{controls.reset}</Button>
            {main.snapshots.length > 1 && (
              <>
                <Button
                  onClick={() => void fork(here(), runSettings(context.settings), ownCorpus(), EXHIBITS)}
                >
                  {controls.fork}
                </Button>
                <Button
                  onClick={() => void mainRun()?.folderAt(here()).then(saveFolder)}
                  title={controls.takeTitle(FOLDER_FILES.join(", "))}
                >
                  {controls.take}
                </Button>
              </>
            )}
          </>
        )}
        <RunState main={main} other={other} />
      </Toolbar>
      <details className={styles.switches}>
        <summary>{controls.switches}</summary>
        <Switches chosen={context.settings.pretraining} />
        <OwnText />
      </details>
    </div>
  );
}

function RunState({ main, other }: Pick<ControlsProps, "main" | "other">): ReactNode {
  const progress = useProgress();
  if (!main?.info || !progress) return null;
  const { info, settings } = main;
  return (
    <p className={styles.state} role="status">
      {words.controls.state(
        grouped(progress.step),
        grouped(settings.steps),
        grouped(Math.round(progress.tokensPerSecond / 100) * 100),
      )}{" "}
      <span className={styles.facts}>
        {words.controls.facts(
          settings.layers,
          settings.hidden,
          settings.heads,
          grouped(info.parameters),
          grouped(info.sentences),
          megabytes(info.memory + (other?.info?.memory ?? 0)),
        )}
      </span>
    </p>
  );
}

/** Not drawn again with every snapshot: fifty buttons that are folded away. */
const Switches = memo(function Switches({
  chosen,
}: {
  chosen: SceneContext["settings"]["pretraining"];
}): ReactNode {
  const { switches } = words;
  const plain = <Value extends string>(values: readonly Value[]) =>
    values.map((value) => ({ value, label: exact(Number(value)) }));
  return (
    <Toolbar>
      <Options
        label={switches.compare}
        options={COMPARISONS.map((value) => ({ value, label: switches.comparisons[value] }))}
        value={chosen.compare}
        onChange={(compare) => {
          choose({ compare });
          // A second run joins one that is under way from the same random weights.
          const settings = laboratory().main?.settings;
          const second = settings && otherSettings(settings, compare);
          if (second) void fork(0, second, ownCorpus(), EXHIBITS);
        }}
      />
      <Options
        label={switches.direction}
        options={(["both", "left"] as const).map((value) => ({ value, label: switches.directions[value] }))}
        value={chosen.direction}
        onChange={(direction) => choose({ direction })}
      />
      <Options
        label={switches.mask}
        options={MASKS.map((value) => ({ value, label: `${Math.round(100 * Number(value))} %` }))}
        value={chosen.mask}
        onChange={(mask) => choose({ mask })}
      />
      <Options
        label={switches.masking}
        options={(["mixed", "always"] as const).map((value) => ({ value, label: switches.maskings[value] }))}
        value={chosen.masking}
        onChange={(masking) => choose({ masking })}
      />
      <Options
        label={switches.rate}
        options={plain(RATES)}
        value={chosen.rate}
        onChange={(rate) => choose({ rate })}
      />
      <Options
        label={switches.batch}
        options={plain(["8", "32", "64"] as const)}
        value={chosen.batch}
        onChange={(batch) => choose({ batch })}
      />
      <Options
        label={switches.dropout}
        options={plain(["0", "0.1", "0.3"] as const)}
        value={chosen.dropout}
        onChange={(dropout) => choose({ dropout })}
      />
      <Options
        label={switches.pairs}
        options={(["off", "on"] as const).map((value) => ({ value, label: switches.pairing[value] }))}
        value={chosen.nextSentence ? "on" : "off"}
        onChange={(value) => choose({ nextSentence: value === "on" })}
      />
      <Options
        label={switches.steps}
        options={LENGTHS.map((value) => ({ value, label: grouped(Number(value)) }))}
        value={chosen.steps}
        onChange={(steps) => choose({ steps })}
      />
      <Field label={switches.seed}>
        <WholeNumber
          label={switches.seed}
          max={9999}
          value={chosen.seed}
          onChange={(seed) => choose({ seed })}
        />
      </Field>
    </Toolbar>
  );
});

/** The visitor's own text; null for the page's. */
export function ownCorpus(): string | null {
  const text = typed("corpus");
  return text.trim() === "" ? null : text;
}

function OwnText(): ReactNode {
  const text = useTyped("corpus");
  const { own } = words;
  return (
    <div className={styles.own}>
      <Field label={own.label} above>
        <textarea
          rows={3}
          maxLength={LONGEST_TEXT}
          value={text}
          onChange={(event) => setTyped("corpus", event.target.value)}
        />
      </Field>
      <Note>{text.trim() === "" ? own.ours : own.yours}</Note>
    </div>
  );
}
