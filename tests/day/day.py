#!/usr/bin/env python3
"""day.py WORLD LOKETCTL FOLDER OUT [--learn]: plays the script FOLDER/verloop on a running world and a running
loketd, and writes the transcript of the day to OUT.

The script is in lines:
  wie NAME = Full Name <address>        somebody of the day
  @ 2026-11-09 09:05  WHY               the clock is set to this moment, and what is due then is done
  + 01 02                               these requests (FOLDER/aanvragen.txt) are sent, each to its first recipient
  an > 05 ticket                        an answers the last mail of that template about dossier 05;
      ontvankelijk                      the indented lines are the text
  kopie 07                              what a request has as further recipients arrives there
  lieve afwezig > 12 opdracht           the same, written by a machine
  adres 17 stefan.maes@burger.example   the applicant of 17 is to be found there from now on
  dan                                   what follows is sent when all before is taken
  terug 1                               so many reports of the mail server come back as well
  = an bart ticket 01 02                by the end of this moment each of these got that, once for each dossier
In the place of a name, "aanvrager" is the applicant of the dossier; "00" is a mail about no dossier.
What arrives and is not named so, or is named and does not arrive, is a fault. With --learn nothing is expected, and
what arrived is printed in the form of the script."""
import collections
import datetime
import email
import email.policy
import json
import os
import re
import smtplib
import subprocess
import sys
import time
import zoneinfo

import transcript

ZONE = zoneinfo.ZoneInfo("Europe/Brussels")
PATIENCE = 30
QUIET = 1.5
REFERENCE = re.compile(r"\b\d\d-\d{5}-\d\b")
Mail = collections.namedtuple("Mail", "number who address template mail path")


class Fault(Exception):
    pass


def addresses(text):
    return [found.lower() for found in re.findall(r"[^\s<>,]+@[^\s<>,]+", text)]


def read_requests(path):
    requests = {}
    for block in open(path, encoding="utf-8").read().split("\n=== ")[1:]:
        title, _, rest = block.partition("\n")
        head, _, text = rest.partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        requests[title[:2]] = {"title": title[3:], "text": text.rstrip() + "\n", **fields}
    return requests


class World:
    """The servers and loketd: mail in, mail out, the clock."""

    def __init__(self, folder, loketctl):
        self.folder, self.loketctl = folder, loketctl
        self.ports = dict(line.strip().split("=", 1) for line in open(folder + "/etc/ports") if "=" in line)
        self.seen, self.sent, self.epoch, self.why = set(), 0, 0, ""
        self.boxes = ["%s@%s" % (box, domain) for box in ("bemiddeling", "clientoverleg")
                      for domain in ("limburg.be", "provincieantwerpen.be")]

    def set_clock(self, moment):
        self.epoch = int(moment.timestamp())
        with open(self.folder + "/clock.new", "w") as file:
            file.write("%d\n" % self.epoch)
        os.rename(self.folder + "/clock.new", self.folder + "/clock")
        for hint in ("deliver", "intake/dag"):
            path = self.folder + "/spool/wake/" + hint
            if os.path.isdir(os.path.dirname(path)):
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
                os.utime(path)

    def files(self, address):
        name, domain = address.split("@")
        for part in ("new", "cur"):
            folder = "%s/mail/%s/%s/Maildir/%s" % (self.folder, domain, name, part)
            if os.path.isdir(folder):
                yield from (folder + "/" + file for file in os.listdir(folder))

    def received(self):
        return sum(1 for box in self.boxes for _ in self.files(box))

    def new_files(self):
        """What came to people since the last look."""
        found = []
        for domain in os.listdir(self.folder + "/mail"):
            for name in os.listdir(self.folder + "/mail/" + domain):
                if name + "@" + domain not in self.boxes:
                    found += [(name + "@" + domain, path) for path in self.files(name + "@" + domain)
                              if os.path.basename(path).split(":")[0] not in self.seen]
        return found

    def ctl(self, *words):
        done = subprocess.run([self.loketctl, "-c", self.folder + "/loketd.cfg", *words, "--json"],
                              capture_output=True, check=False)
        return json.loads(done.stdout or "[]")

    def send(self, sender, to, data):
        with smtplib.SMTP("127.0.0.1", int(self.ports["SMTP_PORT"])) as smtp:
            smtp.sendmail(sender, to, data)
        self.sent += len(to)

    def is_idle(self):
        """All that came in is taken, and all that is due has left."""
        parts = [part for part in ("new", "mark", "tmp") if any(os.scandir(self.folder + "/spool/" + part))]
        received = self.received()
        if parts or received < self.sent:
            self.why = "%s; %d of %d mails in the mailboxes" % (" ".join(parts), received, self.sent)
            return False
        taken = len(self.ctl("list", "--mail"))
        due = [row for row in self.ctl("queue") if row["state"] != "geweigerd"
               and datetime.datetime.fromisoformat(row["due"]).timestamp() <= self.epoch]
        self.why = "%d of %d mails are taken; due: %s" % (taken, self.sent, due)
        return taken >= self.sent and not due

    def wait(self, what, condition):
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise Fault("waited in vain: %s (%s)" % (what, self.why))
            time.sleep(0.03)


