# The cut test: every durable step in the life of a mail is cut by killing the process right there, then the
# work is resumed; the end state must equal the uncut one, to the Message-ID.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }

# What a person could see at the end, without times: mails in, dossiers, mails out and where they arrived, what the
# server was told. Message-IDs are the same in every run: the master key is.
end_state() {
	ctl list --mail --json | jq -rc '.[] | [.mailbox, .soort, .state, .dossier, .reason]' | sort
	ctl list --json | jq -rc '.[] | [.dossier, .loket, .instrument, .state, .assigned]' | sort
	for ref in $(ctl list --json | jq -r '.[].dossier'); do
		ctl show "$ref" --json | jq -rc '.outgoing[] | [.template, .to, .message_id, .state]' | sort
		ctl show "$ref" --json | jq -rc '.history[] | [.who, .what, .detail]'
		ctl show "$ref" --raw | sha256sum
	done
	for who in els.wouters@ouders.example lotte@jongeren.example loket@limburg.be \
		bemiddelaar.limburg@bemiddelaars.example; do
		# a mail that was sent twice counts once only if its Message-ID is the same
		mails "$who" | while read -r file; do header "$file" Message-ID; done | sort -u | sed "s/^/$who /"
	done
	ls "$(box bemiddeling@limburg.be)/cur" | sed 's/.*:2,//' | sort
	find "$WORLD/spool/new" "$WORLD/spool/tmp" "$WORLD/spool/mark" -type f
	find "$WORLD/spool/kept" "$WORLD/spool/failed" -type f -printf '%f\n' |
		sed 's/\.[0-9]*\(\.[0-9]*\.sealed\)/\1/' | sort
	grep -h '^next_uid\|^waiting' "$WORLD"/spool/cursor/*limburg*
}

prepare() {
	loket_fresh --direct limburg
	printf '%064d\n' 7 >"$WORLD/secrets/master"
	chmod 600 "$WORLD/secrets/master"
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
}

finish() { # until nothing is left, as the supervisor of a living daemon would
	for _ in 1 2 3 4 5; do
		loketd_once && break
	done
	spool_empty
}

uncut() {
	[ -e "$BATS_FILE_TMPDIR/uncut" ] && return
	prepare
	finish
	end_state >"$BATS_FILE_TMPDIR/uncut"
	[ "$(grep -c opdracht "$BATS_FILE_TMPDIR/uncut")" -ge 1 ]
}

cut_at() {
	uncut
	prepare
	LOKET_CUT=$1 loketd_once || true
	grep -q 'signal=9' "$LOG" # it was really cut there
	finish
	end_state >"$BATS_TEST_TMPDIR/cut"
	diff "$BATS_FILE_TMPDIR/uncut" "$BATS_TEST_TMPDIR/cut"
}

@test "cut at fetch-tmp (step 1: the mail is written to tmp/)" {
	cut_at fetch-tmp
}

@test "cut at fetch-renamed (step 2: renamed to new/)" {
	cut_at fetch-renamed
}

@test "cut at fetch-cursor (step 8: cursor moved)" {
	cut_at fetch-cursor
}

@test "cut at intake-read (step 3: read)" {
	cut_at intake-read
}

@test "cut at receive-written (step 4: written, not committed)" {
	cut_at receive-written
}

@test "cut at receive-committed (step 4: committed)" {
	cut_at receive-committed
}

@test "cut at intake-sealed (step 5: sealed, not yet in kept/)" {
	cut_at intake-sealed
}

@test "cut at intake-kept (step 5: in kept/)" {
	cut_at intake-kept
}

@test "cut at intake-marked (step 5: from new/ to mark/)" {
	cut_at intake-marked
}

@test "cut at intake-emptied (step 5: the mark is empty)" {
	cut_at intake-emptied
}

@test "cut at deliver-before (step 6: before submission)" {
	cut_at deliver-before
}

@test "cut at deliver-accepted (step 6: accepted, not yet marked)" {
	cut_at deliver-accepted
}

@test "cut at deliver-marked (step 6: marked as sent)" {
	cut_at deliver-marked
}

@test "cut at fetch-marked (step 7: flagged on the server)" {
	cut_at fetch-marked
}

@test "cut at fetch-unmarked (step 7: mark removed)" {
	cut_at fetch-unmarked
}

@test "cut at the second mail of each step too" {
	for point in fetch-tmp fetch-renamed intake-read receive-written intake-sealed intake-kept intake-marked \
		intake-emptied deliver-accepted; do
		cut_at $point:2
	done
}

@test "cut in the desk's word: all of it or nothing, and it can be said again" {
	prepare
	finish
	ref=$(ctl list --json | jq -r '.[] | select(.state == "ontvangen") | .dossier')
	run env LOKET_CUT=word-written "$BIN/loketctl" -c "$CONFIG" decide "$ref" ontvankelijk
	[ "$status" -eq 137 ]
	[ "$(ctl show "$ref" --json | jq -r .state)" = ontvangen ]
	ctl decide "$ref" ontvankelijk
	finish
	[ "$(ctl show "$ref" --json | jq -r '[.outgoing[] | select(.template == "opdracht")] | length')" -eq 1 ]
}
