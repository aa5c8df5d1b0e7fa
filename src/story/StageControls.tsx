import * as ToggleGroup from "@radix-ui/react-toggle-group";
import { type ReactNode, useMemo } from "react";
import type { SceneContext } from "../scenes/scene";
import { setSetting } from "../scenes/settings";
import { scrub } from "../store/player";
import { Button } from "../ui/Button";
import { type Ground, ground as groundOf, NARROW, type Room } from "../viz/ground";
import { type View, whenCome } from "./camera";
import { floorAt, wideGround } from "./chapters/FloorLine";
import { smallBox } from "./chapters/Looking";
import { readFloors } from "./floors";
import { type LookReading, readLook, wayOf } from "./look";
import styles from "./Story.module.css";
import { type StepId, stepIndex } from "./steps";
import { words } from "./words";

/** Steps of one look: another head can be looked through. */
const LOOKS: ReadonlySet<StepId> = new Set<StepId>(["arcs", "scores", "softmax", "values", "all", "sides"]);

/** Steps that climb the floors one after the other, and the part of the step in which they do. */
const CLIMBS: Readonly<Partial<Record<StepId, readonly [from: number, to: number]>>> = {
  tower: [0.14, 0.8],
  stream: [0.06, 0.8],
  rise: [0.12, 0.8],
  senses: [0.12, 0.82],
};

/** The least that a finger needs, in pixels. */
const TARGET = 44;

interface StageControlsProps {
  readonly context: SceneContext;
  readonly step: StepId;
  readonly room: Room;
  readonly view: View;
  /** The story's time. */
  readonly t: number;
}

/** What can be set on the picture itself: the head that is looked through, at the stage's edge; the floor by the floors' ends. */
export function StageControls({ context, step, room, view, t }: StageControlsProps): ReactNode {
  if (LOOKS.has(step)) return <LookPicker context={context} isNarrow={room.width < NARROW} />;
  if (step === "ways") return <WayPicker context={context} room={room} view={view} />;
  const climb = CLIMBS[step];
  return climb && <FloorEnds context={context} room={room} view={view} step={step} climb={climb} t={t} />;
}

function lookThrough(layer: number, head: number): void {
  setSetting("story", { look: `${layer}.${head}` });
}

/**
 * Which head is looked through: a bar for each layer and a dot for each of its heads, in the upper corner; in a narrow
 * room under the words, which leave room for it.
 */
function LookPicker({ context, isNarrow }: { context: SceneContext; isNarrow: boolean }): ReactNode {
  const reading = useMemo(() => readLook(context), [context]);
  if (!reading) return null;
  const { layer, head } = reading.look;
  const { layers } = reading.run.trace;
  const heads = layers[layer].probs?.shape[0] ?? 0;
  const { controls, labels } = words;
  return (
    <div className={styles.look} data-narrow={isNarrow || undefined}>
      {!isNarrow && (
        <span className={styles.lookName} aria-hidden="true">
          {controls.at(layer + 1, head + 1)}
        </span>
      )}
      <MarkChoices
        name={controls.layer}
        labels={Array.from(layers, (_, i) => labels.layer(i + 1))}
        mark={<i />}
        chosen={layer}
        onChoose={(chosen) => lookThrough(chosen, head)}
      />
      <MarkChoices
        name={controls.head}
        labels={Array.from({ length: heads }, (_, i) => controls.nth(i + 1))}
        mark={<span />}
        chosen={head}
        onChoose={(chosen) => lookThrough(layer, chosen)}
      />
    </div>
  );
}

interface MarkChoicesProps {
  readonly name: string;
  readonly labels: readonly string[];
  readonly mark: ReactNode;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** A mark for each of some layers or heads, of which one is chosen. */
function MarkChoices({ name, labels, mark, chosen, onChoose }: MarkChoicesProps): ReactNode {
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.choices}
      aria-label={name}
      value={String(chosen)}
      onValueChange={(value) => value !== "" && onChoose(Number(value))}
    >
      {labels.map((label, i) => (
        <ToggleGroup.Item key={label} asChild value={String(i)}>
          <Button kind="bare" className={styles.dot} aria-label={label}>
            {mark}
          </Button>
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

interface OnGround {
  readonly context: SceneContext;
  readonly room: Room;
  readonly view: View;
}

function groundOfLook(reading: LookReading, room: Room, view: View): Ground {
  return groundOf(reading.tokens, room, { line: view.line, most: view.size });
}

/** Each head's small picture is the way to look through it. */
function WayPicker({ context, room, view }: OnGround): ReactNode {
  const reading = useMemo(() => readLook(context), [context]);
  if (!reading) return null;
  const { run, look } = reading;
  const { layers } = run.trace;
  const heads = layers[0].probs?.shape[0] ?? 0;
  const ground = groundOfLook(reading, room, view);
  return layers.map((_, layer) =>
    Array.from({ length: heads }, (_, head) => {
      const { x, y, width, height } = smallBox(ground, layers.length, heads, layer, head);
      const way = words.labels.patterns[wayOf(run, layer, head) ?? "none"];
      return (
        <Button
          key={`${layer}.${head}`}
          kind="bare"
          className={styles.hit}
          style={{ left: x - 4, top: y, width: width - 10, height: height - 6 }}
          aria-label={`${words.controls.at(layer + 1, head + 1)}: ${way}`}
          aria-pressed={layer === look.layer && head === look.head}
          onClick={() => lookThrough(layer, head)}
        />
      );
    }),
  );
}

/** The floors' ends: a touch takes the story to the moment at which it has come up to there. */
function FloorEnds({
  context,
  room,
  view,
  step,
  climb: [from, to],
  t,
}: OnGround & { step: StepId; climb: readonly [number, number]; t: number }): ReactNode {
  const reading = useMemo(() => readFloors(context), [context]);
  if (!reading) return null;
  const { layers, tokens } = reading;
  const line = groundOf(tokens, room, { line: view.line, most: view.size });
  const ground = step === "rise" ? wideGround(line) : line;
  const begin = stepIndex(step);
  const when = (floor: number): number => begin + whenCome(floor / layers, from, to);
  const reached = Array.from({ length: layers + 1 }, (_, floor) => floor).findLast(
    (floor) => t >= when(floor) - 1e-3,
  );
  return (
    <fieldset className={styles.floors} aria-label={words.controls.floors}>
      {Array.from({ length: layers + 1 }, (_, floor) => {
        const spot = ground.at(
          // Points have no words beside them.
          step === "senses" ? Math.max(room.width, room.height) : ground.to + 14,
          floorAt(ground, layers, floor),
        );
        const center = ground.down
          ? { x: spot.x, y: Math.min(spot.y + 4, room.height - TARGET / 2) }
          : { x: Math.min(spot.x + TARGET / 2, room.width - TARGET / 2), y: spot.y };
        return (
          <Button
            key={floor}
            kind="bare"
            className={styles.dot}
            style={{ left: center.x - TARGET / 2, top: center.y - TARGET / 2 }}
            aria-label={floor === 0 ? words.labels.ground : words.labels.layer(floor)}
            aria-current={floor === reached ? "step" : undefined}
            onClick={() => scrub(when(floor))}
          >
            <span />
          </Button>
        );
      })}
    </fieldset>
  );
}
