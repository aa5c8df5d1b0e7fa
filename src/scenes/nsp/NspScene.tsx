import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { setPair, setText } from "../../store/text";
import { Button } from "../../ui/Button";
import { Toolbar } from "../../ui/Room";
import { Stage, View } from "../Stage";
import type { SceneContext, SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { OthersBand } from "./OthersBand";
import { BANDS, type Band, bandOf } from "./steps";
import { subjectOf } from "./subject";
import { TrialBand } from "./TrialBand";
import { WordsBand } from "./WordsBand";
import { words } from "./words";

/** What each view needs. */
const NEEDS = {
  others: { width: 800, height: 400 },
  words: { width: 640, height: 350 },
  trial: { width: 800, height: 500 },
} as const;

/** Does B follow A? Other sentences; B's words; and how often the model is right. */
export default function NspScene({ context, steps, room }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  if (!context.main?.trace.nspLogits) return null;
  return (
    <Stage width={room.width}>
      <Controls context={context} band={band} />
      <View room={room} needs={NEEDS[band]}>
        {() => (
          <>
            {band === "others" && <OthersBand context={context} />}
            {band === "words" && <WordsBand context={context} />}
            {band === "trial" && <TrialBand context={context} />}
          </>
        )}
      </View>
    </Stage>
  );
}

function Controls({ context, band }: { context: SceneContext; band: Band }): ReactNode {
  const { a, b, offered } = subjectOf(context);
  return (
    <Toolbar spread>
      <Toolbar tight>
        <Button onClick={() => setText(b, a)}>{words.controls.swap}</Button>
        {offered && <Button onClick={() => setPair(b)}>{words.controls.keep}</Button>}
      </Toolbar>
      <Tabs tabs={BANDS} current={band} />
    </Toolbar>
  );
}
