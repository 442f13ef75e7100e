#!/usr/bin/env python3
"""mails.py DIR COUNT [FIRST]: COUNT different mails to the twelve mailboxes, in turn, below DIR as
DOMAIN/NAME/Maildir/new, the way Dovecot keeps them. Filled-in web forms, free text short and long, some
with HTML or a small attachment. Always the same mails for the same numbers. Mail I comes from
aanvrager-I@burger.example."""
import os
import random
import sys
from email.message import EmailMessage
from email.utils import format_datetime
from datetime import datetime, timezone

LOKETS = os.path.join(os.path.dirname(__file__), "..", "servers", "lokets")
NAMES = "Ann Bert Chris Dirk Els Filip Griet Hugo Inge Jan Karima Luc Mia Nadia Omer Petra Rik Sofie".split()
FAMILY = "Voorbeeld Proefmans Fictief Verzonnen Testaerts Denkbeeld Stelmans".split()
PLACES = [("2000", "Antwerpen"), ("1030", "Schaarbeek"), ("3600", "Genk"), ("9000", "Gent"),
          ("3010", "Kessel-Lo"), ("8500", "Kortrijk"), ("2300", "Turnhout"), ("9300", "Aalst")]
WHO = ["ouder", "jongere", "hulpverlener", "pleegouder", "grootouder", "steunfiguur"]
SENTENCES = """De begeleiding en wij raken het niet eens over de weekends.
Op school loopt het moeilijk sinds september.
Er zijn vier diensten betrokken en niemand heeft het overzicht.
De dienst wil stoppen zonder dat wij dat willen.
We hebben al twee keer samengezeten, maar zonder resultaat.
Mijn zoon wil liever vaker naar huis komen.
Ze zegt dat niemand naar haar luistert in de leefgroep.
Wij vragen een gesprek met iemand die neutraal is.
De afspraken veranderen elke week en dat geeft onrust.
Kan iemand ons bellen om te zeggen hoe het verder gaat?
Vorig jaar was er een plan, maar daar is weinig van gekomen.
Ik weet niet of dit de juiste plaats is om dit te vragen.
De thuisbegeleidster komt één keer per week, dat is te weinig.
Haar vader is op de hoogte en gaat akkoord.
We hopen dat iedereen samen rond de tafel kan zitten.""".split("\n")


def mailboxes():
    with open(LOKETS, encoding="utf-8") as table:
        domains = [line.strip().split("|")[3] for line in table if "|" in line and line[0] != "#"]
    return [f"{name}@{domain}" for name in ("clientoverleg", "bemiddeling") for domain in domains]


def story(dice, sentences):
    return "\n\n".join(" ".join(dice.choices(SENTENCES, k=4)) for _ in range(max(1, sentences // 4)))


def web_form(dice, name, address):
    code, place = dice.choice(PLACES)
    return "\n".join([
        f"Ik wil: {dice.choice(['bemiddeling', 'cliëntoverleg'])}", f"Ik ben: {dice.choice(WHO)}",
        f"Naam aanvrager: {name}", f"E-mail aanvrager: {address}",
        f"Telefoon aanvrager: 0470 00 {dice.randrange(100):02} {dice.randrange(100):02}",
        f"Voornaam kind: {dice.choice(NAMES)}", f"Leeftijd kind: {dice.randrange(4, 18)}",
        f"Postcode: {code}", f"Gemeente: {place}", f"Waarover gaat het: {story(dice, 4)}",
        f"Wie is erbij betrokken: {dice.choice(NAMES)}, begeleider, 0470 00 12 34",
        f"Eenzijdige stopzetting van de hulp: {dice.choice(['ja', 'nee', 'weet ik niet'])}",
        f"Gaat de minderjarige akkoord: {dice.choice(['ja', 'nee', ''])}", ""])


def letter(number, mailbox):
    dice = random.Random(number)
    name = f"{dice.choice(NAMES)} {dice.choice(FAMILY)}"
    address = f"aanvrager-{number}@burger.example"
    mail = EmailMessage()
    mail["From"] = f"{name} <{address}>"
    mail["To"] = mailbox
    mail["Subject"] = dice.choice(["Vraag", "Aanvraag cliëntoverleg", "bemiddeling", "Hulp gevraagd", "hallo"])
    mail["Date"] = format_datetime(datetime.now(timezone.utc).replace(microsecond=0))
    mail["Message-ID"] = f"<bench-{number}@burger.example>"
    if number % 2:
        text = web_form(dice, name, address)
    else:
        text = f"Dag,\n\n{story(dice, dice.choice([4, 8, 40]))}\n\nGroeten\n{name}\n"
    mail.set_content(text, cte=dice.choice(["8bit", "quoted-printable", "base64"]))
    if number % 5 == 0:
        rows = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
        mail.add_alternative(f"<html><body>{rows}</body></html>", subtype="html")
    if number % 7 == 0:
        mail.add_attachment(dice.randbytes(dice.randrange(4000, 60000)), maintype="image",
                            subtype="jpeg", filename=f"foto {number}.jpg")
    return mail.as_bytes()


def main(folder, count, first=1):
    boxes = mailboxes()
    for number in range(int(first), int(first) + int(count)):
        mailbox = boxes[number % len(boxes)]
        name, domain = mailbox.split("@")
        box = os.path.join(folder, domain, name, "Maildir")
        for part in ("new", "cur", "tmp"):
            os.makedirs(os.path.join(box, part), exist_ok=True)
        with open(os.path.join(box, "new", f"{1700000000 + number}.bench.loket"), "wb") as file:
            file.write(letter(number, mailbox))


main(*sys.argv[1:])
