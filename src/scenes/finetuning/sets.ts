import type { LabelledText } from "../../engine";
import { words as trainer } from "../../words/trainer";
import { words } from "./words";

/** Sentences with classes, some of them held out. */
export interface LabelledSet {
  readonly classes: readonly string[];
  readonly examples: readonly LabelledText[];
  readonly tests: readonly LabelledText[];
}

/** The classes in turns, so that a list shows all of them at its top. */
function inTurns(...classes: readonly (readonly string[])[]): LabelledText[] {
  const longest = Math.max(...classes.map(({ length }) => length));
  return Array.from({ length: longest }).flatMap((_, i) =>
    classes.flatMap((texts, label) => (texts[i] === undefined ? [] : [{ text: texts[i], label }])),
  );
}

/** Written for this page. */
export const SETS = {
  sentiment: {
    get classes() {
      return trainer.classes.sentiment;
    },
    examples: inTurns(
      [
        "A dull and boring film.",
        "I hated every minute of it.",
        "The food was cold and tasted bad.",
        "What a stupid, empty story.",
        "The staff were rude and slow.",
        "This is the worst book I have read.",
        "A terrible evening with awful music.",
        "The room was dirty and loud.",
        "It broke after one day.",
        "The actors are wooden and lost.",
        "I am very unhappy with this phone.",
        "A tired and silly play.",
      ],
      [
        "A warm and funny film.",
        "I loved every minute of it.",
        "The food was fresh and delicious.",
        "What a beautiful, moving story.",
        "The staff were kind and helpful.",
        "This is the best book I have read.",
        "A wonderful evening with great music.",
        "The room was clean and quiet.",
        "It works perfectly and looks great.",
        "The actors are brilliant.",
        "I am very happy with this phone.",
        "A clever and charming play.",
      ],
    ),
    tests: inTurns(
      [
        "A bad and ugly film.",
        "We regretted the whole evening.",
        "Horrible rooms and rude people.",
        "The story is old and dull.",
      ],
      [
        "A great and touching film.",
        "We enjoyed the whole evening.",
        "Lovely rooms and friendly people.",
        "The story is fresh and clever.",
      ],
    ),
  },
  intent: {
    get classes() {
      return words.sets.intent;
    },
    examples: inTurns(
      [
        "Will it rain tomorrow?",
        "How cold is it outside?",
        "Is it going to snow tonight?",
        "Do I need an umbrella today?",
        "How hot will it be in June?",
        "Is the sun shining in Rome?",
        "Will there be a storm this week?",
        "How strong is the wind now?",
      ],
      [
        "Play some music.",
        "Put on a song by the Beatles.",
        "Turn the volume up.",
        "Play the next song.",
        "I want to hear some jazz.",
        "Stop the music, please.",
        "Who sings this song?",
        "Play my favorite album.",
      ],
      [
        "Wake me up at seven.",
        "What time is it?",
        "Set an alarm for noon.",
        "Remind me at six o'clock.",
        "How long until midnight?",
        "Set a timer for ten minutes.",
        "What time does the shop close?",
        "Wake me in half an hour.",
      ],
    ),
    tests: inTurns(
      ["Is it cold in Berlin?", "Will it snow this week?", "How warm is it today?"],
      ["Play a song by Mozart.", "Turn the music down.", "I want to hear the radio."],
      ["Set an alarm for eight.", "What time is it in Tokyo?", "Wake me at nine o'clock."],
    ),
  },
} as const satisfies Record<string, LabelledSet>;
