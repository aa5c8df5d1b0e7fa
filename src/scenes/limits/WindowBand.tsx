import { m } from "framer-motion";
import { Fragment, type PointerEvent, type ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { guessRef } from "../../inspector/refs";
import { useLive, useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { NumberField } from "../../ui/NumberField";
import { Field, Note, Panel } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import type { Point } from "../../viz/ground";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Limits.module.css";
import { STEP } from "./steps";
import {
  comparedToken,
  contextWindows,
  longEncoding,
  NARROWEST,
  type Window,
  type WindowReading,
  widestWindow,
  windowCosine,
  windowReadings,
  windowSize,
} from "./windows";
import { words } from "./words";

const LANE = 20;

/** A long text cut into windows; below, what two windows make of the same word. */
export function WindowBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const { long, overlap } = context.settings.limits;
  const window = windowSize(context);
  const encoding = longEncoding(context);
  const windows = contextWindows(context);
  const token = comparedToken(context);
  const last = encoding ? encoding.tokens.length - 2 : 1;
  return (
    <>
      <Field label={words.windows.long} above>
        <textarea
          value={long}
          rows={3}
          spellCheck={false}
          onChange={(event) => setSetting("limits", { long: event.target.value, token: 0 })}
        />
      </Field>
      <div className={styles.fields}>
        <NumberField
          label={words.windows.size}
          value={window}
          min={NARROWEST}
          max={widestWindow(context)}
          onChange={(value) => setSetting("limits", { window: Math.max(NARROWEST, value) })}
        />
        <NumberField
          label={words.windows.overlap}
          value={overlap}
          min={0}
          max={Math.min(100, window - 3)}
          onChange={(value) => setSetting("limits", { overlap: value })}
        />
        <NumberField
          label={words.windows.token(encoding?.tokens[token]?.text ?? null)}
          value={token}
          min={1}
          max={Math.max(1, last)}
          onChange={(value) => setSetting("limits", { token: value })}
        />
      </div>
      {encoding && (
        <>
          <Ribbon windows={windows} tokens={last} token={token} width={width} />
          {encoding.truncated > 0 && <Note>{words.windows.truncated(encoding.truncated)}</Note>}
          <Readings context={context} />
        </>
      )}
    </>
  );
}

interface RibbonProps {
  readonly windows: readonly Window[];
  /** Tokens of the text without [CLS] and [SEP]. */
  readonly tokens: number;
  readonly token: number;
  readonly width: number;
}

/** The windows over the text, from its first token to its last. A click chooses the token below it. */
function Ribbon({ windows, tokens, token, width }: RibbonProps): ReactNode {
  const lanes = Math.min(windows.length, 12);
  const height = lanes * LANE + 30;
  const x = (position: number) => ((position - 1) / Math.max(1, tokens)) * width;
  const choose = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = 1 + Math.floor(((event.clientX - box.left) / box.width) * tokens);
    setSetting("limits", { token: Math.max(1, Math.min(tokens, at)) });
  };
  return (
    <svg
      width={width}
      height={height}
      className={styles.ribbon}
      data-steps="windows"
      role="img"
      aria-label={words.windows.ribbon(
        tokens,
        windows.map(({ start, end }) => words.windows.range(start, end - 1)),
      )}
      onPointerDown={choose}
    >
      {windows.map((window) => (
        <Lane
          key={window.index}
          window={window}
          count={windows.length}
          x={x(window.start)}
          width={x(window.end) - x(window.start)}
          y={(window.index % lanes) * LANE}
          from={
            window.index === 0
              ? { x: 0, y: 0 }
              : {
                  x: x(windows[window.index - 1].start) - x(window.start),
                  y: (((window.index - 1) % lanes) - (window.index % lanes)) * LANE,
                }
          }
          holds={token >= window.start && token < window.end}
        />
      ))}
      <line x1={x(token + 0.5)} x2={x(token + 0.5)} y1={0} y2={lanes * LANE + 4} className={styles.cursor} />
      {[1, tokens].map((position) => (
        <text
          key={position}
          x={position === 1 ? 0 : width}
          y={height - 6}
          textAnchor={position === 1 ? "start" : "end"}
          className={styles.tick}
        >
          {words.windows.tick(position)}
        </text>
      ))}
    </svg>
  );
}

