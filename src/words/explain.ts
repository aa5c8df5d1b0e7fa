import { PHRASES } from "../engine";
import { area } from "./area";

/** What explanations say of numbers: the engine has codes and values for it, and English words. */
export const words = area("explain", PHRASES);
