import type { SceneId } from "../catalogue";
import { remembered } from "../engine/remembered";
import type { Setting } from "../store/setting";
import { type AppState, useStore } from "../store/store";
import { storySettings } from "../story/settings";
import { attentionSettings } from "./attention/settings";
import { clsSettings } from "./cls/settings";
import { finetuningSettings } from "./finetuning/settings";
import { labSettings } from "./lab/settings";
import { limitsSettings } from "./limits/settings";
import { pretrainingSettings } from "./pretraining/settings";
import { sensesSettings } from "./senses/settings";
import { sizesSettings } from "./sizes/settings";
import { variantsSettings } from "./variants/settings";
import { whySettings } from "./why/settings";

/**
 * What a visitor can set in a scene beside the text and the shared selections, by scene and name. This table alone
 * makes the store's entry, the context's, and the link's (`#lab.question=2`): a new setting is one line here.
 */
const SETTINGS = {
  attention: attentionSettings,
  cls: clsSettings,
  why: whySettings,
  senses: sensesSettings,
  pretraining: pretrainingSettings,
  finetuning: finetuningSettings,
  sizes: sizesSettings,
  variants: variantsSettings,
  limits: limitsSettings,
  lab: labSettings,
  story: storySettings,
} as const satisfies Partial<Record<SceneId, Readonly<Record<string, Setting<unknown>>>>>;

type Table = typeof SETTINGS;

/** The settings' values. */
export type Settings = {
  readonly [Scene in keyof Table]: {
    readonly [Name in keyof Table[Scene]]: Table[Scene][Name] extends Setting<infer Value> ? Value : never;
  };
};

type Untyped = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** All settings with the name a link gives them: `scene.name`. */
export const SETTING_LIST = Object.entries(
  SETTINGS as Readonly<Record<string, Record<string, Setting<unknown>>>>,
).flatMap(([scene, settings]) =>
  Object.entries(settings).map(([name, setting]) => ({
    key: setting.key ?? `${scene}.${name}`,
    scene: scene as SceneId,
    name,
    setting,
  })),
);

function build(value: (entry: (typeof SETTING_LIST)[number]) => unknown): Settings {
  const settings: Record<string, Record<string, unknown>> = {};
  for (const entry of SETTING_LIST)
    settings[entry.scene] = { ...settings[entry.scene], [entry.name]: value(entry) };
  return settings as Settings;
}

/** Everything as it starts. */
export const INITIAL_SETTINGS: Settings = build(({ setting }) => setting.initial);

const over = remembered((settings: AppState["settings"]) =>
  build(({ scene, name, setting }) => settings[scene]?.[name] ?? setting.initial),
);

/** All settings as they are: those that the visitor changed laid over how they start. The same object for the same state. */
export const settingsOf = ({ settings }: Pick<AppState, "settings">): Settings => over(settings);

/** Changes some of one scene's settings. */
export function setSetting<Scene extends keyof Settings>(
  scene: Scene,
  change: Partial<Settings[Scene]>,
): void {
  useStore.setState(({ settings }) => ({
    settings: { ...settings, [scene]: { ...settings[scene], ...change } },
  }));
}

/** What a link says of the settings, those it does not mention as they start; null if it mentions none. */
export function readSettings(params: URLSearchParams): Settings | null {
  if (!SETTING_LIST.some(({ key }) => params.has(key))) return null;
  return build(({ key, setting }) => {
    const text = params.get(key);
    return (text === null ? null : setting.read(text)) ?? setting.initial;
  });
}

/** The link's share of the settings: those that are not as they start. */
export function writeSettings(settings: Settings) {
  return SETTING_LIST.flatMap(({ key, scene, name, setting }) => {
    const text = setting.write((settings as Untyped)[scene][name]);
    const { called = "settings" } = setting;
    return text === setting.write(setting.initial) ? [] : [{ key, text, scene, called } as const];
  });
}
