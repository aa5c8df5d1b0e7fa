import type { Step } from "../../player/storyboard";
import type { SceneContext } from "../scene";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  return [
    { id: "tokens", title: "Tokens", seconds: 3, caption: `${context.encoding.tokens.length} tokens.` },
  ];
}
