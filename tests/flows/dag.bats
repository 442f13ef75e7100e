# A desk's day: thirty requests, three members of staff, six professionals, who only answer the mails they get, to the
# closing of each dossier. The clock of the daemon is set from moment to moment (tests/day/verloop); what everybody
# wrote and got is compared with tests/day/dag.txt, which a person has read.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }

DAY=$ROOT/tests/day

two_lokets() { # the configuration of the day instead of the six lokets; a mailbox that moved to nowhere
	loket_fresh
	echo '/^stefan\.maes@burger\.example$/ stefan@verhuisd.example' >"$WORLD/postfix/etc/aliases"
	"$SERVERS" restart-postfix "$WORLD"
	sed -i '/^lokets = /,$d' "$CONFIG"
	sed -e "s/@IMAP_PORT@/$IMAP_PORT/; s|@CA_FILE@|$CA_FILE|" "$DAY/lokets.cfg" >>"$CONFIG"
}

@test "a desk's day, by mail alone, to the closing of each dossier" {
	two_lokets
	date +%s -d '2026-11-09 08:00 CET' >"$WORLD/clock"
	export LOKET_NOW=$WORLD/clock
	loketd_start
	unset LOKET_NOW
	python3 -B "$DAY/day.py" "$WORLD" "$BIN/loketctl" "$DAY" "$WORLD/dag.txt"
	diff -u "$DAY/dag.txt" "$WORLD/dag.txt"
}
