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
    // Before the dice have been thrown on stage, a new seed is a reason to throw them.
    if (time.get() <= STEP.fate) jumpTo(STEP.fate);
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

/** In place of the dice when they have nothing to decide. */
export function Resting({ plan }: { plan: MlmPlan }): ReactNode {
  const byHand = plan.choices.filter(({ by }) => by === "hand").length;
  return (
    <div className={styles.resting}>
      <Icon name="dice" size={44} />
      <p>{byHand > 0 ? words.controls.restHand(byHand) : words.controls.restTyped}</p>
      {byHand > 0 && <Button onClick={() => setMasked([])}>{words.controls.back}</Button>}
    </div>
  );
}
