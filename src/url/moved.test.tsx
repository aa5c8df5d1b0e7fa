import { expect, test } from "vitest";
import { stepAt } from "../player/storyboard";
import { isTouched, stepNames } from "../scenes/testing";
import { stepIndex } from "../story/steps";
import { MOVED, momentNow } from "./moved";
import { readLink } from "./schema";

type Rooms = Readonly<Record<string, readonly (readonly [was: string, now: string])[]>>;

/** The steps of rooms as they were up to version 3 of links, and the step that shows each now. */
const UNTIL_3: Rooms = {
  overview: [
    ["tokens", "story numbers"],
    ["embeddings", "story sum"],
    ["layers", "story tower"],
    ["heads", "story blank"],
    ["enter", "story tower"],
    ["size", "sizes parts"],
    ["direction", "story banks"],
  ],
  cls: [
    ["start", "cls gather"],
    ["layer-1", "cls gather"],
    ["layer-2", "cls gather"],
    ["layer-3", "cls gather"],
    ["layer-4", "cls gather"],
    ["rollout", "cls rollout"],
    ["pooled", "cls pooled"],
    ["three", "cls three"],
    ["compare", "cls compare"],
    ["tuned", "finetuning sentiment"],
  ],
  why: [
    ["blank", "why without"],
    ["guess", "why without"],
    ["lens", "story rise"],
    ["without", "why without"],
    ["attention", "why agree"],
    ["agree", "why agree"],
    ["parts", "why parts"],
    ["edge", "why parts"],
  ],
  tokenization: [
    ["raw", "tokenization normalize"],
    ["normalize", "tokenization normalize"],
    ["words", "tokenization normalize"],
    ["match", "tokenization match"],
    ["special", "tokenization inputs"],
    ["ids", "tokenization inputs"],
    ["inputs", "tokenization inputs"],
  ],
  embeddings: [
    ["word", "embeddings sum"],
    ["position", "embeddings sum"],
    ["segment", "embeddings sum"],
    ["sum", "embeddings sum"],
    ["norm", "embeddings norm"],
    ["near", "embeddings near"],
    ["positions", "embeddings positions"],
    ["swap", "embeddings swap"],
  ],
  attention: [
    ["query", "attention dots"],
    ["keys", "attention dots"],
    ["dots", "attention dots"],
    ["scale", "attention scale"],
    ["softmax", "attention softmax"],
    ["values", "attention softmax"],
    ["all", "attention heads"],
    ["heads", "attention heads"],
    ["lines", "story all"],
    ["direction", "story banks"],
    ["texts", "attention texts"],
  ],
  encoder: [
    ["input", "encoder attention"],
    ["attention", "encoder attention"],
    ["norm", "encoder attention"],
    ["neurons", "encoder feedForward"],
    ["write", "encoder feedForward"],
    ["normAgain", "encoder feedForward"],
    ["gelu", "encoder fire"],
    ["fire", "encoder fire"],
    ["stack", "story stream"],
  ],
  nsp: [
    ["input", "story follows"],
    ["pooled", "story follows"],
    ["logits", "story follows"],
    ["softmax", "story follows"],
    ["others", "nsp others"],
    ["words", "nsp words"],
    ["trial", "nsp trial"],
    ["dropped", "nsp trial"],
  ],
  finetuning: [
    ["sentiment", "finetuning sentiment"],
    ["words", "finetuning sentiment"],
    ["entities", "finetuning entities"],
    ["answer", "finetuning answer"],
    ["measured", "finetuning sentiment"],
    ["data", "finetuning train"],
    ["train", "finetuning train"],
    ["tried", "finetuning train"],
    ["whole", "finetuning whole"],
    ["forgetting", "tips rate"],
  ],
  tips: [
    ["rate", "tips rate"],
    ["epochs", "tips epochs"],
    ["batch", "tips batch"],
    ["seed", "tips seed"],
    ["pooling", "tips pooling"],
    ["frozen", "finetuning sentiment"],
    ["length", "sizes work"],
  ],
  senses: [
    ["table", "senses table"],
    ["embeddings", "senses embeddings"],
    ["layer1", "senses layer1"],
    ["layer2", "senses layer2"],
    ["layer3", "senses layer3"],
    ["layer4", "senses layer4"],
    ["direction", "story banks"],
    ["own", "senses own"],
  ],
  variants: [
    ["fixed", "variants dynamic"],
    ["dynamic", "variants dynamic"],
    ["factors", "variants sharing"],
    ["sharing", "variants sharing"],
    ["fewer", "variants fewer"],
    ["cut", "variants fewer"],
    ["game", "variants game"],
    ["reveal", "variants reveal"],
  ],
  sizes: [
    ["embeddings", "sizes parts"],
    ["layer", "sizes parts"],
    ["layers", "sizes parts"],
    ["heads", "sizes parts"],
    ["memory", "sizes memory"],
    ["work", "sizes work"],
    ["family", "sizes parts"],
  ],
  mlm: [
    ["tokens", "story dice"],
    ["dice", "story dice"],
    ["fate", "story fates"],
    ["input", "mlm guesses"],
    ["layers", "story rise"],
    ["guesses", "mlm guesses"],
    ["left", "story sides"],
    ["loss", "mlm loss"],
    ["draws", "story fates"],
    ["fooled", "mlm fooled"],
  ],
};

