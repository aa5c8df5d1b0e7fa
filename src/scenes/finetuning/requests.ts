import type {
  AskedVariant,
  HeadName,
  HeadResult,
  RunRequest,
  RunResult,
  TrainingSettings,
} from "../../engine";
import { answeredBy } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { currentSet, triedText } from "./sets";
import { type Band, bandOf } from "./steps";

/** Both variants of a head. */
const VARIANTS = ["frozen", "full"] as const;

const HEADS = ["sentiment", "ner", "qa"] as const;

/** The head that a view shows. */
const SHOWN: Readonly<Partial<Record<Band, HeadName>>> = {
  sentiment: "sentiment",
  entities: "ner",
  answer: "qa",
};

/** The heads of a kind that the model at work has: ours, trained twice; or the one that a visitor's own came with. */
export function variantsOf({ ownModel, model }: SceneContext, name: HeadName): readonly AskedVariant[] {
  if (!ownModel) return VARIANTS;
  return model?.ownHead?.name === name ? ["own"] : [];
}

/** Name of the run that a trained head answers in. */
export function headRun(name: HeadName, variant: AskedVariant): string {
  return `${name}-${variant}`;
}

/** A trained head's answer, and the pass that it answered in. */
export interface Told {
  readonly head: HeadResult;
  readonly run: RunResult;
  readonly request: RunRequest;
}

/** What a trained head says, or null while that is on its way. */
export function toldBy(context: SceneContext, name: HeadName, variant: AskedVariant): Told | null {
  const answer = answeredBy(context.runs[headRun(name, variant)]);
  return answer?.result.head
    ? { head: answer.result.head, run: answer.result, request: answer.request }
    : null;
}

/** What the two heads of a kind say of one text; null while one of them has nothing to say, or speaks of the text before. */
export function bothTold(context: SceneContext, name: HeadName): { frozen: Told; full: Told } | null {
  const [frozen, full] = VARIANTS.map((variant) => toldBy(context, name, variant));
  const isOne = frozen?.request.text === full?.request.text && frozen?.request.pair === full?.request.pair;
  return frozen && full && isOne ? { frozen, full } : null;
}

/** The question, and the text in which its answer is looked for: A and B, or the scene's own question about A. */
export function questionOf({ text, pair, settings }: SceneContext): { question: string; passage: string } {
  return pair
    ? { question: text, passage: pair }
    : { question: settings.finetuning.question.trim(), passage: text };
}

/** The training as it is chosen. */
function chosenTraining({ settings, seed }: SceneContext): TrainingSettings {
  const { pooling, rate, batch, epochs } = settings.finetuning;
  return { pooling, rate: Number(rate), batch: Number(batch), epochs: Number(epochs), seed };
}

/**
 * The visitor's text to the heads on stage, and the live training. A head is megabytes to fetch, so it is asked when a
 * step shows it; one that was asked goes on answering what is typed.
 */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair, switches, runs } = context;
  const pass = { maxTokens: MAX_TOKENS, interventions: switches };
  const shown = SHOWN[bandOf(context.step)];
  const set = currentSet(context);
  const asked: Record<string, RunRequest> = { main: { ...pass, text, pair } };
  const ask = (name: HeadName): void => {
    const request = headRequest(context, name);
    if (!request) return;
    for (const variant of variantsOf(context, name)) {
      const run = headRun(name, variant);
      if (name === shown || (runs[run] && !runs[run].error))
        asked[run] = {
          ...pass,
          ...request,
          head: { name, variant, ...(name === "sentiment" && { words: true }) },
        };
    }
  };
  if (shown) ask(shown);
  if (typeof set !== "string") {
    const training = {
      classes: set.labels.length,
      examples: set.examples,
      tests: set.tests,
      probes: [triedText(context)],
      settings: chosenTraining(context),
    };
    asked.training = { text: "", training };
  }
  HEADS.forEach(ask);
  return asked;
}

/** What a head is asked; null if there is no question yet. */
function headRequest(context: SceneContext, name: HeadName): Pick<RunRequest, "text" | "pair"> | null {
  const { text, pair } = context;
  if (name !== "qa") return { text, pair };
  const { question, passage } = questionOf(context);
  return question && passage ? { text: question, pair: passage } : null;
}
