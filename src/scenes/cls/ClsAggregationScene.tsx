import { type ReactNode, useMemo } from "react";
import type { NumberRef } from "../../engine";
import { inspect } from "../../store/inspector";
import { setToken } from "../../store/view";
import { Toolbar } from "../../ui/Room";
import { Phase, Phases } from "../../viz/Phase";
import { insideOf, Stage, View } from "../Stage";
import type { SceneContext, SceneProps } from "../scene";
import styles from "./Cls.module.css";
import { Compare } from "./Compare";
import { Flow } from "./Flow";
import { looksOf, rolloutOf, statesOf } from "./gather";
import { geometryOf } from "./geometry";
import { HeadPicker } from "./HeadPicker";
import { LookTable } from "./LookTable";
import { ClsNumbers } from "./refs";
import { compare } from "./similarity";
import { stepsOf } from "./steps";
import { ThreeWays } from "./ThreeWays";
import type { TowerAsk } from "./Tower";
import { threeWaysOf } from "./ways";
import { words } from "./words";

/** What the comparison of sentences needs. */
const COMPARED = { width: 740, height: 500 } as const;

/** First [CLS] gathering through the layers and what it depends on, then what its vector is worth for comparing sentences. */
export default function ClsAggregationScene({ context, room }: SceneProps): ReactNode {
  const { width } = room;
  const inner = insideOf(width);
  const { encoding, main } = context;
  const { tokens } = encoding;
  const looks = useMemo(() => looksOf(context), [context]);
  const rollout = useMemo(() => rolloutOf(context), [context]);
  const states = useMemo(() => statesOf(context), [context]);
  const comparison = useMemo(() => compare(context), [context]);
  const three = useMemo(() => threeWaysOf(context), [context]);
  const layers = main?.trace.layers.length ?? 0;
  const geometry = useMemo(() => geometryOf(tokens, layers, inner), [tokens, layers, inner]);
  // The three ways have no notes beside them.
  const wide = useMemo(() => geometryOf(tokens, layers, inner, false), [tokens, layers, inner]);
  const pooled = main?.trace.pooled?.data ?? null;
  const hasPooler = pooled !== null;
  const { STEP: times } = useMemo(() => stepsOf(hasPooler), [hasPooler]);
  const select = (position: number) => setToken(position === context.token ? null : position);
  const ask = useMemo(() => askOf(context), [context]);
  const numbers = useMemo(() => new ClsNumbers(context), [context]);
  return (
    <Stage width={width}>
      <Phases>
        <Phase from={0} to={times.three}>
          <Toolbar spread>
            <HeadPicker context={context} />
            <p className={styles.invite}>{words.invite}</p>
          </Toolbar>
          <div className={styles.gathering} data-beside={geometry.notes || undefined}>
            <Flow
              tokens={tokens}
              looks={looks}
              rollout={rollout}
              states={states}
              pooled={pooled}
              geometry={geometry}
              times={times}
              selected={context.token}
              onSelect={select}
              ask={ask}
              numbers={numbers}
            />
            <LookTable context={context} looks={looks} geometry={geometry} numbers={numbers} />
          </div>
        </Phase>
        <Phase from={times.three} to={times.compare}>
          <ThreeWays
            three={three}
            tokens={tokens}
            geometry={wide}
            selected={context.token}
            onSelect={select}
            at={times.three}
            numbers={numbers}
          />
        </Phase>
        <Phase from={times.compare} to={times.compare + 1}>
          <View room={room} needs={COMPARED}>
            {(own) => (
              <Compare
                comparison={comparison}
                sentences={context.settings.cls.sentences}
                width={own.width}
                begins={times.compare}
              />
            )}
          </View>
        </Phase>
      </Phases>
    </Stage>
  );
}

/** The states on stage belong to the pass of the text: its answered question is the one to ask about. */
function askOf({ runs, switches }: SceneContext): TowerAsk {
  const request = runs.main?.answered;
  const ask = (about: NumberRef) => inspect(request, about);
  return {
    pooled: (index) => ask({ of: "pooled", index }),
    state: (shown, index) => {
      let layer = shown;
      // A layer that is switched off hands on what it got.
      while (layer >= 0 && switches.layersOff.includes(layer)) layer--;
      if (layer < 0) ask({ of: "embedding", tensor: "norm", token: 0, index });
      else ask({ of: "state", tensor: "output", layer, token: 0, index });
    },
  };
}
