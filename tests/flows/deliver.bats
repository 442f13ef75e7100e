# What goes out through a real Postfix: submission with STARTTLS and a password, SMTPS, refusals, delays,
# a server that goes away in the middle.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() {
	loketd_stop
	"$SERVERS" start-postfix "$WORLD" >/dev/null 2>&1 || true
}

request_from() { # ADDRESS N: a mail in a file
	printf 'From: <%s>\nTo: bemiddeling@limburg.be\nSubject: vraag\nMessage-ID: <d%s@burger.example>\n\nEr is ruzie met de school over mijn zoon (%s).\n' \
		"$1" "$2" "$2" >"$BATS_TEST_TMPDIR/$2"
	echo "$BATS_TEST_TMPDIR/$2"
}

postfix_log() { # PATTERN: how many lines, since the test began
	tail -n "+$((LOG_START + 1))" "$WORLD/log/postfix.log" | grep -c "$1" || true
}

remember_log() { LOG_START=$(wc -l <"$WORLD/log/postfix.log"); }

queued() { # JQ: the rows of the queue that it selects
	ctl queue --json | jq "[.[] | select($1)] | length"
}

@test "submission with STARTTLS and a password, few connections for many mails" {
	loket_fresh --smtp submission
	remember_log
	for i in $(seq 20); do put bemiddeling@limburg.be "$(request_from "ouder$i@burger.example" "$i")"; done
	loketd_once
	until_true 10 has loket@limburg.be 20
	for i in $(seq 20); do until_true 5 has "ouder$i@burger.example" 1; done
	[ "$(postfix_log 'postfix/submission/smtpd.*: connect from')" -le 4 ]
	[ "$(postfix_log 'sasl_method=PLAIN, sasl_username=loket')" -eq 40 ]
	[ "$(postfix_log 'postfix/smtpd.*: connect from')" -eq 0 ]
}

@test "SMTPS with a password" {
	loket_fresh --smtp smtps
	remember_log
	put bemiddeling@limburg.be "$(request_from ouder@burger.example 1)"
	loketd_once
	until_true 10 has ouder@burger.example 1
	[ "$(postfix_log 'postfix/smtps/smtpd.*sasl_username=loket')" -eq 2 ]
}

@test "the envelope sender is the mailbox" {
	loket_fresh
	put clientoverleg@vgc.be "$(request_from ouder@burger.example 1)"
	loketd_once
	until_true 10 has ouder@burger.example 1
	[ "$(header "$(mails ouder@burger.example)" Return-Path)" = "<clientoverleg@vgc.be>" ]
}

@test "failure_36_one_550_one_450_one_432: the others are delivered once, two wait, one is told to the desk" {
	loket_fresh
	loketd_start
	local i=0 who
	for who in weigert bezet traag vrij ook; do
		i=$((i + 1))
		put bemiddeling@limburg.be "$(request_from "$who@burger.example" $i)"
	done
	until_true 20 has vrij@burger.example 1
	until_true 20 has ook@burger.example 1
	# five tickets, and the notice of the refusal
	until_true 20 has_template loket@limburg.be melding 1
	until_true 20 has_template loket@limburg.be ticket 5
	[ "$(queued '.state == "wacht" and .attempts == 1')" -eq 2 ]
	[ "$(queued '.state == "geweigerd"')" -eq 1 ]
	[ "$(count vrij@burger.example)" -eq 1 ]
	[ "$(count ook@burger.example)" -eq 1 ]
	# neither the address nor the server's words
	[ "$(grep -c -e 'weigert@' -e 'There is no such' "$LOG")" -eq 0 ]
	[[ "$(plain "$(by_template loket@limburg.be melding)")" != *'There is no such'* ]]
	# a single recipient's trouble is none of the server
	[ "$(ctl status --json | jq '.parts[] | select(.name == "smtp") | .healthy')" = true ]
}

@test "a mail that waits is sent at once by loketctl retry" {
	loket_fresh
	put bemiddeling@limburg.be "$(request_from bezet@burger.example 1)"
	loketd_start
	until_true 20 eval '[ "$(queued ".attempts == 1")" -eq 1 ]'
	id=$(ctl queue --json | jq '.[0].id')
	sed -i '/bezet/d' "$WORLD/postfix/etc/recipients"
	"$SERVERS" restart-postfix "$WORLD"
	[ "$(ctl retry "$id")" = "$id: due now" ]
	until_true 20 has bezet@burger.example 1
	until_true 5 eval '[ "$(queued true)" -eq 0 ]'
	# the old connection was of no use any more: that is no outage
	[ "$(grep -c smtp-fault "$LOG")" -eq 0 ]
	rm "$WORLD/postfix/etc/recipients"
	"$SERVERS" restart-postfix "$WORLD"
}

