import { type ReactNode, useMemo } from "react";
import type { NumberRef, RunRequest } from "../engine";
import { Ask } from "../inspector/Ask";
import { cosineRef, hidden } from "../inspector/refs";
import type { SceneContext } from "../scenes/scene";
import { cosineText } from "../scenes/why/scale";
import { useStore } from "../store/store";
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
        <b>{`${parts}.`}</b> {difference ? <Changed difference={difference} context={context} /> : "…"}
      </p>
      <button type="button" className={styles.restore} onClick={() => useStore.getState().restoreAll()}>
        {words.restore}
      </button>
    </div>
  );
}

function Changed({ difference, context }: { difference: Difference; context: SceneContext }): ReactNode {
  const { cls, guess } = difference;
  const last = context.model?.config.layers ?? 0;
  const share = (request: RunRequest, id: number, probability: number) => {
    const about: NumberRef = { of: "guess", tensor: "probability", position: guess?.position ?? 0, id };
    return (
      <Ask request={request} about={about}>
        {percent(probability)}
      </Ask>
    );
  };
  return (
    <>
      {words.cls(
        <span data-kind="cls">[CLS]</span>,
        <Ask
          request={cls.changed}
          about={cosineRef(words.cosineName, hidden(last, [0]), hidden(last, [0], cls.plain))}
        >
          {cosineText(cls.cosine)}
        </Ask>,
      )}
      {guess && " "}
      {guess &&
        words.guess({
          hidden: guess.hidden,
          first: guess.before.token,
          before: share(guess.plain, guess.before.id, guess.before.probability),
          after: share(guess.changed, guess.before.id, guess.after),
          now:
            guess.now.id === guess.before.id
              ? null
              : {
                  token: guess.now.token,
                  share: share(guess.changed, guess.now.id, guess.now.probability),
                },
        })}
    </>
  );
}
