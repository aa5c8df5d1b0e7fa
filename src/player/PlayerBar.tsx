import { memo, type ReactNode } from "react";
import { jumpTo, SPEEDS, scrub, setSpeed } from "../store/player";
import { useStore } from "../store/store";
import { Button } from "../ui/Button";
import { significant } from "../ui/format";
import { Icon, type IconName } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import { Select } from "../ui/Select";
import { words } from "../words/player";
import { type Action, keyName, PLAYER_ACTIONS, perform } from "./actions";
import { time } from "./clock";
import styles from "./PlayerBar.module.css";
import { Slider } from "./Slider";
import { TimeContext, useLive, useStep } from "./time";

/** The element at the foot of the window. */
export const DOCK = "dock";

/** Playback: one bar for every scene, at the time that is set also where it is not seen to pass (see `time.tsx`). */
export const PlayerBar = memo(function PlayerBar(): ReactNode {
  return (
    <TimeContext value={time}>
      <Bar />
    </TimeContext>
  );
});

/** Its buttons come from the action table. */
function Bar(): ReactNode {
  const playing = useStore((state) => state.playing);
  const loop = useStore((state) => state.loop);
  const following = useStore((state) => state.following);
  const count = useStore((state) => state.seconds.length);
  const atStart = useLive((t) => t <= 0);
  const atEnd = useLive((t) => t >= count);
  const idle = count === 0;
  const { start, back, play, forward, end } = PLAYER_ACTIONS;
  return (
    <footer id={DOCK} tabIndex={-1}>
      <fieldset className={styles.inner} aria-label={words.player}>
        <div className={styles.buttons}>
          <ActionButton action={start} icon="back" small disabled={idle || atStart} />
          <ActionButton action={back} icon="chevronLeft" disabled={idle || atStart} />
          <IconButton
            primary
            label={playing ? words.pauseNow : words.playNow}
            shortcut={keyName(play.keys[0])}
            disabled={idle}
            onClick={() => perform(play)}
          >
            <Icon name={playing ? "pause" : "play"} size={26} />
          </IconButton>
          <ActionButton action={forward} icon="chevronRight" disabled={idle || atEnd} />
          <ActionButton action={end} icon="forward" small disabled={idle || atEnd} />
        </div>
        <Scrubber />
        <div className={styles.extras}>
          <Speed />
          <IconButton
            label={PLAYER_ACTIONS.follow.label}
            shortcut={keyName(PLAYER_ACTIONS.follow.keys[0])}
            pressed={following}
            disabled={idle}
            onClick={() => perform(PLAYER_ACTIONS.follow)}
          >
            <Icon name="follow" size={19} />
          </IconButton>
          <IconButton
            label={PLAYER_ACTIONS.loop.label}
            shortcut={keyName(PLAYER_ACTIONS.loop.keys[0])}
            pressed={loop}
            onClick={() => perform(PLAYER_ACTIONS.loop)}
          >
            <Icon name="loop" size={19} />
          </IconButton>
        </div>
      </fieldset>
    </footer>
  );
}

function ActionButton(props: {
  action: Action;
  icon: IconName;
  disabled: boolean;
  small?: boolean;
}): ReactNode {
  const { action, icon, disabled, small } = props;
  return (
    <IconButton
      label={action.label}
      shortcut={keyName(action.keys[0])}
      disabled={disabled}
      onClick={() => perform(action)}
    >
      <Icon name={icon} size={small ? 18 : 24} />
    </IconButton>
  );
}

/** With more steps than this, a step is a tick and has no number. */
const MANY = 14;

/** The story as a track with a stop per step: drag to any moment, or click a stop to play that step. */
function Scrubber(): ReactNode {
  const seconds = useStore((state) => state.seconds);
  const count = Math.max(1, seconds.length);
  const current = useStep(count);
  return (
    <div className={styles.scrubber}>
      <Slider
        max={count}
        disabled={seconds.length === 0}
        label={words.position}
        said={words.stepOf(current + 1, count)}
        onTime={scrub}
      />
      <ol className={styles.stops} data-many={seconds.length > MANY || undefined} aria-label={words.steps}>
        {seconds.map((_, index) => (
          <li key={index} style={{ flex: 1 }}>
            <Button
              kind="bare"
              className={styles.stop}
              data-state={index === current ? "current" : index < current ? "past" : "future"}
              aria-label={words.playStep(index + 1)}
              aria-current={index === current ? "step" : undefined}
              onClick={() => jumpTo(index)}
            >
              <span>{index + 1}</span>
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Speed(): ReactNode {
  const speed = useStore((state) => state.speed);
  return (
    <Select
      className={styles.speed}
      label={words.speed}
      title={words.speedTip}
      options={SPEEDS.map((value) => ({ value, label: `${significant(value)}×` }))}
      value={speed}
      onChange={setSpeed}
    />
  );
}
