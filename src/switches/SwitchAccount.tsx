import { type ReactNode, useMemo } from "react";
import { Ask } from "../inspector/Ask";
import type { Num } from "../inspector/values";
import type { SceneContext } from "../scenes/scene";
import { cosineText } from "../scenes/why/scale";
import { useStore } from "../store/store";
import { restoreAll } from "../store/view";
import { Button } from "../ui/Button";
import { percent } from "../ui/format";
import { words } from "../words/switches";
import { type Difference, differenceOf } from "./difference";
import styles from "./SwitchAccount.module.css";

/** Says in every scene that parts of the model are off and what that has changed; one click restores. */
export function SwitchAccount({ context }: { context: SceneContext }): ReactNode {
  const runs = useStore((state) => state.runs);
  const difference = useMemo(() => differenceOf(context, runs), [context, runs]);
  const { headsOff, layersOff, edgesOff } = context.switches;
  const parts = words.parts(layersOff.length, headsOff.length, edgesOff.length);
  return (
    <div className={styles.account} role="status">
      <p>
        <b>{`${parts}.`}</b> {difference ? <Changed {...difference} /> : "…"}
      </p>
      <Button kind="quiet" className={styles.restore} onClick={restoreAll}>
        {words.restore}
      </Button>
    </div>
  );
}

function Changed({ cls, guess }: Difference): ReactNode {
  const share = (number: Num) => <Ask {...number}>{percent(number.value)}</Ask>;
  return (
    <>
      {words.cls(<span data-kind="cls">[CLS]</span>, <Ask {...cls}>{cosineText(cls.value)}</Ask>)}
      {guess && " "}
      {guess &&
        words.guess({
          hidden: guess.hidden,
          first: guess.first.token,
          before: share(guess.before),
          after: share(guess.after),
          now: guess.last.id === guess.first.id ? null : { token: guess.last.token, share: share(guess.now) },
        })}
    </>
  );
}
