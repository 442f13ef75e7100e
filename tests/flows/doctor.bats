# The doctor: what stands on the disk is looked at before it is needed, and each fault says what to do.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
setup() {
	loket_fresh
	MASTER=$WORLD/secrets/master
}

request() { # one dossier in the store
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	loketd_once
}

fault_of() { # PART: what `check` says of it; fails when it is good
	ctl check --json >"$BATS_TEST_TMPDIR/checkup" || true
	jq -er --arg part "$1" '.[] | select(.part == $part) | .fault' "$BATS_TEST_TMPDIR/checkup"
}

good() { # PART
	ctl check --json >"$BATS_TEST_TMPDIR/checkup" || true
	jq -e --arg part "$1" '.[] | select(.part == $part) | .good' "$BATS_TEST_TMPDIR/checkup"
}

refuses() { # WORD...: loketd ends at once, with 2 and one line that holds them; --check too
	local option word
	for option in "" --check --once; do
		run timeout 20 "$BIN/loketd" -c "$CONFIG" $option
		echo "# $option: $status: $output"
		[ "$status" -eq 2 ]
		[ "${#lines[@]}" -eq 1 ]
		for word; do [[ "$output" == *"$word"* ]]; done
	done
}

refuses_role() { # WORDS: intake by hand ends with 2 and one line that has them
	run timeout 20 "$BIN/loketd" -c "$CONFIG" --role intake --once
	echo "# $status: $output"
	[ "$status" -eq 2 ]
	[ "${#lines[@]}" -eq 1 ]
	for word; do [[ "$output" == *"$word"* ]]; done
}

@test "a lost master key and a store with dossiers: check names it, loketd ends with one line, no new key is made" {
	request
	good 'master key'
	mv "$MASTER" "$BATS_TEST_TMPDIR/kept"
	refuses "$MASTER is missing" "from its backup" "cannot be read"
	[[ "$(fault_of 'master key')" == *"$MASTER is missing"*"backup"* ]]
	[ ! -e "$MASTER" ]
	cp -p "$BATS_TEST_TMPDIR/kept" "$MASTER"
	good 'master key'
	"$BIN/loketd" -c "$CONFIG" --check
	[ "$(ctl list --json | jq length)" -eq 1 ]
}

@test "an empty store whose keys were made with a master key that is lost, or another" {
	loketd_once
	[ -s "$WORLD/spool/keys.db" ]
	mv "$MASTER" "$BATS_TEST_TMPDIR/kept"
	refuses "$MASTER is missing" "keys.db" "from its backup"
	[ ! -e "$MASTER" ]
	refuses_role "$MASTER is missing" "keys.db" "from its backup"
	[ ! -e "$MASTER" ]
	tr 0-9a-f a-f0-9 <"$BATS_TEST_TMPDIR/kept" >"$MASTER"
	chmod 600 "$MASTER"
	refuses "$MASTER is not the one" "from its backup"
	refuses_role "$MASTER is not the one" "from its backup"
	fault_of 'master key' | grep 'not the one'
	rm "$WORLD"/spool/keys.db*
	good 'master key'
	loketd_once
}

@test "another master key and a store with dossiers; keys.db lost" {
	request
	cp -p "$MASTER" "$BATS_TEST_TMPDIR/kept"
	tr 0-9a-f a-f0-9 <"$BATS_TEST_TMPDIR/kept" >"$MASTER"
	refuses "$MASTER is not the one" "from its backup"
	cp -p "$BATS_TEST_TMPDIR/kept" "$MASTER"
	mv "$WORLD/spool/keys.db" "$BATS_TEST_TMPDIR"
	refuses "keys.db is missing" "from its backup"
	fault_of store | grep 'keys.db is missing'
}

@test "nobody could look at the master key: that is told, and is to be tried again" {
	local no=$BATS_TEST_TMPDIR/no-fork.so
	cc -shared -fPIC -x c -o "$no" - <<'C'
#include <errno.h>
int fork(void) { errno = EAGAIN; return -1; }
C
	run timeout 20 env LD_PRELOAD="$no" "$BIN/loketd" -c "$CONFIG" --role intake --once
	echo "# $status: $output"
	[ "$status" -eq 1 ]
	[ "$output" = 'cannot look at the master key: Resource temporarily unavailable' ]
}

