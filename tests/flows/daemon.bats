# The daemon itself: one a store, reload, hostile mail, memory at rest.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }

family() { # the roles, and the readers' parent
	local roles
	roles=$(pgrep -d, -f "$BIN/loketd -c $CONFIG") || return
	echo "${roles//,/ }"
	pgrep -P "$roles" -x loket-reader
}

watching() { [ "$(grep -c ' signed-in' "$LOG")" -ge "$1" ]; }

@test "failure 15: a second loketd on the same store is refused with the pid of the first" {
	loket_fresh
	loketd_start
	run timeout 10 "$BIN/loketd" -c "$CONFIG"
	[ "$status" -eq 1 ]
	[[ "$output" == *"$LOKETD"* ]]
	run timeout 10 "$BIN/loketd" -c "$CONFIG" --once
	[ "$status" -eq 1 ]
	kill -0 "$LOKETD"
}

@test "a role by hand is refused beside a daemon" {
	loket_fresh
	loketd_start
	run timeout 10 "$BIN/loketd" -c "$CONFIG" --role fetch --mailbox bemiddeling@limburg.be --once
	[ "$status" -eq 1 ]
	[[ "$output" == *"$LOKETD"* ]]
}

held() { # FILE: somebody holds that lock
	[ -e "$1" ] && ! flock -n "$1" true
}

all_held() { # N: so many locks of roles are there, and each is held
	[ "$(find "$WORLD/spool" -maxdepth 1 -name 'lock-*' | wc -l)" -eq "$1" ] || return
	for lock in "$WORLD"/spool/lock-*; do
		held "$lock" || return
	done
}

@test "a role runs once: a second one by hand is refused with the pid of the first, another role is not" {
	loket_fresh
	"$BIN/loketd" -c "$CONFIG" --role intake </dev/null >>"$LOG" 2>&1 3>&- &
	LOKETD=$!
	until_true 10 held "$WORLD/spool/lock-intake"
	run timeout 10 "$BIN/loketd" -c "$CONFIG" --role intake --once
	[ "$status" -eq 1 ]
	[[ "$output" == *"intake"*"pid $LOKETD"* ]]
	"$BIN/loketd" -c "$CONFIG" --role deliver --once
	"$BIN/loketd" -c "$CONFIG" --role fetch --mailbox bemiddeling@limburg.be --once
	loketd_stop
	"$BIN/loketd" -c "$CONFIG" --role intake --once
}

other_spool() { # the same store, by another name, and a spool of its own
	ln -sf "$WORLD/spool/loket.db" "$WORLD/other.db"
	rm -rf "$WORLD/spool2"
	sed "s|^spool *=.*|spool = \"$WORLD/spool2\";|; s|^store *=.*|store = \"$WORLD/other.db\";|" "$CONFIG"
	echo "keys = \"$WORLD/spool/keys.db\";"
}

@test "one daemon a store, whatever its spool; roles by hand too" {
	local config2=$WORLD/second.cfg option
	loket_fresh
	loketd_once
	other_spool >"$config2"
	loketd_start
	for option in --once "--role deliver --once" "--role fetch --mailbox bemiddeling@limburg.be --once"; do
		run timeout 10 "$BIN/loketd" -c "$config2" $option
		[ "$status" -eq 1 ]
		[[ "$output" == *"another loketd (pid $LOKETD) works on this store"* ]]
	done
	ctl status >/dev/null || true
	ctl list
	loketd_stop
	"$BIN/loketd" -c "$CONFIG" --role deliver </dev/null >>"$LOG" 2>&1 3>&- &
	LOKETD=$!
	until_true 10 held "$WORLD/spool/loket.db.lock-deliver"
	run timeout 10 "$BIN/loketd" -c "$config2" --role deliver --once
	[ "$status" -eq 1 ]
	[[ "$output" == *"another deliver (pid $LOKETD) works on this store"* ]]
	"$BIN/loketd" -c "$config2" --role intake --once
	loketd_stop
	"$BIN/loketd" -c "$config2" --once
}

@test "the roles of a daemon hold the lock of their role" {
	loket_fresh
	loketd_start
	until_true 10 all_held 14
	held "$WORLD/spool/lock-intake"
	held "$WORLD/spool/lock-deliver"
	held "$WORLD/spool/lock-fetch-bemiddeling@limburg.be"
}

