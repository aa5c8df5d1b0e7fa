import type { ReactNode } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Options } from "../../ui/Options";
import { Toolbar } from "../../ui/Room";
import type { SceneContext } from "../scene";
import { IDEAS } from "./ideas";
import styles from "./Lab.module.css";
import { drawAnew, goToPart, goToQuestion } from "./play";
import { subjectOf } from "./prediction";
import { useProgress } from "./progress";
import type { Sitting } from "./story";
import { words } from "./words";

/** Which questions, which of them, and the seed that drew them. */
export function Top({ context, sitting }: { context: SceneContext; sitting: Sitting }): ReactNode {
  const { part, seed } = context.settings.lab;
  const parts = [
    { value: "live", label: words.parts.live },
    { value: "ideas", label: words.parts.ideas },
  ] as const;
  return (
    <Toolbar spread>
      <Options label={words.parts.label} options={parts} value={part} onChange={goToPart} />
      <Numbers context={context} sitting={sitting} />
      <Button aria-label={words.draw(seed)} onClick={() => drawAnew(seed)}>
        <Icon name="dice" size={18} /> {words.seed(seed)}
      </Button>
    </Toolbar>
  );
}

/** The questions of this round by number, with how they went. */
function Numbers({ context, sitting }: { context: SceneContext; sitting: Sitting }): ReactNode {
  const answers = useProgress((state) => state.answers);
  const ideas = context.settings.lab.part === "ideas";
  return (
    <ol className={styles.numbers} aria-label={words.numbers}>
      {Array.from({ length: sitting.count }, (_, index) => {
        const number = index + 1;
        const id = ideas ? `idea-${IDEAS[index].id}` : `live-${subjectOf(context, number)}`;
        const right: boolean | undefined = answers[id];
        return (
          <li key={number}>
            <Button
              kind="bare"
              className={styles.number}
              aria-label={words.number(number, right)}
              aria-current={number === sitting.number ? "true" : undefined}
              data-right={right}
              onClick={() => goToQuestion(number)}
            >
              {right === undefined ? number : right ? "✓" : "✗"}
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
