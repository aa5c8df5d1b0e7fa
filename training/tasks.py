"""The labelled sets for finetune.py, as lists of examples with WordPiece ids."""

import json
import os
import re

SENTIMENTS = ("negative", "positive")
ENTITIES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
# WNUT 2017 and Wikigold use other names; what has no counterpart counts as outside.
ENTITY_NAMES = {"PER": "PER", "person": "PER", "ORG": "ORG", "corporation": "ORG", "group": "ORG", "LOC": "LOC",
                "location": "LOC"}
STRAY = re.compile(r"^(help me|hello|clm\.|cc\.|hi)\s*$", re.I)


def sst2(folder, file, tokenizer, longest=64):
    """[{ids, types, label}] of SST-2: "train", "dev_heldout" (split from train) or "test_872" (GLUE's dev)."""
    examples = []
    with open(os.path.join(folder, "sst", f"sst2_{file}.tsv"), encoding="utf8") as stream:
        next(stream)
        for line in stream:
            text, label = line.rstrip("\n").rsplit("\t", 1)
            examples.append(sentence(tokenizer, text, int(label), longest))
    return examples


def uci(folder, tokenizer, longest=64):
    """[{ids, types, label}] of the three UCI review files, without the stray chat lines at their tops."""
    examples = []
    for name in ("amazon_cells", "imdb", "yelp"):
        with open(os.path.join(folder, "uci_sentiment", name + "_labelled.txt"), encoding="utf8") as stream:
            for line in stream:
                text, tab, label = line.rstrip("\n").rpartition("\t")
                if tab and label.strip() in "01" and len(text.split()) > 1 and not STRAY.match(text.strip()):
                    examples.append(sentence(tokenizer, text, int(label), longest))
    return examples


def sentence(tokenizer, text, label, longest):
    ids, _ = tokenizer.sequence(text)
    ids = ids[: longest - 1] + [tokenizer.sep] if len(ids) > longest else ids
    return {"ids": ids, "types": [0] * len(ids), "label": label}


def conll(path):
    """[(words, tags)] of a file with one word and tag a line; the word is the field before the last."""
    words, tags = [], []
    with open(path, encoding="utf8") as stream:
        for line in stream:
            fields = line.split("\t") if "\t" in line else line.split()
            if len(fields) < 2 or not fields[-2].strip():
                if words:
                    yield words, tags
                words, tags = [], []
            else:
                words.append(fields[-2].strip())
                tags.append(fields[-1].strip())
    if words:
        yield words, tags


def bio(tags):
    """Any of IOB1/IOB2 with any set's names → IOB2 over PER, ORG, LOC."""
    out, previous = [], "O"
    for tag in tags:
        prefix, _, name = tag.partition("-")
        name = ENTITY_NAMES.get(name)
        if name is None:
            out.append("O")
        elif prefix == "B" or previous[2:] != name:
            out.append("B-" + name)
        else:
            out.append("I-" + name)
        previous = out[-1]
    return out


def entities(folder, file, tokenizer, longest=96):
    """[{ids, types, tags}]: tags [tokens] are ENTITIES indices on the first piece of each word, −100 elsewhere."""
    examples = []
    for words, tags in conll(os.path.join(folder, file)):
        ids, labels = [tokenizer.cls], [-100]
        for word, tag in zip(words, bio(tags)):
            pieces = tokenizer.encode(word)
            if pieces and len(ids) + len(pieces) < longest:
                ids += pieces
                labels += [ENTITIES.index(tag)] + [-100] * (len(pieces) - 1)
        examples.append({"ids": ids + [tokenizer.sep], "types": [0] * (len(ids) + 1), "tags": labels + [-100]})
    return examples


def entity_spans(tags):
    """{(kind, first, last + 1)} of a list of IOB2 tag names; an I- without its B- starts an entity too."""
    spans, start, kind = set(), None, None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != kind):
            spans.add((kind, start, i))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start, kind = i, tag[2:]
    return spans


def questions(folder, split, tokenizer, longest=128, stride=64):
    """[{context, answers, windows}] of the SQuAD subset ("train" or "dev") or of XQuAD ("xquad").

    A window is [CLS] question [SEP] part of the context [SEP]: {ids, types, offset, places, start, end}, where
    `places` gives each context piece's characters and start/end are 0, [CLS], when the answer is not wholly inside (as in
    google-research/bert's run_squad.py): so scores of several windows of one text can be held against each other.
    """
    if split == "xquad":
        with open(os.path.join(folder, "xquad_en", "xquad.en.json"), encoding="utf8") as stream:
            rows = [{"context": paragraph["context"], "question": q["question"], "answers": q["answers"]}
                    for article in json.load(stream)["data"] for paragraph in article["paragraphs"]
                    for q in paragraph["qas"]]
    else:
        with open(os.path.join(folder, "squad_subset", "squad_joined.jsonl"), encoding="utf8") as stream:
            rows = list(map(json.loads, stream))
        # Two paragraphs stand in both splits: they count as dev only.
        dev = {row["context"] for row in rows if row["split"] == "dev"}
        rows = [row for row in rows if row["split"] == split and (split == "dev" or row["context"] not in dev)]
        for row in rows:
            row["answers"] = [{"text": row["answer"], "answer_start": row["answer_start"]}]
    return [{"context": row["context"], "answers": [a["text"] for a in row["answers"]],
             "windows": windows(row, tokenizer, longest, stride)} for row in rows]


