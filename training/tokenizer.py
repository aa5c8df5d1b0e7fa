"""The uncased BERT tokenizer (BasicTokenizer + WordPiece of google-research/bert), cached by word.

Steps: drop control characters, turn every white space into a blank, set CJK characters apart,
lower-case, strip accents (NFD, category Mn), split at punctuation (all ASCII symbols count), then
the longest piece first. Same ids as `src/engine/tokenizer` and @huggingface/tokenizers; the test
`test_training.py` compares them.
"""

import re
import unicodedata

MAX_WORD = 100

CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
       (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))

# For text that is pure ASCII the split needs no look at Unicode categories.
ASCII_WORDS = re.compile(r"[A-Za-z0-9]+|[!-/:-@\[-`{-~]")
ASCII_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def is_punctuation(char):
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char).startswith("P")


def is_cjk(char):
    code = ord(char)
    return code >= 0x3400 and any(low <= code <= high for low, high in CJK)


def clean(text):
    """Remove control characters and U+FFFD; every white space becomes a blank."""
    out = []
    for char in text:
        if char in "\t\n\r" or unicodedata.category(char) == "Zs":
            out.append(" ")
        elif ord(char) == 0 or ord(char) == 0xFFFD or unicodedata.category(char).startswith("C"):
            continue
        else:
            out.append(f" {char} " if is_cjk(char) else char)
    return "".join(out)


def basic_words(text):
    """The words and punctuation marks of `text`, lower-cased and without accents."""
    if text.isascii():
        return ASCII_WORDS.findall(ASCII_CONTROL.sub("", text).lower())
    words = []
    for word in clean(text).split():
        word = unicodedata.normalize("NFD", word.lower())
        start = 0
        chars = [c for c in word if unicodedata.category(c) != "Mn"]
        for i, char in enumerate(chars):
            if is_punctuation(char):
                if i > start:
                    words.append("".join(chars[start:i]))
                words.append(char)
                start = i + 1
        if start < len(chars):
            words.append("".join(chars[start:]))
    return words


class Tokenizer:
    """`encode` turns text into WordPiece ids, without [CLS] and [SEP]."""

    def __init__(self, vocab_path):
        with open(vocab_path, encoding="utf8") as stream:
            self.tokens = stream.read().rstrip("\n").split("\n")
        self.ids = {token: i for i, token in enumerate(self.tokens)}
        self.pad, self.unk = self.ids["[PAD]"], self.ids["[UNK]"]
        self.cls, self.sep, self.mask = self.ids["[CLS]"], self.ids["[SEP]"], self.ids["[MASK]"]
        self._words = {}
        self._chunks = {}

    def word_ids(self, word):
        """Ids of one word by greedy longest match."""
        found = self._words.get(word)
        if found is None:
            found = self._words[word] = self._match(word)
        return found

    def _match(self, word):
        if len(word) > MAX_WORD:
            return (self.unk,)
        ids, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = self.ids.get(word[start:end] if start == 0 else "##" + word[start:end])
                if piece is not None:
                    break
                end -= 1
            else:
                return (self.unk,)
            ids.append(piece)
            start = end
        return tuple(ids)

    def encode(self, text):
        """WordPiece ids of `text`; the literal "[MASK]" is kept as the mask token."""
        ids = []
        for i, part in enumerate(text.split("[MASK]")):
            if i:
                ids.append(self.mask)
            # White space separates words in every case, so each chunk between blanks can be cached.
            for chunk in part.split():
                found = self._chunks.get(chunk)
                if found is None:
                    found = tuple(i for word in basic_words(chunk) for i in self.word_ids(word))
                    if len(self._chunks) < 3_000_000:
                        self._chunks[chunk] = found
                ids.extend(found)
        return ids

    def sequence(self, first, second=None):
        """([CLS] first [SEP] (second [SEP]), token type ids)."""
        ids = [self.cls, *self.encode(first), self.sep]
        types = [0] * len(ids)
        if second is not None:
            tail = [*self.encode(second), self.sep]
            ids += tail
            types += [1] * len(tail)
        return ids, types