/** Up to version 4. */
const UNTIL_4: Rooms = {
  pretraining: [
    ["born", "pretraining counting"],
    ["counting", "pretraining counting"],
    ["neighbours", "pretraining neighbours"],
    ["meaning", "pretraining neighbours"],
    ["compare", "pretraining compare"],
  ],
};

/** Up to version 5. */
const UNTIL_5: Rooms = {
  attention: [
    ["dots", "attention dots"],
    ["scale", "attention scale"],
    ["softmax", "attention softmax"],
    ["heads", "attention heads"],
    ["direction", "story banks"],
    ["texts", "attention texts"],
  ],
  encoder: [
    ["attention", "encoder attention"],
    ["feedForward", "encoder feedForward"],
    ["fire", "encoder fire"],
    ["stack", "story stream"],
  ],
  limits: [
    ["positions", "limits positions"],
    ["moved", "limits moved"],
    ["windows", "limits windows"],
    ["compare", "limits compare"],
    ["pieces", "tokenization match"],
    ["domains", "limits domains"],
    ["bias", "limits bias"],
  ],
  mlm: [
    ["fate", "story fates"],
    ["guesses", "mlm guesses"],
    ["loss", "mlm loss"],
    ["fooled", "mlm fooled"],
  ],
  nsp: [
    ["softmax", "story follows"],
    ["others", "nsp others"],
    ["words", "nsp words"],
    ["trial", "nsp trial"],
  ],
  why: [
    ["guess", "why without"],
    ["without", "why without"],
    ["attention", "why agree"],
    ["agree", "why agree"],
    ["parts", "why parts"],
  ],
  finetuning: [
    ["sentiment", "finetuning sentiment"],
    ["entities", "finetuning entities"],
    ["answer", "finetuning answer"],
    ["measured", "finetuning sentiment"],
    ["data", "finetuning train"],
    ["train", "finetuning train"],
    ["tried", "finetuning train"],
    ["whole", "finetuning whole"],
    ["labels", "tips labels"],
  ],
  sizes: [
    ["parts", "sizes parts"],
    ["memory", "sizes memory"],
    ["work", "sizes work"],
    ["family", "sizes parts"],
  ],
};

const NOW: readonly (readonly [until: number, rooms: Rooms])[] = [
  [3, UNTIL_3],
  [4, UNTIL_4],
  [5, UNTIL_5],
];

/** The step that a link opens on, as “scene step”. */
async function opened(link: string): Promise<string> {
  const { scene, t } = readLink(link);
  if (!scene || !t) return "nowhere";
  const steps = await stepNames(scene);
  // No step is behind the last: it would be shown in its place.
  expect(t).toBeLessThanOrEqual(steps.length);
  return `${scene} ${steps[stepAt(t, steps.length)]}`;
}

test("every room that has changed is here", () => {
  const rooms = (tables: readonly (readonly [number, object])[]) =>
    tables.map(([until, all]) => [until, Object.keys(all)]);
  expect(rooms(NOW)).toEqual(rooms(MOVED));
});

test.each(
  NOW.flatMap(([until, rooms]) => Object.entries(rooms).map(([scene, steps]) => ({ until, scene, steps }))),
)(
  "a link to a step that $scene had up to version $until opens the step that shows it now",
  async ({ until, scene, steps }) => {
    // Versions between two tables are those of the later one.
    const before = NOW.findLast(([other, rooms]) => other < until && rooms[scene])?.[0] ?? 0;
    for (let version = before + 1; version <= until; version++) {
      // Fine-tuning's time was another before version 3.
      if (scene === "finetuning" && version < 3) continue;
      for (const [index, [was, now]] of steps.entries())
        if (isTouched(now.split(" ")[0]))
          expect(await opened(`#v=${version}&scene=${scene}&t=${index + 0.6}`), was).toBe(now);
    }
  },
  120_000,
);

test("a link of today is left as it is, one to the beginning of a room opens its beginning", () => {
  for (const [until, rooms] of MOVED)
    for (const scene of Object.keys(rooms)) {
      expect(readLink(`#v=6&scene=${scene}&t=0.6`).t).toBe(0.6);
      if (rooms[scene].some((one) => typeof one === "number")) expect(momentNow(scene, 0, until)).toBeNull();
    }
  expect(readLink("#v=3&scene=overview")).toMatchObject({ scene: "story", t: stepIndex("numbers") + 1 });
});
