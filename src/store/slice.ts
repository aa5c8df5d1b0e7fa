/** A slice of the store: it declares its own part, and which `Others` it reads or writes beside it. */
export type Slice<Part, Others = unknown> = (
  set: (change: Partial<Part & Others> | ((state: Part & Others) => Partial<Part & Others>)) => void,
  get: () => Part & Others,
) => Part;
