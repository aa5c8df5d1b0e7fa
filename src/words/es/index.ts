import { embeddings } from "./embeddings";
import { scenes } from "./scenes";

/** Everything the page says, in Spanish, by area. */
export const spanish = { embeddings, scenes } as const;