@test "loketctl retry does not wait for the end of the pause after an outage" {
	loket_fresh
	put bemiddeling@limburg.be "$(request_from ouder@burger.example 1)"
	"$SERVERS" stop-postfix "$WORLD"
	loketd_start
	# by then the pauses are longer than ten seconds
	until_true 60 grep -q 'ALARM smtp-outage' "$LOG"
	"$SERVERS" start-postfix "$WORLD"
	id=$(ctl queue --json | jq '.[0].id')
	ctl retry "$id"
	until_true 4 eval '[ "$(queued true)" -eq 0 ]'
	loketd_stop
	# nothing sends it
	put bemiddeling@limburg.be "$(request_from bezet@burger.example 2)"
	loketd_once || true
	id=$(ctl queue --json | jq '.[0].id')
	[ "$(ctl retry "$id")" = "$id: due now, but loketd is not running: start it" ]
}

@test "--once says 1 while a mail waits, and 0 when none does" {
	loket_fresh
	put bemiddeling@limburg.be "$(request_from ouder@burger.example 1)"
	"$SERVERS" stop-postfix "$WORLD"
	run loketd_once
	[ "$status" -eq 1 ]
	[ "$(queued '.attempts == 0')" -eq 2 ]
	"$SERVERS" start-postfix "$WORLD"
	run loketd_once
	[ "$status" -eq 0 ]
	[ "$(queued true)" -eq 0 ]
	until_true 5 has ouder@burger.example 1
}

message_ids() { # ADDRESS: the different ones
	local file
	mails "$1" | while read -r file; do header "$file" Message-ID; done | sort -u
}

taken() { # how many mails Postfix took from the mailbox, since the test began
	tail -n "+$((LOG_START + 1))" "$WORLD/log/postfix.log" |
		sed -n 's/.*postfix\/qmgr\[[0-9]*\]: \([0-9A-Za-z]*\): from=<bemiddeling@limburg.be>.*/\1/p' | sort -u | wc -l
}

@test "failure_35_Postfix_restarted_in_a_stream: nothing lost, nothing twice but with its Message-ID" {
	local restarts=2 lanes=4 # DELIVER_LANES
	loket_fresh
	remember_log
	for i in $(seq 60); do put bemiddeling@limburg.be "$(request_from "ouder$i@burger.example" "$i")"; done
	loketd_start
	until_true 20 has ouder1@burger.example 1
	"$SERVERS" restart-postfix "$WORLD"
	until_true 5 eval '[ "$(ctl list --json | jq length)" -ge 20 ]'
	"$SERVERS" restart-postfix "$WORLD"
	until_true 90 all_settled 60
	for i in $(seq 60); do
		until_true 10 has "ouder$i@burger.example" 1
		# killed between taking a mail and saying so, the server gets it again
		[ "$(message_ids "ouder$i@burger.example" | wc -l)" -eq 1 ]
	done
	until_true 10 eval '[ "$(message_ids loket@limburg.be | wc -l)" -eq 60 ]'
	# 60 acknowledgements, 60 tickets; a restart can repeat what is under way at that moment, one mail a lane
	[ "$(taken)" -ge 120 ]
	[ "$(taken)" -le $((120 + restarts * lanes)) ]
	[ "$(grep -c 'deliver ALARM' "$LOG")" -eq 0 ]
}

@test "from the commit to the server's acceptance: a wake-up, not a scan" {
	loket_fresh
	loketd_start
	until_true 20 grep -q 'bemiddeling@limburg.be\] signed-in' "$LOG"
	put bemiddeling@limburg.be "$(request_from ouder@burger.example 1)"
	until_true 2 has ouder@burger.example 1
}

@test "a wrong SMTP password: mails wait, status names the secret, a new one heals it" {
	loket_fresh --smtp submission
	echo fout >"$WORLD/secrets/smtp"
	loketd_start
	put bemiddeling@limburg.be "$(request_from ouder@burger.example 1)"
	until_true 20 eval '[ "$(ctl status --json | jq ".parts[] | select(.name == \"smtp\") | .healthy")" = false ]'
	run ctl status
	[ "$status" -eq 1 ]
	[[ "$output" == *'mend the secret "smtp"'* ]]
	[ "$(grep -c 'fout' "$LOG")" -eq 0 ]
	echo "$SMTP_PASSWORD" >"$WORLD/secrets/smtp"
	until_true 70 has ouder@burger.example 1
	[ "$(grep -c 'deliver smtp-back' "$LOG")" -eq 1 ]
}
