#!/usr/bin/env bats
# The fetch role against a server that misbehaves (tests/fake/imapd.py): nothing lost, nothing held for ever,
# each fault told once and with what to do.

load fetch_world

setup_file() { fake_certs; }
setup() { fresh; }
teardown() { leave; }

connections() { cat "$BOX/connections" 2>/dev/null || echo 0; }
seen_connections() { [ "$(connections)" -ge "$1" ]; }
# The server lists the flags sorted.
flagged() { [ "$(cat "$BOX/$1.flags" 2>/dev/null)" = "${2-\$LoketDone \\Seen}" ]; }

@test "whole mails, byte for byte, oldest first; the cursor stands behind them; a second pass takes nothing" {
	fake_start
	for uid in 1 2 3 10; do letter $uid; done
	: >"$BOX/4.eml"
	fetch_once
	fetched 1 2 3 4 10
	[ "$(grep -o 'item=[^ ]*' "$LOG" | sed 's/.*\.//' | tr '\n' ' ')" = "1 2 3 4 10 " ]
	[ "$(cursor next_uid)" -eq 11 ]
	has_health healthy 1
	: >"$LOG"
	fetch_once
	not logged mail-fetched
}

@test "mails that wait are made safe together: sixteen, or 1 MB; a large one alone" {
	fake_start
	for uid in $(seq 20); do letter $uid; done
	LOKET_CUT=fetch-tmp:16 fetch_once || true
	has_items ''
	LOKET_CUT=fetch-tmp:17 fetch_once || true
	has_items "$(seq -f 7.%g -s ' ' 16) "
	fetch_once
	fetched $(seq 20)
	rm -rf "$SPOOL"
	letter 2 1200000
	LOKET_CUT=fetch-tmp:2 fetch_once || true
	has_items '7.1 '
	LOKET_CUT=fetch-tmp:2 fetch_once || true
	has_items '7.1 7.2 '
	fetch_once
	fetched $(seq 20)
}

@test "cut while a batch is renamed: those that are there are whole, the others are fetched again" {
	fake_start
	for uid in 1 2 3 4 5; do letter $uid; done
	LOKET_CUT=fetch-renamed:2 fetch_once || true
	has_items '7.1 7.2 '
	fetch_once
	fetched 1 2 3 4 5
	[ "$(count_logged mail-fetched)" -eq 3 ]
	not [ "$(ls "$SPOOL/tmp")" ]
}

@test "the session is lost amid a batch: whole mails are kept, the half one is not" {
	fake_start
	letter 1
	letter 2
	letter 3 200000
	fake_fault 'cut 20000 1'
	run fetch_once
	[ "$status" -eq 1 ]
	has_items '7.1 7.2 '
	fetched 1 2
	not [ "$(ls "$SPOOL/tmp")" ]
	fetch_once
	fetched 1 2 3
	[ "$(count_logged mail-fetched)" -eq 3 ]
}

@test "a mail does not wait for the next one, whether that comes slowly or not at all" {
	TIMEOUT=60 fake_start
	letter 1
	letter 2
	letter 3 1000000
	for fault in 'freeze 20000' 'slow 20000'; do
		rm -rf "$SPOOL"
		fake_fault "$fault"
		fetch_start
		until_true 10 fetched 1 2
		has_items '7.1 7.2 '
		fetch_stop
	done
}

@test "a name that is known anywhere in the spool is not fetched again" {
	fake_start
	for uid in 1 2 3 4 5; do letter $uid; done
	mkdir -p "$SPOOL"
	for place in new/$ADDRESS.7.1 mark/$ADDRESS.7.2 kept/$ADDRESS.7.3.sealed failed/$ADDRESS.7.4.sealed; do
		mkdir -p "$SPOOL/${place%/*}"
		echo known >"$SPOOL/$place"
	done
	fetch_once
	[ "$(count_logged mail-fetched)" -eq 1 ]
	fetched 5
}

