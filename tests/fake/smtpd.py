#!/usr/bin/env python3
"""A scripted SMTP server for faults that a real one does not show on demand.

  smtpd.py DIR [OPTION...] [RULE...]

Listens on 127.0.0.1, writes its port to DIR/port, every plain byte it receives to DIR/plain, the bytes that
came through TLS to DIR/secret, one line an accepted mail to DIR/accepted ("FROM TO FILE"), the mail itself to
DIR/FILE, the number of connections to DIR/connections, and 1 to DIR/together when MAIL came with DATA. Ends
when its standard input is closed.

  --cert PEM --key PEM   offers STARTTLS        --direct    TLS from the first byte
  --auth USER:PASSWORD   offers AUTH PLAIN, and demands it
  --cut-each             connection n is cut after n bytes of answers
  --offer WORD           one more line in the answer to EHLO (PIPELINING, SIZE 1000000, SMTPUTF8)
  --limit N              a connection more than N at a time is sent away with 421

A RULE is PHASE[~TEXT][#COUNT]=ANSWER: in PHASE (greeting ehlo starttls auth mail rcpt data body after), when
TEXT (a regular expression) is found in the command, for the first COUNT times: an answer line, CUT (the
connection ends), SILENT, DRIP (a line that ends no answer, again and again) or HELD (once the file DIR/go is
there, what it would have said without a rule). For `greeting` the command is the number of the connection, for
`body` the mail. In `after`, a while after a mail was kept, an answer line is said unasked.
"""
import base64
import os
import re
import socket
import ssl
import sys
import threading
import time


class Rule:
    def __init__(self, text):
        head, self.answer = text.split("=", 1)
        match = re.fullmatch(r"(\w+)(?:~([^#]*))?(?:#(\d+))?", head)
        self.phase, self.text, count = match.groups()
        self.left = int(count) if count else None

    def fits(self, phase, command):
        if phase != self.phase or not re.search(self.text or "", command) or self.left == 0:
            return False
        if self.left is not None:
            self.left -= 1
        return True


class Server:
    def __init__(self, folder, options, rules):
        self.folder, self.options, self.rules = folder, options, rules
        self.lock = threading.Lock()
        self.connections = self.accepted = self.live = 0

    def note(self, name, data, mode="ab"):
        with open(os.path.join(self.folder, name), mode) as file:
            file.write(data)

    def answer(self, phase, command):
        with self.lock:
            return next((rule.answer for rule in self.rules if rule.fits(phase, command)), None)

    def keep(self, sender, recipient, mail):
        with self.lock:
            self.accepted += 1
            name = "%d.eml" % self.accepted
            self.note(name, mail, "wb")
            self.note("accepted", ("%s %s %s\n" % (sender, recipient, name)).encode())


class Cut(Exception):
    pass