interface LaneProps {
  readonly window: Window;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Where the window before it lies: it is moved on from there. */
  readonly from: Point;
  readonly holds: boolean;
}

function Lane({ window, count, x, y, width, from, holds }: LaneProps): ReactNode {
  const each = 0.75 / count;
  const start = STEP.windows + 0.05 + each * window.index;
  const moves = useArrival(start, start + each, from.x, from.y);
  return (
    <m.g style={moves}>
      <rect
        x={x}
        y={y + 2}
        width={width}
        height={LANE - 5}
        rx={4}
        className={styles.window}
        data-holds={holds || undefined}
      />
      {width > 34 && (
        <text x={x + 6} y={y + LANE / 2} dy="0.32em" className={styles.windowName}>
          {window.index + 1}
        </text>
      )}
    </m.g>
  );
}

/** The compared word in each window that holds it: its neighbours there, and the model's guess for it. */
function Readings({ context }: { context: SceneContext }): ReactNode {
  const isShown = useLive((t) => t > STEP.compare || t === 0);
  const appear = useSpan(STEP.compare + 0.05, STEP.compare + 0.4);
  const readings = windowReadings(context);
  const encoding = longEncoding(context);
  const token = comparedToken(context);
  const similarity = windowCosine(context, readings);
  if (!encoding) return null;
  const word = encoding.tokens[token]?.text ?? "";
  const around = (from: number, to: number) =>
    context.settings.limits.long.slice(
      encoding.tokens[from]?.span?.start ?? 0,
      encoding.tokens[Math.max(from, to)]?.span?.end ?? 0,
    );
  return (
    <Panel
      title={words.compare.heading(word, readings.length)}
      style={{ opacity: appear }}
      inert={!isShown}
      data-steps="compare"
    >
      <div className={styles.readings}>
        {readings.map((reading) => {
          const { window, position } = reading;
          return (
            <div key={window.index} className={styles.reading}>
              <p className={styles.excerpt}>
                <b>{words.compare.place(window.index + 1, position)}</b> {window.start < token - 8 ? "…" : ""}
                {token > window.start && around(Math.max(window.start, token - 8), token - 1)}{" "}
                <mark>{around(token, token)}</mark>{" "}
                {token + 1 < window.end && around(token + 1, Math.min(window.end - 1, token + 8))}
                {window.end > token + 9 ? "…" : words.compare.ends}
              </p>
              <p className={styles.guesses}>
                <Guessed reading={reading} />
              </p>
            </div>
          );
        })}
      </div>
      <Note>
        {readings.length < 2
          ? words.compare.alone
          : similarity === null
            ? words.compare.waiting
            : words.compare.note(<Ask {...similarity}>{fixed(similarity.value, 3)}</Ask>)}
      </Note>
    </Panel>
  );
}

/** What the model makes of the masked word in one window, every number of it askable. */
function Guessed({ reading: { position, guess, masked } }: { reading: WindowReading }): ReactNode {
  if (!guess?.target) return words.compare.reading;
  const { target, guesses } = guess;
  return words.compare.guess(
    <Ask request={masked} about={guessRef(position, target.id)}>
      {percent(target.probability)}
    </Ask>,
    target.rank + 1,
    <Ask request={masked} about={guessRef(position, target.id, "loss")}>
      {fixed(target.loss)}
    </Ask>,
    guesses.map(({ id, token, probability }, i) => (
      <Fragment key={id}>
        {i > 0 && words.comma}
        {token}{" "}
        <Ask request={masked} about={guessRef(position, id)}>
          {percent(probability)}
        </Ask>
      </Fragment>
    )),
  );
}
