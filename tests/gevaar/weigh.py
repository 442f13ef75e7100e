#!/usr/bin/env python3
"""weigh.py: how much each word speaks for danger, learned from sentences.

Usage: tests/gevaar/weigh.py [--check] [--without NAME,NAME...]          in the project's folder, after make

Reads tests/gevaar/*.tsv (a kind, a tab, one to three sentences; "geen": no danger), the mails of `gezegd` and
`tweelingen` beside them, what the writers of the mails of tests/corpus wrote, and our own mails (templates/nl), and writes the file of points for config/lexicon to
standard output (its lines "weegt", see config/lexicon/spelling). With --check it writes none, but tells what is found
of the sentences of each hand when only the others' were learned, at the same rate of false alarms: the honest figure.
Without some hands ("6") or sets of mails ("twintig") it learns as if they had never been written: what it writes then
can be tried on them.

A logistic regression over the words of a stretch (as src/form/lexicon_weigh.c takes them), their first five
letters, pairs of words with up to two between, and the classes of tests/gevaar/klassen; a class is only a way to learn of words that no
sentence holds: in the end its points are added to each word of it. Needs python3-sklearn; takes a minute.
"""
import collections
import glob
import json
import math
import os
import re
import subprocess
import sys
import unicodedata
import zlib

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

KINDS = "suicide zelfverwonding geweld seksueel weggelopen dakloos andere".split()
STRETCH, PIECE = 30, 15  # words: LEXICON_STRETCH, LEXICON_PIECE
TOGETHER = 3             # stretches: LEXICON_TOGETHER
APART = 3                # words: a pair may have two between: LEXICON_APART
MAIL = 60                # words: of more the danger stands somewhere
SEEN = 4                 # times that a word or pair must occur to be learned
APART_HANDS = "b", "f"   # of gezegd
STRENGTH = 0.3           # of learning against keeping weights small
ALARMS = 0.03            # of the calm mails that were not learned
DEALS = 3                # of the mails in two: what one half teaches is tried on the other
LEAST = 10               # points: less is left out
HEAD = """# Words that together speak for danger when no phrase names it (domain.md section 4.6): points for each word of a
# stretch of some thirty words, in whole sentences. A stretch above eighty is mentioned, as danger of the kind with most points.
# A text alarms by what it says as a whole: the mean of its three heaviest stretches, of a text of four stretches or fewer the
# heaviest (understand/gevaar_weigh.c). The same figure tells whether a phrase that says little alone is believed (gevaar.c).
# Made by tests/gevaar/weigh.py from the sentences beside it; add a line of your own in another file:
#
#   weegt gevaar 120 = word | beginning~ | two words       a hundred points make danger 2.7 times as likely
#   weegt gevaar 60 = word .. word                         with a word or two between, in one sentence
#   weegt gevaar suicide 80 = ...                          which kind it is then
#   weegt gevaar -40 = <zin>                               less alert: every stretch begins with forty points less
"""


# --- words, as src/form/words.c makes them --------------------------------------------------------------------

def spellings():
    usual = {}
    for line in open("config/lexicon/spelling", encoding="utf-8"):
        match = re.match(r"woord (.+?) = (.+)$", line.strip())
        if match:
            for variant in match.group(2).split("|"):
                usual[fold(variant.strip())] = fold(match.group(1)).split()
    return usual


def fold(text):
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'`’‘´\u00ad\u200b")
    return re.sub(r"([a-z])\1{2,}", r"\1", text.replace("œ", "oe").replace("æ", "ae").replace("ß", "s"))


def sentences(text, usual):
    found = [[]]
    for piece in re.findall(r"[^\W_]+|[.!?]|\n\s*\n", fold(text)):
        if piece[0] in ".!?\n":
            found.append([])
        else:
            found[-1] += usual.get(piece, [piece])
    return [s for s in found if s]


# --- what a word adds --------------------------------------------------------------------------------------------

class Classes:
    def __init__(self, name):
        self.exact, self.begins = collections.defaultdict(list), []
        for line in open(name, encoding="utf-8"):
            match = re.match(r"klasse (\w+) = (.+)$", line.strip())
            for word in match.group(2).split("|") if match else ():
                word = fold(word.strip())
                if word.endswith("~"):
                    self.begins.append((word[:-1], match.group(1)))
                elif re.fullmatch(r"[^\W_]+", word):
                    self.exact[word].append(match.group(1))
        self.known = {}

    def of(self, word):
        if word not in self.known:
            self.known[word] = self.exact.get(word, []) + [c for b, c in self.begins if word.startswith(b)]
        return self.known[word]