def windows(row, tokenizer, longest, stride):
    """The overlapping windows of one question over its context."""
    asked = tokenizer.encode(row["question"])[:40]
    pieces, places = [], []
    for match in re.finditer(r"\w+|[^\w\s]", row["context"]):
        for piece in tokenizer.encode(match.group()):
            pieces.append(piece)
            places.append((match.start(), match.end()))
    first = row["answers"][0]["answer_start"]
    last = first + len(row["answers"][0]["text"])
    inside = [i for i, (a, b) in enumerate(places) if a < last and b > first] or [-1]
    room, offset, result = longest - len(asked) - 3, len(asked) + 2, []
    for cut in range(0, max(1, len(pieces) - room + stride), stride):
        kept = pieces[cut : cut + room]
        whole = cut <= inside[0] and inside[-1] < cut + len(kept)
        result.append({"ids": [tokenizer.cls, *asked, tokenizer.sep, *kept, tokenizer.sep],
                       "types": [0] * offset + [1] * (len(kept) + 1), "offset": offset,
                       "places": places[cut : cut + room],
                       "start": inside[0] - cut + offset if whole else 0,
                       "end": inside[-1] - cut + offset if whole else 0})
    return result


def normal_answer(text):
    """SQuAD's normalization: lower case, no punctuation, no articles, single blanks."""
    text = re.sub(r"[^\w\s]", "", text.lower())
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def answer_scores(guess, answers):
    """(exact match, token F1) of a guess, the best over all the accepted answers."""
    best = (0.0, 0.0)
    guess = normal_answer(guess).split()
    for answer in answers:
        answer = normal_answer(answer).split()
        common = sum(min(guess.count(w), answer.count(w)) for w in set(guess))
        f1 = 2 * common / (len(guess) + len(answer)) if common else float(guess == answer)
        best = max(best, (float(guess == answer), f1), key=lambda pair: pair[1])
    return best


GOOD = ("good", "great", "wonderful", "excellent", "lovely", "beautiful", "fun", "funny", "exciting", "delicious", "friendly",
        "helpful", "comfortable", "clean", "fast", "useful", "brilliant", "fantastic", "interesting", "pleasant", "easy to use",
        "worth the money", "well made", "a pleasure", "fresh", "charming", "clever", "touching")
BAD = ("bad", "terrible", "awful", "horrible", "boring", "dull", "ugly", "dirty", "rude", "slow", "useless", "broken", "cold",
       "disappointing", "stupid", "annoying", "noisy", "too expensive", "a waste of time", "poorly made", "bland", "predictable",
       "unfriendly", "uncomfortable", "overpriced", "confusing", "stale", "hard to use")
THINGS = ("the film", "the movie", "the food", "the book", "the hotel", "the room", "the service", "the phone", "this game",
          "the play", "the music", "the story", "the acting", "the staff", "the battery", "the soup", "the show", "it", "everything",
          "the design", "the ending", "the concert", "the trip", "my new coat", "the camera", "the plot")
LIKES = {True: ("I love it", "I would buy it again", "we enjoyed every minute", "I recommend it", "it works perfectly", "I was very happy with it",
                "it made my day", "we had a great time", "I can not wait to go back"),
         False: ("I hate it", "I want my money back", "do not buy it", "it stopped working", "we left early", "I fell asleep",
                 "never again", "I was very unhappy with it", "I would not recommend it", "we will not come back")}


def opinions(count, tokenizer, random, longest=64):
    """`count` everyday opinions from a seeded grammar: plain, with negations, and with "but", where the last part decides.

    SST-2 is film reviews alone and has few negations; the page's visitors type "This film is not good at all."
    """
    def pick(words):
        return words[int(random.integers(len(words)))]

    def clause(positive):
        kind, thing, verb = random.random(), pick(THINGS), pick(("is", "was"))
        if kind < 0.3:
            return f"{thing} {verb} {pick(('', 'very ', 'really ', 'so '))}{pick(GOOD if positive else BAD)}"
        if kind < 0.65:
            return (f"{thing} {verb} {pick(('not', 'never', 'not at all', 'by no means'))} {pick(BAD if positive else GOOD)}"
                    f"{pick(('', '', ' at all'))}")
        if kind < 0.8:
            said = pick(("I do not think", "nobody can say", "I would not say"))
            return f"{said} that {thing} {verb} {pick(BAD if positive else GOOD)}"
        return pick(LIKES[positive])

    examples = []
    for _ in range(count):
        positive = bool(random.random() < 0.5)
        kind = random.random()
        if kind < 0.45:
            text = clause(positive)
        elif kind < 0.7:
            text = f"{clause(not positive)}, but {clause(positive)}"
        else:
            text = f"{clause(positive)} and {clause(positive)}"
        text = text[0].upper() + text[1:] + pick((".", ".", "!"))
        examples.append(sentence(tokenizer, text, int(positive), longest))
    return examples
