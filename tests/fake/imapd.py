#!/usr/bin/env python3
"""imapd.py: an IMAP server that misbehaves on command. Only for faults that a real server does not show.

usage: imapd.py DIR CERT KEY [PORT]   (a certificate chain and its key, PEM)

DIR is the mailbox and the controls, read again for each command, so that a test changes them while it runs:
  UID.eml       a mail; "UID.date" holds its INTERNALDATE in seconds, when it is not now
  UID.flags     its flags, written by STORE
  uidnext       when it is not the highest UID that there ever was + 1
  uidvalidity   when it is not 7
  fault         lines "NAME [ARGUMENT]", see FAULTS
written by the server:
  port          once it listens (127.0.0.1)
  record        every byte that a client sent, TLS taken off; "connections" counts them
  folders/NAME  what was moved or copied there
"""
import os
import re
import socket
import ssl
import sys
import threading
import time

FAULTS = """
imaps                 TLS from the first byte
plain-login           LOGIN is allowed without TLS
no-starttls           STARTTLS is not offered, and refused
inject                a line of plain text behind the answer to STARTTLS
preauth               greets as signed in
bye                   greets with BYE
login-refused         NO to every LOGIN
login-unavailable     NO [UNAVAILABLE] to every LOGIN
not-connected         "User is authenticated but not connected" at SELECT
read-only             SELECT answers [READ-ONLY]
no-keywords           PERMANENTFLAGS without \\*
no-delete             PERMANENTFLAGS without \\Deleted, and NO to a STORE of it
caps WORDS            capabilities behind IMAP4rev1 (default: IDLE UIDPLUS MOVE)
freeze N [K]          falls silent after N bytes, in the first K connections (default: all)
cut N [K]             closes after N bytes, likewise
idle-silent           takes IDLE and never says a word
idle-early            announces mail before its "+"
idle-literal          takes IDLE and announces a literal, with the end of IDLE in it
idle-together         announces mail in one packet with its "+"
meanwhile UID         UID.later becomes a mail while another one is fetched, or gets flags: announced in that answer only
unreadable UID        a FETCH of mails ends with NO when it comes to that UID
drop UID              the connection ends when it comes to that UID
vanish UID            listed, but gone when it is fetched
uid-last              the UID stands behind the text
uid-missing           there is no UID at the text
flood                 answers SELECT with a line that does not end
nested                answers SELECT with a BODYSTRUCTURE of lists in lists
nested-text           likewise, behind free text that ends like the announcement of a literal
nested-empty          likewise, with a literal of no bytes behind every fiftieth list
slow BYTES            sends that many bytes a second
"""


class Gone(Exception):
    pass


