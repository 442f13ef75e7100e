"""transcript: the paper of the day: who wrote what, and what each person got, in order. It says itself how it is to be
read (HEAD, SHORT)."""
import email.header
import html
import re

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december")
KEY = re.compile(r"\+[a-z2-7]{30,}@")
REFERENCE = re.compile(r"\b\d\d-\d{5}-\d\b")
WIDTH = 110
HEAD = """Een dag aan het loket: wat iedereen schreef, en wat iedereen kreeg. De verzonnen aanvragen zelf staan in
aanvragen.txt, en wie wanneer wat doet in verloop. Een test speelt deze dag na, en vergelijkt.

“02 05 → aanvrager: … [doorgegeven, bemiddeling@limburg.be]”: die mail kregen de aanvragers van 02 en 05; tussen haken
het sjabloon en de afzender. NR is het nummer van het dossier zelf. “als bij 02”: dezelfde tekst als die over 02.
“# Titel …”: dezelfde tekst als eerder onder die titel; “# Titel (2)”: de tweede tekst die zo heet. Van de meeste tickets
staat hier alleen wat bovenaan staat en het advies, en van de meeste opdrachten niet wat in de aanvraag gelezen is. Verder is
ingekort:
"""
# What stands in many mails, word for word; "…" is what differs.
SHORT = (
    ("[crisisnummers]", """- 112 – bij levensgevaar: ziekenwagen of brandweer
- 101 – politie, als het dringend is
- 102 – Awel: luistert naar kinderen en jongeren
- 1813 – Zelfmoordlijn: dag en nacht, gratis
- 116 000 – Child Focus: als een kind of jongere weg is, dag en nacht, gratis
- 1712 – vragen over geweld of misbruik, gratis (geen noodnummer)"""),
    ("[vriendelijke groeten van Loket …]", "Vriendelijke groeten\nDe medewerkers van Loket …"),
    ("[groeten van Loket …]", "Groeten\nDe medewerkers van Loket …"),
    ("[bewaard]",
     "Wat in uw mail geen opdracht is, is bewaard bij het dossier. De aanvrager krijgt dat niet te zien."),
    ("[bewaard voor het loket]", "Wat in uw mail geen opdracht is, is bewaard bij het dossier. Het loket leest "
     "dat. De aanvrager krijgt dat niet te zien."),
    ("GEDAAN", "# Verslag bij NR\nGedaan.\n-"),
    ("NIETS GEDAAN", "# Verslag bij NR\nEr is niets gedaan.\n-"),
    ("[ongedaan vóór …]", "Toch niet? Antwoord met “ongedaan” vóór …. Tot dan vertrekken de mails niet."),
    ("TOESTAND …", "# Hoe staat het dossier ervoor?\n- Toestand: …"),
    ("MELDING", "# Melding bij NR"),
    ("[vraag status]", "Hoe staat het dossier ervoor? Antwoord op deze mail met bovenaan: status"),
    ("[waar de mail is]", "- De mail zelf: in de mailbox. Of vraag mail N aan de beheerder."),
    ("[mailbox …]", "- Mailbox: …"),
)
FLOWING = ("verslag", "melding", "bericht", "herinnering")  # on as few lines as can be
CLOSED = ("afgesloten", "niet_ontvankelijk", "ingetrokken")
# What was read in a request, word by word, is shown of a few only: the tests of the reading have the others.
WHOLE_TICKETS = ("01",)
WHOLE_ORDERS = ("03", "05", "22", "24", "27")
TICKET_PARTS = ("De vraag", "De tekst van de mail", "De aanvrager", "De cliënt", "De betrokkenen", "De situatie",
                "Beslissen", "Bijlagen", "Bijlagen bij de mail zelf", "Antwoorden in het formulier")
TICKET_LINES = ("# Nieuw bericht", "# Het bericht", "- Advies: ", "- Mailbox: ", "- Ontvangen: ", "- Soort: ",
                "- Afzender: ", "- Onderwerp van de mail: ")
ORDER_PARTS = ("Wie vraagt het?", "Over wie gaat het?", "Wie is erbij betrokken?", "Wat is de vraag?",
               "Wat weten we nog?")


def encoded(text):
    """A header as a mail program writes it."""
    if text.isascii():
        return text
    name, angle, address = text.partition(" <")
    return email.header.Header(name, "utf-8").encode() + angle + address


def plain(mail):
    return mail.get_body(("plain",)).get_content()