@test "SIGHUP: another store or other keys are refused; secrets with another master key too" {
	loket_fresh
	loketd_start
	until_true 20 watching 12
	cp "$CONFIG" "$BATS_TEST_TMPDIR/good"
	for key in store keys; do
		grep -v "^$key *=" "$BATS_TEST_TMPDIR/good" >"$CONFIG"
		echo "$key = \"$WORLD/spool/other.db\";" >>"$CONFIG"
		: >"$LOG"
		kill -HUP "$LOKETD"
		until_true 10 grep -q 'config-kept' "$LOG"
		grep -q "config-fault $key cannot change while loketd runs; restart it" "$LOG"
	done
	cp -Rp "$WORLD/secrets" "$BATS_TEST_TMPDIR/secrets"
	grep -v '^secrets *=' "$BATS_TEST_TMPDIR/good" >"$CONFIG"
	echo "secrets = \"$BATS_TEST_TMPDIR/secrets\";" >>"$CONFIG"
	tr 0-9a-f a-f0-9 <"$WORLD/secrets/master" >"$BATS_TEST_TMPDIR/secrets/master"
	: >"$LOG"
	kill -HUP "$LOKETD"
	until_true 10 grep -q 'config-kept' "$LOG"
	grep -q 'key-fault.*is not the one' "$LOG"
	cp -p "$WORLD/secrets/master" "$BATS_TEST_TMPDIR/secrets/master"
	kill -HUP "$LOKETD"
	until_true 20 grep -q 'config-read' "$LOG"
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	until_true 20 has lotte@jongeren.example 1
}

@test "a broken configuration at SIGHUP: its line is named, the old one stays; a good one is taken" {
	loket_fresh
	loketd_start
	until_true 20 watching 12
	cp "$CONFIG" "$BATS_TEST_TMPDIR/good"
	echo 'onzin = 1;' >>"$CONFIG"
	line=$(wc -l <"$CONFIG")
	kill -HUP "$LOKETD"
	until_true 5 grep -q 'config-kept' "$LOG"
	grep -q "config-fault.*:$line:.*onzin" "$LOG"
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	until_true 10 has lotte@jongeren.example 1
	sed 's/name = "Loket Limburg"/name = "Loket van de Kempen"/' "$BATS_TEST_TMPDIR/good" >"$CONFIG"
	kill -HUP "$LOKETD"
	until_true 20 grep -q 'config-read' "$LOG"
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	until_true 20 has els.wouters@ouders.example 1
	mails els.wouters@ouders.example | xargs grep -l '^From: .*Kempen'
}

@test "--check: a good configuration says so; a broken one names file and line; nothing is connected" {
	loket_fresh
	run "$BIN/loketd" -c "$CONFIG" --check
	[ "$status" -eq 0 ]
	sed -i '3i spoool = "x";' "$CONFIG"
	run "$BIN/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"loketd.cfg:3:"*spoool* ]]
}

@test "--check and check say when the readers' program is missing, or of another build" {
	loket_fresh
	bin=$BATS_TEST_TMPDIR/bin
	mkdir "$bin"
	cp "$BIN/loketd" "$BIN/loketctl" "$BIN/loket-reader-pdf" "$bin"
	# where Loket is installed, the installed one is found
	if [ ! -e /usr/local/libexec/loket/loket-reader ]; then
		run "$bin/loketd" -c "$CONFIG" --check
		[ "$status" -eq 2 ]
		[[ "$output" == *"loket-reader is missing"*"make install"* ]]
		run "$bin/loketd" -c "$CONFIG" --once
		[ "$status" -eq 2 ]
		"$bin/loketctl" -c "$CONFIG" check --json >"$bin/checkup" || true
		jq -e '.[] | select(.part == "reader") | .fault | test("is missing")' "$bin/checkup"
	fi
	python3 - "$BIN/loket-reader" "$bin/loket-reader" <<-'P'
	import os, re, sys
	data = open(sys.argv[1], 'rb').read()
	stamp = re.search(rb'\0(\d+-\d+)\0', data).group(1)
	open(sys.argv[2], 'wb').write(data.replace(stamp, b'1' * len(stamp)))
	os.chmod(sys.argv[2], 0o755)
	P
	run "$bin/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"another build"* ]]
	cp "$BIN/loket-reader" "$bin"
	"$bin/loketd" -c "$CONFIG" --check
}

