# A request goes through: from the mailbox to the desk and the professional, on real servers.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }

@test "a free-text mail: acknowledgement and ticket in under 2 s, no order" {
	loket_fresh --direct limburg
	loketd_start
	until_true 10 grep -q 'bemiddeling@limburg.be.* signed-in' "$LOG"
	begin=$(date +%s%N)
	"$SERVERS" deliver "$WORLD" lotte@jongeren.example bemiddeling@limburg.be <"$MAILS/vrij.eml"
	until_true 5 has lotte@jongeren.example 1
	until_true 5 has loket@limburg.be 1
	took=$((($(date +%s%N) - begin) / 1000000))
	echo "# took $took ms"
	[ "$took" -lt 2000 ]
	until_true 5 all_settled 1
	[ "$(count bemiddelaar.limburg@bemiddelaars.example)" -eq 0 ]
	[ "$(ctl list --json | jq -r '.[0].state')" = ontvangen ]
}

@test "the acknowledgement: from the mailbox, threaded, automatic, with reference and crisis numbers, without the story" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	loketd_once
	file=$(by_template lotte@jongeren.example ontvangst)
	ref=$(first_dossier)
	[[ "$(header "$file" From)" == *"<bemiddeling@limburg.be>"* ]]
	[ "$(header "$file" Return-Path)" = "<bemiddeling@limburg.be>" ]
	[ "$(header "$file" In-Reply-To)" = "<vrij-1@jongeren.example>" ]
	[ "$(header "$file" References)" = "<vrij-1@jongeren.example>" ]
	[ "$(header "$file" Auto-Submitted)" = auto-replied ]
	[ "$(header "$file" X-Loket-Dossier)" = "$ref" ]
	[[ "$(header "$file" Subject)" == *"$ref"* ]]
	text=$(plain "$file")
	[[ "$text" == *"$ref"* ]]
	[[ "$text" == *112* ]]
	[[ "$text" == *1813* ]]
	[[ "$text" != *leefgroep* ]]
	[[ "$text" != *begeleider* ]]
	[[ "$text" != *emiddel[ia]* ]]
}

@test "the ticket: the desk gets the request with dossier.json and origineel.eml, byte for byte" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	loketd_once
	file=$(by_template loket@limburg.be ticket)
	python3 - "$file" "$MAILS/vrij.eml" <<-'P'
	import email, email.policy, json, sys
	mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
	parts = {p.get_filename(): p for p in mail.iter_attachments()}
	assert set(parts) == {'dossier.json', 'origineel.eml'}, parts
	reading = json.loads(parts['dossier.json'].get_payload(decode=True))
	assert reading['schema'] == 'loket/reading/1'
	assert reading['mail']['from']['adres'] == 'lotte@jongeren.example'
	inner = parts['origineel.eml'].get_payload(0).get_content().replace('\r\n', '\n')
	assert 'kan er iemand komen praten?' in inner, inner
	P
	ref=$(first_dossier)
	ctl show "$ref" --raw | tr -d '\r' | grep -v '^Return-Path\|^Delivered-To\|^Received\|^	' | cmp - "$MAILS/vrij.eml"
}

@test "forward = direct: a complete web-form mail goes to the mediator at once" {
	loket_fresh --direct limburg
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	loketd_once
	has_template els.wouters@ouders.example ontvangst 1
	has_template els.wouters@ouders.example doorgegeven 1
	has_template loket@limburg.be ticket 1
	has_template bemiddelaar.limburg@bemiddelaars.example opdracht 1
	ref=$(first_dossier)
	[ "$(ctl show "$ref" --json | jq -r '.state + " " + .assigned')" = "toegewezen bm-limburg-1" ]
	ctl show "$ref" --json | jq -r '.history[].who' | grep -q 'vaste regel'
}

@test "the order tells what the form asks besides: the running help, by which a professional knows his own service" {
	loket_fresh --direct limburg
	{
		cat "$MAILS/webformulier.eml"
		echo 'Welke hulp krijg je nu?: verblijf in leefgroep De Vlonder, sinds maart'
		echo 'Wat is er al geprobeerd?: twee gesprekken met de leefgroep'
	} >"$BATS_TEST_TMPDIR/rijk.eml"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/rijk.eml"
	loketd_once
	plain "$(by_template bemiddelaar.limburg@bemiddelaars.example opdracht)" >"$BATS_TEST_TMPDIR/order"
	grep -q 'Welke hulp krijg je nu: *verblijf in leefgroep De Vlonder, sinds maart' "$BATS_TEST_TMPDIR/order"
	grep -q 'Wat is er al geprobeerd: *twee gesprekken met de leefgroep' "$BATS_TEST_TMPDIR/order"
	# what stands above already is not told twice
	[ "$(grep -c 'Ik ben\|liefst na 16 uur' "$BATS_TEST_TMPDIR/order")" -eq 1 ]
}

