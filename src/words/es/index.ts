import { app } from "./app";
import { attention } from "./attention";
import { cls } from "./cls";
import { embeddings } from "./embeddings";
import { encoder } from "./encoder";
import { errors } from "./errors";
import { explain } from "./explain";
import { finetuning } from "./finetuning";
import { glossary } from "./glossary";
import { glossaryDialog } from "./glossaryDialog";
import { help } from "./help";
import { inspector } from "./inspector";
import { lab } from "./lab";
import { limits } from "./limits";
import { link } from "./link";
import { mlm } from "./mlm";
import { nsp } from "./nsp";
import { overview } from "./overview";
import { ownModel } from "./ownModel";
import { player } from "./player";
import { pretraining } from "./pretraining";
import { scenes } from "./scenes";
import { senses } from "./senses";
import { share } from "./share";
import { sizes } from "./sizes";
import { story } from "./story";
import { switches } from "./switches";
import { terms } from "./terms";
import { tips } from "./tips";
import { tokenization } from "./tokenization";
import { ui } from "./ui";
import { variants } from "./variants";
import { viz } from "./viz";
import { why } from "./why";

/** Everything the page says, in Spanish, by area. */
export const spanish = {
  app,
  attention,
  cls,
  embeddings,
  encoder,
  errors,
  explain,
  finetuning,
  glossary,
  glossaryDialog,
  help,
  inspector,
  lab,
  limits,
  link,
  mlm,
  nsp,
  overview,
  ownModel,
  player,
  pretraining,
  scenes,
  senses,
  share,
  sizes,
  story,
  switches,
  terms,
  tips,
  tokenization,
  ui,
  variants,
  viz,
  why,
} as const;