class Session(threading.Thread):
    def __init__(self, server, sock, number):
        super().__init__(daemon=True)
        self.server, self.sock, self.number = server, sock, number
        self.sent = self.told = 0
        self.secure = self.signed_in = self.selected = False
        self.buffer = b""

    # --- bytes ---

    def fault(self, name):
        return self.server.faults().get(name)

    def budget(self):
        """(bytes that may still go, what happens then)"""
        for name in ("freeze", "cut"):
            words = self.fault(name)
            if words and self.number <= int(words[1] if len(words) > 1 else 1 << 30):
                return int(words[0]) - self.sent, name
        return None, None

    def send(self, data):
        left, name = self.budget()
        if left is not None and len(data) > left:
            self.push(data[:max(left, 0)])
            if name == "cut":
                raise Gone
            threading.Event().wait()
        self.push(data)

    def push(self, data):
        pace = self.fault("slow")
        step = int(pace[0]) // 10 if pace else len(data) or 1
        for at in range(0, len(data), step):
            self.sock.sendall(data[at:at + step])
            self.sent += len(data[at:at + step])
            if pace:
                time.sleep(0.1)

    def line(self, text):
        self.send(text.encode() + b"\r\n")

    def read_line(self, timeout=None):
        """The next line, None when there is none yet."""
        self.sock.settimeout(timeout)
        while b"\r\n" not in self.buffer:
            try:
                data = self.sock.recv(65536)
            except (socket.timeout, ssl.SSLWantReadError):
                return None
            if not data:
                raise Gone
            self.server.record(data)
            self.buffer += data
        text, self.buffer = self.buffer.split(b"\r\n", 1)
        self.sock.settimeout(None)
        return text.decode("utf-8", "replace")

    def start_tls(self):
        self.sock = self.server.tls.wrap_socket(self.sock, server_side=True)
        self.secure = True

    # --- the conversation ---

    def run(self):
        try:
            self.converse()
        except (Gone, OSError):
            pass
        self.sock.close()

    def converse(self):
        if self.fault("imaps"):
            self.start_tls()
        if self.fault("bye"):
            self.line("* BYE not now")
            raise Gone
        self.line("* PREAUTH hello" if self.fault("preauth") else "* OK [CAPABILITY IMAP4rev1 X-EARLY] hello")
        while True:
            tag, _, rest = self.read_line().partition(" ")
            verb, _, rest = rest.partition(" ")
            if verb.upper() == "UID":
                verb, _, rest = rest.partition(" ")
                verb = "UID_" + verb
            do = getattr(self, "do_" + verb.lower(), None)
            if do is None:
                self.line(tag + " BAD unknown command")
            else:
                do(tag, rest)

    def capabilities(self):
        words = ["IMAP4rev1"]
        if not self.secure and not self.fault("no-starttls"):
            words.append("STARTTLS")
        caps = self.fault("caps")
        return " ".join(words + (caps or ["IDLE", "UIDPLUS", "MOVE"])).strip()

    def do_capability(self, tag, _):
        self.line("* CAPABILITY " + self.capabilities())
        self.line(tag + " OK done")

    def do_starttls(self, tag, _):
        if self.fault("no-starttls"):
            self.line(tag + " BAD unknown command")
            return
        extra = "* CAPABILITY IMAP4rev1 IDLE X-INJECTED\r\n" if self.fault("inject") else ""
        self.send((tag + " OK begin\r\n" + extra).encode())
        self.start_tls()

    def do_login(self, tag, _):
        if not self.secure and not self.fault("plain-login"):
            self.line(tag + " NO [PRIVACYREQUIRED] not without TLS")
        elif self.fault("login-refused"):
            self.line(tag + " NO [AUTHENTICATIONFAILED] wrong")
        elif self.fault("login-unavailable"):
            self.line(tag + " NO [UNAVAILABLE] later")
        else:
            self.line(tag + " OK signed in")

    def do_logout(self, tag, _):
        self.line("* BYE farewell")
        self.line(tag + " OK done")
        raise Gone

    def do_noop(self, tag, _):
        self.line(tag + " OK done")

    def do_create(self, tag, rest):
        os.makedirs(self.server.folder(rest), exist_ok=True)
        self.line(tag + " OK done")

    def do_select(self, tag, _):
        if self.fault("not-connected"):
            self.line(tag + " NO User is authenticated but not connected.")
            return
        if self.fault("flood"):
            self.send(b"* OK ")
            while True:
                self.send(b"x" * 65536)
        if self.fault("nested"):
            self.send_nested(b"(" * 60000)
        if self.fault("nested-text"):
            self.send(b"* OK hello {99999999}\r\n")
            self.send_nested(b"(" * 60000)
        if self.fault("nested-empty"):
            self.send_nested((b"(" * 50 + b"{0}\r\n") * 1200)
        uids = self.server.uids()
        self.told = len(uids)
        self.line("* %d EXISTS" % len(uids))
        self.line("* OK [UIDVALIDITY %d] x" % self.server.number("uidvalidity", 7))
        self.line("* OK [UIDNEXT %d] x" % self.server.number("uidnext", self.server.top + 1))
        self.line("* FLAGS (\\Seen \\Deleted)")
        deleted = "" if self.fault("no-delete") is not None else " \\Deleted"
        self.line("* OK [PERMANENTFLAGS (\\Seen%s%s)] x" % (deleted, "" if self.fault("no-keywords") else " \\*"))
        self.line(tag + (" OK [READ-ONLY] done" if self.fault("read-only") else " OK [READ-WRITE] done"))

    def send_nested(self, lists):
        self.send(b"* 1 FETCH (BODYSTRUCTURE " + lists)
        self.send(b'"TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1' + b') "MIXED"' * 59999 + b"))\r\n")

    def do_idle(self, tag, _):
        if self.fault("idle-early"):
            self.line("* 99 EXISTS")
        self.send(b"+ idling\r\n" + (b"* 99 EXISTS\r\n" if self.fault("idle-together") else b""))
        if self.fault("idle-literal"):
            self.send(b"* 1 FETCH (BODY[] {99999999}\r\n")
        while self.read_line(0.05) != "DONE":
            count = len(self.server.uids())
            if count != self.told and not self.fault("idle-silent"):
                self.line("* %d EXISTS" % count)
                self.told = count
        self.line(tag + " OK done")

    # --- mails ---

    def meanwhile(self):
        for uid in self.fault("meanwhile") or []:
            if self.server.arrive(uid):
                self.told = len(self.server.uids())
                self.line("* %d EXISTS" % self.told)

    def chosen(self, text):
        uids, there = [], self.server.uids()
        for part in text.split(","):
            first, _, last = part.partition(":")
            last = last or first
            top = max(there, default=0)
            low, high = int(first), top if last == "*" else int(last)
            low, high = min(low, high), max(low, high)
            uids += [u for u in there if low <= u <= high]
        return sorted(set(uids))

    def do_uid_fetch(self, tag, rest):
        what, _, wanted = rest.partition(" ")
        there = self.server.uids()
        for uid in self.chosen(what):
            number = there.index(uid) + 1
            if "BODY" not in wanted:
                self.line("* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE \"%s\" FLAGS (%s))" % (
                    number, uid, len(self.server.mail(uid)), self.server.date(uid), self.server.flags(uid)))
            elif [str(uid)] == self.fault("unreadable"):
                self.line(tag + " NO [SERVERBUG] some mails cannot be read")
                return
            elif str(uid) in (self.fault("drop") or []):
                raise Gone
            elif [str(uid)] == self.fault("vanish"):
                self.server.remove(uid)
            else:
                self.send_mail(number, uid)
                self.meanwhile()
        self.line(tag + " OK done")

    def send_mail(self, number, uid):
        mail = self.server.mail(uid)
        head, tail = "UID %d " % uid, ""
        if self.fault("uid-last"):
            head, tail = "", " UID %d" % uid
        if self.fault("uid-missing"):
            head = ""
        self.send(("* %d FETCH (%sBODY[] {%d}\r\n" % (number, head, len(mail))).encode() + mail)
        self.line(tail + ")")

    def do_uid_store(self, tag, rest):
        what, _, action = rest.partition(" ")
        flags = re.search(r"\((.*)\)", action).group(1)
        if "Deleted" in flags and self.fault("no-delete") is not None:
            self.line(tag + " NO no right to do that")
            return
        for uid in self.chosen(what):
            self.server.add_flags(uid, flags)
        self.meanwhile()
        self.line(tag + " OK done")

    def put(self, tag, rest, move):
        what, _, name = rest.partition(" ")
        folder = self.server.folder(name)
        if not os.path.isdir(folder):
            self.line(tag + " NO [TRYCREATE] no such folder")
            return
        for uid in self.chosen(what):
            with open(os.path.join(folder, "%d.eml" % uid), "wb") as out:
                out.write(self.server.mail(uid))
            if move:
                self.server.remove(uid)
        self.line(tag + " OK done")

    def do_uid_copy(self, tag, rest):
        self.put(tag, rest, False)

    def do_uid_move(self, tag, rest):
        if "MOVE" not in self.capabilities():
            self.line(tag + " BAD unknown command")
        else:
            self.put(tag, rest, True)

    def do_uid_expunge(self, tag, rest):
        for uid in self.chosen(rest):
            if "\\Deleted" in self.server.flags(uid):
                self.server.remove(uid)
        self.line(tag + " OK done")


