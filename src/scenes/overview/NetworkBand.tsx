import type { ReactNode } from "react";
import type { Place } from "../../catalogue";
import { focusToken } from "../../store/focusToken";
import type { Room } from "../../viz/ground";
import type { SceneContext } from "../scene";
import { Cards, headScenes } from "./Cards";
import { Lanes } from "./Lanes";
import { type Column, layoutNetwork, ROOMY, WIDE } from "./networkLayout";
import styles from "./Overview.module.css";
import { scenesAround, scenesAt } from "./places";
import { allStates, meanAttention } from "./reading";
import { hiddenToken } from "./requests";
import { SceneLink } from "./SceneLink";
import { StatesPicture } from "./StatesPicture";
import { layerSpan, STEP } from "./steps";
import { summary } from "./summary";
import { words } from "./words";

/** Layers drawn while the model's own number is not known yet: BERT-Mini's, which this page ships. */
const UNKNOWN = 4;
const CARD_GAP = 8;
/** Highest that a card gets: few of them leave the rest of the column empty. */
const HIGHEST_CARD = 100;
/** Room for the longest name above the vectors, of a room and of the column itself. */
const LINK = 104;
const NAME = 46;
/** How far below the lanes those end that lead down to the answers, in pixels. */
const TURN = 34;
/** The parts of the network that the answers come out of. */
const INSIDE: readonly Place[] = ["tokens", "embeddings", "layers"];

interface NetworkBandProps {
  readonly context: SceneContext;
  readonly room: Room;
}

/** The whole network on the visitor's text: lanes of tokens through the layers to the heads, and the scenes around it. */
export function NetworkBand({ context, room }: NetworkBandProps): ReactNode {
  return (
    <>
      <Network context={context} room={room} />
      <Around context={context} />
    </>
  );
}

function Network({ context, room }: NetworkBandProps): ReactNode {
  const { width } = room;
  const { encoding, model } = context;
  const { tokens } = encoding;
  const layers = model?.config.layers ?? UNKNOWN;
  const layout = layoutNetwork(room, tokens.length, layers);
  const isWide = width >= WIDE;
  const states = allStates(context);
  const focus = focusToken(context);
  const cards = headScenes();
  const share = layout.height / cards.length;
  const slotHeight = Math.min(HIGHEST_CARD, share - CARD_GAP);
  const slots = cards.map((_, index) => ({
    top: (index + 0.5) * share - slotHeight / 2,
    height: slotHeight,
  }));
  const hidden = hiddenToken(context) ?? focus;
  const outlets = cards.flatMap(({ place }, index) => {
    const y = isWide ? slots[index].top + slotHeight / 2 : layout.height + TURN;
    const token = place === "mlm" ? hidden : 0;
    return [{ token, y, order: index, own: token === focus }];
  });
  const hiddenSize = model?.config.hiddenSize;
  const shape = hiddenSize === undefined ? "" : `[${tokens.length}, ${hiddenSize}]`;
  const last = layout.layers[layers - 1].states;
  const { embeddings } = layout;
  const stackX = embeddings.x + (isWide ? Math.max(embeddings.width, LINK) : NAME) + 16;
  const stack: Column = { x: stackX, width: Math.max(0, last.x + last.width - stackX) };
  return (
    <div className={styles.network} data-narrow={!isWide || undefined}>
      <Header column={layout.tokens} title={words.columns.text}>
        {isWide && <Links places={["tokens"]} context={context} />}
      </Header>
      <Header column={embeddings} title={words.columns.vectors}>
        {isWide && <Links places={["embeddings"]} context={context} />}
      </Header>
      <Header column={stack} title={words.columns.layers(layers)}>
        {isWide && <Links places={["layers"]} context={context} />}
      </Header>
      {isWide && <Header column={layout.cards} title={words.columns.answers} />}
      {width >= ROOMY && (
        <p className={styles.sumAside} style={{ right: width - stack.x - stack.width }}>
          {summary(context)}
        </p>
      )}
      <div className={styles.field} style={{ height: layout.height }} data-steps="tokens embeddings layers">
        <Lanes
          context={context}
          layout={layout}
          focus={focus}
          attention={meanAttention(context)}
          outlets={outlets}
        />
        <div className={styles.at} style={{ left: layout.embeddings.x }}>
          <StatesPicture
            context={context}
            state={0}
            states={states[0] ?? null}
            width={layout.embeddings.width}
            height={layout.height}
            focus={focus}
            from={STEP.embeddings + 0.05}
            to={STEP.embeddings + 0.6}
          />
        </div>
        {layout.layers.map((layer, index) => {
          const [from, to] = layerSpan(index, layers);
          return (
            <div key={index} className={styles.at} style={{ left: layer.states.x }}>
              <StatesPicture
                context={context}
                state={index + 1}
                states={states[index + 1] ?? null}
                width={layer.states.width}
                height={layout.height}
                focus={focus}
                from={from + (to - from) * 0.4}
                to={to}
              />
            </div>
          );
        })}
        {isWide && (
          <div className={styles.cards} style={{ left: layout.cards.x, width: layout.cards.width }}>
            <Cards context={context} heights={slots} brief={width < ROOMY} />
          </div>
        )}
      </div>
      <div className={styles.shapes}>
        <Shape column={layout.tokens}>[{tokens.length}]</Shape>
        {isWide && <Shape column={embeddings}>{shape}</Shape>}
        {layout.layers.map(({ states: column }, index) => (
          <Shape key={index} column={column}>
            {column.width > 44 ? words.columns.layer(index + 1) : index + 1}
          </Shape>
        ))}
      </div>
      {!isWide && (
        <div className={styles.below} data-steps="heads">
          <Cards context={context} brief />
          <Links places={INSIDE} context={context} />
        </div>
      )}
    </div>
  );
}

interface HeaderProps {
  readonly column: Column;
  readonly title: string;
  readonly children?: ReactNode;
}

function Header({ column, title, children }: HeaderProps): ReactNode {
  return (
    <div className={styles.header} style={{ left: column.x, minWidth: column.width }}>
      <span className={styles.title}>{title}</span>
      {children}
    </div>
  );
}

/** The scenes that are about these parts of the network. */
function Links({ places, context }: { places: readonly Place[]; context: SceneContext }): ReactNode {
  return (
    <span className={styles.links}>
      {places.flatMap(scenesAt).map((scene) => (
        <SceneLink key={scene.id} scene={scene} lit={context.cameFrom === scene.id} />
      ))}
    </span>
  );
}

function Shape({ column, children }: { column: Column; children: ReactNode }): ReactNode {
  return (
    <span className={styles.shape} style={{ left: column.x, width: column.width }}>
      {children}
    </span>
  );
}

/** The scenes that are about no single part: questions about the whole, and practice. */
function Around({ context }: { context: SceneContext }): ReactNode {
  return (
    <div className={styles.around}>
      {scenesAround().map(({ chapter, scenes }) => (
        <span key={chapter} className={styles.aroundGroup}>
          <span className={styles.title}>{chapter}</span>
          {scenes.map((scene) => (
            <SceneLink key={scene.id} scene={scene} lit={context.cameFrom === scene.id} />
          ))}
        </span>
      ))}
    </div>
  );
}
