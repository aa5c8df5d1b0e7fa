import { area } from "./area";

/** The dialog about the model at work, and the ways to put one’s own in its place. */
export const words = area("ownModel", {
  title: "The model",
  none: "No model is loaded yet.",
  facts: {
    model: "model",
    own: "your own",
    shipped: "the mini-BERT of this page",
    layers: "layers",
    hiddenSize: "hidden size",
    heads: "heads per layer",
    vocabulary: "vocabulary",
    parameters: "parameters",
    millions: (count: string) => `${count} million`,
    computedBy: "computed by",
    plain: "plain TypeScript",
    simd: "WebAssembly SIMD",
  },
  reset: "Back to the model of this page",
  bring: "Bring your own BERT",
  bringWords:
    "Drop or choose the folder of any Hugging Face BERT, DistilBERT or ELECTRA up to Base: config.json, the tokenizer and safetensors. Its files never leave your device.",
  chooseFolder: "Choose a folder",
  chooseFiles: "Choose files",
  hub: {
    label: "From the Hugging Face Hub",
    title: "Or fetch one from the Hugging Face Hub",
    name: "Name of a model on the Hub",
    lookUp: "Look it up",
    privacy: "Only this asks another server: for the files of the model you name. Your text stays here.",
    offer: (name: string, size: string) => (
      <>
        <b>{name}</b>: {size} to fetch.
      </>
    ),
    tooLarge: "That is more than a browser tab can hold.",
    large: "That is large: it needs a good line and about three times as much memory.",
    fetch: "Fetch it",
    no: "No, thanks",
    noModel: (name: string) =>
      `The Hub has no public model called “${name}”. Check the spelling: owner/name.`,
    answered: (status: number) => `The Hub answered ${status} instead of a model. Try again in a while.`,
    noName: "A model on the Hub has a name such as “prajjwal1/bert-tiny”. Type it with the slash.",
    unreachable: "The Hub could not be reached. Check your connection, or choose files on your device.",
    refused: (file: string, status: number) => `${file} could not be fetched: the Hub answered ${status}.`,
    stopped: (file: string) => `${file} stopped arriving. Check your connection and try again.`,
    stalled: (file: string, seconds: number) =>
      `For ${seconds} seconds nothing more of ${file} arrived. Check your connection and try again.`,
  },
  fetching: {
    label: "Bytes fetched",
    so: (loaded: string, total: string) => `${loaded} of ${total}`,
    cancel: "Cancel",
  },
  kept: {
    label: "Kept in this browser",
    what: (name: string, size: string) => (
      <>
        Kept in this browser: <b>{name}</b>, {size}.
      </>
    ),
    use: "Use the kept model",
    forget: "Forget it",
    keep: "Keep this model in this browser",
    failed:
      "Your browser did not keep the model: its storage is full, or this page may not use it. The model works until you leave.",
    gone: "The kept model is gone: the browser made room. Choose its files again.",
  },
  said: {
    yourFiles: "your files",
    stopped: "Stopped. Nothing was changed.",
    atWork: "Your model is at work. Every scene now shows it.",
    reading: "Reading your files…",
    asking: "Asking the Hub…",
    found: (name: string) => `Found ${name}.`,
    fetching: (name: string) => `Fetching ${name}…`,
    keeping: "Keeping it…",
    kept: "Kept in this browser. You find it here on your next visit.",
    readingKept: "Reading the kept model…",
    forgetting: "Forgetting it…",
    forgotten: "The kept model is gone from this browser.",
  },
});