hostile_mails() { # into $1, one a file
	python3 - "$1" <<-'P'
	import os, sys
	out = sys.argv[1]
	head = 'From: h%s@hostile.example\nTo: bemiddeling@limburg.be\nSubject: %s\nMessage-ID: <%s@hostile.example>\nMIME-Version: 1.0\n'
	def put(name, data):
	    open(os.path.join(out, name), 'wb').write(data)
	def h(n, subject='hulp'): return (head % (n, subject, n)).encode()
	put('1', h(1) + b'Content-Type: text/plain\n\n' + b'x' * 76 + b'\n' + (b'y' * 76 + b'\n') * (60 * 1000 * 1000 // 77))
	part = b'--b\nContent-Type: text/plain\n\ndeel\n'
	put('2', h(2) + b'Content-Type: multipart/mixed; boundary=b\n\n' + part * 10000 + b'--b--\n')
	put('3', h(3) + b'X-Groot: ' + b'a' * 1000000 + b'\n\nhallo\n')
	deep = b''
	for i in range(1000):
	    deep += b'Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n' % (i, i)
	put('4', h(4) + deep + b'Content-Type: text/plain\n\ndiep\n')
	put('5', h(5) + b'Content-Type: text/plain; charset=utf-8\n\nnul \0 byte \0\0 en verder: ik heb hulp nodig\n')
	import io, zipfile, base64
	bomb = io.BytesIO()
	with zipfile.ZipFile(bomb, 'w', zipfile.ZIP_DEFLATED) as z:
	    z.writestr('bom.txt', b'\0' * (200 * 1000 * 1000))
	body = base64.encodebytes(bomb.getvalue())
	put('6', h(6) + b'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nzie bijlage, ik heb hulp nodig\n--b\nContent-Type: application/zip; name="bom.zip"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="bom.zip"\n\n' + body + b'\n--b--\n')
	put('7', h(7, 'boem crash') + b'\nik laat de lezer vallen\n')
	put('8', h(8, 'boem hang') + b'\nik laat de lezer hangen\n')
	P
}

rss_peaks() { # of every process of the family but readers at work, in kB
	local pid
	for pid in $(family); do
		awk '/^Name/ { name = $2 } /^VmHWM/ { print name, $2 }' "/proc/$pid/status" 2>/dev/null || true
	done
}

@test "failures 12, 13: huge, deep, many, NUL, bomb, a reader that dies: the daemon goes on, each has a named state, one notice, a raw copy" {
	loket_fresh
	dir=$(mktemp -d -p "$BATS_TEST_TMPDIR")
	hostile_mails "$dir"
	export LOKET_TEST_READER="crash:boem crash"
	loketd_start
	until_true 20 watching 12
	put bemiddeling@limburg.be "$dir"/[1-7]
	until_true 60 eval '[ "$(ctl list --mail --json | jq length)" -eq 7 ]'
	until_true 30 spool_empty
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	until_true 10 has lotte@jongeren.example 1
	rss_peaks >&3
	[ "$(rss_peaks | awk '$2 > 64 * 1024' | wc -l)" -eq 0 ]
	ctl list --mail --json | jq -rc '.[] | [.soort, .state, .reason]' >&3
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == "te_groot")] | length')" -eq 4 ]
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == "mislukt")] | length')" -eq 1 ]
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == "verwerkt")] | length')" -eq 3 ]
	until_true 30 eval 'has_template loket@limburg.be melding 5'
	[ "$(find "$WORLD/spool/failed" -type f | wc -l)" -eq 5 ]
	id=$(ctl list --mail --json | jq -r '.[] | select(.state == "mislukt") | .id')
	ctl show --mail "$id" --raw | tr -d '\r' | grep -q 'ik laat de lezer vallen'
	unset LOKET_TEST_READER
}

@test "failure 12: a mail that kills intake itself is set aside after five deaths; the others go on" {
	loket_fresh
	export LOKET_CUT=intake-reading
	loketd_start
	unset LOKET_CUT
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	until_true 40 eval '[ "$(ctl list --mail --json | jq length)" -eq 1 ]'
	[ "$(ctl list --mail --json | jq -r '.[0].state + " " + .[0].reason')" = "mislukt crash" ]
	until_true 10 has_template loket@limburg.be melding 1
	grep -q 'ALARM mail-kills' "$LOG"
	[ "$(grep -c 'role-ended role=intake.*signal=9' "$LOG")" -eq 5 ]
}