@test "forward left out: the same mail waits for the desk; then order and doorgegeven go out once" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	loketd_once
	[ "$(count bemiddelaar.limburg@bemiddelaars.example)" -eq 0 ]
	ref=$(first_dossier)
	ctl decide "$ref" ontvankelijk
	run ctl decide "$ref" ontvankelijk
	[ "$status" -eq 1 ]
	loketd_once
	loketd_once
	has_template bemiddelaar.limburg@bemiddelaars.example opdracht 1
	has_template els.wouters@ouders.example doorgegeven 1
}

@test "a refusal needs a reason, and the applicant gets the reasoned letter" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	loketd_once
	ref=$(first_dossier)
	run ctl decide "$ref" niet-ontvankelijk
	[ "$status" -eq 2 ]
	[[ "$output" == *reason* ]]
	run ctl decide "$ref" niet-ontvankelijk --reason "   "
	[ "$status" -eq 2 ]
	[ "$(ctl show "$ref" --json | jq -r .state)" = ontvangen ]
	echo "Een bemiddeling kan alleen als de jongere het wil." | ctl decide "$ref" niet-ontvankelijk --reason -
	loketd_once
	text=$(plain "$(by_template els.wouters@ouders.example weigering)" | tr '\n' ' ')
	[[ "$text" == *"Een bemiddeling kan alleen als de jongere het wil."* ]]
	[[ "$text" == *"0800 900 33"* ]]
	[ "$(ctl show "$ref" --json | jq -r .state)" = niet_ontvankelijk ]
}

@test "a refusal by a rule says what is possible instead; the ticket names it first" {
	loket_fresh
	sed 's/^Ik ben:.*/Ik ben: hulpverlener\nDienst: OCJ Limburg/' "$MAILS/webformulier.eml" >"$BATS_TEST_TMPDIR/ocj"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/ocj"
	loketd_once
	ref=$(first_dossier)
	[ "$(ctl show "$ref" --json | jq -r .reading.advies.uitkomst)" = niet_ontvankelijk ]
	plain "$(by_template loket@limburg.be ticket)" >"$BATS_TEST_TMPDIR/ticket"
	[[ "$(grep -m 1 -oE '(ALG|CO|BM)-[0-9]+' "$BATS_TEST_TMPDIR/ticket")" = BM-04 ]]
	echo 'Het OCJ kan zelf geen bemiddeling aanvragen.' | ctl decide "$ref" niet-ontvankelijk --reason -
	loketd_once
	text=$(plain "$(by_template els.wouters@ouders.example weigering)" | tr '\n' ' ')
	[[ "$text" == *"Wat kan wel?"*"een ouder of een andere hulpverlener kan wel zelf een bemiddeling aanvragen"* ]]
	[[ "$text" == *"BM-04"* ]]
}

@test "assign and close; a step that is not allowed is refused" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	loketd_once
	ref=$(first_dossier)
	run ctl assign "$ref" bm-limburg-1
	[ "$status" -eq 1 ]
	ctl decide "$ref" ontvankelijk --to bm-limburg-1
	run ctl assign "$ref" vz-limburg-1
	[ "$status" -eq 1 ]
	[[ "$output" == *"no bemiddelaar"* ]]
	ctl close "$ref" met_overeenkomst
	run ctl close "$ref" met_overeenkomst
	[ "$status" -eq 1 ]
	run ctl close "$ref" zomaar
	[ "$status" -eq 2 ]
	[ "$(ctl show "$ref" --json | jq -r .state)" = afgesloten ]
}