@test "before the first start all is well, and looking makes nothing" {
	local part
	for part in spool store 'master key'; do
		good "$part"
		[ "$(jq -r --arg part "$part" '.[] | select(.part == $part) | .note' "$BATS_TEST_TMPDIR/checkup")" = \
			"not there yet; made at the first start" ]
	done
	good secrets
	[ "$(jq '[.[] | select(.note)] | length' "$BATS_TEST_TMPDIR/checkup")" -eq 3 ]
	ctl check | grep -E '^store +good +not there yet; made at the first start$'
	"$BIN/loketd" -c "$CONFIG" --check
	[ ! -e "$WORLD/spool" ]
	[ ! -e "$MASTER" ]
}

@test "places: a file in the way, another owner, open to others, another file system, no room" {
	loketd_once
	good spool
	chmod 755 "$WORLD/spool/new"
	fault_of spool | grep "spool/new has mode 0755.*chmod 700"
	run "$BIN/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"spool/new has mode 0755"* ]]
	# it hinders no start, which mends what is its own, and says so
	loketd_once
	[ "$(stat -c %a "$WORLD/spool/new")" = 700 ]
	grep -F "mode-mended $WORLD/spool/new had mode 0755 and was open to other users; it is 0700 now" "$LOG"
	good spool
	rmdir "$WORLD/spool/failed"
	touch "$WORLD/spool/failed"
	fault_of spool | grep "spool/failed is not a folder"
	rm "$WORLD/spool/failed"
	ln -s /dev/shm "$WORLD/spool/failed"
	fault_of spool | grep "spool/failed" # /dev/shm is open to all, and another file system
	rm "$WORLD/spool/failed"
	chown 65534 "$WORLD/spool/loket.db"
	fault_of store | grep "loket.db belongs to nobody.*chown"
	chown 0 "$WORLD/spool/loket.db"
	good store
	echo "limits : { raw = 2146435072; };" >>"$CONFIG"
	mkdir "$WORLD/small"
	mount -t tmpfs -o size=1m tmpfs "$WORLD/small" 2>/dev/null || { rmdir "$WORLD/small"; return 0; }
	sed -i "s|^spool *=.*|spool = \"$WORLD/small/spool\";|" "$CONFIG"
	room=$(fault_of spool || true)
	umount "$WORLD/small"
	rmdir "$WORLD/small"
	[[ "$room" == *"has 1 MB left"*"needs 2047 MB"*"make room"* ]]
}

@test "spool, store and keys that others may read: a fault with the mode to give; a start mends it and says so" {
	local mode file
	# made beforehand, and empty: the start closes it
	mkdir -m 755 "$WORLD/spool"
	good spool
	"$BIN/loketd" -c "$CONFIG" --check
	loketd_once
	[ "$(stat -c %a "$WORLD/spool")" = 750 ]
	: >"$LOG"
	for mode in 755 777 701; do
		chmod $mode "$WORLD/spool"
		fault_of spool | grep -F "$WORLD/spool has mode 0$mode and is open to other users; chmod go-w,o= $WORLD/spool"
		run "$BIN/loketd" -c "$CONFIG" --check
		[ "$status" -eq 2 ]
	done
	chmod 777 "$WORLD/spool"
	for file in loket.db keys.db; do
		chmod 644 "$WORLD/spool/$file"
		fault_of store | grep -F "$WORLD/spool/$file has mode 0644 and is open to other users; chmod 600 $WORLD/spool/$file"
		run "$BIN/loketd" -c "$CONFIG" --check
		[ "$status" -eq 2 ]
		[[ "$output" == *"$file has mode 0644"* ]]
		loketd_once
		[ "$(stat -c %a "$WORLD/spool/$file")" = 600 ]
		good store
		"$BIN/loketd" -c "$CONFIG" --check
	done
	[ "$(stat -c %a "$WORLD/spool")" = 750 ]
	grep -F "mode-mended $WORLD/spool had mode 0777 and was open to other users; it is 0750 now" "$LOG"
	[ "$(grep -c "mode-mended $WORLD/spool/loket.db had mode 0644.*0600 now" "$LOG")" -eq 1 ]
	# who makes the copies may be of the group, as with the folder of secrets
	loketd_once
	[ "$(grep -c mode-mended "$LOG")" -eq 3 ]
	good spool
}

