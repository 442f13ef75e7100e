# fetch_world.bash: for flows of the fetch role alone: a misbehaving IMAP server (tests/fake/imapd.py), one
# mailbox, a fresh spool a test.
#
#   fake_certs                     in setup_file: an authority with good and bad certificates in $CERTS
#   fake_start [KIND [PORT]]       in setup or test: the server with that certificate; $BOX is its mailbox
#   fake_fault [LINE...]           what it does wrong from now on (nothing: it behaves)
#   letter UID [SIZE]              a mail in its mailbox; old UID: dated 2020
#   config [MAILBOX_KEYS [IMAP_KEYS]]
#   fetch_once                     one pass of the role; its log in $LOG
#   fetch_start / fetch_stop       the role in the background, $FETCH its pid
#   fetched UID... / items         what is in new/ of the spool
#   health KEY                     a line of the mailbox's health

. "$(dirname "${BASH_SOURCE[0]}")/../servers.sh"

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LOKETD_BIN=${LOKETD_BIN:-${LOKET_BIN:-$ROOT}/loketd}
ADDRESS=bemiddeling@limburg.be
PASSWORD='geheim "met\aanhaling'

fake_certs() {
	export CERTS=$BATS_FILE_TMPDIR/ca
	servers_make_certs "$BATS_FILE_TMPDIR"
}

fresh() {
	LOG=$BATS_TEST_TMPDIR/log
	BOX=$BATS_TEST_TMPDIR/box
	SPOOL=$BATS_TEST_TMPDIR/spool
	CONFIG=$BATS_TEST_TMPDIR/loketd.cfg
	mkdir -p "$BOX" "$BATS_TEST_TMPDIR/secrets"
	chmod 700 "$BATS_TEST_TMPDIR/secrets"
	(umask 077 && printf '%s\n' "$PASSWORD" >"$BATS_TEST_TMPDIR/secrets/box")
	: >"$LOG"
	PORT= FETCH= FAKE=
}

fake_start() {
	rm -f "$BOX/port"
	python3 "$ROOT/tests/fake/imapd.py" "$BOX" "$CERTS/${1:-good}.pem" "$CERTS/${1:-good}.key" ${2:-} \
		</dev/null >>"$BATS_TEST_TMPDIR/fake.log" 2>&1 3>&- &
	FAKE=$!
	until_true 10 test -s "$BOX/port"
	PORT=$(cat "$BOX/port")
	: >"$BOX/record"
	config
}

leave() {
	fetch_stop
	[ -z "${FAKE:-}" ] || kill "$FAKE" 2>/dev/null || true
}

fake_fault() {
	printf '%s\n' "$@" >"$BOX/fault.new"
	mv "$BOX/fault.new" "$BOX/fault"
}

letter() {
	{
		printf 'From: o@ouders.example\r\nTo: %s\r\nSubject: mail %s\r\n\r\nmail %s\r\n' "$ADDRESS" "$1" "$1"
		[ -z "${2:-}" ] || head -c "$2" /dev/zero | tr '\0' x | fold -w 76
	} >"$BOX/$1.new"
	mv "$BOX/$1.new" "$BOX/$1.eml"
}

old() {
	letter "$1"
	date -d 2020-01-01 +%s >"$BOX/$1.date"
}

config() {
	local trust='starttls = "required"; ca_file = "'$CERTS/ca.pem'";'
	cat >"$CONFIG" <<-END
	spool = "$SPOOL"; store = "$SPOOL/loket.db"; templates = "$ROOT/templates";
	secrets = "$BATS_TEST_TMPDIR/secrets"; timezone = "Europe/Brussels";
	${GLOBAL:-}
	smtp : { url = "smtp://127.0.0.1:9"; starttls = "never"; auth = "none"; };
	lokets = ( { id = "limburg"; name = "Loket Limburg"; phone = "011 23 72 25"; staff = ( "loket@limburg.be" );
	  mailboxes = ( { address = "$ADDRESS"; instrument = "bemiddeling"; ${1-since = \"2024-01-01\";}
	    imap : { url = "${URL:-imap://127.0.0.1:$PORT/INBOX}"; ${2-$trust} timeout = ${TIMEOUT:-5};
	             auth = "password"; username = "$ADDRESS"; secret = "box"; }; } );
	  professionals = ( { id = "bm-1"; role = "bemiddelaar"; name = "B"; address = "b@bemiddelaars.example";
	                      languages = ( "nl" ); capacity = 5; } ); } );
	END
}

fetch_once() {
	"$LOKETD_BIN" -c "$CONFIG" --role fetch --mailbox "$ADDRESS" --once </dev/null >>"$LOG" 2>&1
}

intake_once() {
	"$LOKETD_BIN" -c "$CONFIG" --role intake --once </dev/null >>"$LOG" 2>&1
}

fetch_start() {
	"$LOKETD_BIN" -c "$CONFIG" --role fetch --mailbox "$ADDRESS" </dev/null >>"$LOG" 2>&1 3>&- &
	FETCH=$!
}

fetch_stop() {
	[ -n "${FETCH:-}" ] || return 0
	kill -TERM "$FETCH" 2>/dev/null || true
	wait "$FETCH" 2>/dev/null || true
	FETCH=
}

until_true() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		if [ $SECONDS -ge $end ]; then
			echo "# waited in vain for: $*" >&2
			tail -n 20 "$LOG" | sed 's/^/# /' >&2
			return 1
		fi
		sleep 0.05
	done
}

# bats takes no notice of a "!" that fails
not() { if "$@"; then return 1; fi; }

items() { ls "$SPOOL/new" 2>/dev/null | sed "s/^$ADDRESS\.//" | sort -t. -k2n | tr '\n' ' '; }
has_items() { [ "$(items)" = "$1" ]; }
fetched() {
	local uid
	for uid in "$@"; do
		cmp -s "$BOX/$uid.eml" "$SPOOL/new/$ADDRESS.7.$uid" || return 1
	done
}
health() { sed -n "s/^$1=//p" "$SPOOL/health/$ADDRESS"; }
has_health() { [ -e "$SPOOL/health/$ADDRESS" ] && [ "$(health "$1")" = "$2" ]; }
cursor() { sed -n "s/^$1=//p" "$SPOOL/cursor/$ADDRESS"; }
mark() { : >"$SPOOL/mark/$ADDRESS.7.$1" && wake_marks; }
wake_marks() { : >"$SPOOL/wake/$ADDRESS/mark"; } # as intake does
marks() { ls "$SPOOL/mark" | wc -l; }
logged() { grep -q -- "$1" "$LOG"; }
count_logged() { grep -c -- "$1" "$LOG" || true; }
no_credential() { ! grep -aqiE 'LOGIN|AUTHENTICATE|geheim' "$BOX/record"; }