@test "a cursor that cannot be opened is no first contact: the role ends and says so, later all is fetched" {
	fake_start
	config ''
	fetch_once
	letter 1
	fetch_once
	letter 2
	letter 3
	mv "$SPOOL/cursor/$ADDRESS" "$BATS_TEST_TMPDIR/cursor"
	ln -s "$ADDRESS" "$SPOOL/cursor/$ADDRESS"
	not fetch_once
	logged 'ALARM.*cursor'
	[ -L "$SPOOL/cursor/$ADDRESS" ]
	mv "$BATS_TEST_TMPDIR/cursor" "$SPOOL/cursor/$ADDRESS"
	fetch_once
	fetched 1 2 3
}

@test "marks: flagged on the server, then gone; a mark of another UIDVALIDITY is only dropped" {
	fake_start
	letter 1
	letter 2
	fetch_once
	not [ -e "$BOX/1.flags" ]
	mark 1
	: >"$SPOOL/mark/$ADDRESS.6.2"
	fetch_once
	flagged 1
	not [ -e "$BOX/2.flags" ]
	[ "$(marks)" -eq 0 ]
}

@test "a folder without keywords of our own still gets \\Seen" {
	fake_start
	fake_fault no-keywords
	letter 1
	fetch_once
	mark 1
	fetch_once
	flagged 1 '\Seen'
}

@test "done = move: MOVE, else COPY and EXPUNGE of that UID; the folder is made" {
	fake_start
	for uid in 1 2 3; do letter $uid; done
	config 'since = "2024-01-01"; done = "move:Verwerkt";'
	fetch_once
	mark 1
	fetch_once
	[ -e "$BOX/folders/Verwerkt/1.eml" ]
	not [ -e "$BOX/1.eml" ]
	fake_fault 'caps IDLE UIDPLUS'
	# someone else's deletion stays as it is
	echo '\Deleted' >"$BOX/3.flags"
	mark 2
	fetch_once
	[ -e "$BOX/folders/Verwerkt/2.eml" ]
	not [ -e "$BOX/2.eml" ]
	[ -e "$BOX/3.eml" ]
	[ "$(marks)" -eq 0 ]
}

@test "done = move without the right to delete: no copies pile up, the fault says what to do" {
	fake_start
	letter 1
	config 'since = "2024-01-01"; done = "move:Verwerkt";'
	fetch_once
	fake_fault 'caps IDLE UIDPLUS' no-delete
	mkdir -p "$BOX/folders/Verwerkt"
	mark 1
	run fetch_once
	[ "$status" -eq 1 ]
	not [ -e "$BOX/folders/Verwerkt/1.eml" ]
	[ -e "$BOX/1.eml" ]
	grep -q 'delete mails.*right' "$LOG"
	[ "$(marks)" -eq 1 ]
}

@test "done = move without MOVE and UIDPLUS: mail is fetched, nothing is expunged, the fault says what to do" {
	fake_start
	letter 1
	config 'since = "2024-01-01"; done = "move:Verwerkt";'
	fetch_once
	fake_fault 'caps IDLE'
	letter 2
	mark 1
	run fetch_once
	[ "$status" -eq 1 ]
	fetched 1 2
	[[ "$(health fault)" == *'set done = "flag"'* ]]
	[ -e "$BOX/1.eml" ]
	[ "$(marks)" -eq 1 ]
}

@test "failure_03_authenticated_but_not_connected: the likely missing right is named; one alarm" {
	fake_start
	fake_fault not-connected
	letter 1
	fetch_start
	until_true 20 seen_connections 2
	has_health healthy 0
	[[ "$(health fault)" == *FullAccess*licence*imap.username* ]]
	fake_fault
	fetch_stop
	[ "$(count_logged ALARM)" -eq 1 ]
	fetch_once
	fetched 1
	has_health healthy 1
}

