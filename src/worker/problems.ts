import * as Comlink from "comlink";
import { KnownError } from "../engine/errors";

/** What comlink makes of something thrown: of an error, its message alone. */
interface Thrown {
  readonly value: unknown;
}

/**
 * Lets errors keep their code and values on the way to the page, which says them in its visitor's language. Call it
 * once, on the side that throws.
 */
export function carryProblems(): void {
  const plain = Comlink.transferHandlers.get("throw");
  if (!plain) throw new Error("This comlink throws in another way.");
  Comlink.transferHandlers.set("throw", {
    ...plain,
    serialize(thrown: Thrown) {
      const [sent, buffers] = plain.serialize(thrown) as [{ value: object }, Transferable[]];
      const { value: error } = thrown;
      if (!(error instanceof KnownError)) return [sent, buffers];
      const { code, values } = error;
      return [{ ...sent, value: { ...sent.value, code, values } }, buffers];
    },
  });
}