as_nobody() {
	setpriv --reuid 65534 --regid 65534 --clear-groups -- "$@"
}

for_nobody() { # programs that everybody may run
	mkdir -p "$WORLD/bin"
	cp "$BIN/loketd" "$BIN/loketctl" "$BIN/loket-reader" "$BIN/loket-reader-pdf" "$WORLD/bin"
	chmod -R a+rX "$WORLD/bin"
}

fault_for_nobody() { # PART
	as_nobody "$WORLD/bin/loketctl" -c "$CONFIG" check --json | jq -r ".[] | select(.part == \"$1\") | .fault"
}

@test "a place that the user may not make: the reason, and the command that makes that place and no other" {
	for_nobody
	chmod 644 "$CONFIG"
	mkdir -m 755 "$WORLD/closed"
	sed -i "s|^spool *=.*|spool = \"$WORLD/closed/spool\";|; s|^store *=.*|store = \"$WORLD/closed/loket.db\";|" "$CONFIG"
	fault_for_nobody spool | grep -F "spool is missing, and the user nobody cannot make it ($WORLD/closed: Permission denied)"
	fault_for_nobody spool | grep "install -d -m 700 -o nobody $WORLD/closed/spool$"
	fault_for_nobody store | grep "$WORLD/closed: permission denied to the user nobody.*chown.*chmod 700"
	sed -i "s|^store *=.*|store = \"$WORLD/closed/none/loket.db\";|" "$CONFIG"
	fault_for_nobody store | grep -F "cannot make it ($WORLD/closed/none: No such file"
	fault_for_nobody store | grep "install -d -m 700 -o nobody $WORLD/closed/none$"
	rm -rf "$WORLD/bin" "$WORLD/closed"
}

@test "a lacking permission names the user that runs, the owner and the mode that are wanted" {
	request
	for_nobody
	cp "$CONFIG" "$BATS_TEST_TMPDIR/config"
	chmod 600 "$CONFIG"
	run as_nobody "$WORLD/bin/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"$CONFIG"*"ermission denied"*"user nobody"*"chmod 640"* ]]
	chmod 644 "$CONFIG"
	run as_nobody "$WORLD/bin/loketctl" -c "$CONFIG" check --json
	[ "$status" -eq 1 ]
	jq -r '.[] | select(.part == "store") | .fault' <<<"$output" | grep "ermission denied to the user nobody.*chown.*chmod 600"
	jq -r '.[] | select(.part == "bemiddeling@limburg.be") | .fault' <<<"$output" | grep "secret.*ermission denied to the user nobody.*chown.*chmod 600"
	run as_nobody "$WORLD/bin/loketctl" -c "$CONFIG" list
	[ "$status" -eq 1 ]
	[[ "$output" == *"ermission denied"*"user nobody"* ]]
	rm -rf "$WORLD/bin"
}

damage() { # FILE HOW: what stands beside it goes too, as when a copy was put back badly
	rm -f "$1-wal" "$1-shm"
	case $2 in
	foreign) printf 'geen databank\n%.0s' {1..1000} >"$1" ;;
	half) truncate -s $(($(stat -c %s "$1") / 2)) "$1" ;;
	empty) : >"$1" ;;
	gone) rm "$1" ;;
	newer) sqlite3 "$1" 'PRAGMA user_version = 1000' ;;
	esac
}

