"""Smoke tests of the training pipeline: a tiny model, a few seconds.

    /usr/bin/python3 -m unittest discover -s training

Skipped, saying so, where torch is missing.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

try:
    import numpy as np
    import torch

    import bert
    import data
    import export
    import finetune
    import losses
    import mixed
    import optimizer
    import prepare
    import reference
    import scoring
    import sets
    import tasks
    import teach
    import tensorfile
    import travel
    from tokenizer import Tokenizer

    MISSING = None
except ImportError as error:
    MISSING = f"PyTorch is not installed here ({error}); try Debian's python3-torch and /usr/bin/python3"

ROOT = os.path.dirname(HERE)
VOCAB = os.path.join(ROOT, "public", "model", "vocab.txt")
TINY = os.path.join(ROOT, "tests", "fixtures", "reference", "tiny")
TEXTS = ["Hello, World!", "naïve Café déjà-vu", "unaffable embeddings", "日本語 text", "it's 3.14 & more…", "a\u200bb\tc\nd",
         "🙂 emoji", "x" * 101, "ＦＵＬＬ width", "Ünïcödé—dash", "e\u0301clair", "[bracket] _under_score", "ﬁne İstanbul ß"]
COMPARE = """
import { readFileSync } from "node:fs";
import { Tokenizer } from "@huggingface/tokenizers";
const vocab = Object.fromEntries(readFileSync(process.argv[1], "utf8").trimEnd().split("\\n").map((t, i) => [t, i]));
const tokenizer = new Tokenizer({
  normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  pre_tokenizer: { type: "BertPreTokenizer" },
  model: { type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100, vocab },
  added_tokens: [], post_processor: null, decoder: { type: "WordPiece", prefix: "##", cleanup: true },
}, {});
const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((t) => Array.from(tokenizer.encode(t, { add_special_tokens: false }).ids, Number))));
"""


@unittest.skipIf(MISSING, MISSING)
class TokenizerTest(unittest.TestCase):
    def test_gives_the_known_ids_of_bert_base_uncased(self):
        tokenizer = Tokenizer(VOCAB)
        self.assertEqual(tokenizer.sequence("Hello, world!")[0], [101, 7592, 1010, 2088, 999, 102])
        self.assertEqual(tokenizer.encode("unaffable"), [14477, 20961, 3468])
        self.assertEqual(tokenizer.encode("The [MASK] sat."), [1996, 103, 2938, 1012])

    def test_gives_the_ids_of_the_hugging_face_tokenizer(self):
        if not os.path.isdir(os.path.join(ROOT, "node_modules", "@huggingface", "tokenizers")):
            self.skipTest("@huggingface/tokenizers is not installed: run npm ci first")
        done = subprocess.run(["node", "--input-type=module", "-e", COMPARE, VOCAB], input=json.dumps(TEXTS),
                              capture_output=True, text=True, cwd=ROOT, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        tokenizer = Tokenizer(VOCAB)
        for text, ids in zip(TEXTS, json.loads(done.stdout)):
            self.assertEqual(tokenizer.encode(text), ids, text)


@unittest.skipIf(MISSING, MISSING)
class ModelTest(unittest.TestCase):
    def test_fused_training_model_agrees_with_the_plain_reference(self):
        model = bert.load(TINY)
        ids, types = [2, 9, 33, 71, 3, 8, 3], [0, 0, 0, 0, 0, 1, 1]
        trace = reference.Reference(TINY).run(ids, types)
        with torch.no_grad():
            padded = torch.tensor([ids + [0, 0]]), torch.tensor([types + [0, 0]])
            states = model.encode(*padded, torch.tensor([[True] * 7 + [False] * 2]))[:, :7]
            self.assertLess(float((states[0] - trace["layer.2.output"]).abs().max()), 1e-4)
            self.assertLess(float((model.mlm_logits(states[0]) - trace["mlmLogits"]).abs().max()), 1e-3)
            self.assertLess(float((model.nsp_logits(states)[0] - trace["nspLogits"]).abs().max()), 1e-4)

    def test_last_layer_computed_only_where_needed_gives_the_same_states(self):
        model = bert.load(TINY)
        ids = torch.randint(5, 100, (3, 10))
        types, valid, keep = torch.zeros_like(ids), torch.ones_like(ids, dtype=torch.bool), torch.tensor([0, 4, 17, 29])
        with torch.no_grad():
            whole, kept = model.encode(ids, types, valid), model.encode(ids, types, valid, keep=keep)
        self.assertLess(float((whole.view(-1, 32)[keep] - kept).abs().max()), 1e-5)

    def test_int8_file_is_within_half_a_step_of_the_weights(self):
        stored, metadata = tensorfile.read(os.path.join(TINY, "model.int8.safetensors"))
        self.assertEqual(metadata["quantization"], "int8-rows")
        exact, _ = tensorfile.read(os.path.join(TINY, "model.safetensors"))
        for name, array in tensorfile.dequantize(stored).items():
            step = stored.get(name + "_scale", np.zeros(1))
            self.assertLessEqual(float(np.abs(array - exact[name]).max()), float(step.max()) * 0.501 + 1e-7, name)

    def test_weights_are_written_in_the_order_of_the_forward_pass(self):
        model = bert.load(TINY)
        self.assertEqual(sorted(export.forward_order(model.config)), sorted(model.state_dict()))


@unittest.skipIf(MISSING, MISSING)
class LossTest(unittest.TestCase):
    def test_sampled_softmax_with_the_whole_vocabulary_is_the_softmax(self):
        torch.manual_seed(0)
        states, table, bias = torch.randn(20, 16), torch.randn(50, 16), torch.randn(50)
        targets = torch.randint(0, 50, (20,))
        leaves = [t.clone().requires_grad_() for t in (states, table, bias)]
        exact = torch.nn.functional.cross_entropy(leaves[0] @ leaves[1].t() + leaves[2], targets)
        exact.backward()
        others = [t.clone().requires_grad_() for t in (states, table, bias)]
        sampled, _ = mixed.SampledLoss.apply(*others, targets, torch.zeros(20))
        sampled.backward()
        self.assertAlmostEqual(float(exact), float(sampled), delta=0.02)
        for a, b in zip(leaves, others):
            self.assertLess(float((a.grad - b.grad).abs().max()), 0.02 * float(a.grad.abs().max()) + 1e-3)

    def test_sampled_softmax_estimates_the_partition_sum_without_bias(self):
        torch.manual_seed(1)
        unigram = np.arange(1, 401, dtype=np.float64)[::-1] ** 2
        loss = losses.SampledSoftmax(unigram, 120, "cpu")
        states, table, bias = torch.randn(64, 8) * 0.3, torch.randn(400, 8) * 0.3, torch.zeros(400)
        share = torch.from_numpy(unigram / unigram.sum())
        sampled, exact = [], []
        for _ in range(200):
            targets = torch.multinomial(share, 64, replacement=True)
            exact.append(float(torch.nn.functional.cross_entropy(states @ table.t() + bias, targets)))
            sampled.append(float(loss(states, targets, table, bias)))
        self.assertAlmostEqual(np.mean(sampled), np.mean(exact), delta=0.05)

    def test_copies_are_what_the_softmax_gives_to_rare_words_that_stand_in_the_text(self):
        torch.manual_seed(2)
        unigram = np.full(3000, 1.0)
        unigram[1500] = 1e6
        loss = losses.SampledSoftmax(unigram, 3000, "cpu")
        states, table, bias = torch.randn(2, 8), torch.randn(3000, 8), torch.zeros(3000)
        # A special token, a frequent word, the hidden word itself, and two that count.
        context, targets = torch.tensor([[101, 1500, 1200, 1300, 1400]] * 2), torch.tensor([1200, 1200])
        _, copied = loss(states, targets, table, bias, context)
        probabilities = torch.softmax(states @ table.t(), 1)
        exact = -torch.log1p(-probabilities[:, [1300, 1400]]).sum(1).mean()
        self.assertAlmostEqual(float(copied), float(exact), places=5)

    def test_copies_and_their_gradients_are_the_same_in_bfloat16(self):
        torch.manual_seed(3)
        unigram = np.arange(1, 3001, dtype=np.float64)[::-1]
        context = torch.randint(900, 3000, (12, 6))
        context[:, 4] = context[:, 3]
        targets = context[:, 0].clone()
        found = []
        for low in (False, True):
            torch.manual_seed(5)
            table = torch.randn(3000, 16) * 0.7
            # Guesses that lean to the words that stand there, twice in one text.
            leaves = [t.detach().requires_grad_() for t in (table[context[:, 1]] + 0.7 * table[context[:, 3]], table, torch.zeros(3000))]
            loss, copied = losses.SampledSoftmax(unigram, 1500, "cpu", low, 30.0)(leaves[0], targets, leaves[1], leaves[2], context)
            (loss + copied).backward()
            found.append((float(loss), float(copied), *(leaf.grad for leaf in leaves)))
        (loss, copied, *exact), (rough, roughly, *near) = found
        self.assertGreater(copied, 0.1 * loss)
        self.assertAlmostEqual(loss, rough, delta=0.01 * loss)
        self.assertAlmostEqual(copied, roughly, delta=0.02 * copied)
        for a, b in zip(exact, near):
            self.assertLess(float((a - b).abs().max()), 0.02 * float(a.abs().max()))

    def test_sinks_are_what_goes_beyond_three_tenths_to_special_tokens(self):
        layer = bert.load(TINY).bert.encoder.layer[0]
        layer.probs = torch.tensor([[[[0.5, 0.5, 0.0], [0.2, 0.3, 0.5], [0.0, 1.0, 0.0]]]])
        ids = torch.tensor([[data.CLS, 2000, data.SEP]])
        # The one word gives 0.2 + 0.5 to [CLS] and [SEP].
        self.assertAlmostEqual(float(losses.sinks([layer], ids, torch.ones_like(ids, dtype=torch.bool))), 0.4, places=6)

    def test_texts_are_as_near_as_the_teacher_has_them_whatever_the_lengths_and_axes(self):
        torch.manual_seed(4)
        theirs = torch.randn(6, 12)
        turned = theirs @ torch.linalg.qr(torch.randn(12, 12))[0] * torch.rand(6, 1)
        self.assertAlmostEqual(float(losses.nearness(turned, theirs)), 0, places=4)
        first = torch.nn.functional.normalize(theirs, dim=1)
        chances = [torch.softmax(torch.cat([row[:i], row[i + 1:]]) / losses.LIKENESS, 0) for i, row in enumerate(first @ first.t())]
        # Ours knows no text from another: all five others are equally near.
        wanted = sum(float((p * (p * 5).log()).sum()) for p in chances) / 6
        self.assertAlmostEqual(float(losses.nearness(torch.ones(6, 3), theirs)), wanted, places=4)

    def test_whole_words_are_hidden_together_in_half_of_the_rows_at_the_rate_asked_for(self):
        vocab = [line.rstrip("\n") for line in open(VOCAB, encoding="utf8")]
        choice = data.Choice(np.ones(len(vocab)), VOCAB)
        start, piece = vocab.index("river"), vocab.index("##ing")
        ids = np.tile([start, piece], (400, 20))
        chosen = choice(np.random.default_rng(3), ids, np.ones_like(ids, bool), 0.2)
        rate = 0.2 * choice.weights[start]
        self.assertAlmostEqual(chosen.mean(), rate, delta=0.02)
        together = (chosen[:, 0::2] == chosen[:, 1::2]).all(1)
        self.assertGreater(together.mean(), 0.45)
        self.assertLess(together.mean(), 0.65)

    def test_a_batch_always_hides_something(self):
        ids = np.array([[data.CLS, 2000, 2001, data.SEP]])
        masked, positions, targets = data.mask(np.random.default_rng(0), ids, ids > 0, 0.0, 3000)
        self.assertEqual((masked.shape, positions.tolist(), targets.tolist()), ((1, 4), [1], [2000]))

    def test_muon_moves_a_matrix_by_an_almost_orthogonal_step(self):
        values = torch.linalg.svdvals(optimizer.orthogonalize(torch.randn(2, 16, 40)))
        self.assertGreater(float(values.min()), 0.3)
        self.assertLess(float(values.max()), 1.4)


@unittest.skipIf(MISSING, MISSING)
class PipelineTest(unittest.TestCase):
    def test_prepares_trains_stops_resumes_and_exports_a_tiny_model(self):
        with tempfile.TemporaryDirectory() as folder:
            self.make_data(folder)
            command = [sys.executable, os.path.join(HERE, "pretrain.py"), "--data", folder, "--out", folder + "/run",
                       "--layers", "1", "--hidden", "16", "--heads", "2", "--batch", "256", "--warmup", "0.01",
                       "--threads", "1", "--seed", "3"]
            for minutes in ("0.03", "0.06"):
                done = subprocess.run([*command, "--minutes", minutes], capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
            steps = [int(row.split(",")[0]) for row in open(folder + "/run/heldout.csv").readlines()[1:]]
            self.assertEqual(len(steps), 2)
            self.assertGreater(steps[1], steps[0])
            model = export.open_source(folder + "/run/checkpoint.pt")
            export.save(model, folder + "/model", "int8")
            self.assertEqual(bert.load(folder + "/model").config.hidden_size, 16)

    def test_learns_from_a_teacher_and_with_penalties(self):
        with tempfile.TemporaryDirectory() as folder:
            self.make_data(folder)
            for name, model in (("teacher", bert.Bert(bert.Config(hidden_size=24, num_hidden_layers=2, num_attention_heads=2))),
                                ("start", bert.Bert(bert.Config(hidden_size=16, num_hidden_layers=2, num_attention_heads=2)))):
                export.save(model, f"{folder}/{name}", "f32")
            texts = teach.sentences(folder, 40, np.random.default_rng(0))
            states = teach.states(bert.load(folder + "/teacher"), texts, 7)
            own = bert.load(folder + "/teacher").encode(torch.tensor([texts[3]]), torch.zeros(1, len(texts[3]), dtype=torch.long),
                                                         torch.ones(1, len(texts[3]), dtype=torch.bool))[0]
            first = sum(map(len, texts[:3]))
            self.assertLess(float((own - torch.from_numpy(states[first : first + len(texts[3])]).float()).abs().max()), 2e-3)
            os.makedirs(folder + "/taught")
            np.save(folder + "/taught/ids.npy", np.concatenate(texts).astype(np.uint16))
            np.save(folder + "/taught/starts.npy", np.cumsum([0, *map(len, texts)]))
            np.save(folder + "/taught/states.npy", states)
            command = [sys.executable, os.path.join(HERE, "pretrain.py"), "--data", folder, "--out", folder + "/run", "--start", folder + "/start",
                       "--batch", "256", "--warmup", "0.01", "--threads", "1", "--clock", "cpu", "--minutes", "0.05", "--precision", "f32",
                       "--copy", "0.5", "--sink", "0.5", "--teach", folder + "/taught", "--teach-every", "2", "--fresh-attention", "2"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue(os.path.exists(folder + "/run/checkpoint.pt"))

    def test_starts_left_to_right_with_worker_processes_and_goes_on_with_masks(self):
        with tempfile.TemporaryDirectory() as folder:
            self.make_data(folder)
            command = [sys.executable, os.path.join(HERE, "pretrain.py"), "--data", folder, "--out", folder + "/run", "--layers", "1",
                       "--hidden", "16", "--heads", "2", "--batch", "256", "--warmup", "0.01", "--threads", "1", "--clock", "cpu",
                       "--causal-minutes", "0.03", "--minutes", "0.06", "--short-first", "0.3", "--workers", "1", "--bias", "zero"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(folder + "/run/causal.json", encoding="utf8") as stream:
                twin = json.load(stream)
            # Twelve different sentences' words, and next-token guesses after a second of training: far from uniform.
            self.assertLess(twin["next_token_loss"], np.log(30522) - 1)
            self.assertTrue(os.path.exists(folder + "/run/causal.pt"))
            self.assertEqual(len(open(folder + "/run/heldout.csv").readlines()), 2)

    def test_a_causal_batch_asks_every_token_for_the_next_one(self):
        with tempfile.TemporaryDirectory() as folder:
            self.make_data(folder)
            batch = data.draw(data.Mixture(folder), np.random.default_rng(0), 512, None, 30522, 32)
            flat, positions = batch["ids"].flatten(), batch["positions"]
            self.assertTrue(batch["causal"])
            self.assertEqual(int(batch["valid"].sum()) - len(batch["ids"]), len(positions))
            self.assertTrue(bool((flat[positions + 1] == batch["targets"]).all()))
            self.assertFalse(bool((flat == data.MASK).any()))

    def test_a_causal_encoder_does_not_see_what_follows(self):
        model, ids = bert.load(TINY), torch.randint(5, 40, (1, 8))
        other = ids.clone()
        other[0, 5:] = 7
        ones, zeros = torch.ones(1, 8, dtype=torch.bool), torch.zeros(1, 8, dtype=torch.long)
        with torch.no_grad():
            seen = [model.encode(x, zeros, ones, causal=True)[0, :5] for x in (ids, other)]
        self.assertLess(float((seen[0] - seen[1]).abs().max()), 1e-5)

    def test_words_that_keep_the_same_company_start_side_by_side(self):
        try:
            import ppmi
        except ImportError as error:
            self.skipTest(f"scipy is not installed here ({error})")
        random, run = np.random.default_rng(0), []
        # 10 and 11 stand between the same neighbors, 12 and 13 between others.
        for _ in range(3000):
            middle = int(random.integers(10, 14))
            run += [*random.integers((20, 30)[middle > 11], (25, 35)[middle > 11], 2), middle, random.integers(20 + 10 * (middle > 11), 25 + 10 * (middle > 11))]
        table = ppmi.embeddings(ppmi.cooccurrences([np.array(run, np.int32)], 40, 2), 8)
        unit = table / np.linalg.norm(table, axis=1, keepdims=True)
        self.assertGreater(unit[10] @ unit[11], unit[10] @ unit[12] + 0.3)
        self.assertAlmostEqual(float(np.linalg.norm(table[10])), ppmi.STD * 8**0.5, places=5)

    def test_files_travel_in_pieces_and_a_missing_piece_is_noticed(self):
        with tempfile.TemporaryDirectory() as folder:
            content = np.random.default_rng(0).bytes(50_000)
            os.makedirs(folder + "/in")
            with open(folder + "/in/tokens.npy", "wb") as stream:
                stream.write(content)
            self.assertGreater(travel.pack(folder + "/in", folder + "/parts", 9_000), 5)
            self.assertLessEqual(max(os.path.getsize(os.path.join(folder, "parts", f)) for f in os.listdir(folder + "/parts")), 9_000)
            travel.unpack(folder + "/parts", folder + "/out")
            with open(folder + "/out/tokens.npy", "rb") as stream:
                self.assertEqual(stream.read(), content)
            os.remove(folder + "/parts/part-002")
            with self.assertRaises(FileNotFoundError):
                travel.unpack(folder + "/parts", folder + "/again")

    def make_data(self, folder):
        """Forty small documents under every corpus's name."""
        tokenizer = Tokenizer(VOCAB)
        counts = 0
        for name in data.WEIGHTS:
            for split in ("train", "heldout"):
                content = prepare.Split()
                for i in range(40):
                    content.add([tokenizer.encode(s) for s in (f"The cat number {i} sat on the mat.", "It was happy there.",
                                                               "Then a dog came and it ran away.")])
                content.save(os.path.join(folder, f"{name}.{split}"))
                counts = counts + np.bincount(np.frombuffer(content.tokens, np.uint16), minlength=len(tokenizer.tokens))
        np.save(os.path.join(folder, "unigram.npy"), counts)

    def test_pairs_are_half_real_and_masks_follow_the_rate(self):
        with tempfile.TemporaryDirectory() as folder:
            self.make_data(folder)
            random, mixture = np.random.default_rng(0), data.Mixture(folder)
            labels = [mixture.pair(random, 64)[2] for _ in range(400)]
            # Documents of three sentences have no other place to go on at: a few hard pairs become real ones.
            self.assertAlmostEqual(np.mean(labels), 0.5, delta=0.1)
            ids = random.integers(2000, 3000, (50, 64))
            masked, positions, targets = data.mask(random, ids, np.ones_like(ids, bool), 0.15, 30522)
            self.assertAlmostEqual(len(targets) / ids.size, 0.15, delta=0.02)
            self.assertAlmostEqual(float((masked.ravel()[positions] == data.MASK).mean()), 0.8, delta=0.05)