@test "failure_04_frozen_after_each_part_of_a_session: always reconnected, the mail is taken, at most one alarm" {
	TIMEOUT=1 fake_start
	letter 1 300
	for bytes in 0 60 180 300 450 600 750 900; do
		kill "$FAKE"
		rm -rf "$SPOOL" "$BOX/port" "$BOX/connections"
		: >"$LOG"
		TIMEOUT=1 fake_start
		fake_fault "freeze $bytes 1"
		fetch_start
		until_true 20 fetched 1
		fetch_stop
		[ "$(count_logged ALARM)" -le 1 ]
		not [ "$(ls "$SPOOL/tmp")" ]
	done
}

@test "failure_04_cut_after_each_part_of_a_session: --once says 1 and leaves nothing half; the next pass takes all" {
	fake_start
	letter 1 300
	letter 2 300
	for bytes in 0 20 60 120 180 240 300 400 500 600 700 800 900 1000 1100; do
		kill "$FAKE"
		rm -rf "$SPOOL" "$BOX/port" "$BOX/connections"
		fake_start
		fake_fault "cut $bytes 1"
		run fetch_once
		[ "$status" -eq 1 ] || [ "$bytes" -ge 1000 ]
		not [ "$(ls "$SPOOL/tmp" 2>/dev/null)" ]
		fetch_once
		fetched 1 2
		[ "$(ls "$SPOOL/new" | wc -l)" -eq 2 ]
	done
}

@test "failure_04_down_server: one alarm while it is down, one line when it is back" {
	fake_start
	fetch_start
	until_true 10 logged signed-in
	kill "$FAKE"
	until_true 15 logged ALARM
	until_true 5 has_health healthy 0
	until_true 5 eval '[ "$(ps -o etimes= -p "$FETCH")" -ge 5 ]'
	letter 1
	fake_start good "$PORT"
	until_true 20 fetched 1
	[ "$(count_logged ALARM)" -eq 1 ]
	[ "$(count_logged recovered)" -eq 1 ]
	has_health healthy 1
}

@test "failure_05_idle_without_notices: new mail is taken by the scan" {
	fake_start
	fake_fault idle-silent
	GLOBAL='poll = 3;' config
	fetch_start
	until_true 10 logged signed-in
	letter 1
	until_true 5 fetched 1
}

@test "IDLE: a notice is acted on at once" {
	fake_start
	fetch_start
	until_true 10 grep -aq IDLE "$BOX/record"
	letter 1
	until_true 2 fetched 1
}