@test "a store or keys.db that is no database, cut off, empty, lost or of a newer program: check and loketd say so in the same words" {
	local file how words
	request
	cp -a "$WORLD/spool" "$BATS_TEST_TMPDIR/spool"
	while read -r file how words; do
		echo "# $file $how"
		damage "$WORLD/spool/$file" "$how"
		cp -p "$WORLD/spool/$file" "$BATS_TEST_TMPDIR/damaged" || true
		refuses "spool/$file" "$words"
		[ "$(fault_of store)" = "$output" ]
		# looking mends nothing, and breaks nothing
		[ "$how" = gone ] && [ ! -e "$WORLD/spool/$file" ] || cmp "$WORLD/spool/$file" "$BATS_TEST_TMPDIR/damaged"
		run ctl list
		[ "$status" -eq 1 ]
		[ "$how" != foreign ] || [[ "$output" == *"$words"* ]]
		rm -rf "$WORLD/spool"
		cp -a "$BATS_TEST_TMPDIR/spool" "$WORLD/spool"
	done <<-'CASES'
		loket.db foreign restore it from its backup (loketd(8), BACKUP AND RESTORE)
		loket.db half restore it from its backup (loketd(8), BACKUP AND RESTORE)
		loket.db empty restore it from its backup (loketd(8), BACKUP AND RESTORE)
		loket.db gone restore it from its backup (loketd(8), BACKUP AND RESTORE)
		loket.db newer install the newer program again
		keys.db foreign restore it from its backup (loketd(8), BACKUP AND RESTORE)
		keys.db half restore it from its backup (loketd(8), BACKUP AND RESTORE)
		keys.db empty restore it from its backup (loketd(8), BACKUP AND RESTORE)
		keys.db gone restore it from its backup (loketd(8), BACKUP AND RESTORE)
		keys.db newer install the newer program again
	CASES
	good store
	good 'master key'
	loketd_once
	[ "$(ctl list --json | jq length)" -eq 1 ]
	# a page in the middle: nothing that a start looks at; check reads all
	dd if=/dev/urandom of="$WORLD/spool/loket.db" bs=8192 seek=5 count=1 conv=notrunc status=none
	fault_of store | grep -F "spool/loket.db: database disk image is malformed (11); restore it from its backup"
}

@test "secrets that others may read or replace: check and --check name the folder or the file, and the command" {
	good secrets
	chmod 777 "$WORLD/secrets"
	fault_of secrets | grep -F "$WORLD/secrets has mode 0777 and is open to other users; chmod go-w,o= $WORLD/secrets"
	run "$BIN/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"chmod go-w,o= $WORLD/secrets"* ]]
	chmod 755 "$WORLD/secrets"
	fault_of secrets | grep -F "has mode 0755"
	chmod go-w,o= "$WORLD/secrets"
	good secrets
	# auth is "none": nobody reads this one, and it is a password all the same
	chmod 644 "$WORLD/secrets/smtp"
	fault_of secrets | grep -F "secret $WORLD/secrets/smtp has mode 0644, wider than 0600; chmod 600 it"
	chmod 600 "$WORLD/secrets/smtp"
	mkdir "$WORLD/secrets/.kept"
	good secrets
	rm -r "$WORLD/secrets"
	fault_of secrets | grep -F "$WORLD/secrets is missing; make it: install -d -m 700 -o root $WORLD/secrets"
	run "$BIN/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"install -d -m 700 -o root $WORLD/secrets" ]]
	fault_of bemiddeling@limburg.be | grep -F "the folder too; make it: install -d -m 700 -o root $WORLD/secrets"
}

