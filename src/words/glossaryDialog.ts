import { area } from "./area";

/** The glossary's frame, while its definitions are on their way. */
export const words = area("glossaryDialog", {
  title: "Glossary",
  close: "Close the glossary",
  waiting: "Getting the definitions…",
});
