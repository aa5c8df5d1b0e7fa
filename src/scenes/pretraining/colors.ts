/** The run of the room, and the one beside it, as lines and bars. */
export const OWN = { color: "var(--accent)" };
export const OTHER = { color: "var(--c-key)", dashed: true };
