import type { ReactNode } from "react";
import { sceneEntry } from "../../catalogue";
import { goTo } from "../../store/player";
import { Icon } from "../../ui/Icon";
import styles from "./Lab.module.css";
import { goToQuestion } from "./play";
import { forgetProgress, scoreOf, useProgress } from "./progress";
import type { Question } from "./question";
import type { Sitting } from "./story";
import { words } from "./words";

/** Where to go from here, and how it has gone so far on this device. */
export function Foot({
  sitting,
  question,
  revealed,
}: {
  sitting: Sitting;
  question: Question;
  revealed: boolean;
}): ReactNode {
  const next = sitting.number < sitting.count ? sitting.number + 1 : 1;
  return (
    <div className={styles.foot} data-steps="why">
      <Score />
      <div className={styles.ways}>
        <button
          type="button"
          className={styles.see}
          data-hidden={!revealed || undefined}
          disabled={!revealed}
          onClick={() => goTo(question.see)}
        >
          {words.foot.see(sceneEntry(question.see.scene).name)}
        </button>
        <button
          type="button"
          className={styles.next}
          data-ready={revealed || undefined}
          onClick={() => goToQuestion(next)}
        >
          {next === 1 ? words.foot.first : words.foot.next} <Icon name="chevronRight" size={18} />
        </button>
      </div>
    </div>
  );
}

function Score(): ReactNode {
  const answers = useProgress((state) => state.answers);
  const live = scoreOf(answers, "live-");
  const ideas = scoreOf(answers, "idea-");
  if (live.all + ideas.all === 0) {
    return <p className={styles.score}>{words.foot.untouched}</p>;
  }
  return (
    <p className={styles.score}>
      {words.foot.score(live, ideas)}{" "}
      <button type="button" className={styles.reset} onClick={forgetProgress}>
        {words.foot.reset}
      </button>
    </p>
  );
}
