import { type ReactNode, useMemo } from "react";
import type { NumberRef, RunRequest } from "../engine";
import { Ask } from "../inspector/Ask";
import { cosineRef, hidden } from "../inspector/refs";
import type { SceneContext } from "../scenes/scene";
import { cosineText } from "../scenes/why/scale";
import { useStore } from "../store/store";
import { percent } from "../ui/format";
import { type Difference, differenceOf } from "./difference";
import styles from "./SwitchAccount.module.css";

/** Says in every scene that parts of the model are off and what that has changed; one click restores. */
export function SwitchAccount({ context }: { context: SceneContext }): ReactNode {
  const runs = useStore((state) => state.runs);
  const difference = useMemo(() => differenceOf(context, runs), [context, runs]);
  const { headsOff, layersOff, edgesOff } = context.switches;
  const parts = [
    count(layersOff.length, "layer off", "layers off"),
    count(headsOff.length, "head off", "heads off"),
    count(edgesOff.length, "edge cut", "edges cut"),
  ].filter((part) => part !== null);
  return (
    <div className={styles.account} role="status">
      <p>
        <b>{parts.join(", ")}.</b> {difference ? <Changed difference={difference} context={context} /> : "…"}
      </p>
      <button type="button" className={styles.restore} onClick={() => useStore.getState().restoreAll()}>
        Restore all
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
      <span data-kind="cls">[CLS]</span> is at cosine{" "}
      <Ask
        request={cls.changed}
        about={cosineRef(
          "cosine of [CLS] with the switches and without",
          hidden(last, [0]),
          hidden(last, [0], cls.plain),
        )}
      >
        {cosineText(cls.cosine)}
      </Ask>{" "}
      to what it was.
      {guess && (
        <>
          {" "}
          {guess.hidden === null ? "In your blank" : `With “${guess.hidden}” hidden`}, “{guess.before.token}”
          goes from {share(guess.plain, guess.before.id, guess.before.probability)} to{" "}
          {share(guess.changed, guess.before.id, guess.after)}
          {guess.now.id === guess.before.id ? (
            " and stays first."
          ) : (
            <>
              ; now “{guess.now.token}” leads with {share(guess.changed, guess.now.id, guess.now.probability)}
              .
            </>
          )}
        </>
      )}
    </>
  );
}

function count(number: number, one: string, many: string): string | null {
  return number === 0 ? null : `${number} ${number === 1 ? one : many}`;
}
