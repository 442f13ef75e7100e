# The desk works by mail: what it answers is done, told, and waits to be undone; what others answer is not.
load world.bash
load answers.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }

BM=bemiddelaar.limburg@bemiddelaars.example
ELS=els.wouters@ouders.example
DESK=loket@limburg.be

ticketed() { # [OPTION of servers.sh config]: a request came in; $TICKET of the desk, $TICKET2 of a colleague, $REF
	loket_fresh --hold 600 "$@"
	sed -i 's/staff = ( "loket@limburg.be" )/staff = ( "loket@limburg.be", "loket2@limburg.be" )/' "$CONFIG"
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	loketd_once
	TICKET=$(by_template $DESK ticket)
	TICKET2=$(by_template loket2@limburg.be ticket)
	REF=$(first_dossier)
	has_template $ELS ontvangst 1
}

nothing_left() { # neither applicant nor professional got more than the acknowledgement
	[ "$(count $ELS)" -eq 1 ] && [ "$(count $BM)" -eq 0 ]
}

verslag() { # ADDRESS [N]: the text of the last one (of N), in one line
	has_template "$1" verslag "${2:-1}"
	plain "$(by_template "$1" verslag | tail -n 1)" | tr '\n' ' ' | tr -s ' '
}

goes_through() { # the answer is done at once, and its mails leave when the time to undo it is over
	says "$TICKET" $DESK "Ontvankelijk."
	later 0
	[ "$(decided "$REF")" = "toegewezen bm-limburg-1" ]
	text=$(verslag $DESK)
	[[ "$text" == *"Gedaan."* ]]
	[[ "$text" == *ongedaan* ]]
	nothing_left
	later 300
	nothing_left
	later 700
	has_template $BM opdracht 1
	has_template $ELS doorgegeven 1
	later 1400
	has_template $BM opdracht 1
	has_template $ELS doorgegeven 1
	[ "$(count $ELS)" -eq 2 ]
	has_template $DESK verslag 1
	# the desk's own address never reaches the applicant
	absent 'loket@limburg.be' "$(by_template $ELS doorgegeven)"
}

@test "reply = plus: ontvankelijk is done and told at once; its mails leave after the hold" {
	ticketed
	[[ "$(address_in "$(header "$TICKET" Reply-To)")" == bemiddeling+*@limburg.be ]]
	goes_through
}

@test "reply = headers: the same, by the Message-ID that the answer names" {
	ticketed --reply headers
	[[ "$(header "$TICKET" Reply-To)" == *bemiddeling@limburg.be* ]]
	goes_through
}

@test "the daemon by itself: no mail of a decision leaves before the hold is over" {
	ticketed
	sed -i 's/hold = 600/hold = 8/' "$CONFIG"
	loketd_start
	says "$TICKET" $DESK ontvankelijk
	until_true 30 has_template $DESK verslag 1
	until_true 60 has_template $BM opdracht 1
	until_true 60 has_template $ELS doorgegeven 1
	from=$(date +%s -d "$(ctl show "$REF" --json | jq -r '[.history[] | select(.what == "stap")][0].at')")
	for file in "$(by_template $BM opdracht)" "$(by_template $ELS doorgegeven)"; do
		[ $(($(stat -c %Y "$file") - from)) -ge 8 ]
	done
}

@test "ongedaan takes the decision back before anybody heard of it" {
	ticketed
	says "$TICKET" $DESK ontvankelijk
	later 0
	says "$(by_template $DESK verslag)" $DESK ongedaan
	later 60
	[ "$(decided "$REF")" = "ontvangen null" ]
	[[ "$(verslag $DESK 2)" == *"Gedaan."* ]]
	later 1400
	nothing_left
	# and another decision can be made
	says "$TICKET" $DESK "niet ontvankelijk: er is geen jeugdhulp bij betrokken"
	later 1500
	[ "$(decided "$REF")" = "niet_ontvankelijk null" ]
	later 3000
	has_template $ELS weigering 1
	[ "$(count $BM)" -eq 0 ]
	# now it is too late
	says "$TICKET" $DESK ongedaan
	later 3100
	[ "$(decided "$REF")" = "niet_ontvankelijk null" ]
	[[ "$(verslag $DESK 4)" == *"al vertrokken"* ]]
}