@test "a mail that cannot be read from the disk waits, and is named; those around it are taken" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/webformulier.eml" "$MAILS/vrij.eml"
	# what stands in for a bad sector: it opens, and every read fails
	mkdir -p "$WORLD/spool/new/bemiddeling@limburg.be.1.1" "$WORLD/spool/new/clientoverleg@limburg.be.1.1"
	run loketd_once
	[ "$status" -eq 1 ]
	grep -q 'ALARM.*intake-fault.*name=bemiddeling@limburg.be.1.1' "$LOG"
	grep -q 'ALARM.*intake-fault.*name=clientoverleg@limburg.be.1.1' "$LOG"
	[ "$(ctl list --json | jq length)" -eq 2 ]
}

cpu() { # milliseconds of the whole family: the scheduler's own sum, for a tick (10 ms) a process would hide what each does
	local pid
	for pid in $(family); do cat "/proc/$pid/schedstat"; done | awk '{ sum += $1 } END { printf "%d", sum / 1e6 }'
}

at_rest() { # nobody of the family has used the processor for half a second
	local before
	before=$(cpu)
	sleep 0.5
	[ "$(cpu)" = "$before" ]
}

@test "12 idle mailboxes: the whole family under 40 MB PSS, no measurable CPU" {
	loket_fresh
	# the full look at each mailbox, else one a minute, falls into the window
	echo 'poll = 15;' >>"$CONFIG"
	loketd_start
	until_true 20 watching 12
	until_true 30 at_rest
	pids=$(family | xargs)
	[ "$(wc -w <<<"$pids")" -eq 16 ]
	pss=$(for pid in $pids; do awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup"; done | awk '{ sum += $1 } END { print sum }')
	before=$(cpu)
	sleep 16
	after=$(cpu)
	[ "$(family | xargs)" = "$pids" ]
	echo "# PSS $pss kB for 16 processes; $((after - before)) ms of CPU for one full look" >&3
	[ "$pss" -lt $((40 * 1024)) ]
	# of a minute: a six-hundredth of one core
	[ $((after - before)) -le 100 ]
}

only_child() { # PID: all others are gone
	[ "$(pgrep -P "$LOKETD")" = "$1" ]
}

has_pending_term() { # PID: SIGTERM has come, and is left for later
	local pending
	pending=$(sed -n 's/^ShdPnd:[[:space:]]*//p' "/proc/$1/status")
	[ $((16#$pending & 1 << 14)) -ne 0 ]
}

@test "SIGTERM in the middle of a reload stops the daemon" {
	loket_fresh
	loketd_start
	until_true 20 watching 12
	frozen=$(pgrep -P "$LOKETD" fetch | head -n 1)
	kill -STOP "$frozen"
	kill -HUP "$LOKETD"
	until_true 10 only_child "$frozen"
	kill -TERM "$LOKETD"
	until_true 10 has_pending_term "$LOKETD"
	kill -CONT "$frozen"
	until_true 15 grep -q ' stopped ' "$LOG"
}

@test "started by someone who ignores SIGCHLD: the roles are still seen to end" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	run timeout 60 python3 -c 'if True:
	import os, signal, sys
	signal.signal(signal.SIGCHLD, signal.SIG_IGN)
	os.execv(sys.argv[1], sys.argv[1:])' "$BIN/loketd" -c "$CONFIG" --once
	[ "$status" -eq 0 ]
}

@test "an answer to a dossier whose key is gone is set aside; the mails behind it are taken" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	loketd_once
	answered=$(by_template lotte@jongeren.example ontvangst | head -n 1)
	key=$(sqlite3 "$WORLD/spool/loket.db" 'SELECT key FROM dossier LIMIT 1')
	sqlite3 "$(find "$WORLD/spool" -name keys.db)" "UPDATE key SET state = 'd', bytes = zeroblob(length(bytes)) WHERE id = $key"
	{
		printf 'From: lotte@jongeren.example\nSubject: Re: uw vraag\nMessage-ID: <antwoord-1@x.example>\n'
		printf 'In-Reply-To: %s\nContent-Type: text/plain\n\nNog iets.\n' "$(header "$answered" Message-ID)"
	} >"$BATS_TEST_TMPDIR/antwoord"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/antwoord"
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	timeout 60 "$BIN/loketd" -c "$CONFIG" --once >>"$LOG" 2>&1 || true
	has els.wouters@ouders.example 1
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == "mislukt")] | length')" -eq 1 ]
	spool_empty
}

