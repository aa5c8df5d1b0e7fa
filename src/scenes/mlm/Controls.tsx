import type { ReactNode } from "react";
import { time } from "../../player/clock";
import { jumpTo } from "../../store/player";
import { setMasked, setSeed } from "../../store/text";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Field, Toolbar, WholeNumber } from "../../ui/Room";
import styles from "./Mlm.module.css";
import type { MlmPlan } from "./plan";
import { STEP } from "./steps";
import { words } from "./words";

/** The dice and their seed; or, when words are masked by hand, the way back to the dice. */
export function Controls({ plan, seed }: { plan: MlmPlan; seed: number }): ReactNode {
  return (
    <Toolbar spread>
      {plan.mode === "dice" ? <DiceControls seed={seed} /> : <HandControls plan={plan} />}
      <p className={styles.invite}>{words.controls.invite}</p>
    </Toolbar>
  );
}

function DiceControls({ seed }: { seed: number }): ReactNode {
  const reroll = () => {
    const [random] = crypto.getRandomValues(new Uint16Array(1));
    setSeed(random);
    // Before anything has been hidden on stage, a new seed is a reason to do it.
    if (time.get() <= STEP.guesses) jumpTo(STEP.guesses);
  };
  return (
    <Toolbar>
      <Field label={words.controls.seed}>
        <WholeNumber label={words.controls.seed} max={0xffffffff} value={seed} onChange={setSeed} />
      </Field>
      <Button onClick={reroll}>
        <Icon name="dice" size={18} /> {words.controls.reroll}
      </Button>
    </Toolbar>
  );
}

function HandControls({ plan }: { plan: MlmPlan }): ReactNode {
  const byHand = plan.choices.filter(({ by }) => by === "hand");
  if (byHand.length === 0) return <p className={styles.state}>{words.controls.ownMask}</p>;
  return (
    <Toolbar>
      <p className={styles.state}>
        {byHand.length <= 3
          ? words.controls.byHandNamed(
              <b className="mono">{byHand.map(({ position }) => plan.tokens[position].text).join(", ")}</b>,
            )
          : words.controls.byHand}
      </p>
      <Button onClick={() => setMasked([])}>
        <Icon name="dice" size={18} /> {words.controls.back}
      </Button>
    </Toolbar>
  );
}
