#!/usr/bin/env python3
"""reading.py files <LIST: `./loketctl read` on all these files; prints SECONDS, CPU SECONDS (readers included) and
the peak memory of a process in kB.
reading.py hostile DIR BYTES: a mail of BYTES, and one of twice that, of each shape of text below; prints a line for
each: SHAPE, CPU SECONDS of the smaller and the larger (the better of two runs), peak memory in kB with the larger.
Exit 1 when a reader does not come to its end."""
import glob
import os
import random
import resource
import subprocess
import sys
import time

LEXICON = os.path.join(os.path.dirname(__file__), "..", "..", "config", "lexicon")
HEAD = ("From: An <an@burger.example>\nTo: loket@example.org\nSubject: vraag\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        "Dag, mijn zoon van 15 en ik vragen bemiddeling.\n\n")
NAMES = "Jan Piet An Karel Sofie Mohamed Fatima Luc Els Peeters Janssens Van den Berg".split()


def written(term):
    """A phrase as somebody may write it."""
    stands_for = {"...": "dan", "<n>": "15", "<naam>": "Jan", "<woord>": "iets"}
    words = [word.strip("[]").split("/")[0].replace("~", "en") for word in term.split()]
    return " ".join(stands_for.get(word, word) for word in words)


def phrases():
    """All phrases of the lexicon, and the halves of those that have some."""
    whole, halves = [], []
    for path in sorted(glob.glob(os.path.join(LEXICON, "*"))):
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.split(" ")[0] not in ("sterk", "zwak", "val"):
                    continue
                for phrase in line.split("=", 1)[1].split("|"):
                    terms = [written(term) for term in phrase.split("&")]
                    (halves if len(terms) > 1 else whole).extend(terms)
    return whole, halves or whole


def labels():
    with open(os.path.join(LEXICON, "labels"), encoding="utf-8") as file:
        lines = [line.split("=", 1)[1] for line in file if line[0] != "#" and "=" in line]
    return [line.split("|")[0].strip() + ": x" for line in lines]


FORM = "Naam kind: An Peeters\nGeboortedatum: 01/02/2012\nNaam aanvrager: Els Maes\nRelatie: moeder\nWie is betrokken:\n"


def shapes():
    """NAME: what the text is made of, what stands between, and perhaps what it begins with."""
    whole, halves = phrases()
    return {
        "people of a form": (["Jan Peeters, vader"], "\n", FORM),
        "boxes of a form": (["[x] moeder"], "\n", FORM),
        "lines below a row of stars": (["a"], "\n", FORM + "*" * 80000 + "y\n"),
        "one word": (["a"], ""),
        "phrases": (whole, " "),
        "phrases, one a line": (whole, "\n"),
        "halves of phrases": (halves, " "),
        "danger here and there": (["ik wil dood " + "xyz " * 300], ""),
        "names": (NAMES, " "),
        "names, one a line": (NAMES, "\n"),
        "numbers": ([str(number * 7919) for number in range(1000)], " "),
        "telephone numbers": (["Jan 0470 12 34 56", "tel: 0470/123456 mama", "+32 470 12 34 56"], "\n"),
        "addresses": (["jan@example.org", "a@b.be <x@y.be>", "https://example.org/a?b=c"], "\n"),
        "@": (["@"], ""),
        "line ends": (["\n"], ""),
        "quoted lines": (["> dag", ">>>>>> dag", "> > >", "Op ma 6 jan schreef Jan <a@b.be>:"], "\n"),
        "heads of mails": (["Van: Bo <bo@example.org>", "Verzonden: maandag 6 januari 2025 9:00", "Aan: An"], "\n"),
        "labels": (labels(), "\n"),
        "short labels": (["a: b"], "\n"),
        "boxes": (["[ ] ja", "[x] nee", "( ) x"], "\n"),
        "people": (["- mama: Jan 0470", "- begeleider Els", "* papa", "1. consulent An (SDJ)"], "\n"),
        "consents": (["mama gaat akkoord", "papa is niet akkoord", "hij weet ervan", "maar niet"], ". "),
    }


def text_of(pieces, between, size):
    dice = random.Random(1)
    text, length = [], 0
    while length < size:
        some = dice.choices(pieces, k=1000)
        text.append(between.join(some) + between)
        length += len(text[-1])
    return "".join(text)[:size]


def read(files):
    """(seconds, CPU seconds, peak kB so far) of a run."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    told = subprocess.run(["./loketctl", "read", *files], stdout=subprocess.PIPE, check=True).stdout
    seconds, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if told.count(b"\n") != len(files) or b'"soort":"onleesbaar"' in told:
        sys.exit("reading.py: a mail was not read")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, after.ru_maxrss


def tell_files():
    seconds, cpu, peak = read(sys.stdin.read().splitlines())
    print(f"{seconds:.3f} {cpu:.3f} {peak}")


def tell_hostile(folder, size):
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "mail")
    for name, (pieces, between, *begin) in shapes().items():
        cpu = []
        for bytes_ in (size, 2 * size):
            with open(path, "w", encoding="utf-8") as file:
                file.write(HEAD + "".join(begin) + text_of(pieces, between, bytes_) + "\n")
            runs = [read([path]) for _ in range(3)]
            cpu.append(min(run[1] for run in runs))
        print(f"{name.replace(' ', '_')} {cpu[0]:.3f} {cpu[1]:.3f} {runs[0][2]}", flush=True)


if sys.argv[1] == "files":
    tell_files()
else:
    tell_hostile(sys.argv[2], int(sys.argv[3]))