pinguin() { # NUMBER: asks for it; prints the instrument of its dossier
	local mail=$BATS_TEST_TMPDIR/$1
	printf 'From: <o%s@burger.example>\nTo: clientoverleg@limburg.be\nSubject: vraag\nMessage-ID: <p%s@burger.example>\n\nWij vragen een blauwe pinguin voor onze zoon.\n' \
		"$1" "$1" >"$mail"
	put clientoverleg@limburg.be "$mail"
	until_true 20 has "o$1@burger.example" 1
	ctl show "$(ctl list --json | jq -r 'max_by(.dossier).dossier')" --json | jq -r .reading.instrument
}

@test "a lexicon changed at SIGHUP changes what is understood; a fault names file and line, the old one stays" {
	loket_fresh
	cp -R "$BIN/config/lexicon" "$BATS_TEST_TMPDIR/lexicon"
	echo "lexicon = \"$BATS_TEST_TMPDIR/lexicon\";" >>"$CONFIG"
	loketd_start
	[ "$(pinguin 1)" = onbekend ]
	echo 'sterk instrument bemiddeling = blauwe pinguin~' >"$BATS_TEST_TMPDIR/lexicon/eigen"
	kill -HUP "$LOKETD"
	until_true 20 grep -q 'config-read' "$LOG"
	[ "$(pinguin 2)" = bemiddeling ]
	echo 'sterk instrment clientoverleg = pinguin' >>"$BATS_TEST_TMPDIR/lexicon/eigen"
	kill -HUP "$LOKETD"
	until_true 10 grep -q 'config-kept' "$LOG"
	grep -q 'lexicon/eigen:2: no such subject: .*instrment' "$LOG"
	[ "$(pinguin 3)" = bemiddeling ]
}

@test "every fault of a reload is told at once: template, table and text" {
	loket_fresh
	cp -R "$BIN/templates" "$BATS_TEST_TMPDIR/templates"
	cp -R "$BIN/config/lexicon" "$BATS_TEST_TMPDIR/lexicon"
	cp "$BIN/config/advies" "$BATS_TEST_TMPDIR/advies"
	sed -i '/^\(templates\|lexicon\|advies\) *=/d' "$CONFIG"
	for key in templates lexicon advies; do echo "$key = \"$BATS_TEST_TMPDIR/$key\";" >>"$CONFIG"; done
	loketd_start
	until_true 20 watching 12
	echo '{{onzin}}' >>"$BATS_TEST_TMPDIR/templates/nl/ticket.md"
	echo 'sterk instrment clientoverleg = pinguin' >"$BATS_TEST_TMPDIR/lexicon/eigen"
	echo 'regel CO-99 = Wat een regel.' >>"$BATS_TEST_TMPDIR/advies"
	kill -HUP "$LOKETD"
	until_true 10 grep -q 'config-kept.*mend it now' "$LOG"
	grep -q 'template-fault .*ticket.md.*onzin' "$LOG"
	grep -q 'table-fault .*instrment' "$LOG"
	grep -q 'text-fault .*CO-99' "$LOG"
}

@test "a text of the rules changed at SIGHUP is asked; a fault names file and line, the old one stays" {
	loket_fresh
	cp "$BIN/config/advies" "$BATS_TEST_TMPDIR/advies"
	echo "advies = \"$BATS_TEST_TMPDIR/advies\";" >>"$CONFIG"
	loketd_start
	sed -i 's/^vraag leeftijd je = .*/vraag leeftijd je = Hoeveel jaar tel je?/' "$BATS_TEST_TMPDIR/advies"
	kill -HUP "$LOKETD"
	until_true 20 grep -q 'config-read' "$LOG"
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	until_true 10 has loket@limburg.be 1
	mails loket@limburg.be | xargs grep -l 'Hoeveel jaar tel je?'
	echo 'regel CO-99 = Wat een regel.' >>"$BATS_TEST_TMPDIR/advies"
	line=$(wc -l <"$BATS_TEST_TMPDIR/advies")
	kill -HUP "$LOKETD"
	until_true 10 grep -q 'config-kept' "$LOG"
	grep -q "text-fault advies: .*/advies:$line: nothing in the rules is called .*CO-99" "$LOG"
	ctl show "$(ctl list --json | jq -r 'max_by(.dossier).dossier')" && return 1
	run "$BIN/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"/advies:$line: "*CO-99* ]]
}
