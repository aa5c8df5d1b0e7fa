import { bareName } from "./weights";

/** Wrappers that a program puts before every name: DataParallel, torch.compile, sentence-transformers, and the class. */
const WRAPPERS =
  /^(?:module|_orig_mod|model|0\.auto_model|auto_model|transformer_model|bert|distilbert|electra)\./;

/** What DistilBERT calls the parts of a layer, and of the head that guesses; and what BERT calls the same. */
const DISTIL: Readonly<Record<string, string>> = {
  "attention.q_lin": "attention.self.query",
  "attention.k_lin": "attention.self.key",
  "attention.v_lin": "attention.self.value",
  "attention.out_lin": "attention.output.dense",
  sa_layer_norm: "attention.output.LayerNorm",
  "ffn.lin1": "intermediate.dense",
  "ffn.lin2": "output.dense",
  output_layer_norm: "output.LayerNorm",
  vocab_transform: "cls.predictions.transform.dense",
  vocab_layer_norm: "cls.predictions.transform.LayerNorm",
  vocab_projector: "cls.predictions.decoder",
};

/**
 * The name of a tensor as `BertForPreTraining` has it without `bert.`: `encoder.layer.0.attention.self.query.weight`,
 * whatever stands before it, in DistilBERT's spelling or that of TensorFlow's days (`gamma`, `beta`).
 */
export function canonicalName(name: string): string {
  let bare = name;
  while (WRAPPERS.test(bare)) bare = bare.replace(WRAPPERS, "");
  bare = bare.replace(
    /^(?:transformer\.(layer\.\d+\.))?([\w.]+)(?=\.\w+$)/,
    (whole, layer: string | undefined, part: string) =>
      Object.hasOwn(DISTIL, part) ? `${layer ? `encoder.${layer}` : ""}${DISTIL[part]}` : whole,
  );
  return bareName(bare);
}
