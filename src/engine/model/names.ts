/** Wrappers that a program puts before every name: DataParallel, torch.compile, sentence-transformers, and the class. */
const WRAPPERS =
  /^(?:module|_orig_mod|model|0\.auto_model|auto_model|transformer_model|bert|distilbert|electra)\./;

/** DistilBERT's names, and what BERT calls the same. */
const DISTIL: readonly (readonly [RegExp, string])[] = [
  [/^transformer\.layer\.(\d+)\.attention\.q_lin\./, "encoder.layer.$1.attention.self.query."],
  [/^transformer\.layer\.(\d+)\.attention\.k_lin\./, "encoder.layer.$1.attention.self.key."],
  [/^transformer\.layer\.(\d+)\.attention\.v_lin\./, "encoder.layer.$1.attention.self.value."],
  [/^transformer\.layer\.(\d+)\.attention\.out_lin\./, "encoder.layer.$1.attention.output.dense."],
  [/^transformer\.layer\.(\d+)\.sa_layer_norm\./, "encoder.layer.$1.attention.output.LayerNorm."],
  [/^transformer\.layer\.(\d+)\.ffn\.lin1\./, "encoder.layer.$1.intermediate.dense."],
  [/^transformer\.layer\.(\d+)\.ffn\.lin2\./, "encoder.layer.$1.output.dense."],
  [/^transformer\.layer\.(\d+)\.output_layer_norm\./, "encoder.layer.$1.output.LayerNorm."],
  [/^vocab_transform\./, "cls.predictions.transform.dense."],
  [/^vocab_layer_norm\./, "cls.predictions.transform.LayerNorm."],
  [/^vocab_projector\./, "cls.predictions.decoder."],
];

/**
 * The name of a tensor as `BertForPreTraining` has it without `bert.`: `encoder.layer.0.attention.self.query.weight`,
 * whatever stands before it, in DistilBERT's spelling or that of TensorFlow's days (`gamma`, `beta`).
 */
export function canonicalName(name: string): string {
  let bare = name;
  while (WRAPPERS.test(bare)) bare = bare.replace(WRAPPERS, "");
  for (const [theirs, ours] of DISTIL) {
    if (theirs.test(bare)) {
      bare = bare.replace(theirs, ours);
      break;
    }
  }
  return bare.replace(/\.gamma$/, ".weight").replace(/\.beta$/, ".bias");
}
