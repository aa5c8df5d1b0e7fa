import * as Comlink from "comlink";
import { createEngine } from "./engine";
import { carryProblems } from "./problems";

carryProblems();
Comlink.expose(createEngine());
