#!/usr/bin/env bats
# The fetch role against a real Dovecot: large mails, large mailboxes, memory, IDLE, move.

load fetch_world

setup_file() {
	export WORLD
	WORLD=$(mktemp -d /tmp/loket.XXXXXX)
	chmod 755 "$WORLD"
	"$ROOT/tests/servers.sh" start "$WORLD" --for $$ >&2
	export CERTS=$WORLD/ca
	IMAP_PORT=$(sed -n 's/^IMAP_PORT=//p' "$WORLD/etc/ports")
	export IMAP_PORT
}

teardown_file() {
	"$ROOT/tests/servers.sh" stop "$WORLD" || true
	rm -rf "$WORLD"
}

setup() {
	fresh
	PORT=$IMAP_PORT
	(umask 077 && echo "geheim-$ADDRESS" >"$BATS_TEST_TMPDIR/secrets/box")
	MAILDIR=$WORLD/mail/limburg.be/bemiddeling/Maildir
	rm -rf "$MAILDIR"
	client 'imap.select("INBOX")'
	config
}

teardown() { leave; }

client() { # PYTHON: with `imap` signed in
	python3 - "$IMAP_PORT" "$CERTS/ca.pem" "$ADDRESS" "$1" <<-'P'
	import imaplib, ssl, sys, time
	imap = imaplib.IMAP4("127.0.0.1", int(sys.argv[1]))
	imap.starttls(ssl.create_default_context(cafile=sys.argv[2]))
	imap.login(sys.argv[3], "geheim-" + sys.argv[3])
	def add(text, count=1, flags=None, date=None):
	    head = b"From: o@ouders.example\r\nTo: x@limburg.be\r\nSubject: mail\r\n\r\n"
	    for i in range(count):
	        imap.append("INBOX", flags, date, head + text + b" %d\r\n" % i)
	exec(sys.argv[4])
	imap.logout()
	P
}

# N small files of that age (seconds since 1970) straight into the Maildir: much faster than APPEND.
fill() {
	python3 - "$MAILDIR" "$1" "$2" <<-'P'
	import os, sys
	born = int(sys.argv[3])
	for i in range(int(sys.argv[2])):
	    path = "%s/cur/%d.M%dP1.box:2,S" % (sys.argv[1], born, i)
	    with open(path, "wb") as out:
	        out.write(b"Subject: mail %d\n\nmail\n" % i)
	    os.utime(path, (born, born))
	    os.chown(path, 5000, 5000)
	P
}

count_items() { # N
	[ "$(ls "$SPOOL/new" 2>/dev/null | wc -l)" -eq "$1" ]
}
memory() { awk '/^VmHWM/ { print $2 }' "/proc/$FETCH/status"; }
ticks() { awk '{ print $14 + $15 }' "/proc/$FETCH/stat"; }
watching() { until_true 10 logged signed-in && until_true 10 test -e "$SPOOL/cursor/$ADDRESS"; }

@test "a mail of 150 MB: whole, and the process stays under 16 MB" {
	fetch_start
	watching
	client 'add(b"x" * 76 + (b"\r\n" + b"y" * 76) * 1923000)'
	until_true 60 count_items 1
	[ "$(stat -c %s "$SPOOL"/new/*)" -gt 149000000 ]
	echo "# $(memory) kB at most" >&3
	[ "$(memory)" -lt 16384 ]
}

@test "failure_09_backlog: 2,000 mails, oldest first; 500 marked in one go; constant memory" {
	fill 2000 "$(date +%s)"
	fetch_start
	until_true 60 count_items 2000
	grep -o 'item=[^ ]*' "$LOG" | sed 's/.*\.//' | sort -nc
	[ "$(memory)" -lt 16384 ]
	for name in $(ls "$SPOOL/new" | head -500); do : >"$SPOOL/mark/$name"; done
	wake_marks
	until_true 10 eval '[ "$(marks)" -eq 0 ]'
	client 'imap.select("INBOX", True); assert len(imap.search(None, "KEYWORD", "$LoketDone", "SEEN")[1][0].split()) == 500'
}

@test "failure_10_large_mailbox: beside 50,000 old mails a new one is there in under a second, for few bytes" {
	fill 50000 1600000000
	# the first time Dovecot looks at so many files is its own affair
	client 'imap.select("INBOX")'
	TIMEOUT=60 config
	fetch_start
	until_true 60 eval '[ -e "$SPOOL/health/$ADDRESS" ]'
	count_items 0
	[ "$(memory)" -lt 32768 ]
	begin=$(date +%s%N) before=$(ticks)
	client 'add(b"new")'
	until_true 2 count_items 1
	echo "# $((($(date +%s%N) - begin) / 1000000)) ms from APPEND to the disk, $(memory) kB at most" >&3
	[ $(($(ticks) - before)) -le 2 ]
}

@test "failure_08_other_clients: \\Seen, \\Flagged, moved to and fro: every mail once, flags untouched until it is marked" {
	client 'add(b"a", 5, "\\Seen \\Flagged"); add(b"b", 5)'
	fetch_once
	count_items 10
	client '
imap.select("INBOX")
imap.store("1:5", "-FLAGS", "\\Seen")
imap.copy("6:10", "INBOX")
imap.expunge()
assert len(imap.search(None, "KEYWORD", "$LoketDone")[1][0].split()) == 0'
	fetch_once
	# copies are other mails for IMAP; the store knows them by their bytes
	count_items 15
	: >"$LOG"
	fetch_once
	not logged mail-fetched
}

@test "done = move: the folder is made, also with an accent in its name; nothing else is expunged" {
	config 'since = "2024-01-01"; done = "move:Verwerkt én klaar";'
	client 'add(b"a", 3); imap.select("INBOX"); imap.store("3", "+FLAGS", "\\Deleted")'
	fetch_once
	count_items 3
	: >"$SPOOL/mark/$(ls "$SPOOL/new" | head -1)"
	wake_marks
	fetch_once
	client '
assert imap.select("\"Verwerkt &AOk-n klaar\"", True)[1] == [b"1"]
assert imap.select("INBOX", True)[1] == [b"2"]'
}

@test "the server restarts: found again within seconds, no mail lost, none twice" {
	fetch_start
	watching
	"$ROOT/tests/servers.sh" restart-dovecot "$WORLD"
	client 'add(b"a", 3)'
	until_true 20 count_items 3
	[ "$(count_logged mail-fetched)" -eq 3 ]
}

@test "an idle mailbox costs nothing: under 2 MB of its own memory, no CPU" {
	# as in the daemon: a role forked from the supervisor shares what it did not change
	"$LOKETD_BIN" -c "$CONFIG" </dev/null >>"$LOG" 2>&1 3>&- &
	supervisor=$!
	watching
	FETCH=$(pgrep -P "$supervisor" -x fetch)
	sleep 1
	before=$(ticks)
	sleep 5
	after=$(ticks)
	own=$(awk '/^Private_Dirty/ { print $2 }' "/proc/$FETCH/smaps_rollup")
	kill "$supervisor"
	wait "$supervisor" || true
	FETCH=
	echo "# $own kB of its own" >&3
	[ "$after" -eq "$before" ]
	[ "$own" -lt 2048 ]
}
