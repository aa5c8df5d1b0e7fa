/** A file of a model (config, vocabulary or weights) cannot be used; the message says which part and why. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";
}

/** A request that the loaded model cannot answer: a position out of range, a head that it does not have. */
export class RequestError extends Error {
  override readonly name = "RequestError";
}
