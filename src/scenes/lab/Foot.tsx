import type { ReactNode } from "react";
import { sceneEntry } from "../../catalogue";
import { goTo } from "../../store/player";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Toolbar } from "../../ui/Room";
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
    <Toolbar spread className={styles.foot} data-steps="why">
      <Score />
      <Toolbar tight>
        <Button
          disabled={!revealed}
          style={{ visibility: revealed ? "visible" : "hidden" }}
          onClick={() => goTo(question.see)}
        >
          {words.foot.see(sceneEntry(question.see.scene).name)}
        </Button>
        <Button kind={revealed ? "main" : "plain"} onClick={() => goToQuestion(next)}>
          {next === 1 ? words.foot.first : words.foot.next} <Icon name="chevronRight" size={18} />
        </Button>
      </Toolbar>
    </Toolbar>
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
      <Button kind="quiet" onClick={forgetProgress}>
        {words.foot.reset}
      </Button>
    </p>
  );
}
