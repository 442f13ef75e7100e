# What the operator sees: mail that nobody takes up, what is found, a terminal that no mail can steer.
load world.bash
bats_require_minimum_version 1.5.0

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }
setup() { loket_fresh; }

request() { # SUBJECT TEXT: into the mailbox, and through
	printf 'From: <an@burger.example>\nTo: bemiddeling@limburg.be\nSubject: %s\nMessage-ID: <%s@burger.example>\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%b\n' \
		"$1" "$RANDOM$RANDOM" "$2" >"$BATS_TEST_TMPDIR/mail"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/mail"
	loketd_once
}

@test "status names fetched mail of a mailbox that left the configuration" {
	request vraag 'Er is ruzie met de school.'
	loketd_start
	until_true 20 ctl status
	for uid in 7 8; do
		cp "$BATS_TEST_TMPDIR/mail" "$WORLD/spool/new/oud@limburg.be.1700000000.$uid"
	done
	run ctl status
	[ "$status" -eq 1 ]
	line=$(grep '^oud@limburg.be ' <<<"$output")
	[[ "$line" == *LOOK*"$(date +%Y-%m-)"*"2 fetched mails wait"*"not in the configuration"* ]]
	run ctl status --json
	[ "$status" -eq 1 ]
	jq -e '.parts[] | select(.name == "oud@limburg.be") | .healthy == false and .since != null' <<<"$output"
	rm "$WORLD"/spool/new/oud*
	ctl status
}

