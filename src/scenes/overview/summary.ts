import { grouped } from "../../ui/format";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** The text and the model at work in one line. */
export function summary({ model, encoding, switches }: SceneContext): string {
  const tokens = encoding.tokens.length;
  if (!model) return words.summaryWaiting(tokens);
  const { layers, heads } = model.config;
  const someOff = switches.layersOff.length + switches.headsOff.length > 0;
  return words.summary({ tokens, layers, heads, someOff, parameters: grouped(model.parameters) });
}