@unittest.skipIf(MISSING, MISSING)
class TaskTest(unittest.TestCase):
    def test_entities_are_counted_whole(self):
        tags = tasks.bio(["I-PER", "I-PER", "O", "B-location", "I-LOC", "B-product"])
        self.assertEqual(tags, ["B-PER", "I-PER", "O", "B-LOC", "I-LOC", "O"])
        self.assertEqual(tasks.entity_spans(tags), {("PER", 0, 2), ("LOC", 3, 5)})

    def test_an_answer_is_scored_as_squad_does(self):
        self.assertEqual(tasks.answer_scores("The Eiffel Tower!", ["eiffel tower"]), (1.0, 1.0))
        self.assertEqual(tasks.answer_scores("in Paris", ["Paris"])[0], 0.0)

    def test_every_head_learns_and_comes_back_from_its_file(self):
        """The answer to each task is a token's identity, so that even the tiny encoder can learn it in a second."""
        random, group = np.random.default_rng(0), []
        for _ in range(48):
            ids, at = random.integers(20, 30, 8), int(random.integers(3, 7))
            ids[[0, 2, 7]], ids[at] = (1, 2, 2), 35
            label = int(random.random() < 0.5)
            ids[1] = 36 + label
            group.append({"ids": ids.tolist(), "types": [0, 0, 0, 1, 1, 1, 1, 1], "label": label, "start": at, "end": at, "offset": 3,
                          "places": [(i, i + 1) for i in range(4)], "tags": [-100, 1 + label, -100, *(3 * (i == at) for i in range(3, 7)), -100]})
        questions = [{"context": "abcd", "answers": ["abcd"[w["start"] - 3]], "windows": [w]} for w in group]
        for name, tests in (("sentiment", group), ("ner", group), ("qa", questions)):
            with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
                tuned = finetune.Tuned(bert.load(TINY), finetune.TASKS[name])
                finetune.train(name, tuned, group, True, 30, 5e-3, 8)
                finetune.save(tuned, tuned.task, folder, "full")
                again = finetune.load(TINY, folder, "full", tuned.task)
                figure = {"sentiment": "test accuracy"}.get(name, "test F1")
                self.assertGreater(sets.scores(name, again, {"test": tests})[figure], 90, name)
                # What it says is enough for another to learn from, also where no label is known.
                taught = [{**e} for e in group]
                finetune.soften(name, again, taught, np.zeros(64, bool))
                for e in taught[::2]:
                    e.pop("label"), e.pop("tags"), e.update(start=-100, end=-100)
                learner = finetune.Tuned(bert.load(TINY), finetune.TASKS[name])
                finetune.train(name, learner, taught, True, 30, 5e-3, 8)
                self.assertGreater(sets.scores(name, learner, {"test": tests})[figure], 90, name)

    def test_a_teacher_counts_half_where_a_label_is_known_and_whole_where_none_is(self):
        group = [{"soft": torch.tensor([0.75, 0.25]), "label": 1}, {"soft": torch.tensor([0.75, 0.25])}]
        targets, asked = finetune.wishes(group, finetune.labels_of("sentiment", group, 2), torch.Size([2, 2]))
        self.assertEqual(targets.tolist(), [[0.375, 0.625], [0.75, 0.25]])
        self.assertTrue(asked.all())

    def test_exchanged_words_leave_the_rest_of_a_text(self):
        torch.manual_seed(0)
        texts = [[101, *range(1000, 1040), 102], [101, 1000, 102]]
        model = bert.Bert(bert.Config(hidden_size=16, num_hidden_layers=1, num_attention_heads=2))
        found = sets.exchanged(model, texts, np.random.default_rng(1), 0.5)
        self.assertEqual([len(text) for text in found], [3, 42])
        changed = [a != b for a, b in zip(found[1], texts[0])]
        self.assertFalse(changed[0] or changed[-1])
        self.assertTrue(8 < sum(changed) < 32)

    def test_a_question_window_marks_the_answer(self):
        row = {"question": "Where is it?", "context": "It is in the old town of Bern.",
               "answers": [{"text": "Bern", "answer_start": 25}]}
        window = tasks.windows(row, Tokenizer(VOCAB), 64, 32)[0]
        start, end = window["places"][window["start"] - window["offset"]]
        self.assertEqual(row["context"][start:end], "Bern")
        best = torch.full((len(window["ids"]), 2), -5.0)
        best[window["start"], 0] = best[window["end"], 1] = 9
        self.assertEqual(scoring.best_span(best, window)[1], window["start"] - window["offset"])


if __name__ == "__main__":
    unittest.main()