@test "two colleagues decide at once: the first counts, the second is told by whom and when" {
	ticketed
	says "$TICKET" $DESK ontvankelijk
	says "$TICKET2" loket2@limburg.be "niet ontvankelijk: de jongere wil niet"
	later 0
	[ "$(decided "$REF")" = "toegewezen bm-limburg-1" ]
	[[ "$(verslag $DESK)" == *"Gedaan."* ]]
	text=$(verslag loket2@limburg.be)
	[[ "$text" == *"Er is niets gedaan."* ]]
	[[ "$text" == *"toegewezen, nog niet aanvaard. De laatste stap kwam van loket@limburg.be, op "*" om "[0-9][0-9]:[0-9][0-9]"."* ]]
	later 1400
	has_template $BM opdracht 1
	has_template $ELS weigering 0
}

@test "failure 37: Reply-All with the applicant in Cc: nothing of us reaches the applicant" {
	ticketed
	says "$TICKET" $DESK "Ik vertrouw dit verhaal niet, wat denk jij?" "Cc: $ELS, loket2@limburg.be"
	later 0
	says "$TICKET" $DESK "Bel jij haar? Ontvankelijk is het volgens mij niet." "Cc: $ELS"
	later 60
	later 1400
	[ "$(decided "$REF")" = "ontvangen null" ]
	nothing_left
	[[ "$(verslag $DESK)" == *"geen opdracht"* ]]
	# with a command only what the command sends
	says "$TICKET" $DESK $'ontvankelijk\n\nIk vertrouw dit verhaal niet.' "Cc: $ELS"
	later 1500
	later 3000
	has_template $ELS doorgegeven 1
	[ "$(count $ELS)" -eq 2 ]
	for file in $(mails $ELS); do
		[[ "$(plain "$file")" != *vertrouw* ]]
	done
	[[ "$(plain "$(by_template $BM opdracht)")" != *vertrouw* ]]
}

@test "another From: the registered address is asked; only its own ja carries it out" {
	ticketed
	says "$TICKET" griet@burger.example ontvankelijk
	later 0
	[ "$(decided "$REF")" = "ontvangen null" ]
	has_template $DESK bevestiging 1
	[ "$(count griet@burger.example)" -eq 0 ]
	asked=$(by_template $DESK bevestiging)
	plain "$asked" | grep -q 'griet@burger.example'
	# who got hold of the question too
	for who in griet@burger.example loket2@limburg.be $ELS; do
		says "$asked" "$who" Ja.
		later 60
	done
	[ "$(decided "$REF")" = "ontvangen null" ]
	has_template $DESK bevestiging 1
	says "$asked" $DESK Ja.
	later 120
	[ "$(decided "$REF")" = "toegewezen bm-limburg-1" ]
	[[ "$(verslag $DESK)" == *"Gedaan."* ]]
	[ "$(count griet@burger.example)" -eq 0 ]
	# once
	says "$asked" $DESK ja
	later 180
	[[ "$(verslag $DESK 2)" == *"al geantwoord"* ]]
	later 1400
	has_template $BM opdracht 1
}

@test "a ticket that is forwarded to the bare mailbox opens no dossier: the registered address is asked" {
	ticketed
	{
		printf 'From: %s\nTo: bemiddeling@limburg.be\nSubject: FW: %s\n' $DESK "$(header "$TICKET" Subject)"
		printf 'Message-ID: <doorgestuurd@limburg.be>\nContent-Type: text/plain; charset=utf-8\n\nOntvankelijk\n\n'
		printf 'Van: %s\nVerzonden: maandag 23 november 2026 10:02\nAan: %s\nOnderwerp: %s\n\n' \
			"$(header "$TICKET" From)" $DESK "$(header "$TICKET" Subject)"
		plain "$TICKET"
	} >"$BATS_TEST_TMPDIR/forward"
	sent $DESK bemiddeling@limburg.be bemiddeling@limburg.be <"$BATS_TEST_TMPDIR/forward"
	later 0
	[ "$(ctl list --json | jq length)" -eq 1 ]
	[ "$(decided "$REF")" = "ontvangen null" ]
	has_template $DESK ticket 1
	says "$(by_template $DESK bevestiging)" $DESK ja
	later 60
	[ "$(decided "$REF")" = "toegewezen bm-limburg-1" ]
}

