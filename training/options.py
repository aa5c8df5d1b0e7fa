"""The command line of pretrain.py: the plan of a run, and the levers that short runs compare."""

import argparse
import os


def parse(description):
    """The options of a run (an argparse namespace); `description` is what --help prints first."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall",
                        help="cpu: minutes of this process's processor time, so that runs on a busy machine compare")
    parser.add_argument("--start", help="model folder to start from")
    parser.add_argument("--embeddings", help="npy file [vocabulary, hidden] for a fresh start (see ppmi.py)")
    parser.add_argument("--bias", choices=("frequency", "zero"), default="frequency", help="output bias of a fresh start")
    parser.add_argument("--residual", type=float, default=0.35, help="residual projections start at this share of 0.02")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8192, help="tokens a step and process")
    parser.add_argument("--mask", type=float, nargs=2, default=(0.4, 0.2), help="mask rate at the start and the end")
    parser.add_argument("--causal-minutes", type=float, default=0,
                        help="so many minutes first of left-to-right training: causal mask, next-token loss on all tokens")
    parser.add_argument("--short-first", type=float, default=0, help="share of the run with sequences of 16 and 32 only")
    parser.add_argument("--optimizer", choices=("muon", "adamw"), default="muon")
    parser.add_argument("--lr", type=float, default=1.5e-3)
    parser.add_argument("--matrix-lr", type=float, default=4e-3)
    parser.add_argument("--warmup", type=float, default=1.0, help="minutes")
    parser.add_argument("--softmax", choices=("sampled", "full"), default="sampled")
    parser.add_argument("--full-from", type=float, default=0.9, help="share of the run after which softmax is full")
    parser.add_argument("--negatives", type=int, default=3000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=0, help="processes that draw batches (GPU: 6 to 8)")
    parser.add_argument("--save-every", type=float, default=5, help="minutes")
    parser.add_argument("--eval-every", type=float, default=5, help="minutes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--precision", choices=("mixed", "bf16", "f32"),
                        help="mixed: mixed.py; bf16: autocast (the GPU's; rehearses it on a CPU); f32: plain. "
                             "Default on a CPU: whichever of mixed and f32 a short trial finds faster")
    parser.add_argument("--choose", choices=("tokens", "words"), default="words",
                        help="words: whole words in half of the rows, words of content more often (data.Choice)")
    parser.add_argument("--vocab", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "public", "model", "vocab.txt"))
    parser.add_argument("--copy", type=float, default=0,
                        help="weight of the penalty on guessing a word that already stands in a short text (losses.copies)")
    parser.add_argument("--sink", type=float, default=0,
                        help="weight of the penalty on resting attention on [CLS] and [SEP] in the last layers (losses.sinks)")
    parser.add_argument("--fresh-attention", type=int, nargs="*", default=[],
                        help="layers (1 is the first) whose query and key start anew")
    parser.add_argument("--teach", help="folder of teach.py: a teacher's states of everyday sentences as targets")
    parser.add_argument("--teach-every", type=int, default=3, help="every so many steps the text is the teacher's")
    parser.add_argument("--trained", choices=("all", "encoder"), default="all",
                        help="encoder: embeddings and heads stay as they are (the left-to-right twin)")
    parser.add_argument("--compile", action="store_true")
    return parser.parse_args()