class Day:
    def __init__(self, world, folder, learn):
        self.world, self.learn = world, learn
        self.requests = read_requests(folder + "/aanvragen.txt")
        self.people, self.addresses = {}, {}
        self.numbers, self.references = {}, {}  # reference -> number, and back
        self.mails, self.fresh = [], []  # what everybody got; since this moment began
        self.expected, self.moment, self.answers = collections.Counter(), None, 0
        self.moved = {}
        self.paper = transcript.Transcript(self)

    # --- names ---
    def applicant(self, number):
        request = self.requests[number]
        return self.moved.get(number) or addresses(request.get("Aanvrager") or request["From"])[0]

    def address_of(self, who, number):
        return self.applicant(number) if who == "aanvrager" else addresses(self.people[who])[0]

    def who_is(self, address, number):
        for who in self.people:
            if addresses(self.people[who])[0] == address:
                return who
        return "aanvrager" if number in self.requests and self.applicant(number) == address else address

    def learn_numbers(self):
        for row in self.world.ctl("list"):
            if row["dossier"] in self.numbers:
                continue
            reading = self.world.ctl("show", row["dossier"])["reading"]
            number = re.search(r"aanvraag-(\d\d)@", reading["mail"]["message_id"] or "")
            if not number:
                raise Fault("a dossier of no request: " + row["dossier"])
            self.numbers[row["dossier"]] = number.group(1)
            self.references[number.group(1)] = row["dossier"]

    def fill(self, text):
        return re.sub(r"\{nr (\d\d)\}", lambda found: self.references[found.group(1)], text)

    # --- what people write ---
    def stamp(self):
        return self.moment.strftime("%a, %d %b %Y %H:%M:%S %z")

    def request(self, number, copy=False):
        request = self.requests[number]
        head = "".join("%s: %s\n" % (key, transcript.encoded(self.fill(request[key])))
                       for key in ("From", "To", "Subject"))
        data = "%sDate: %s\nMessage-ID: <aanvraag-%s@dag.example>\nMIME-Version: 1.0\n" \
               "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%s" % (
                   head, self.stamp(), number, self.fill(request["text"]))
        to = addresses(request["To"])
        self.world.send(addresses(request["From"])[0], to[1:] if copy else to[:1], data.encode())
        self.paper.wrote_request(number, request, copy)

    def last(self, who, number, template):
        """The mail that is answered; what left in this moment may still be under way."""
        asked = (self.address_of(who, number), number, template)

        def arrived():
            self.collect()
            return any((mail.address, mail.number, mail.template) == asked for mail in self.mails + self.fresh)

        self.world.wait("%s of %s about %s" % (template, who, number), arrived)
        return [mail for mail in self.mails + self.fresh if (mail.address, mail.number, mail.template) == asked][-1]

    def collect(self):
        self.fresh += [self.read(*found) for found in self.world.new_files()]

    def answer(self, who, number, template, text, machine):
        asked = self.last(who, number, template)
        name = self.people[who] if who in self.people else (
            self.requests[number]["From"] if self.applicant(number) in self.requests[number]["From"] else asked.address)
        to = addresses(asked.mail["From" if machine else "Reply-To"])[0]
        subject = ("Automatisch antwoord: " if machine else "Re: ") + asked.mail["Subject"]
        self.answers += 1
        lines = ["From: " + transcript.encoded(name), "To: " + to, "Subject: " + transcript.encoded(subject),
                 "Date: " + self.stamp(), "Message-ID: <antwoord-%03d@dag.example>" % self.answers,
                 "In-Reply-To: " + asked.mail["Message-Id"], "References: " + asked.mail["Message-Id"]]
        lines += ["Auto-Submitted: auto-replied"] if machine else []
        lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                  "Content-Transfer-Encoding: 8bit", "", self.fill(text)]
        if not machine:
            lines += ["", "Op ma 9 nov. 2026 om 08:00 schreef %s:" % asked.mail["From"]]
            lines += ["> " + line for line in transcript.plain(asked.mail).splitlines()]
        self.world.send(asked.address, [to], "\n".join(lines).encode())
        self.paper.wrote_answer(asked, text, machine)

    # --- what people get ---
    def read(self, address, path):
        with open(path, "rb") as file:
            mail = email.message_from_binary_file(file, policy=email.policy.default)
        self.world.seen.add(os.path.basename(path).split(":")[0])
        reference = mail["X-Loket-Dossier"] or ""
        if reference and reference not in self.numbers:
            self.learn_numbers()  # it was opened within this moment
        number = self.numbers.get(reference, "00")
        return Mail(number, self.who_is(address, number), address, mail["X-Loket-Template"] or "?", mail, path)

    def settle(self):
        """The end of a moment: what was expected is there, and nothing else."""
        if self.learn:
            quiet = time.monotonic()
            while time.monotonic() - quiet < QUIET:
                before = len(self.world.new_files())
                self.world.wait("idle", self.world.is_idle)
                time.sleep(0.1)
                if len(self.world.new_files()) != before:
                    quiet = time.monotonic()
        wanted = sum(self.expected.values())
        late = None
        try:
            self.world.wait("%d mails" % wanted, lambda: len(self.fresh) + len(self.world.new_files()) >= wanted)
            self.world.wait("all is taken and sent", self.world.is_idle)
        except Fault as fault:
            late = fault
        self.learn_numbers()
        self.collect()
        came, self.fresh = self.fresh, []
        came.sort(key=lambda mail: (mail.number, mail.template, mail.who))
        self.mails += came
        got = collections.Counter((mail.who, mail.template, mail.number) for mail in came)
        if self.learn:
            self.paper.print_expectation(got - self.expected, "= ")
            self.paper.print_expectation(self.expected - got, "### not there: ")
        elif late or got != self.expected:
            raise Fault("%s: %s\n  missing: %s\n  too many: %s" % (
                self.moment, late or "not what the script says", dict(self.expected - got),
                dict(got - self.expected)))
        self.paper.came(came)
        self.expected = collections.Counter()

    # --- the script ---
    def expect(self, words):
        who = [word for word in words if word in self.people or word == "aanvrager"]
        template = words[len(who)]
        for number in words[len(who) + 1:]:
            for one in who:
                self.expected[(one, template, number)] += 1

    def begin(self, line):
        if self.moment:
            self.settle()
        day, clock, why = (line.split(None, 2) + [""])[:3]
        self.moment = datetime.datetime.fromisoformat(day + " " + clock).replace(tzinfo=ZONE)
        self.world.set_clock(self.moment)
        self.paper.moment(self.moment, why)
        if self.learn:
            print("@ " + day + " " + clock, flush=True)

    def act(self, line, text):
        words = line.split()
        found = re.match(r"(\S+)( afwezig)? > (\d\d) (\S+)$", line)
        if line.startswith("wie "):
            self.people[words[1]] = line.split(" = ", 1)[1]
        elif words[0] == "@":
            self.begin(line[2:])
        elif words[0] == "+":
            for number in words[1:]:
                self.request(number)
        elif words[0] == "kopie":
            self.request(words[1], copy=True)
        elif words[0] == "=":
            self.expect(words[1:])
        elif words[0] == "adres":
            self.moved[words[1]] = words[2]
        elif words[0] == "dan":
            self.world.wait("all is taken", self.world.is_idle)
        elif words[0] == "terug":
            self.world.sent += int(words[1])
        elif found:
            self.answer(found.group(1), found.group(3), found.group(4), text, bool(found.group(2)))
        else:
            raise Fault("not understood: " + line)

    def play(self, path):
        blocks = []
        for line in open(path, encoding="utf-8").read().splitlines():
            if line.startswith(" ") or (not line and blocks and blocks[-1][1]):
                blocks[-1][1].append(line.strip())
            elif line and not line.startswith("#"):
                blocks.append((line, []))
        for line, text in blocks:
            self.act(line, "\n".join(text).strip() + "\n")
        self.settle()
        if self.world.ctl("queue"):
            raise Fault("the outbox is not empty: %s" % self.world.ctl("queue"))
        still_open = self.paper.states()
        if still_open:
            raise Fault("not closed: " + " ".join(still_open))


def main():
    folder, loketctl, script, out = sys.argv[1:5]
    day = Day(World(folder, loketctl), script, "--learn" in sys.argv)
    try:
        day.play(script + "/verloop")
    except Fault as fault:
        sys.exit(str(fault))
    finally:
        with open(out, "w", encoding="utf-8") as file:
            file.write(day.paper.text())
    faults = day.paper.leaks()
    if faults:
        sys.exit("\n".join(faults))


main()
