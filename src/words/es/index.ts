import { app } from "./app";
import { attention } from "./attention";
import { embeddings } from "./embeddings";
import { errors } from "./errors";
import { help } from "./help";
import { limits } from "./limits";
import { mlm } from "./mlm";
import { nsp } from "./nsp";
import { overview } from "./overview";
import { player } from "./player";
import { scenes } from "./scenes";
import { sizes } from "./sizes";
import { switches } from "./switches";
import { tour } from "./tour";
import { ui } from "./ui";
import { variants } from "./variants";
import { viz } from "./viz";

/** Everything the page says, in Spanish, by area. */
export const spanish = {
  app,
  attention,
  embeddings,
  errors,
  help,
  limits,
  mlm,
  nsp,
  overview,
  player,
  scenes,
  sizes,
  switches,
  tour,
  ui,
  variants,
  viz,
} as const;
