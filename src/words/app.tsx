import { area } from "./area";

/** The page around the scenes: header, navigation, what stands in a scene's place, bars. */
export const words = area("app", {
  title: (place: string, step: string | null, text: string) =>
    [step ? `${place}: ${step}` : place, text && `“${text}”`]
      .filter(Boolean)
      .join(" · ")
      .concat(" — Inside BERT"),
  description:
    "Type a sentence and watch a real mini-BERT tokenize it, attend over it, gather it into [CLS] and guess a masked word. Every number about it is computed live in your browser.",
  skip: "Skip to the scene",
  skipToPlayer: "Skip to the player",
  footer: (
    <>
      Every number about your text is computed in your browser by a real BERT. Your text stays on your device.{" "}
      <a href="./model/MODEL_CARD.md">Model card</a>
    </>
  ),
  header: {
    brand: "Inside BERT, to the start page",
    light: "Light theme",
    dark: "Dark theme",
    model: "The model, and your own",
    share: "Share and take away",
    help: "Help and keys",
  },
  text: {
    one: "Your sentence",
    first: "Sentence A",
    second: "Sentence B",
    placeholder: "Type a sentence…",
    secondPlaceholder: "Type a second sentence…",
    add: "+ second sentence",
    remove: "remove",
    removeLabel: "Remove the second sentence",
    unread: (most: number) => `This page shows up to ${most} tokens: what follows was cut off.`,
    truncated: (most: number, cut: number) =>
      `This page shows up to ${most} tokens: the last ${cut} were cut off.`,
  },
  notArrived: "A part of this page did not arrive. Check your connection and reload.",
  nav: "Scenes",
  told: "Story",
  chapters: "Chapters",
  story: "The story",
  ways: {
    go: "How does it know?",
    minutes: (minutes: number) => `${minutes} minutes`,
    around: "Look around",
  },
  workshop: {
    button: "Workshop",
    title: "The workshop",
    about: "Every part of the network has a room of its own.",
    search: "Search scenes, steps and words",
    none: "Nothing here is called that. The glossary and the story’s steps are searched too.",
    found: "Found",
  },
  map: {
    label: "Map of the network",
    goTo: (part: string) => `Go to: ${part}`,
    here: "you are here",
  },
  next: (question: string) => `Next: ${question}`,
  examples: "Try",
  ownWords: "↩ your words",
  stage: {
    label: "On stage",
    vocabulary: "Getting the vocabulary…",
    noWords: "There are no words here yet. Type a sentence, and BERT will read it as you type.",
    lacking: {
      mlm: "This scene needs the head that guesses masked words, and the model at work has none. Scenes that do without it work; or go back to the model of this page (press M).",
      nsp: "This scene needs the head that judges whether B follows A, and the model at work has none. Scenes that do without it work; or go back to the model of this page (press M).",
      pooler:
        "This scene needs the pooler, and the model at work has none. Scenes that do without it work; or go back to the model of this page (press M).",
    },
    setting: "Setting the stage…",
    noAnswer: (problem: string) => `The engine could not answer: ${problem}`,
    noModel:
      "This scene needs the model, which could not be loaded. Your text is safe; press “Try again” above.",
    waiting: (scene: string) =>
      `“${scene}” starts as soon as the weights are here. Meanwhile, the room “Tokenization” already plays on your text.`,
    lost: "This scene could not be shown. Perhaps its file did not arrive: check your connection, then reload the page. Your text is kept in the address.",
  },
  reload: "Reload",
  dialogsLost: "This part of the page did not arrive. Check your connection, then reload: your text is kept.",
  wordsLost: (language: string) =>
    `The words for “${language}” did not arrive. Check your connection, then reload: your text is kept.`,
  loading: {
    known: (loaded: string, total: string) =>
      `Loading the model’s weights: ${loaded} of ${total}. The tokenizer already works.`,
    unknown: (loaded: string) =>
      `Loading the model’s weights: ${loaded} so far. The tokenizer already works.`,
  },
  openApart: (place: string) => `Open it in a tab of its own: ${place}`,
  tryAgain: "Try again",
  dismiss: "Close",
  pace: (seconds: string, tokens: number) =>
    `This device takes about ${seconds} s for each pass over your ${tokens} tokens. Everything works, only slower; a shorter text is quicker.`,
  update: "A newer version of this page is ready. Your text stays in the address.",
});