class Session:
    def __init__(self, server, stream, number):
        self.server, self.stream, self.number = server, stream, number
        self.secure, self.buffer, self.sent, self.signed = False, b"", 0, False

    def secure_stream(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server.options["--cert"], self.server.options["--key"])
        self.stream = context.wrap_socket(self.stream, server_side=True)
        self.secure = True

    def send(self, text):
        data = text.encode() + b"\r\n"
        if "--cut-each" in self.server.options:
            left = self.number - self.sent
            self.stream.sendall(data[:max(left, 0)])
            self.sent += len(data)
            if len(data) >= left:
                raise Cut
            return
        self.stream.sendall(data)

    def line(self, end=b"\r\n"):
        while end not in self.buffer:
            data = self.stream.recv(65536)
            if not data:
                raise Cut
            self.server.note("secret" if self.secure else "plain", data)
            if data.startswith(b"MAIL") and data.endswith(b"\r\nDATA\r\n"):
                self.server.note("together", b"1", "wb")
            self.buffer += data
        line, self.buffer = self.buffer.split(end, 1)
        return line

    def ruled(self, phase, command, default, before=None):
        """Answers by rule, or by default after what must be done before; True when the default was said."""
        answer = self.server.answer(phase, command)
        if answer == "HELD":
            while not os.path.exists(os.path.join(self.server.folder, "go")):
                time.sleep(0.01)
            answer = None
        while answer == "DRIP":
            self.send("250-x")
            time.sleep(0.2)
        if before and not answer:
            before()
        if answer == "CUT":
            raise Cut
        if answer == "SILENT":
            while self.stream.recv(65536):
                pass
            raise Cut
        self.send(answer or default)
        if answer and answer.startswith("421"):
            raise Cut
        return answer is None

    def ehlo(self, command):
        lines = ["fake", "ENHANCEDSTATUSCODES", "8BITMIME"]
        if "--cert" in self.server.options and not self.secure:
            lines.append("STARTTLS")
        if "--auth" in self.server.options:
            lines.append("AUTH PLAIN")
        lines += self.server.options.get("--offer", [])
        lines = ["250%s%s" % ("-" if i + 1 < len(lines) else " ", line)
                 for i, line in enumerate(lines)]
        self.ruled("ehlo", command, "\r\n".join(lines))

    def auth(self, command):
        wanted = "\0" + self.server.options["--auth"].replace(":", "\0")
        given = command.split(" ")[2] if command.count(" ") == 2 else ""
        if base64.b64encode(wanted.encode()).decode() != given:
            self.send("535 5.7.8 go away")
        else:
            self.signed = self.ruled("auth", command, "235 2.7.0 welcome")

    def data(self):
        if not self.ruled("data", "", "354 go on"):
            return
        mail = self.line(b"\r\n.\r\n") + b"\r\n"
        mail = re.sub(rb"(^|\r\n)\.", rb"\1", mail)
        text = mail.decode("latin-1")
        self.ruled("body", text, "250 2.0.0 kept",
                   lambda: self.server.keep(self.sender, self.recipient, mail))
        late = self.server.answer("after", text)
        if late:
            time.sleep(0.02)
            self.send(late)

    def command(self, command):
        verb = command.split(" ")[0].split(":")[0].upper()
        if verb in ("EHLO", "HELO"):
            self.ehlo(command)
        elif verb == "STARTTLS":
            if self.ruled("starttls", command, "220 2.0.0 go on") and "--cert" in self.server.options:
                self.secure_stream()
        elif verb == "AUTH":
            self.auth(command)
        elif verb in ("MAIL", "RCPT") and "--auth" in self.server.options and not self.signed:
            self.send("530 5.7.0 sign in first")
        elif verb == "MAIL":
            self.sender = command[10:].split(">")[0].strip("<>")
            self.ruled("mail", command, "250 2.1.0 ok")
        elif verb == "RCPT":
            self.recipient = command[8:].split(">")[0].strip("<>")
            self.ruled("rcpt", command, "250 2.1.5 ok")
        elif verb == "DATA":
            self.data()
        elif verb == "QUIT":
            self.send("221 2.0.0 bye")
            raise Cut
        else:
            self.send("250 2.0.0 ok")

    def run(self):
        with self.server.lock:
            self.server.live += 1
            self.crowded = self.server.live > int(self.server.options.get("--limit", 1000))
        try:
            if "--direct" in self.server.options:
                self.secure_stream()
            if self.crowded:
                self.send("421 4.7.0 too many connections")
            elif self.ruled("greeting", str(self.number), "220 fake ESMTP"):
                while True:
                    self.command(self.line().decode("latin-1"))
        except (Cut, OSError):
            pass
        self.stream.close()
        with self.server.lock:
            self.server.live -= 1


def main():
    folder, words = sys.argv[1], sys.argv[2:]
    options, rules = {}, []
    while words:
        word = words.pop(0)
        if word in ("--cut-each", "--direct"):
            options[word] = True
        elif word == "--offer":
            options.setdefault(word, []).append(words.pop(0))
        elif word.startswith("--"):
            options[word] = words.pop(0)
        else:
            rules.append(Rule(word))
    server = Server(folder, options, rules)
    listener = socket.create_server(("127.0.0.1", int(options.get("--port", 0))))
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    server.note("port.new", b"%d" % listener.getsockname()[1], "wb")
    os.rename(os.path.join(folder, "port.new"), os.path.join(folder, "port"))
    while True:
        stream, _ = listener.accept()
        # three answers in a row do not wait for one another's acknowledgement
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server.connections += 1
        server.note("connections", b"%d" % server.connections, "wb")
        session = Session(server, stream, server.connections)
        threading.Thread(target=session.run, daemon=True).start()


main()
