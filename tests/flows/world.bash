# world.bash: what the flows share: one private world of servers a file, one fresh Loket a test.
#
#   world_start [OPTION of servers.sh start]   in setup_file; world_stop in teardown_file
#   loket_fresh [OPTION of servers.sh config]  in setup: empty mailboxes, spool, store; $CONFIG
#   loketd_start / loketd_stop / loketd_kill   the daemon in the background; its log in $LOG
#   ctl ARGUMENT...                            loketctl on $CONFIG
#   put MAILBOX FILE                           a mail straight into a mailbox (no Postfix)
#   until_true SECONDS COMMAND...              waits for a condition, never for the clock

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
BIN=${LOKET_BIN:-$ROOT}
SERVERS=$ROOT/tests/servers.sh
MAILS=$ROOT/tests/mails
# what is asked over and over is asked without a new shell
# shellcheck source=/dev/null
. "$SERVERS"

world_start() {
	export WORLD
	WORLD=$(mktemp -d /tmp/loket.XXXXXX)
	chmod 755 "$WORLD"
	"$SERVERS" start "$WORLD" --for $$ "$@" >&2
}

world_stop() {
	"$SERVERS" stop "$WORLD" || true
	rm -rf "$WORLD"
}

# An absolute clock for waits that must not depend on the machine's load.
until_true() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		if [ $SECONDS -ge $end ]; then
			echo "# waited in vain for: $*" >&2
			[ -e "$LOG" ] && tail -n 30 "$LOG" | sed 's/^/# /' >&2
			return 1
		fi
		sleep 0.05
	done
}

loket_fresh() {
	CONFIG=$WORLD/loketd.cfg
	LOG=$WORLD/loketd.log
	rm -rf "$WORLD/spool" "$WORLD/secrets"
	find "$WORLD/mail" -mindepth 1 -maxdepth 1 -exec rm -rf {} + 2>/dev/null || true
	"$SERVERS" config "$WORLD" --smtp plain --since 2020-01-01 "$@"
	: >"$LOG"
	eval "$("$SERVERS" env "$WORLD")"
}

loketd_start() {
	"$BIN/loketd" -c "$CONFIG" </dev/null >>"$LOG" 2>&1 3>&- &
	LOKETD=$!
	until_true 10 grep -q ' started ' "$LOG"
}

loketd_stop() {
	[ -n "${LOKETD:-}" ] || return 0
	kill -TERM "$LOKETD" 2>/dev/null || true
	wait "$LOKETD" 2>/dev/null || true
	LOKETD=
}

loketd_once() {
	"$BIN/loketd" -c "$CONFIG" --once </dev/null >>"$LOG" 2>&1 3>&-
}

ctl() {
	"$BIN/loketctl" -c "$CONFIG" "$@"
}

box() { # ADDRESS: its Maildir
	echo "$WORLD/mail/${1#*@}/${1%%@*}/Maildir"
}

# As a delivery agent would: tmp/, then new/; as the servers' own user from the first byte on, for Dovecot may look at
# any moment.
put() { # MAILBOX FILE...
	python3 - "$(box "$1")" "$SERVERS_UID" "${@:2}" <<-'P'
	import os, sys, time
	box, uid, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
	mails = [open(name, 'rb').read() for name in files]
	os.setgroups([])
	os.setresgid(uid, uid, uid)
	os.setresuid(uid, uid, uid)
	for part in ('tmp', 'new', 'cur'):
	    os.makedirs(box + '/' + part, exist_ok=True)
	# seconds first: Dovecot gives UIDs in the order of these names, and looks at no more digits than an int holds
	for number, mail in enumerate(mails):
	    now = time.time_ns()
	    name = '%d.M%06dP%dQ%d.test' % (now // 10**9, now // 1000 % 10**6, os.getpid(), number)
	    with open(box + '/tmp/' + name, 'xb') as file:
	        file.write(mail)
	    os.rename(box + '/tmp/' + name, box + '/new/' + name)
	P
}

mails() { # ADDRESS: files
	servers_mails "$WORLD" "$1"
}

count() { # ADDRESS: how many mails
	mails "$1" | wc -l
}

has() { # ADDRESS N: at least
	[ "$(count "$1")" -ge "$2" ]
}

header() { # FILE NAME: its value, unfolded
	awk -v name="$(tr A-Z a-z <<<"$2"):" '
		{ sub(/\r$/, "") }
		/^$/ { exit }
		/^[ \t]/ { if (found) value = value " " substr($0, 2); next }
		found { exit }
		index(tolower($0), name) == 1 { found = 1; value = substr($0, length(name) + 1); sub(/^ */, "", value) }
		END { if (found) print value }' "$1"
}

by_template() { # ADDRESS TEMPLATE: the files
	mails "$1" | xargs -r -d '\n' awk -v line="x-loket-template: $2" '
		FNR == 1 { head = 1 }
		{ sub(/\r$/, "") }
		/^$/ { head = 0 }
		head && tolower($0) == line { print FILENAME }'
}

has_template() { # ADDRESS TEMPLATE N: exactly
	[ "$(by_template "$1" "$2" | grep -c .)" -eq "$3" ]
}

plain() { # FILE: its text/plain part, decoded
	python3 - "$1" <<-'P'
	import email, email.policy, sys
	mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
	print(mail.get_body(('plain',)).get_content())
	P
}

on_terminal() { # COMMAND...: it takes its output for a terminal. A real one needs /dev/pts, which a bare chroot has not.
	local see=$BATS_FILE_TMPDIR/terminal.so
	[ -e "$see" ] || cc -shared -fPIC -x c -o "$see" - <<<'int isatty(int fd) { return fd == 1; }'
	LD_PRELOAD=$see "$@"
}

first_dossier() {
	ctl list --json | jq -r '.[0].dossier'
}

absent() { # PATTERN FILE: no line matches (a bare "! grep" never fails a test)
	if grep -qi "$1" "$2"; then
		echo "# found in $2: $(grep -i "$1" "$2" | head -n 3)" >&2
		return 1
	fi
}

spool_empty() { # nothing waits between the processes
	[ -z "$(find "$WORLD/spool/new" "$WORLD/spool/mark" "$WORLD/spool/tmp" -type f 2>/dev/null)" ]
}

all_settled() { # DOSSIERS: that many, and nothing waits in spool or queue
	[ "$(ctl list --json | jq length)" -eq "$1" ] && spool_empty &&
		[ "$(ctl queue --json | jq length)" -eq 0 ]
}
