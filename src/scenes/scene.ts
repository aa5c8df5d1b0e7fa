import type { ComponentType, ReactNode } from "react";
import type { SceneId } from "../catalogue";
import type { Encoding, RunRequest, RunResult } from "../engine";
import type { Step } from "../player/storyboard";
import type { Fields } from "../store/fields";
import type { RunState } from "../store/store";
import type { Room } from "../viz/ground";
import type { ModelInfo } from "../worker/protocol";
import type { Settings } from "./settings";

/** What a scene is drawn from, time apart: the visitor's input, the view, and the forward passes. Plain data. */
export interface SceneContext extends Omit<Fields, "layer" | "head"> {
  /** Layer and head on stage, and the selected token: always of this model and this text. */
  readonly layer: number;
  readonly head: number;
  /** The step on stage, from 0, as far as the scene asks by it (see `SceneEntry.asksByStep`); 0 in the others. */
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
  /** The passes that a step (from 0) shows: asked first, and another text is drawn when they are there. Default: `main`. */
  awaits?(step: number): readonly string[];
  /** What the picture needs to be whole, in its own pixels: in more room it is drawn larger. */
  readonly needs?: Room;
  storyboard(context: SceneContext): readonly Step[];
  /** What its steps are called, by name, for those who search before anything is computed: titles with numbers in them are not found. */
  readonly titles?: () => Readonly<Record<string, unknown>>;
  readonly Scene: ComponentType<SceneProps>;
  /** What stands under a step's words, where a scene has something to ask or to lead to. */
  readonly Foot?: ComponentType<Pick<SceneProps, "context">>;
}
