import type { ReactNode } from "react";
import type { AskedVariant, HeadName } from "../../engine";
import { useStore } from "../../store/store";
import { bytes, fixed, grouped, megabytes } from "../../ui/format";
import { Note, Panel, Waiting } from "../../ui/Room";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { scoresOf } from "./readings";
import { headRun, type Told, toldBy, variantsOf } from "./requests";
import { words } from "./words";

interface HeadBandProps {
  readonly context: SceneContext;
  readonly name: HeadName;
  /** What is said below, by the page's own heads and by a visitor's. */
  readonly note: (own: boolean) => ReactNode;
  /** What is missing before they can be asked. */
  readonly lack?: ReactNode;
  /** What one of them says. */
  readonly children: (told: Told, variant: AskedVariant) => ReactNode;
}

/** What the heads of a kind say of the text: that of BERT as it is, and below it the one that all of BERT was tuned for. */
export function HeadBand({ context, name, note, lack, children }: HeadBandProps): ReactNode {
  const variants = variantsOf(context, name);
  const { model } = context;
  if (variants.length === 0)
    return <Waiting>{model?.headProblem ?? words.own.none(model?.ownHead?.name ?? null)}</Waiting>;
  return (
    <>
      {lack && <Waiting>{lack}</Waiting>}
      {(lack ? [] : variants).map((variant) => {
        const told = toldBy(context, name, variant);
        const said = words.variants[variant];
        return (
          <Panel
            key={variant}
            className={styles.variant}
            data-variant={variant}
            title={said.name}
            heading={
              <>
                <span className={styles.mark} aria-hidden="true" /> {said.name}
              </>
            }
            detail={said.detail}
          >
            {told ? (
              <>
                {children(told, variant)}
                <Measured {...told} />
              </>
            ) : (
              <HeadMissing context={context} name={name} variant={variant} />
            )}
          </Panel>
        );
      })}
      <Note>{note(variants[0] === "own")}</Note>
    </>
  );
}

/** What a head of ours learned from, and how good it is on texts that it had not seen. */
function Measured({ head }: Told): ReactNode {
  const scores = scoresOf(head).map(([test, score]) => `${test} ${fixed(score, 1)}`);
  if (scores.length === 0) return null;
  const { examples, bytes: size } = head.figures;
  return (
    <p className={styles.detail}>{words.measured(grouped(examples), bytes(size), scores.join(" · "))}</p>
  );
}

interface HeadMissingProps extends Pick<HeadBandProps, "context" | "name"> {
  readonly variant: AskedVariant;
}

/** What stands in for a head's answer while there is none: how far its file is, or why there will be none. */
function HeadMissing({ context, name, variant }: HeadMissingProps): ReactNode {
  const progress = useStore((state) => state.headProgress);
  const problem = context.runs[headRun(name, variant)]?.error;
  if (problem) return <Waiting>{words.waiting.problem(problem)}</Waiting>;
  const arriving = progress?.name === name && progress.total !== null;
  return (
    <Waiting silent>
      {arriving
        ? words.waiting.fetching(megabytes(progress.loaded), megabytes(progress.total ?? 0))
        : words.waiting.asking}
    </Waiting>
  );
}