def features(words, at, classes):
    """What the word adds, with those before it in its sentence."""
    word = words[at]
    found = [word] + ["<%s>" % name for name in classes.of(word)]
    if len(word) > 5:
        found.append(word[:5] + "~")
    return found + [words[at - apart] + (" " if apart == 1 else " .. ") + word for apart in range(1, min(at, APART) + 1)]


def stretches(parts, classes):
    """parts: the words of each sentence; a longer one is cut. What is weighed at the end of each piece. (The program weighs what is left
    at the end of a text too; learned from, it would count the last sentences of each mail more often than the others.)"""
    pieces, found, first, count = [], [], 0, 0
    for words in parts:
        for begin in range(0, len(words), PIECE):
            end = min(begin + PIECE, len(words))
            pieces.append((end - begin, [f for at in range(begin, end) for f in features(words, at, classes)]))
    for last, (words, _) in enumerate(pieces):
        count += words
        while count > STRETCH:
            count -= pieces[first][0]
            first += 1
        found.append(collections.Counter(f for _, own in pieces[first:last + 1] for f in own))
    return found


def whole(parts, classes):
    return collections.Counter(f for words in parts for at in range(len(words)) for f in features(words, at, classes))


# --- learning ----------------------------------------------------------------------------------------------------

def learn(bags, truth, strength=STRENGTH, seen=SEEN):
    """Logistic regression with a quadratic penalty. Gives {feature: weight}, constant."""
    count = collections.Counter(f for bag in bags for f in bag)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([{f: n for f, n in bag.items() if count[f] >= seen} for bag in bags])
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0).fit(rows, truth)
    return dict(zip(vectorizer.get_feature_names_out(), model.coef_[0])), float(model.intercept_[0])


def weigh(model, bag):
    weights, constant = model
    return constant + sum(weights.get(f, 0.0) * n for f, n in bag.items())


def together(model, bags):
    """What speaks for danger in a whole text: the mean of its heaviest stretches (LEXICON_TOGETHER)."""
    tops = sorted((weigh(model, bag) for bag in bags), reverse=True)[:TOGETHER]
    return sum(tops) / len(tops) if tops else -9.0


# --- what is learned from ----------------------------------------------------------------------------------------

def left_out():
    """Names of hands ("6") and of sets of mails ("twintig")."""
    return sys.argv[sys.argv.index("--without") + 1].split(",") if "--without" in sys.argv else []


def read_sentences():
    found = []
    for name in sorted(glob.glob("tests/gevaar/*.tsv")):
        if os.path.basename(name)[:-4] in left_out():
            continue
        for line in open(name, encoding="utf-8"):
            kind, text = line.rstrip("\n").split("\t")
            found.append((name, kind, text.replace(" / ", "\n")))
    return found + read_mended()


def read_mended():
    """The sentences that phrases are made of, but for the hands that are kept apart."""
    found = []
    for name in ("gezegd", "tweelingen"):
        for line in open("tests/gevaar/" + name, encoding="utf-8"):
            what, level, text = line.rstrip("\n").split("\t")
            if level in ("spoed", "rustig") and what.split()[0] not in APART_HANDS and name not in left_out():
                found.append((name, "geen" if level == "rustig" else what.split()[-1], text))
    return found


def samples(rows):
    """(bag, truth) of each: all of a danger, and each stretch of what is none."""
    return [(bag, kind != "geen") for _, kind, all_of_it, parts in rows for bag in ([all_of_it] if kind != "geen" else parts)]


def learn_danger(rows, calm, urgent=()):
    """urgent: mails of which nobody marked where the danger stands. Learned at the second try: by then each one's
    heaviest stretch is where it most likely stands."""
    known = samples(rows) + [(bag, False) for bags in calm for bag in bags]
    model = learn([bag for bag, _ in known], [truth for _, truth in known])
    if urgent:
        known += [(max(bags, key=lambda bag: weigh(model, bag)), True) for bags in urgent if bags]
        model = learn([bag for bag, _ in known], [truth for _, truth in known])
    return model


def read_mails():
    """What was written in the mails of tests/corpus: without danger by their labels, and with."""
    names = [name for name in sorted(glob.glob("tests/corpus/*.eml"))
             if os.path.basename(name).split("-")[0] not in left_out()]
    out = subprocess.run(["./loketctl", "read"] + names, capture_output=True, check=False).stdout.decode()
    decoder, at, calm, urgent = json.JSONDecoder(), 0, [], []
    for name in names:
        reading, at = decoder.raw_decode(out, at)
        while at < len(out) and out[at].isspace():
            at += 1
        niveau = json.load(open(name[:-4] + ".json", encoding="utf-8"))["verwacht"].get("gevaar.niveau")
        text = reading["mail"].get("tekst") or ""
        if niveau == "spoed":
            urgent.append(text)
        elif niveau or reading["gevaar"]["niveau"] == "geen":  # unlabelled and told: left open
            calm.append(text)
    return calm + own_texts(), urgent


