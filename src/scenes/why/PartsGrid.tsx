import type { ReactNode } from "react";
import { ask } from "../../inspector/question";
import { useDrawn } from "../../player/drawn";
import { progress } from "../../player/storyboard";
import { toggleHead, toggleLayer } from "../../store/view";
import { Button } from "../../ui/Button";
import { points } from "../../ui/format";
import { Panel } from "../../ui/Room";
import { underWords } from "../../viz/colors";
import { Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import type { Findings } from "./findings";
import { partRef } from "./refs";
import { PARTS, type Slot, turn, turnOf } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

/** What a click on a cell of the grids does. */
const CELL_ACTIONS = ["off", "ask"] as const;

export type CellAction = (typeof CELL_ACTIONS)[number];

/** The actions with their names, to choose from. */
export function cellActions(): readonly { readonly value: CellAction; readonly label: string }[] {
  return CELL_ACTIONS.map((value) => ({ value, label: words.click[value] }));
}

interface PartsGridProps {
  readonly context: SceneContext;
  readonly findings: Findings;
  readonly action: CellAction;
  /** Chooses the action. */
  readonly picker: ReactNode;
}

/** Every layer and every head as a switch, tinted by what switching it off alone does to the guess. */
export function PartsGrid({ context, findings, action, picker }: PartsGridProps): ReactNode {
  const { switches, model } = context;
  const { layers, heads } = model?.config ?? { layers: 0, heads: 0 };
  const { parts, winner } = findings;
  const scale = Math.max(0, ...(parts ?? []).flat().map(({ value }) => Math.abs(value)));
  const askPart = (layer: number, head?: number) =>
    ask({ request: findings.request, about: partRef(findings, layer, head) });
  const inTurn = (index: number): Slot => turnOf(PARTS, index, layers * (heads + 1));
  const isHeadOn = (layer: number, head: number): boolean =>
    !switches.headsOff.some((off) => off.layer === layer && off.head === head);
  return (
    <Panel
      className={styles.panel}
      data-steps="parts"
      title={words.parts.title}
      detail={parts && words.parts.note(winner.token)}
    >
      {picker}
      <Table
        wide
        grid="4px"
        columns={["", words.parts.whole, ...Array.from({ length: heads }, (_, head) => words.head(head + 1))]}
      >
        {Array.from({ length: layers }, (_, layer) => {
          const isOn = !switches.layersOff.includes(layer);
          return (
            <Row key={layer} head={words.layer(layer + 1)}>
              <Part
                name={words.parts.layer(layer + 1)}
                isOn={isOn}
                change={parts?.[layer]?.[0]?.value ?? null}
                scale={scale}
                turn={inTurn(layer * (heads + 1))}
                action={action}
                onPick={() => (action === "off" ? toggleLayer(layer) : askPart(layer))}
              />
              {Array.from({ length: heads }, (_, head) => (
                <Part
                  key={head}
                  name={words.parts.head(layer + 1, head + 1)}
                  isIdle={!isOn}
                  isOn={isHeadOn(layer, head)}
                  change={parts?.[layer]?.[1 + head]?.value ?? null}
                  scale={scale}
                  turn={inTurn(layer * (heads + 1) + 1 + head)}
                  action={action}
                  onPick={() => (action === "off" ? toggleHead({ layer, head }) : askPart(layer, head))}
                />
              ))}
            </Row>
          );
        })}
      </Table>
    </Panel>
  );
}

interface PartProps {
  readonly name: string;
  readonly isOn: boolean;
  /** Its whole layer is off. */
  readonly isIdle?: boolean;
  /** What switching it off alone does to the winner's probability; null if that was not computed. */
  readonly change: number | null;
  readonly scale: number;
  /** When it is switched off alone. */
  readonly turn: Slot;
  readonly action: CellAction;
  readonly onPick: () => void;
}

/** A part has its turn to be off alone; from then on it says what that did to the guess. */
function Part({
  name,
  isOn,
  isIdle = false,
  change,
  scale,
  turn: own,
  action,
  onPick,
}: PartProps): ReactNode {
  const label = change === null ? name : words.parts.change(name, points(change));
  const asks = action === "ask";
  const known = useDrawn<HTMLSpanElement>(
    (span, t) => {
      const p = progress(t, own.from, own.to);
      span.style.opacity = `${change === null || !isOn ? 1 : turn(p).flown}`;
      span.dataset.turn = isOn && p > 0 && p < 1 ? "off" : "";
    },
    own.from,
    own.to,
  );
  return (
    <Button
      kind="bare"
      className={styles.part}
      data-idle={isIdle || undefined}
      {...(!asks && { role: "switch", "aria-checked": isOn })}
      aria-label={asks ? words.parts.ask(label) : label}
      onClick={onPick}
    >
      <span
        ref={known}
        style={isOn && !isIdle && change !== null ? { background: underWords(change, scale) } : undefined}
      >
        {isOn ? (change === null ? words.parts.on : points(change)) : words.parts.off}
      </span>
    </Button>
  );
}