@test "root sees what the service's user would see: what that cannot read is a fault for root too" {
	local part
	request
	for_nobody
	cp -r "$ROOT/templates" "$WORLD/templates"
	sed -i '/^templates *=/d' "$CONFIG"
	echo "templates = \"$WORLD/templates\";" >>"$CONFIG"
	chmod -R a+rX "$WORLD/templates"
	chmod 644 "$CONFIG"
	chown -R 65534:65534 "$WORLD/spool" "$WORLD/secrets"
	for part in secrets spool store 'master key' templates bemiddeling@limburg.be; do good "$part"; done
	# made by root with an editor
	chown 0:0 "$WORLD/secrets/bemiddeling-limburg"
	[[ "$(fault_of secrets)" == "secret $WORLD/secrets/bemiddeling-limburg: permission denied to the user nobody; "*chown* ]]
	[ "$(fault_of secrets)" = "$(fault_for_nobody secrets)" ]
	[[ "$(fault_of bemiddeling@limburg.be)" == *"permission denied to the user nobody"* ]]
	run "$BIN/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"secret $WORLD/secrets/bemiddeling-limburg: permission denied to the user nobody; "* ]]
	chown 65534:65534 "$WORLD/secrets/bemiddeling-limburg"
	# a folder of root's with the group of the service
	chown 0:65534 "$WORLD/secrets"
	chmod 750 "$WORLD/secrets"
	good secrets
	chmod 700 "$WORLD/secrets"
	[[ "$(fault_of secrets)" == *"permission denied to the user nobody"* ]]
	chmod 750 "$WORLD/secrets"
	chmod 700 "$WORLD/templates"
	[[ "$(fault_of templates)" == *"ermission denied"* ]]
	chmod 755 "$WORLD/templates"
	chmod 600 "$CONFIG"
	[[ "$(fault_of configuration)" == "$CONFIG: permission denied to the user nobody"*"chmod 640"* ]]
	run "$BIN/loketd" -c "$CONFIG" --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"$CONFIG: permission denied to the user nobody"* ]]
	chmod 644 "$CONFIG"
	# before the first start only the folder of secrets tells who it is
	rm -rf "$WORLD/spool"
	chown -R 65534:65534 "$WORLD/secrets"
	chown 0:0 "$WORLD/secrets/bemiddeling-limburg"
	[[ "$(fault_of secrets)" == *"permission denied to the user nobody"* ]]
	rm -rf "$WORLD/bin" "$WORLD/templates"
}

@test "root on the spool of the service's user: loketd refuses, for what it makes there the service could not read" {
	local option
	request
	chown -R 65534:65534 "$WORLD/spool" "$WORLD/secrets"
	for option in "" --once "--role intake --once"; do
		run timeout 20 "$BIN/loketd" -c "$CONFIG" $option
		echo "# $option: $status: $output"
		[ "$status" -eq 2 ]
		[ "${#lines[@]}" -eq 1 ]
		[[ "$output" == *"$WORLD/spool belongs to nobody"*"run loketd as nobody: runuser -u nobody -- loketd"* ]]
	done
	# to look and to command is root's right; all that lies there stays the service's
	good spool
	good store
	ctl reply "$(first_dossier)" contact
	[ -z "$(find "$WORLD/spool" -uid 0)" ]
}

@test "a path that leads nowhere: one line a key, what a relative one starts at, and which key to mend" {
	local key here
	cp "$CONFIG" "$BATS_TEST_TMPDIR/config"
	here="relative paths start at the working directory, $ROOT"
	cd "$ROOT"
	for key in templates lexicon advies; do
		sed "/^$key *=/d" "$BATS_TEST_TMPDIR/config" >"$CONFIG"
		echo "$key = \"nowhere\";" >>"$CONFIG"
		run "$BIN/loketd" -c "$CONFIG" --check
		echo "# $output"
		[ "$status" -eq 2 ]
		[ "${#lines[@]}" -eq 1 ]
		[[ "$output" == *"nowhere"*"($here); mend $key in the configuration, or leave it out"* ]]
		[ "$(fault_of "$key")" = "$output" ]
		# a whole path says itself where it starts
		sed -i "s|\"nowhere\"|\"$WORLD/nowhere\"|" "$CONFIG"
		[[ "$(fault_of "$key")" != *"working directory"* ]]
	done
	sed '/^spool *=/d; /^store *=/d; /^secrets *=/d' "$BATS_TEST_TMPDIR/config" >"$CONFIG"
	echo 'spool = "nowhere/spool"; secrets = "nowhere/secrets";' >>"$CONFIG"
	fault_of spool | grep -F "nowhere/spool is missing ($here), and the user root cannot make it"
	fault_of bemiddeling@limburg.be | grep -F "secret nowhere/secrets/bemiddeling-limburg is missing ($here), and the folder too"
	run "$BIN/loketd" -c "$CONFIG" --once
	[[ "$output" == *"nowhere/spool is missing ($here), and the user root cannot make it"* ]]
	run ctl list
	[[ "$output" == *"there is no store yet at nowhere/spool/loket.db ($here)"* ]]
}