@test "reply = headers: another From is asked too, and the answer to the question is known" {
	ticketed --reply headers
	says "$TICKET" griet@burger.example "niet ontvankelijk: de jongere wil niet"
	later 0
	[ "$(decided "$REF")" = "ontvangen null" ]
	asked=$(by_template $DESK bevestiging)
	says "$asked" griet@burger.example ja
	later 60
	[ "$(decided "$REF")" = "ontvangen null" ]
	says "$asked" $DESK ja
	later 120
	[ "$(decided "$REF")" = "niet_ontvankelijk null" ]
}

@test "what is asked shows the whole text that would be sent" {
	ticketed
	says "$TICKET" griet@burger.example $'niet ontvankelijk: de jongere wil niet.\nStort daarom eerst 100 euro op onze rekening.'
	later 0
	plain "$(by_template $DESK bevestiging)" | tr '\n' ' ' | grep -q '100 euro op onze rekening'
}

@test "what is asked shows a reason of one line once" {
	ticketed
	says "$TICKET" griet@burger.example 'niet ontvankelijk: de jongere woont in Frankrijk.'
	later 0
	[ "$(plain "$(by_template $DESK bevestiging)" | grep -o 'woont in Frankrijk' | wc -l)" = 1 ]
}

@test "a letter from Outlook: its lines go out to the blank one that its writer left; never a signature" {
	ticketed
	outlook "$TICKET" $DESK $'vraag: Wie komt er mee?\nEn wanneer past het?\n\nIk bel haar straks zelf.\n\nMet vriendelijke groeten\nGriet Maes'
	later 0
	later 700
	text=$(plain "$(by_template $ELS vraag)")
	[[ "$text" == *"Wie komt er mee?"*"En wanneer past het?"* ]]
	[[ "$text" != *straks* ]]
	[[ "$text" != *Griet* ]]
	[[ "$(verslag $DESK)" == *"tot de eerste lege regel"*"Ik bel haar straks zelf."* ]]
	# no formula, no blank line
	outlook "$TICKET" $DESK $'antwoord tekst: We bellen u maandag.\nGriet Maes\nLoket Limburg\nT 0470 99 99 99'
	later 800
	later 1500
	text=$(plain "$(by_template $ELS antwoord)")
	[[ "$text" == *"We bellen u maandag."* ]]
	[[ "$text" != *Griet* ]]
	[[ "$text" != *"99 99"* ]]
}

@test "a letter from Gmail: the lines that it broke are whole again" {
	ticketed
	to=$(address_in "$(header "$TICKET" Reply-To)")
	sed -e "s/^To: .*/To: $to/" -e "s/^From: .*/From: $DESK/" "$ROOT/tests/golden/gmail_answer_wrapped.eml" >"$BATS_TEST_TMPDIR/says"
	sent $DESK "$to" bemiddeling@limburg.be <"$BATS_TEST_TMPDIR/says"
	later 0
	later 700
	[ "$(decided "$REF")" = "niet_ontvankelijk null" ]
	plain "$(by_template $ELS weigering)" | tr '\n' ' ' | grep -q 'volgens de regels helaas niet ontvankelijk want ze gaat'
}

@test "the key of a professional decides nothing, with whatever From" {
	ticketed
	says "$TICKET" $DESK ontvankelijk
	later 0
	later 700
	order=$(by_template $BM opdracht)
	says "$order" $BM "niet ontvankelijk: dat zie ik zo"
	later 800
	says "$order" $DESK "niet ontvankelijk: dat zie ik zo"
	later 900
	says "$order" $ELS "niet ontvankelijk: dat zie ik zo"
	later 1000
	later 3000
	[ "$(decided "$REF")" = "toegewezen bm-limburg-1" ]
	has_template $ELS weigering 0
	[ "$(count $ELS)" -eq 2 ]
	[[ "$(verslag $BM)" == *"niet voor u"* ]]
	has_template $DESK verslag 1
}