@test "status says so when fetched mail waits and nobody reads it" {
	loketd_start
	until_true 20 ctl status
	loketd_stop
	request vraag 'Er is ruzie met de school.'
	cp "$BATS_TEST_TMPDIR/mail" "$WORLD/spool/new/bemiddeling@limburg.be.1700000000.7"
	touch -d '2020-01-01' "$WORLD/spool/new/bemiddeling@limburg.be.1700000000.7" # the server's date, not ours
	jq -e '.parts | all(.healthy)' <<<"$(ctl status --json)"
	LOKET_NOW=$(($(date +%s) + 400)) run ctl status
	[ "$status" -eq 1 ]
	line=$(grep '^intake ' <<<"$output")
	[[ "$line" == *LOOK*"$(date +%Y-%m-)"*"1 fetched mail waits"*log* ]]
	rm "$WORLD"/spool/new/*
	LOKET_NOW=$(($(date +%s) + 400)) run ctl status --json
	jq -e '.parts | all(.healthy)' <<<"$output"
}

@test "find looks in the reading, the text and the history, capitals or not" {
	request vraag 'Er is ruzie met Xaveer van de school.'
	ref=$(first_dossier)
	[ "$(ctl find xaveer)" = "$ref" ]
	[ "$(ctl find AN@burger)" = "$ref" ]
	[ "$(ctl find "$ref")" = "$ref" ]
	run ctl find dringendeverhuis
	[ "$status" -eq 1 ]
	ctl decide "$ref" niet-ontvankelijk --reason 'Een dringendeverhuis is geen jeugdhulp.'
	[ "$(ctl find DringendeVerhuis)" = "$ref" ]
	[ "$(ctl find DringendeVerhuis --json | jq -r '.[0]')" = "$ref" ]
}

@test "show tells what the ticket tells: the service, where the child lives, who is involved, who agreed" {
	local shown=$BATS_TEST_TMPDIR/shown row
	put bemiddeling@limburg.be "$ROOT/tests/corpus/drieentwintig-d-docx-volledig.eml"
	loketd_once
	ctl show "$(first_dossier)" >"$shown"
	while read -r row; do
		grep -E "^  $row$" "$shown"
	done <<-'ROWS'
		aanvrager +Anja Vermeulen
		dienst +MFC De Kastanje
		soort dienst +vaph
		adres +Heirweg 33
		verblijf +internaat
		partij +moeder - Sien Rogiers - \+32472001198
		partij +vader - Dieter Haeck - \+32472009012
		partij +consulent - Lore Bral - OCJ - ocj - \+3290002147
		mandaat +ocj
		eenzijdige stop +nee
		akkoord client +ja
		akkoord ouders +ja
	ROWS
	request vraag 'Ik ben de mama van Lien. Er is ruzie met de school.'
	ctl show "$(ctl list --json | jq -r '.[1].dossier')" >"$shown"
	grep -E '^  akkoord client +onbekend$' "$shown"
	absent '^  eenzijdige stop' "$shown"
	absent '^  soort dienst' "$shown"
}

@test "show puts nothing on a terminal that reorders or breaks it; its JSON is byte for byte" {
	request vraag 'Ik ben de mama van Lien.\xe2\x80\xa8Er is\xe2\x80\x8e ruzie\xe2\x80\x8f met de school.'
	ref=$(first_dossier)
	ctl show "$ref" >"$BATS_TEST_TMPDIR/shown"
	grep -q '^Er is ruzie met de school.$' "$BATS_TEST_TMPDIR/shown"
	LC_ALL=C absent $'\xe2\x80[\x8e\x8f\xa8]' "$BATS_TEST_TMPDIR/shown"
	ctl show "$ref" --json | jq -r .reading.mail.tekst | grep -q $'Er is\xe2\x80\x8e ruzie'
	ticket=$(by_template loket@limburg.be ticket | head -n 1)
	plain "$ticket" >"$BATS_TEST_TMPDIR/ticket"
	grep -q '^> Er is ruzie met de school.$' "$BATS_TEST_TMPDIR/ticket"
	LC_ALL=C absent $'\xe2\x80[\x8e\x8f\xa8]' "$BATS_TEST_TMPDIR/ticket"
}

@test "status: a gateway that does not run is not healthy; before the first start it prints nothing else" {
	run ctl status
	[ "$status" -eq 1 ]
	[[ "$output" == *"loketd is not running: start it"* ]]
	[[ "$output" != *"No such file"* ]]
	grep -q '^smtp ' <<<"$output"
	# nothing was sent: that is no fault, and no success either
	grep -E '^smtp +good +- +- +nothing was to be sent yet$' <<<"$output"
	ctl status --json >"$BATS_TEST_TMPDIR/status" || true
	jq -e '.parts[] | select(.name == "smtp") | .healthy and .what == "nothing was to be sent yet"' "$BATS_TEST_TMPDIR/status"
	request vraag 'Er is ruzie met de school.'
	run ctl status --json
	[ "$status" -eq 1 ]
	jq -e '.healthy == false and .running == false and (.parts | all(.healthy))' <<<"$output"
	loketd_start
	until_true 20 ctl status
	[[ "$(ctl status)" == *"loketd is running"* ]]
}

role() { # NAME [OPTION...]: one role, once
	"$BIN/loketd" -c "$CONFIG" --role "$1" "${@:2}" --once </dev/null >>"$LOG" 2>&1 3>&-
}

@test "a clock that was two hours ahead keeps no mail; status tells of what was written then" {
	printf 'From: <an@burger.example>\nTo: bemiddeling@limburg.be\nSubject: vraag\n\nEr is ruzie met de school.\n' \
		>"$BATS_TEST_TMPDIR/mail"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/mail"
	role fetch --mailbox bemiddeling@limburg.be
	LOKET_NOW=$(($(date +%s) + 7200)) role intake
	run ctl status --json
	[ "$status" -eq 1 ]
	jq -e '.queue == 2 and (.parts[] | select(.name == "clock") | .healthy == false)' <<<"$output"
	run ctl status
	grep '^clock  *LOOK .*set back' <<<"$output"
	role deliver
	until_true 10 has an@burger.example 1
	until_true 10 has loket@limburg.be 1
	ctl status --json | jq -e '.queue == 0 and all(.parts[]; .name != "clock")'
}

@test "a reference: unknown, mistyped, and none at all are three different things" {
	request vraag 'Er is ruzie met de school.'
	for command in "show" "close opgelost" "decide ontvankelijk"; do
		set -- $command
		run ctl "$1" 26-00042-8 ${2:-}
		[ "$status" -eq 1 ]
		[[ "$output" == *"there is no dossier 26-00042-8"* ]]
		run ctl "$1" 26-00042-7 ${2:-}
		[ "$status" -eq 1 ]
		[[ "$output" == *"check digit of 26-00042-7 is not right"* ]]
		run ctl "$1" 26-42 ${2:-}
		[ "$status" -eq 1 ]
		[[ "$output" == *"26-42 is no reference"* ]]
	done
}

@test "every program tells its version, and they are of one build; retry tells where its ID stands" {
	run "$BIN/loketd" --version
	[ "$status" -eq 0 ]
	[[ "$output" =~ ^loketd\ [0-9]+\.[0-9.]+\ \(build\ [0-9-]+\)$ ]]
	[ "$("$BIN/loketctl" --version)" = "loketctl ${output#loketd }" ]
	[ "$("$BIN/loket-reader" --version)" = "loket-reader ${output#loketd }" ]
	ctl retry --help | grep 'loketctl queue'
}

@test "read --explain marks the evidence and says why; nothing in the mail steers the terminal" {
	printf 'From: An Peeters <an@burger.example>\nSubject: vraag\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nIk wil: bemiddeling\nNaam jongere: Jan\nLeeftijd: 14\nVraag: hij wil niet meer leven \033[2J\n' \
		>"$BATS_TEST_TMPDIR/mail"
	run "$BIN/loketctl" read --explain --mailbox bemiddeling@limburg.be "$BATS_TEST_TMPDIR/mail"
	[ "$status" -eq 0 ]
	grep -q '^  spoed$' <<<"$output"
	grep -q '^  suicide .*hij wil niet meer leven' <<<"$output"
	grep -q '^  ALG-10 nota .*hij wil niet meer leven' <<<"$output"
	grep -q '^  client.leeftijd  *14  tekst, ' <<<"$output"
	grep -q '^Leeftijd: \[14\]$' <<<"$output"
	absent $'\033' /dev/stdin <<<"$output"
	# on a terminal in colour
	on_terminal "$BIN/loketctl" read --explain "$BATS_TEST_TMPDIR/mail" >"$BATS_TEST_TMPDIR/screen"
	grep -q $'Leeftijd: \033\\[[0-9;]*m14\033' "$BATS_TEST_TMPDIR/screen"
	absent $'\033\\[2J' "$BATS_TEST_TMPDIR/screen"
}

@test "read takes many mails side by side and tells them in their order, each for itself" {
	local i files=()
	for i in $(seq 1 40); do
		printf 'From: <an@burger.example>\nSubject: %s %d\n\nvraag %d\n' \
			"$([ "$i" = 17 ] && echo boem || echo vraag)" "$i" "$i" >"$BATS_TEST_TMPDIR/$i"
		files+=("$BATS_TEST_TMPDIR/$i")
	done
	printf 'From: <an@burger.example>\nSubject: getypt 0\n\nvraag\n' >"$BATS_TEST_TMPDIR/typed"
	rm "${files[8]}"
	status=0
	LOKET_TEST_READER="crash:boem" "$BIN/loketctl" read "${files[@]}" - "${files[0]}" \
		<"$BATS_TEST_TMPDIR/typed" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
	[ "$status" -eq 1 ]
	jq -r '.mail.onderwerp // .soort' "$BATS_TEST_TMPDIR/out" >"$BATS_TEST_TMPDIR/order"
	{
		for i in 1 2 3 4 5 6 7 8 10 11 12 13 14 15 16; do echo "vraag $i"; done
		echo onleesbaar
		for i in $(seq 18 40); do echo "vraag $i"; done
		printf 'getypt 0\nvraag 1\n'
	} | diff - "$BATS_TEST_TMPDIR/order"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/err")" -eq 2 ]
	grep '/9: No such file' "$BATS_TEST_TMPDIR/err"
	grep '/17: the reader ended: crash$' "$BATS_TEST_TMPDIR/err"
}

says() { # STATUS WORDS ARGUMENT...: loketctl ends so and says so
	local status_wanted=$1 words=$2
	shift 2
	run ctl "$@"
	echo "# $*: $status: $output"
	[ "$status" -eq "$status_wanted" ]
	[[ "$output" == *"$words"* ]]
}

@test "what there is not is told with what there is" {
	request vraag 'Er is ruzie met de school.'
	ref=$(first_dossier)
	says 1 "loket limburg has no professional 'wie'; there are: vz-limburg-1, bm-limburg-1" assign "$ref" wie
	says 1 "loket limburg has no professional 'bm-brussel-1'; there are: vz-limburg-1, bm-limburg-1" decide "$ref" ontvankelijk --to bm-brussel-1
	says 1 "vz-limburg-1 is no bemiddelaar; there are: bm-limburg-1" decide "$ref" ontvankelijk --to vz-limburg-1
	says 2 "'misschien' is no decision; write ontvankelijk or niet-ontvankelijk" decide "$ref" misschien
	says 2 "there is no outcome 'klaar'; there are: niet_gestart, gestopt, zonder_overeenkomst, met_overeenkomst, doorverwezen, opgelost" close "$ref" klaar
	says 2 "there is no state 'klaar'; there are: ontvangen, ontvankelijk, toegewezen, aanvaard, afgesloten, niet_ontvankelijk, ingetrokken, aanvullen" list --state klaar
	says 2 "there is no loket 'hasselt' in $CONFIG; there are: antwerpen, brussel, limburg," list --loket hasselt
	says 2 "--state and --loket choose among dossiers; leave --mail out" list --mail --loket limburg
	says 1 'there is no dossier 26-00042-8' assign 26-00042-8 bm-limburg-1
	ctl close "$ref" opgelost
	says 1 "is afgesloten; from there: nothing more" close "$ref" opgelost
}

wrong_use() { # WORDS PROGRAM ARGUMENT...: one fault, whatever the configuration
	run "$BIN/$2" "${@:3}"
	echo "# ${*:2}: $status: $output"
	[ "$status" -eq 2 ]
	[[ "$output" == *"$1"* ]]
	[[ "$output" != *nowhere.cfg* ]]
}

@test "a configuration that is not there is named once, with what can name another; wrong use is told before" {
	cd "$BATS_TEST_TMPDIR"
	export LOKET_CONFIG=$BATS_TEST_TMPDIR/nowhere.cfg
	for program in "loketctl list" "loketd --check"; do
		run "$BIN/"$program
		[ "$status" -eq 2 ]
		[ "$output" = "$LOKET_CONFIG: cannot be read: No such file or directory; write it, or name another with -c or LOKET_CONFIG" ]
	done
	wrong_use "give one dossier" loketctl show
	wrong_use "unknown option '--frob'" loketctl list --frob
	wrong_use "there is no state 'frob'" loketctl list --state frob
	wrong_use "unexpected argument 'frob'" loketctl status frob
	wrong_use "unexpected argument 'frob'" loketctl check frob
	wrong_use "unexpected argument 'frob'" loketctl queue frob
	wrong_use "give one text to look for" loketctl find
	wrong_use "'frob' is no decision" loketctl decide 26-00042-8 frob
	wrong_use "there is no outcome 'frob'" loketctl close 26-00042-8 frob
	wrong_use "give a dossier and the id" loketctl assign 26-00042-8
	wrong_use "give a dossier and the name" loketctl reply 26-00042-8
	wrong_use "'frob' is no ID" loketctl retry frob
	wrong_use "--json has no meaning with --raw" loketctl show 26-00042-8 --raw --json
	wrong_use "--role is fetch, intake or deliver" loketd --role frob
	wrong_use "--role fetch needs --mailbox" loketd --role fetch
}

@test "check --json tells the faults of the configuration in JSON too" {
	echo 'frob = 1;' >>"$CONFIG"
	run --separate-stderr ctl check --json
	[ "$status" -eq 2 ]
	jq -e 'length == 1 and (.[0] | .part == "configuration" and .good == false and (.fault | test("^/.*loketd.cfg:[0-9]+: .*frob")))' <<<"$output"
}

@test "options in the wrong place, and options that exclude one another" {
	run "$BIN/loketctl" -c
	[ "$status" -eq 2 ]
	[[ "$output" == *"-c needs a FILE and a COMMAND"* ]]
	run "$BIN/loketctl" --json list
	[ "$status" -eq 2 ]
	[[ "$output" == *"'--json' stands in front of the COMMAND; only -c FILE does"* ]]
	request vraag "Er is ruzie met de school."
	"$BIN/loketctl" "--config=$CONFIG" queue
	run "$BIN/loketd" -c "$CONFIG" --once --check
	[ "$status" -eq 2 ]
	[[ "$output" == *"--once and --check exclude one another"* ]]
	run "$BIN/loketd" -c "$CONFIG" --check --role intake
	[ "$status" -eq 2 ]
	[[ "$output" == *"--check and --role exclude one another"* ]]
	run "$BIN/loketd" -c "$CONFIG" --once --mailbox bemiddeling@limburg.be
	[ "$status" -eq 2 ]
	[[ "$output" == *"--mailbox goes with --role fetch"* ]]
	run "$BIN/loketd" -c "$CONFIG" --role intake --once --mailbox bemiddeling@limburg.be
	[ "$status" -eq 2 ]
	[[ "$output" == *"--mailbox goes with --role fetch"* ]]
}
