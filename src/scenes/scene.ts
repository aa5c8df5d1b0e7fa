import type { ComponentType, ReactNode } from "react";
import type { SceneId } from "../catalogue";
import type { Encoding, RunRequest, RunResult } from "../engine";
import type { Step } from "../player/storyboard";
import type { Senses } from "../store/sensesSlice";
import type { RunState } from "../store/traceSlice";
import type { AttentionShare, EdgeFilter, LeaveOut, Switches } from "../store/viewSlice";
import type { Room } from "../viz/ground";
import type { ModelInfo } from "../worker/protocol";
import type { Settings } from "./settings";

/** What a scene is drawn from, time apart: the visitor's input, the view, and the forward passes. Plain data. */
export interface SceneContext {
  /** The scene that the visitor came from. */
  readonly cameFrom: SceneId | null;
  readonly text: string;
  readonly pair: string | null;
  readonly seed: number;
  /** Positions masked by hand. */
  readonly masked: readonly number[];
  /** The other ending of the attention scene, and the sentences of the [CLS] scene. */
  readonly ending: string;
  readonly sentences: readonly string[];
  /** The word, own sentences and selection of the senses scene. */
  readonly senses: Senses;
  /** A second text whose attention is drawn beside the first one's. */
  readonly other: string;
  readonly layer: number;
  readonly head: number;
  /** The selected token's position: always one of this encoding, or null. */
  readonly token: number | null;
  readonly causal: boolean;
  /** One head on stage in the [CLS] scene instead of the mean of all. */
  readonly oneHead: boolean;
  /** Heads, layers and edges the visitor switched off. Scenes hand them to their runs as interventions. */
  readonly switches: Switches;
  /** What of the attention is drawn. */
  readonly filter: EdgeFilter;
  /** How a token is left out, and what counts as its share of the attention. */
  readonly leaveOut: LeaveOut;
  readonly attentionShare: AttentionShare;
  /** The step on stage, from 0, in a scene that asks by it (see `SceneEntry.asksByStep`); 0 in the others. */
  readonly step: number;
  /** What the visitor set in each scene (see `settings.ts`). */
  readonly settings: Settings;
  /** Tokens of what is on stage: those of `main` when there is one, else the tokenizer's answer. */
  readonly encoding: Encoding;
  /** The forward pass over the text; null while the weights load. */
  readonly main: RunResult | null;
  /** All named passes of this scene (see `SceneDefinition.requests`). */
  readonly runs: Readonly<Record<string, RunState>>;
  readonly model: ModelInfo | null;
  /** True if the model is the visitor's own: what the page knows of its training is then not about it. */
  readonly ownModel: boolean;
}

/** A ready sentence that shows something instructive in this scene. */
export interface Example {
  /** Shown on the button: what there is to see. */
  readonly label: string;
  readonly text: string;
  readonly pair?: string | null;
  readonly token?: number | null;
  readonly layer?: number;
  readonly head?: number;
  readonly masked?: readonly number[];
  /** The word the senses scene is about. */
  readonly word?: string;
}

export interface SceneProps {
  readonly context: SceneContext;
  /** Steps of the storyboard for this context. */
  readonly steps: readonly Step[];
  /** What the stage has in CSS pixels: scenes lay themselves out for it. */
  readonly room: Room;
}

/** A scene's code: loaded when the scene comes on stage. Its name and heading are in `catalogue.ts`. */
export interface SceneDefinition {
  readonly id: SceneId;
  readonly intro: ReactNode;
  readonly examples: readonly Example[];
  /** The forward passes this scene wants for a context (`main` is the visitor's text), by name. Pure. */
  requests(context: SceneContext): Readonly<Record<string, RunRequest>>;
  /** Passes besides `main` that a step (from 0) shows: another text is drawn when they, too, are there. Default: none. */
  awaits?(step: number): readonly string[];
  storyboard(context: SceneContext): readonly Step[];
  readonly Scene: ComponentType<SceneProps>;
}
