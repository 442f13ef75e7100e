# Servers that go away, secrets that are wrong, mailboxes that change under us.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() {
	loketd_stop
	"$SERVERS" start-dovecot "$WORLD" >/dev/null 2>&1 || true
	"$SERVERS" start-postfix "$WORLD" >/dev/null 2>&1 || true
}

watching() { # N mailboxes
	[ "$(grep -c ' signed-in' "$LOG")" -ge "$1" ]
}

health() { # NAME FIELD
	ctl status --json | jq -r ".parts[] | select(.name == \"$1\") | .$2"
}

healthy() { [ "$(health "$1" healthy)" = "$2" ]; }

handed_over() { # by Postfix, all that it has
	[ -z "$(find "$WORLD"/postfix/queue/{incoming,active,deferred} -type f)" ]
}

numbered() { # N: a mail in a file
	printf 'From: o%s@ouders.example\nTo: x@limburg.be\nSubject: vraag\nMessage-ID: <n%s@ouders.example>\n\nIk heb een vraag over hulp (%s).\n' "$1" "$1" "$1" >"$BATS_TEST_TMPDIR/$1"
	echo "$BATS_TEST_TMPDIR/$1"
}

@test "failure 2: a wrong password for one of 12 mailboxes: the others go on, status names it, a new secret heals it" {
	loket_fresh
	cp -p "$WORLD/secrets/bemiddeling-vlaams-brabant" "$BATS_TEST_TMPDIR/good"
	echo fout >"$WORLD/secrets/bemiddeling-vlaams-brabant"
	loketd_start
	until_true 20 watching 11
	put bemiddeling@limburg.be "$(numbered 1)"
	until_true 5 has o1@ouders.example 1
	until_true 15 healthy bemiddeling@vlaamsbrabant.be false
	run ctl status
	[ "$status" -eq 1 ]
	[[ "$output" == *bemiddeling@vlaamsbrabant.be*LOOK* ]]
	[ "$(health bemiddeling@vlaamsbrabant.be since)" != null ]
	[ "$(grep -c ALARM "$LOG")" -eq 1 ]
	put bemiddeling@vlaamsbrabant.be "$(numbered 2)"
	cat "$BATS_TEST_TMPDIR/good" >"$WORLD/secrets/bemiddeling-vlaams-brabant"
	until_true 60 has o2@ouders.example 1
	until_true 15 healthy bemiddeling@vlaamsbrabant.be true
}

@test "Dovecot killed and started again: all goes through, one alarm a mailbox, nothing twice" {
	loket_fresh
	loketd_start
	until_true 20 watching 12
	put bemiddeling@limburg.be "$(numbered 11)"
	until_true 10 has o11@ouders.example 1
	"$SERVERS" kill-dovecot "$WORLD"
	until_true 30 healthy bemiddeling@limburg.be false
	put bemiddeling@limburg.be "$(numbered 12)"
	sleep 3
	"$SERVERS" start-dovecot "$WORLD"
	until_true 90 has o12@ouders.example 1
	until_true 20 all_settled 2
	[ "$(count o11@ouders.example)" -eq 1 ]
	[ "$(grep -c 'fetch\[bemiddeling@limburg.be\] ALARM' "$LOG")" -eq 1 ]
}

@test "failure 35: Postfix down: nothing lost, one alarm, all goes out afterwards, nothing twice" {
	loket_fresh
	loketd_start
	until_true 20 watching 12
	"$SERVERS" stop-postfix "$WORLD"
	for i in 21 22 23; do put bemiddeling@limburg.be "$(numbered $i)"; done
	until_true 10 eval '[ "$(ctl queue --json | jq length)" -eq 6 ]'
	until_true "${LOKET_OUTAGE:-30}" grep -q 'deliver ALARM' "$LOG"
	sleep "${LOKET_OUTAGE:-5}"
	"$SERVERS" start-postfix "$WORLD"
	until_true 90 all_settled 3
	for i in 21 22 23; do
		until_true 10 has o$i@ouders.example 1
		[ "$(count o$i@ouders.example)" -eq 1 ]
	done
	[ "$(grep -c 'deliver ALARM' "$LOG")" -eq 1 ]
}

