# The answer to a mail of Loket: it goes where Reply-To says, and comes in at the right mailbox.
load world.bash
load answers.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }

answer_to() { # FILE FROM: what a mail program makes of "answer", on standard output
	local id
	id=$(header "$1" Message-Id)
	printf 'From: %s\nTo: %s\nSubject: Re: %s\n' "$2" "$(header "$1" Reply-To)" "$(header "$1" Subject)"
	printf 'Message-ID: <antwoord-%s@jongeren.example>\nIn-Reply-To: %s\nReferences: %s\n\n' "$RANDOM" "$id" "$id"
	printf 'Mijn mama komt ook mee.\n\nOp 21 november schreef %s:\n' "$(header "$1" Reply-To)"
	plain "$1" | sed 's/^/> /'
}

acknowledged() { # [OPTION of servers.sh config]: a request came in; its acknowledgement is $FILE, its dossier $REF
	loket_fresh "$@"
	"$SERVERS" deliver "$WORLD" lotte@jongeren.example bemiddeling@limburg.be <"$MAILS/vrij.eml"
	until_true 10 has bemiddeling@limburg.be 1
	loketd_once
	FILE=$(by_template lotte@jongeren.example ontvangst)
	REF=$(first_dossier)
	REPLY_TO=$(address_in "$(header "$FILE" Reply-To)")
}

sent_back() { # the answer goes through Postfix to where Reply-To says, and is fetched
	answer_to "$FILE" lotte@jongeren.example >"$BATS_TEST_TMPDIR/answer"
	"$SERVERS" deliver "$WORLD" lotte@jongeren.example "$REPLY_TO" <"$BATS_TEST_TMPDIR/answer"
	until_true 10 has bemiddeling@limburg.be 2
	loketd_once
}

joined() { # the answer stands with its dossier, under its mailbox
	[ "$(ctl list --json | jq length)" -eq 1 ]
	[ "$(ctl list --mail --json | jq -r '.[] | select(.soort == "antwoord") | "\(.mailbox) \(.state) \(.dossier)"')" = \
		"bemiddeling@limburg.be verwerkt $REF" ]
	has_template loket@limburg.be melding 1
	plain "$(by_template loket@limburg.be melding)" | grep -q 'Mijn mama komt ook mee.'
}

@test "reply = plus: the answer goes to an address with a key, and comes in at the mailbox" {
	acknowledged
	[[ "$REPLY_TO" =~ ^bemiddeling\+[a-z2-7]{39}@limburg\.be$ ]]
	[[ "$(header "$FILE" Reply-To)" == "Loket Limburg "* ]]
	[[ "$(header "$FILE" From)" == *"<bemiddeling@limburg.be>" ]]
	[ "$(header "$FILE" Return-Path)" = "<bemiddeling@limburg.be>" ]
	sent_back
	[ "$(header "$(mails bemiddeling@limburg.be | tail -n 1)" Delivered-To)" != "" ]
	joined
}

@test "reply = plus: a mail server that changes capitals changes nothing" {
	acknowledged
	REPLY_TO=${REPLY_TO^^}
	sent_back
	joined
}

@test "reply = headers: the answer goes to the mailbox itself" {
	acknowledged --reply headers
	[ "$REPLY_TO" = bemiddeling@limburg.be ]
	sent_back
	joined
}

@test "failure 20: each recipient has a key of its own, and no mail passes on another's" {
	acknowledged --direct limburg
	sent_back
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	# a stranger got the acknowledgement of somebody else, and sends it on as a request
	sed 's/^From:.*/From: buur@ouders.example/; s/^To:.*/To: bemiddeling@limburg.be/; s/^Subject:.*/Subject: wat is dit?/; /^In-Reply-To\|^References/d' \
		"$BATS_TEST_TMPDIR/answer" >"$BATS_TEST_TMPDIR/stranger"
	printf '\nEn dit stond erboven: <%s>\n' "$(header "$FILE" Message-Id | tr -d '<>')" >>"$BATS_TEST_TMPDIR/stranger"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/stranger"
	loketd_once
	keys=
	for who in lotte@jongeren.example els.wouters@ouders.example buur@ouders.example loket@limburg.be \
		bemiddelaar.limburg@bemiddelaars.example; do
		for file in $(mails "$who"); do
			keys="$keys$who $(header "$file" X-Loket-Dossier) $(header "$file" Reply-To)
"
			[ "$file" = "$FILE" ] || decoded "$file" >"$BATS_TEST_TMPDIR/decoded"
			[ "$file" = "$FILE" ] || absent "${REPLY_TO%@*}" "$BATS_TEST_TMPDIR/decoded"
		done
	done
	# three requests: three ontvangst, three tickets, one opdracht and one doorgegeven; and a melding
	[ "$(grep -c . <<<"$keys")" -eq 9 ]
	# a person has one key in a dossier; of another person or dossier it is another
	[ "$(cut -d ' ' -f 1,2 <<<"$keys" | sort -u | grep -c .)" -eq 7 ]
	[ "$(sort -u <<<"$keys" | grep -c .)" -eq 7 ]
	[ "$(sed 's/.*<//' <<<"$keys" | sort -u | grep -c .)" -eq 7 ]
	grep -q 'stond erboven: <x\{32\}@limburg.be>' <(cat $(by_template loket@limburg.be ticket))
}

decoded() { # FILE: its headers and all of its parts, decoded
	python3 - "$1" <<-'P'
	import email, email.policy, sys
	mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
	for part in mail.walk():
	    print(part.items() if part is not mail else '')
	    if not part.is_multipart():
	        print((part.get_payload(decode=True) or b'').decode('utf-8', 'replace'))
	P
}

@test "who withdraws under pressure: the desk decides, and the applicant reads only that it came" {
	acknowledged
	says "$FILE" lotte@jongeren.example "Ik trek mijn aanvraag in omdat papa boos is."
	later 0
	[ "$(ctl show "$REF" --json | jq -r .state)" = ontvangen ]
	has_template lotte@jongeren.example ingetrokken 0
	has_template lotte@jongeren.example gelezen 1
	text=$(plain "$(by_template lotte@jongeren.example gelezen)")
	[[ "$text" != *papa* ]]
	[[ "$text" != *stop* ]]
	text=$(plain "$(by_template loket@limburg.be melding)")
	[[ "$text" == *"wil misschien niet meer"* ]]
	[[ "$text" == *"papa boos is"* ]]
	says "$FILE" lotte@jongeren.example "Ik trek mijn aanvraag in."
	later 60
	[ "$(ctl show "$REF" --json | jq -r .state)" = ingetrokken ]
	has_template lotte@jongeren.example ingetrokken 1
}
