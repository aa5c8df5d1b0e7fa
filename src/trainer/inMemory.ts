import { TrainingError } from "../engine/errors";

/** A browser says that memory is short with a RangeError. */
export function inMemory<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw error instanceof RangeError ? new TrainingError("trainingNoMemory") : error;
  }
}
