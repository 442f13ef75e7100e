#!/usr/bin/env python3
"""mail.py FILE...: each mail as a person sees it: who, to whom, what about, the text, the attachments.
mail.py --header NAME FILE: one header, decoded. A dash is standard input."""
import email
import email.policy
import sys
import textwrap

WIDTH = 100


def read(path):
    source = sys.stdin.buffer if path == "-" else open(path, "rb")
    with source:
        return email.message_from_binary_file(source, policy=email.policy.default)


def fold(text):
    for line in text.strip().splitlines():
        indent = " " * (len(line) - len(line.lstrip(" -")))
        yield from textwrap.wrap(line, WIDTH, subsequent_indent=indent) or [""]


def show(mail):
    for name in ("From", "To", "Reply-To", "Subject"):
        if mail[name]:
            print(f"{name + ':':10}{mail[name]}")
    text = mail.get_body(("plain",))
    print()
    print("\n".join(fold(text.get_content())) if text else "(no text/plain part)")
    attachments = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
    if attachments:
        print(f"\nAttached: {', '.join(attachments)}")


if len(sys.argv) == 4 and sys.argv[1] == "--header":
    print(read(sys.argv[3])[sys.argv[2]] or "")
else:
    for path in sys.argv[1:]:
        show(read(path))