class Server:
    def __init__(self, home, cert, key):
        self.home = home
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(cert, key)
        self.lock = threading.Lock()
        self.top = 0

    def path(self, name):
        return os.path.join(self.home, name)

    def arrive(self, uid):
        try:
            os.rename(self.path(uid + ".later"), self.path(uid + ".eml"))
            return True
        except FileNotFoundError:
            return False

    def read(self, name, default=""):
        try:
            with open(self.path(name), encoding="utf-8") as file:
                return file.read().strip()
        except FileNotFoundError:
            return default

    def number(self, name, default):
        return int(self.read(name) or default)

    def faults(self):
        rows = (row.split() for row in self.read("fault").splitlines())
        return {row[0]: row[1:] or [""] for row in rows if row}

    def record(self, data):
        with self.lock, open(self.path("record"), "ab") as out:
            out.write(data)

    def folder(self, name):
        return self.path(os.path.join("folders", name.strip('"').replace("/", "_")))

    def uids(self):
        uids = sorted(int(n[:-4]) for n in os.listdir(self.home) if re.fullmatch(r"\d+\.eml", n))
        self.top = max([self.top] + uids)
        return uids

    def mail(self, uid):
        with open(self.path("%d.eml" % uid), "rb") as file:
            return file.read()

    def remove(self, uid):
        os.unlink(self.path("%d.eml" % uid))

    def date(self, uid):
        moment = time.gmtime(self.number("%d.date" % uid, int(time.time())))
        months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        return "%2d-%s-%d %s +0000" % (moment.tm_mday, months[moment.tm_mon - 1], moment.tm_year,
                                       time.strftime("%H:%M:%S", moment))

    def flags(self, uid):
        return self.read("%d.flags" % uid)

    def add_flags(self, uid, flags):
        merged = sorted(set(self.flags(uid).split()) | set(flags.split()))
        with open(self.path("%d.flags" % uid), "w", encoding="utf-8") as out:
            out.write(" ".join(merged))

    def serve(self, port):
        listener = socket.create_server(("127.0.0.1", port))
        with open(self.path("port.new"), "w", encoding="utf-8") as out:
            out.write(str(listener.getsockname()[1]))
        os.rename(self.path("port.new"), self.path("port"))
        count = 0
        while True:
            sock, _ = listener.accept()
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            count += 1
            with open(self.path("connections"), "w", encoding="utf-8") as out:
                out.write(str(count))
            Session(self, sock, count).start()


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__ + FAULTS)
    Server(*sys.argv[1:4]).serve(int(sys.argv[4]) if len(sys.argv) == 5 else 0)