def wrapped(text, indent, more):
    line, empty = indent, True
    for word in text.split(" "):
        if len(line) + len(word) > WIDTH and not empty:
            yield line.rstrip()
            line = more
        line += word + " "
        empty = False
    yield line.rstrip()


def pieces(text):
    """Paragraphs, and the points of a list, each in one line."""
    out = []
    for block in re.split(r"\n\s*\n", text.strip()):
        begin = True
        for line in block.splitlines():
            line = line.strip()
            if re.match(r"(-{3,}|={3,})$", line):
                out[-1] = "# " + out[-1]
                continue
            if begin or re.match(r"(- |\d\. |> |#)", line):
                out.append(line)
            else:
                out[-1] += " " + line
            begin = False
    return [re.sub(r" +", " ", piece) for piece in out]


class Transcript:
    def __init__(self, day):
        self.day, self.lines, self.kept = day, [], []
        self.known, self.titles = {}, {}  # mails and parts that were printed
        self.lines += HEAD.splitlines()
        for short, text in SHORT:
            self.say("%s: %s" % (short, " / ".join(text.splitlines())), "  ", "    ")

    def say(self, text="", indent="", more=None):
        self.lines += list(wrapped(text, indent, indent if more is None else more)) if text else [""]

    def text(self):
        return "\n".join(self.lines) + "\n"

    # --- what stands in for what changes from run to run ---
    def stable(self, text, number=None):
        def name(found):
            known = self.day.numbers.get(found.group(0))
            return "NR" if known == number and known else "NR-" + (known or "??")

        text = KEY.sub("+SLEUTEL@", REFERENCE.sub(name, text))
        return re.sub(r"(vraag mail )\d+", r"\1N", text)

    def name(self, mail):
        if mail.who in self.day.people:
            return self.day.people[mail.who].split(" <")[0]
        return mail.address

    # --- what happens ---
    def moment(self, when, why):
        title = "%s %d %s %d, %02d:%02d" % (DAYS[when.weekday()], when.day, MONTHS[when.month - 1], when.year,
                                            when.hour, when.minute)
        self.say()
        self.say("== %s %s" % (title, "=" * (WIDTH - 4 - len(title))))
        if why:
            self.say(why)
        self.say()

    def wrote_request(self, number, request, copy):
        to = request["To"].split(", ")
        self.say("%s  %s %s %s: “%s” (%s)" % (
            number, request["From"], "schreef ook naar" if copy else "schrijft naar", to[1] if copy else to[0],
            self.stable(self.day.fill(request["Subject"])), request["title"]), "", "    ")

    def wrote_answer(self, asked, text, machine):
        text = self.stable(self.day.fill(text).strip())
        self.say("%s  %s %s op “%s”: %s" % (asked.number, self.name(asked),
                                            "(automatisch) antwoordt" if machine else "antwoordt",
                                            self.stable(asked.mail["Subject"], asked.number),
                                            re.sub(r"\n+", " / ", text)), "", "    ")

    def print_expectation(self, got, head):
        lines = {}
        for who, template, number in sorted(got.elements()):
            lines.setdefault((template, number), []).append(who)
        again = {}
        for (template, number), who in lines.items():
            again.setdefault((" ".join(who), template), []).append(number)
        for (who, template), numbers in sorted(again.items()):
            print("%s%s %s %s" % (head, who, template, " ".join(sorted(numbers))), flush=True)

    def core(self, mail):
        text = self.short(pieces(self.stable(plain(mail.mail), mail.number)))
        if mail.template == "ticket" and mail.number not in WHOLE_TICKETS:
            return ticket_core(text)
        if mail.template == "opdracht" and mail.number not in WHOLE_ORDERS:
            return without(text, ORDER_PARTS)
        return text

    @staticmethod
    def short(text):
        whole = "\n".join(text)
        for short, full in SHORT:
            pattern = "^" + re.escape(full).replace("…", "(.+)") + ("$" if full[-1] not in "-" else "")
            whole = re.sub(pattern, short.replace("…", r"\1"), whole, flags=re.M)
        return whole.splitlines()

    def came(self, mails):
        groups = {}
        for mail in mails:
            self.kept.append(mail)
            subject = self.stable(mail.mail["Subject"], mail.number)
            key = (mail.template, subject, mail.mail["From"].addresses[0].addr_spec, tuple(self.core(mail)))
            groups.setdefault(key, []).append(mail)
        for (template, subject, sender, text), members in groups.items():
            self.show(template, subject, sender, list(text), members)

    def show(self, template, subject, sender, text, members):
        receivers, numbers = {}, {}
        for mail in members:
            receivers.setdefault(mail.number, []).append("aanvrager" if mail.who == "aanvrager" else self.name(mail))
        for number, names in receivers.items():
            numbers.setdefault(", ".join(names), []).append(number)
        to = "; ".join("%s → %s" % (" ".join(of), names) for names, of in numbers.items())
        before = self.known.setdefault((template, tuple(text)), members[0].number)
        same = before if before is not members[0].number else None
        self.say("  %s: “%s” [%s, %s]%s" % (to, subject, template, sender, " als bij %s" % same if same else ""), "",
                 "    ")
        if same:
            return
        if template in FLOWING or (template == "ticket" and len(text) < 12):
            self.say(" / ".join(text), "      ")
            return
        for part in parts(text):
            self.show_part(part)

    def show_part(self, part):
        """Under a title: once in full."""
        title = part[0] if part[0].startswith("# ") else ""
        variants = self.titles.setdefault(title, [])
        seen = tuple(part) in variants
        if not seen:
            variants.append(tuple(part))
        number = variants.index(tuple(part)) + 1
        name = title + (" (%d)" % number if number > 1 else "")
        if seen and title and len(part) > 2:
            self.say(name + " …", "      ")
            return
        for line in ([name] + part[1:] if title else part):
            self.say(line, "      ")

    # --- the end ---
    def states(self):
        """The numbers of those that did not end."""
        day, still_open = self.day, []
        self.say()
        self.say("== hoe elk dossier eindigt " + "=" * (WIDTH - 27))
        self.say()
        for number, reference in sorted(day.references.items()):
            shown = day.world.ctl("show", reference)
            steps = [self.step(event, number) for event in shown["history"]]
            self.say("%s %s: %s" % (number, shown["state"], "; ".join(step for step in steps if step)), "", "    ")
            still_open += [number] if shown["state"] not in CLOSED else []
        self.say()
        self.say("%d dossiers, %d mails." % (len(day.references), len(day.mails)))
        return still_open

    def step(self, event, number):
        """One line of the history, but for what the mails above tell already."""
        detail = self.stable((event["detail"] or "").split("\n")[0], number)
        if detail.startswith("ontvankelijk -> toegewezen") or detail.startswith("ontvangen -> ontvankelijk"):
            return None
        when = "%d/%d %s" % (int(event["at"][8:10]), int(event["at"][5:7]), event["at"][11:16])
        what = detail.split(" -> ")[1] if event["what"] == "stap" else (event["what"] + " " + detail).strip()
        return "%s %s" % (when, what if what.startswith("afgesloten") else what.split(": ")[0])

    def leaks(self):
        """What no applicant may read before somebody accepted, and nobody outside ever; keys of somebody else."""
        people = self.day.people
        faults, accepted = [], set()
        staff = [word for who in people if people[who].split("@")[1] in ("limburg.be>", "provincieantwerpen.be>")
                 for word in re.split(r" <|>", people[who])[:2]]
        others = [word for who in people for word in re.split(r" <|>", people[who])[:2] if word not in staff]
        for mail in self.kept:
            if mail.template == "aanvaard":
                accepted.add(mail.number)
            whole = html.unescape("\n".join(
                part.get_content() for part in mail.mail.walk() if part.get_content_maintype() == "text"))
            forbidden = [] if mail.who in people and staff_of(people[mail.who]) else staff
            if mail.who not in people and mail.number not in accepted:
                forbidden = forbidden + others
            faults += ["%s to %s about %s tells %s" % (mail.template, mail.who, mail.number, word)
                       for word in forbidden if word.lower() in whole.lower()]
            own = KEY.search(str(mail.mail["Reply-To"]))
            faults += ["%s to %s about %s holds the key of somebody else" % (mail.template, mail.who, mail.number)
                       for key in KEY.findall(whole) if not own or key != own.group(0)]
        return faults


def staff_of(person):
    return person.endswith(("@limburg.be>", "@provincieantwerpen.be>"))


def parts(text):
    out = []
    for piece in text:
        if piece.startswith("# ") or not out:
            out.append([])
        out[-1].append(piece)
    return out


def without(text, titles):
    """Leaves out what stands under these titles."""
    return [piece for part in parts(text) if part[0].removeprefix("# ") not in titles for piece in part]


def ticket_core(text):
    """Alarms, what it is about, and the outcome of the advice."""
    out = []
    for part in parts(without(text, TICKET_PARTS)):
        if part[0].startswith("# Advies: "):
            part = [part[0].removeprefix("# ")]
        out += [piece for piece in part if not piece.startswith(TICKET_LINES)]
    return out
