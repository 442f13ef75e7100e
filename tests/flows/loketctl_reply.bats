# The operator writes to the applicant: loketctl reply.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }
setup() { loket_fresh; }

request() {
	printf 'From: <an@burger.example>\nTo: bemiddeling@limburg.be\nSubject: vraag\nMessage-ID: <%s@burger.example>\nContent-Type: text/plain\n\nEr is ruzie met de school van mijn zoon (15).\n' \
		"$RANDOM$RANDOM" >"$BATS_TEST_TMPDIR/mail"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/mail"
	loketd_once
	ref=$(first_dossier)
}

@test "reply sends a template with words from standard input; the state stays" {
	request
	before=$(ctl show "$ref" --json | jq -r .state)
	printf 'Bel <b>gerust</b> {{dossier}}\nop vrijdag.\n' | ctl reply "$ref" contact -
	loketd_once
	mail=$(by_template an@burger.example antwoord-contact)
	plain "$mail" >"$BATS_TEST_TMPDIR/text"
	grep -qF 'Bel <b>gerust</b> {{dossier}}' "$BATS_TEST_TMPDIR/text"
	grep -q '^op vrijdag.$' "$BATS_TEST_TMPDIR/text"
	grep -q '^From: .*<\?bemiddeling@limburg.be' "$mail"
	[ "$(ctl show "$ref" --json | jq -r .state)" = "$before" ]
	ctl show "$ref" --json | jq -e '.history[] | select(.what == "antwoord" and (.detail | startswith("antwoord-contact")) and (.who | startswith("loketctl:")))'
}

@test "reply: the plain answer needs words; what there is not is told with what there is" {
	request
	run ctl reply "$ref" tekst </dev/null
	[ "$status" -eq 2 ]
	run ctl reply "$ref" weigering x
	[ "$status" -eq 1 ]
	[[ "$output" == *"there are: tekst, bemiddeling, clientoverleg, contact"* ]]
	run ctl reply "$ref"
	[ "$status" -eq 2 ]
	run ctl reply 26-99999-0 contact
	[ "$status" -eq 1 ]
	ctl reply "$ref" tekst 'Tot vrijdag.'
	loketd_once
	[ "$(by_template an@burger.example antwoord | wc -l)" -eq 1 ]
	ctl show "$ref" --json | jq -e '[.outgoing[] | select(.template | startswith("antwoord"))] | length == 1'
}
