import { scenes } from "./scenes";

/** Everything the page says, in Spanish, by area. */
export const spanish = { scenes } as const;