@test "a notice before the +, and one in the same packet: neither is slept over, the session goes on" {
	uid=0
	for fault in idle-early idle-together; do
		rm -f "$BOX"/*.eml
		[ -n "$FAKE" ] || fake_start
		fake_fault "$fault"
		fetch_start
		until_true 10 grep -aq IDLE "$BOX/record"
		letter $((uid += 1))
		until_true 2 fetched $uid
		fake_fault
		letter $((uid += 1))
		until_true 3 fetched $uid
		[ "$(count_logged signed-in)" -eq 1 ]
		fetch_stop
		rm -rf "$SPOOL"
		: >"$LOG"
		: >"$BOX/record"
	done
}

@test "a notice in the answer to a FETCH or a STORE is not slept over" {
	fake_start
	for uid in 3 4; do
		letter $uid
		mv "$BOX/$uid.eml" "$BOX/$uid.later"
	done
	letter 1
	fetch_start
	until_true 10 grep -aq IDLE "$BOX/record"
	fake_fault 'meanwhile 3'
	letter 2
	until_true 2 fetched 1 2 3
	fake_fault 'meanwhile 4'
	mark 1
	until_true 2 flagged 1
	until_true 2 fetched 2 3 4
	[ "$(count_logged signed-in)" -eq 1 ]
}

@test "a server without IDLE is polled" {
	fake_start
	fake_fault 'caps UIDPLUS'
	GLOBAL='poll = 3;' config
	fetch_start
	until_true 10 logged signed-in
	letter 1
	until_true 5 fetched 1
	not grep -aq IDLE "$BOX/record"
}

@test "failure_06_many_reconnects: never two connections at once, each mail once" {
	fake_start
	fake_fault 'cut 400 30'
	letter 1
	fetch_start
	until_true 5 seen_connections 2
	[ "$(find "/proc/$FETCH/fd" -lname 'socket:*' | wc -l)" -le 1 ]
	fake_fault
	until_true 20 fetched 1
	[ "$(find "/proc/$FETCH/fd" -lname 'socket:*' | wc -l)" -eq 1 ]
	[ "$(count_logged mail-fetched)" -eq 1 ]
}

@test "failure_07_uidvalidity_changed: all is read once more under new names, one line in the log" {
	fake_start
	for uid in 1 2 3; do letter $uid; done
	fetch_once
	rm "$BOX/1.eml"
	echo 8 >"$BOX/uidvalidity"
	letter 4
	fetch_once
	[ "$(count_logged uidvalidity-changed)" -eq 1 ]
	[ "$(ls "$SPOOL/new" | grep -c "\.8\.")" -eq 3 ]
	[ "$(cursor uidvalidity)" -eq 8 ]
	has_health vanished 0
}

@test "failure_07_uidvalidity_changed without since: what is older than the first contact still waits" {
	fake_start
	old 1
	old 2
	config ''
	fetch_once
	letter 3
	fetch_once
	has_items '7.3 '
	echo 8 >"$BOX/uidvalidity"
	fetch_once
	has_items '7.3 8.3 '
	has_health waiting 2
}

@test "a mailbox put back from a backup, with UIDs that it gave before: alarm, read once more under new names, no mark on another mail" {
	fake_start
	for uid in 1 2 3 4 5; do letter $uid; done
	fetch_once
	# what came behind the backup is gone; then the next mail gets UID 3
	rm "$BOX"/[345].eml
	echo 4 >"$BOX/uidnext"
	letter 3 500
	: >"$SPOOL/mark/$ADDRESS.7.3"
	fetch_once
	[ "$(grep -c 'ALARM.*mailbox-set-back uidvalidity=7 uidnext=4 before=6 ' "$LOG")" -eq 1 ]
	cmp "$BOX/3.eml" "$SPOOL/new/$ADDRESS.7-1.3"
	[ "$(ls "$SPOOL/new" | grep -c '\.7-1\.')" -eq 3 ]
	fetched 1 2
	[ "$(cursor next_uid)" -eq 4 ]
	[ "$(marks)" -eq 0 ]
	not [ -e "$BOX/3.flags" ]
	# it goes on from there
	: >"$LOG"
	: >"$SPOOL/mark/$ADDRESS.7-1.3"
	rm "$BOX/uidnext"
	letter 4 600
	fetch_once
	not logged ALARM
	[ "$(count_logged mail-fetched)" -eq 1 ]
	cmp "$BOX/4.eml" "$SPOOL/new/$ADDRESS.7-1.4"
	flagged 3
	# and a second time
	rm "$BOX/4.eml"
	echo 4 >"$BOX/uidnext"
	fetch_once
	cmp "$BOX/3.eml" "$SPOOL/new/$ADDRESS.7-2.3"
}

@test "a name that the store has for other bytes, as behind a lost spool: told, not put away, not marked" {
	fake_start
	letter 1
	letter 2
	fetch_once
	intake_once
	rm "$SPOOL"/kept/* "$SPOOL"/mark/* "$SPOOL/cursor/$ADDRESS"
	letter 2 500
	fetch_once
	not intake_once
	logged "ALARM.*$ADDRESS.7.2.*another mail"
	cmp "$BOX/2.eml" "$SPOOL/new/$ADDRESS.7.2"
	# the other one is the mail that it was
	[ -e "$SPOOL/kept/$ADDRESS.7.1.sealed" ]
	fetch_once
	flagged 1
	not [ -e "$BOX/2.flags" ]
	# as the alarm says
	mv "$SPOOL/new/$ADDRESS.7.2" "$SPOOL/new/$ADDRESS.7-1000.2"
	intake_once
	[ -e "$SPOOL/kept/$ADDRESS.7-1000.2.sealed" ]
}

@test "a UIDVALIDITY that comes back: names of then are not taken for mails of now" {
	fake_start
	letter 1
	letter 2
	fetch_once
	echo 8 >"$BOX/uidvalidity"
	fetch_once
	letter 2 500
	rm "$BOX/uidvalidity"
	fetch_once
	cmp "$BOX/2.eml" "$SPOOL/new/$ADDRESS.7-1.2"
}

@test "failure_11_one_unreadable_mail at each position: the others are fetched, it is named" {
	fake_start
	for uid in 1 2 3 4 5; do letter $uid; done
	for bad in 1 2 3 4 5; do
		rm -rf "$SPOOL"
		fake_fault "unreadable $bad"
		run fetch_once
		[ "$status" -eq 1 ]
		for uid in 1 2 3 4 5; do
			if [ $uid -eq $bad ]; then not fetched $uid; else fetched $uid; fi
		done
		[ "$(health healthy)" -eq 0 ]
		[[ "$(health fault)" == *"UID $bad;"* ]]
		[ "$(cursor held)" = "$bad" ]
	done
	fake_fault
	fetch_once
	fetched 5
	[ "$(health healthy)" -eq 1 ]
}

@test "a mail at which the server always hangs up: the others are fetched, it is named, and taken when it can" {
	fake_start
	for uid in 1 2 3; do letter $uid; done
	fake_fault "drop 2"
	fetch_start
	until_true 60 fetched 1 3
	until_true 30 eval '[[ "$(health fault)" == *"does not hand over 1 mail(s), the first is UID 2;"* ]]'
	until_true 5 eval '[ "$(cursor held)" = 2 ]'
	since=$(health since)
	# mail that comes later is taken, and the mailbox stays named
	letter 4
	until_true 60 fetched 4
	[ "$(health healthy)" -eq 0 ]
	fetch_stop
	# also after a restart, and as long as before
	signed_in=$(count_logged signed-in)
	fetch_start
	until_true 30 eval '[ "$(count_logged signed-in)" -ge $((signed_in + 2)) ]'
	sleep 1
	[ "$(health healthy)" -eq 0 ]
	[ "$(health since)" = "$since" ]
	fetch_stop
	fake_fault
	fetch_once
	fetched 2
	[ "$(health healthy)" -eq 1 ]
}

@test "failure_14_slow_server: 300 kB at 60 kB/s with a deadline of 2 s: progress counts, not time" {
	TIMEOUT=2 fake_start
	letter 1 300000
	fake_fault 'slow 60000'
	fetch_once
	fetched 1
}

@test "failure_16_first_contact without since: nothing is taken, all are counted, later mail is; since set later takes its part" {
	fake_start
	for uid in 1 2 3; do old $uid; done
	letter 4
	config ''
	fetch_once
	has_items ''
	has_health waiting 4
	not ls "$BOX"/*.flags
	letter 5
	fetch_once
	has_items '7.5 '
	config 'since = "2024-01-01";'
	fetch_once
	has_items '7.4 7.5 '
	has_health waiting 0
	fetch_once
	has_items '7.4 7.5 '
	[ "$(cursor held)" = '' ]
}

@test "since is compared with INTERNALDATE; only at first contact" {
	fake_start
	old 1
	letter 2
	fetch_once
	has_items '7.2 '
	old 3
	fetch_once
	has_items '7.2 7.3 '
}

@test "a UID that goes before it could be fetched is named: between listing and fetch" {
	fake_start
	for uid in 1 2 3; do letter $uid; done
	fake_fault 'vanish 2'
	fetch_once
	has_items '7.1 7.3 '
	has_health vanished 1
	has_health vanished_uids 2
}

@test "a UID that goes before it was listed is named, one that goes after it was fetched is not" {
	fake_start
	letter 1
	fetch_once
	rm "$BOX/1.eml"
	letter 3
	echo 6 >"$BOX/uidnext"
	fetch_once
	has_items '7.1 7.3 '
	has_health vanished 3
	has_health vanished_uids '2 4 5'
	fetch_once
	has_health vanished 3
}

@test "a mail that is announced before it is shown is not called vanished" {
	fake_start
	letter 1
	fetch_start
	until_true 10 fetched 1
	echo 3 >"$BOX/uidnext"
	letter 0
	until_true 10 eval '[ "$(cursor next_uid)" -eq 3 ]'
	letter 2
	until_true 10 fetched 2
	has_health vanished 0
}

@test "the UID behind the text is as good; a text without UID is thrown away" {
	fake_start
	letter 1
	letter 2
	fake_fault uid-missing
	run fetch_once
	[ "$status" -eq 1 ]
	has_items ''
	not [ "$(ls "$SPOOL/tmp")" ]
	fake_fault uid-last
	fetch_once
	fetched 1 2
}

@test "a mail beyond limits.raw waits on the server and is named; the others are fetched" {
	fake_start
	letter 1
	letter 2 3000000
	letter 3
	GLOBAL='limits : { mail = 1000000; raw = 2000000; };' config
	fetch_once
	has_items '7.1 7.3 '
	[[ "$(health fault)" == *larger*'UID 2'* ]]
	[ "$(cursor held)" = 2 ]
	config
	fetch_once
	fetched 2
	[ "$(health healthy)" -eq 1 ]
}

@test "failure_02_refused_sign_in: one alarm, told what to do; a new secret heals it at once, without restart" {
	fake_start
	letter 1
	fake_fault login-refused
	fetch_start
	until_true 5 logged ALARM
	until_true 5 has_health healthy 0 # written after the line
	[[ "$(health fault)" == *'"box"'* ]]
	until_true 10 seen_connections 2
	[ "$(count_logged ALARM)" -eq 1 ]
	fake_fault
	(umask 077 && echo other >"$BATS_TEST_TMPDIR/secrets/new" && mv "$BATS_TEST_TMPDIR/secrets/new" "$BATS_TEST_TMPDIR/secrets/box")
	until_true 2 fetched 1
	until_true 5 logged recovered
}

@test "a server that is only short of breath is no refusal of the secret" {
	fake_start
	fake_fault login-unavailable
	run fetch_once
	[ "$status" -eq 1 ]
	logged 'cannot sign in anyone now'
}

@test "a read-only folder, BYE at the greeting, a flood: each is told" {
	fake_start
	letter 1
	fake_fault read-only
	run fetch_once
	[ "$status" -eq 1 ]
	logged 'read-only for this account'
	fake_fault bye
	run fetch_once
	[ "$status" -eq 1 ]
	logged 'does not take the connection now'
	# imap:// to the port of imaps://: each waits for the other to begin
	fake_fault imaps
	run fetch_once
	[ "$status" -eq 1 ]
	logged 'no greeting: no answer in time; are host and port of imap.url right'
	fake_fault flood
	run fetch_once
	[ "$status" -eq 1 ]
	logged 'sends more than was asked for'
}

@test "lists in lists without end, which nobody asked for: told, and the mail is fetched when they are over" {
	fake_start
	letter 1
	for fault in nested nested-text nested-empty; do
		: >"$LOG"
		fake_fault $fault
		run fetch_once
		echo "# $fault $status"
		[ "$status" -eq 1 ]
		logged 'lists in lists without end'
	done
	fake_fault
	fetch_once
	fetched 1
}

@test "a literal amid IDLE, which would hide what follows: the session is given up, the mail is fetched" {
	fake_start
	fake_fault idle-literal
	fetch_start
	until_true 10 logged 'a literal that nobody asked for'
	fake_fault
	letter 1
	until_true 10 fetched 1
}

@test "SIGTERM ends it at once: in IDLE, in a frozen session, in its pause" {
	fake_start
	for fault in '' 'freeze 300' bye; do
		fake_fault "$fault"
		: >"$BOX/record"
		echo 0 >"$BOX/connections"
		fetch_start
		sleep 0.7
		begin=$(date +%s%N)
		kill -TERM "$FETCH"
		wait "$FETCH"
		[ $((($(date +%s%N) - begin) / 1000000)) -lt 500 ]
		FETCH=
	done
}