mail_from() { # FROM EXTRA-HEADERS...: a small mail on standard output
	local from=$1
	shift
	printf 'From: %s\nTo: bemiddeling@limburg.be\nSubject: proef\nMessage-ID: <%s@proef.example>\n' "$from" "$RANDOM$RANDOM"
	[ $# -eq 0 ] || printf '%s\n' "$@"
	printf '\nWij willen graag hulp vragen voor onze zoon.\n'
}

@test "failures 23-28: automatic mail gets no answer, and each is visible in a named state" {
	loket_fresh
	dir=$(mktemp -d -p "$BATS_TEST_TMPDIR")
	mail_from 'a@auto.example' 'Auto-Submitted: auto-replied' >"$dir/1"
	mail_from 'b@auto.example' 'Precedence: bulk' 'List-Id: <nieuws.auto.example>' 'List-Unsubscribe: <mailto:u@auto.example>' >"$dir/2"
	mail_from 'c@auto.example' 'X-Auto-Response-Suppress: All' 'X-Autoreply: yes' >"$dir/3"
	mail_from 'mailer-daemon@auto.example' >"$dir/4"
	{ echo 'Return-Path: <>'; mail_from 'e@auto.example'; } >"$dir/5"
	mail_from 'f@auto.example' 'X-Spam-Flag: YES' >"$dir/6"
	mail_from 'bemiddeling@limburg.be' 'X-Loket-Dossier: 26-00001-1' 'X-Loket-Template: ticket' >"$dir/7"
	{
		printf 'Return-Path: <>\nFrom: MAILER-DAEMON@auto.example\nTo: bemiddeling@limburg.be\nSubject: Undelivered Mail\n'
		printf 'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n'
		printf -- '--x\nContent-Type: text/plain\n\nniet bezorgd\n--x\nContent-Type: message/delivery-status\n\n'
		printf 'Reporting-MTA: dns; auto.example\n\nFinal-Recipient: rfc822; weg@auto.example\nAction: failed\nStatus: 5.1.1\n\n--x--\n'
	} >"$dir/8"
	put bemiddeling@limburg.be "$dir"/*
	loketd_once
	ctl list --mail --json | jq -r '.[] | "\(.soort) \(.state) \(.reason)"' | sort >&3
	[ "$(ctl list --mail --json | jq length)" -eq 8 ]
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == null or .soort == null)] | length')" -eq 0 ]
	for who in a b c mailer-daemon e f; do
		[ "$(count $who@auto.example)" -eq 0 ]
	done
	[ "$(count bemiddeling@limburg.be)" -eq 8 ]
	[ "$(ctl list --mail --json | jq -r '[.[] | select(.soort == "bounce")] | length')" -eq 1 ]
	[ "$(ctl list --mail --json | jq -r '[.[] | select(.soort == "spam")] | length')" -eq 1 ]
	has_template loket@limburg.be melding 1
}

@test "failure 17: three mails without Message-ID and one repeat: three dossiers" {
	loket_fresh
	dir=$(mktemp -d -p "$BATS_TEST_TMPDIR")
	for i in 1 2 3; do
		printf 'From: g%s@ouders.example\nTo: bemiddeling@limburg.be\nSubject: vraag %s\n\nIk heb hulp nodig voor mijn kind %s.\n' $i $i $i >"$dir/$i"
	done
	cp "$dir/3" "$dir/4"
	put bemiddeling@limburg.be "$dir"/*
	loketd_once
	[ "$(ctl list --json | jq length)" -eq 3 ]
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == "dubbel")] | length')" -eq 1 ]
}

@test "header injection through name, subject and address: nothing comes through" {
	loket_fresh
	dir=$(mktemp -d -p "$BATS_TEST_TMPDIR")
	{
		printf 'From: =?utf-8?q?Jan=0D=0ABcc:_dief=40kwaad.example?= <jan@ouders.example>\n'
		printf 'Subject: =?utf-8?b?aGFsbG8NCkJjYzogZGllZkBrd2FhZC5leGFtcGxlDQoNCmluaG91ZA==?=\n'
		printf 'Reply-To: =?utf-8?q?x=0AX-Kwaad:_1?= <jan@ouders.example>\nTo: bemiddeling@limburg.be\n'
		printf 'Message-ID: <a\tb@ouders.example>\nReferences: <x@y> =?utf-8?q?=0D=0AX-Kwaad:_2?=\n\n'
		printf 'Naam: Jan\\r\\nBcc: dief@kwaad.example\nWaarover gaat het?: [klik](http://kwaad.example) <b>x</b> {{dossier}}\n'
	} >"$dir/1"
	put bemiddeling@limburg.be "$dir/1"
	loketd_once
	[ "$(count dief@kwaad.example)" -eq 0 ]
	for file in $(mails jan@ouders.example) $(mails loket@limburg.be); do
		sed -e '/^\r*$/q' "$file" >"$dir/head"
		absent '^Bcc\|^X-Kwaad' "$dir/head"
		grep -i '^Subject\|^To\|^From' "$dir/head" >"$dir/names"
		absent 'dief@\|kwaad' "$dir/names"
	done
	has_template jan@ouders.example ontvangst 1
	plain "$(by_template loket@limburg.be ticket)" | grep -qF '{{dossier}}'
}

@test "a reason of any length stands whole in the history; a raw mail never goes to a terminal" {
	loket_fresh
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	loketd_once
	ref=$(first_dossier)
	reason=a$(printf 'é%.0s' {1..1500})
	ctl decide "$ref" niet-ontvankelijk --reason - <<<"$reason"
	[[ "$(ctl show "$ref" --json | jq -r '.history[].detail')" == *"$reason"* ]]
	[[ "$(ctl show "$ref")" == *"$reason"* ]]
	ctl show "$ref" --raw | grep -q '^Message-ID: <vrij-1@'
	run on_terminal "$BIN/loketctl" -c "$CONFIG" show "$ref" --raw
	[ "$status" -eq 2 ]
	[[ "$output" != *vrij-1@* ]]
}