def own_texts():
    """What our own mails say, and people quote: no danger, but for what stands under "Is het dringend?"."""
    texts = []
    for name in sorted(glob.glob("templates/nl/*.md")):
        text = re.sub(r"\{\{[^}]*\}\}", "", open(name, encoding="utf-8").read().split("## Is het dringend?")[0])
        texts.append("\n\n".join(re.sub(r"^[#-]+ ", "", line) for line in text.splitlines()))
    return texts


def alarm_level(model, mails):
    """The weight that only ALARMS of the mails pass."""
    return sorted((together(model, bags) for bags in mails), reverse=True)[int(len(mails) * ALARMS)]


def tried_level(rows, calm, urgent, deal, side):
    """The same for the calm mails of the other side, learned without them. Which side a mail is on hangs on its own
    words: one mail more or less deals no other anew."""
    def is_here(bags):
        return zlib.crc32(" ".join(sorted(f for bag in bags for f in bag)).encode()) >> deal & 1 == side
    model = learn_danger(rows, [m for m in calm if is_here(m)], [m for m in urgent if is_here(m)])
    return alarm_level(model, [m for m in calm if not is_here(m)])


def check(rows, mails):
    hands = sorted({name for name, _, _, _ in rows})
    for hand in hands:
        found, alarms, dangers, calms = 0, 0, 0, 0
        for half in (0, 1):
            model = learn_danger([row for row in rows if row[0] != hand], mails[half::2])
            level = alarm_level(model, mails[1 - half::2])
            for name, kind, _, windows in rows:
                if name != hand:
                    continue
                alarm = together(model, windows) > level
                dangers, calms = dangers + (kind != "geen"), calms + (kind == "geen")
                found, alarms = found + (alarm and kind != "geen"), alarms + (alarm and kind == "geen")
        print("%s: %.0f %% of %d found, %.0f %% of %d calm ones taken for danger" % (
            os.path.basename(hand), 100 * found / max(1, dangers), dangers / 2, 100 * alarms / max(1, calms), calms / 2), flush=True)


# --- writing -----------------------------------------------------------------------------------------------------

def spread(weights, classes):
    """The classes' weights added to their words."""
    points = collections.Counter({f: w for f, w in weights.items() if f[0] != "<"})
    for word, names in classes.exact.items():
        points[word] += sum(weights.get("<%s>" % n, 0.0) for n in names)
    for begin, name in classes.begins:
        points[begin + "~"] += weights.get("<%s>" % name, 0.0)
    return points


def write(subject, points, constant):
    by = collections.defaultdict(list)
    for feature, weight in points.items():
        value = int(round(100 * weight / 5)) * 5
        if abs(value) >= LEAST:
            by[value].append(feature)
    if constant is not None:
        print("weegt %s %d = <zin>" % (subject, round(100 * constant)))
    for value in sorted(by, reverse=True):
        line = ""
        for feature in sorted(by[value]):
            if len(line) + len(feature) > 100:
                print("weegt %s %d = %s" % (subject, value, line))
                line = ""
            line += (" | " if line else "") + feature
        print("weegt %s %d = %s" % (subject, value, line))


def main():
    usual, classes = spellings(), Classes("tests/gevaar/klassen")
    calm, urgent = ([stretches(sentences(text, usual), classes) for text in texts] for texts in read_mails())
    rows = []
    for name, kind, text in read_sentences():
        parts = sentences(text, usual)
        if kind != "geen" and sum(len(words) for words in parts) > MAIL:
            urgent.append(stretches(parts, classes))
        else:
            rows.append((name, kind, whole(parts, classes), stretches(parts, classes)))
    if "--check" in sys.argv:
        check(rows, calm)
        return
    model = learn_danger(rows, calm, urgent)
    levels = [tried_level(rows, calm, urgent, deal, side) for deal in range(DEALS) for side in (0, 1)]
    print(HEAD)
    write("gevaar", spread(model[0], classes), model[1] - sum(levels) / len(levels))
    dangers = [r for r in rows if r[1] in KINDS]
    for kind in KINDS:
        weights, constant = learn([r[2] for r in dangers], [r[1] == kind for r in dangers], seen=6)
        write("gevaar " + kind, {f: w for f, w in spread(weights, classes).items() if " " not in f}, constant)


if __name__ == "__main__":
    main()