@test "failure_07_uidvalidity_changed: 500 old and 5 new mails: exactly 5 new dossiers" {
	loket_fresh
	for i in $(seq 500); do numbered $i >/dev/null; done
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR"/[0-9]*
	loketd_once
	[ "$(ctl list --json | jq length)" -eq 500 ]
	dir=$(box bemiddeling@limburg.be)
	# Postfix would put off for minutes what it cannot hand to Dovecot
	until_true 120 handed_over
	# the mailbox is made anew from its files: other UIDs, other UIDVALIDITY
	"$SERVERS" stop-dovecot "$WORLD"
	rm -f "$dir"/dovecot*
	"$SERVERS" start-dovecot "$WORLD"
	for i in $(seq 501 505); do put bemiddeling@limburg.be "$(numbered $i)"; done
	loketd_once
	[ "$(ctl list --json | jq length)" -eq 505 ]
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == "dubbel")] | length')" -eq 500 ]
	until_true 10 has o1@ouders.example 1
	[ "$(count o1@ouders.example)" -eq 1 ]
}

@test "failure 16: first contact with 1,000 old mails and no since: nothing sent, nothing changed, status says what to do" {
	loket_fresh
	sed -i 's/ since = "[^"]*";//' "$CONFIG"
	for i in $(seq 1000); do numbered $i >/dev/null; done
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR"/[0-9]*
	loketd_once || true
	run ctl status
	[ "$status" -eq 1 ]
	[[ "$output" == *"1000 old mails wait;"*"since"* ]]
	[ "$(ctl list --json | jq length)" -eq 0 ]
	[ "$(find "$WORLD/mail/ouders.example" -type f 2>/dev/null | wc -l)" -eq 0 ]
	# no flag was set, nothing was moved
	[ "$(find "$(box bemiddeling@limburg.be)" \( -path '*/cur/*:2,?*' -o -path '*/.*/cur/*' \) -type f | wc -l)" -eq 0 ]
	# mail that comes later is taken
	put bemiddeling@limburg.be "$(numbered 2001)"
	loketd_once || true
	[ "$(ctl list --json | jq length)" -eq 1 ]
	until_true 10 has o2001@ouders.example 1
}

@test "failure 8: another client sets flags and copies mails meanwhile: every mail once" {
	loket_fresh
	loketd_start
	until_true 20 watching 12
	for i in $(seq 30); do put bemiddeling@limburg.be "$(numbered $i)"; done
	python3 - "$IMAP_PORT" "$CA_FILE" <<-'P' &
	import imaplib, ssl, sys, time
	context = ssl.create_default_context(cafile=sys.argv[2])
	imap = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))
	imap.starttls(context)
	imap.login('bemiddeling@limburg.be', 'geheim-bemiddeling@limburg.be')
	imap.create('Kopie')
	for _ in range(15):
	    imap.select('INBOX')
	    imap.uid('STORE', '1:*', '+FLAGS', '(\\Seen \\Flagged \\Answered)')
	    imap.uid('COPY', '1:*', 'Kopie')
	    imap.uid('STORE', '1:*', '-FLAGS', '(\\Seen)')
	    time.sleep(0.05)
	imap.logout()
	P
	client=$!
	until_true 90 all_settled 30
	wait "$client"
	# Postfix has them all; it may still be handing the last to Dovecot
	for i in $(seq 30); do until_true 10 has o$i@ouders.example 1; done
	for i in $(seq 30); do [ "$(count o$i@ouders.example)" -eq 1 ]; done
}

@test "a mail taken away after it was fetched changes nothing; one taken away before is named by status" {
	loket_fresh
	put bemiddeling@limburg.be "$(numbered 1)"
	loketd_once
	dir=$(box bemiddeling@limburg.be)
	rm -f "$dir"/cur/*
	loketd_once
	ctl status --json | jq -e '.parts | all(.healthy)'
	# a mail that got a UID and went before Loket saw it
	python3 - "$IMAP_PORT" "$CA_FILE" "$(numbered 2)" <<-'P'
	import imaplib, ssl, sys
	context = ssl.create_default_context(cafile=sys.argv[2])
	imap = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))
	imap.starttls(context)
	imap.login('bemiddeling@limburg.be', 'geheim-bemiddeling@limburg.be')
	imap.append('INBOX', None, None, open(sys.argv[3], 'rb').read().replace(b'\n', b'\r\n'))
	imap.select('INBOX')
	imap.store('1:*', '+FLAGS', '\\Deleted')
	imap.expunge()
	imap.logout()
	P
	loketd_once || true
	run ctl status
	[ "$status" -eq 1 ]
	[[ "$output" == *"taken away before"* ]]
}
