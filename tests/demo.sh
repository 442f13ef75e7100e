#!/bin/bash
# demo.sh: the whole job on a private mail world, told as a story. Six mails go in through Postfix; loketd
# reads them from Dovecot; what each person then finds in the mailbox is shown as text.
#
#   tests/demo.sh          plays it and stops everything (make demo)
#   KEEP=1 tests/demo.sh   leaves the servers and loketd running (make demo KEEP=1), until the next run
#   tests/demo.sh stop     stops what KEEP=1 left
stage=demo
. "$(dirname "$0")/stage.sh"

keep=${KEEP:-}
patience=20 # seconds for anything that must come

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
	bold=$'\e[1m' faint=$'\e[36m' plain=$'\e[0m'
else
	bold= faint= plain=
fi

chapter() { printf '\n%s== %s%s\n\n' "$bold" "$*" "$plain"; }
tell() { printf '%s\n' "$*"; }

print_mail() { # <MAIL
	python3 tests/demo/mail.py - | sed "s/^/    $faint|$plain /; s/ *\$//"
	printf '\n'
}

run() { # shows a command as it would be typed, and runs it
	printf '%s$ loketctl -c build/demo/loketd.cfg %s%s\n' "$bold" "$*" "$plain"
	loketctl "$@"
}

# --- mail in, mail out --------------------------------------------------------------------------------

hand_in() { # FILE "WHO WRITES": one of the six, to the address it is meant for
	local from to mail=tests/demo/$1
	from=$(python3 tests/demo/mail.py --header From "$mail" | sed 's/.*<\(.*\)>/\1/')
	to=$(python3 tests/demo/mail.py --header To "$mail")
	tell "$2 to $to:"
	sed "s/@DATE@/$(LC_ALL=C date -R)/; s/@RUN@/$$/" "$mail" >"$dir/letter"
	print_mail <"$dir/letter"
	servers deliver "$from" "$to" <"$dir/letter" || stage_die "Postfix did not take $mail"
}

receive() { # ADDRESS NUMBER WHAT: that mail in that mailbox
	local file
	servers wait "$1" "$2" $patience || stage_die "$1 got no $3 in $patience seconds"
	file=$(servers mails "$1" | sed -n "$2p")
	tell "$1 finds the $3:"
	as_root cat "$file" | print_mail
}

answer() { # PERSON: what stands on standard input, as the answer to the first mail there; to its Reply-To
	local to subject
	to=$(header "$1" Reply-To | sed 's/.*<\(.*\)>/\1/')
	subject=$(header "$1" Subject)
	{
		printf 'From: %s\nTo: %s\nSubject: Re: %s\nDate: %s\n' "$1" "$to" "$subject" "$(LC_ALL=C date -R)"
		printf 'Message-ID: <%s.%s@demo.example>\nIn-Reply-To: %s\n' "$$" "${#to}${1%%@*}" \
			"$(header "$1" Message-Id)"
		printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n'
		cat
	} >"$dir/letter"
	tell "$1 answers the ticket:"
	print_mail <"$dir/letter"
	servers deliver "$1" "$to" <"$dir/letter" || stage_die "Postfix did not take the answer"
}

header() { # ADDRESS NAME: of the first mail there
	as_root cat "$(servers mails "$1" | head -n 1)" | python3 tests/demo/mail.py --header "$2" -
}

reference() { # ADDRESS: the dossier of the first mail there
	header "$1" X-Loket-Dossier
}

absence_seen() {
	loketctl list --mail --json 2>/dev/null |
		jq -e 'any(.[]; .soort == "automatisch" and .state == "genegeerd")' >/dev/null
}

nothing_waits() {
	loketctl queue --json | jq -e 'length == 0' >/dev/null
}

marked() { # every mail is flagged on the server
	[ -z "$(as_root find "$dir/spool/mark" "$dir/spool/new" -type f)" ]
}

# Each mailbox holds exactly what the story told.
count_mails() {
	local address wanted found
	while read -r address wanted; do
		found=$(servers mails "$address" | wc -l)
		[ "$found" -eq "$wanted" ] || stage_die "$address has $found mails instead of $wanted"
	done <<-END
		greet.voorbeeld@burger.example 2
		noor.proef@burger.example 1
		anita.fictief@burger.example 2
		joris.verzonnen@school.example 2
		koen.afwezig@school.example 0
		rita.bedacht@burger.example 1
		loket@limburg.be 1
		loket@oost-vlaanderen.be 1
		loket@provincieantwerpen.be 2
		loket@west-vlaanderen.be 2
		loket@vlaamsbrabant.be 0
		loket@vgc.be 1
		bemiddelaar.limburg@bemiddelaars.example 1
		voorzitter.west-vlaanderen@bemiddelaars.example 1
	END
}

# --- the story ------------------------------------------------------------------------------------------

open_world() {
	chapter "A private mail world"
	stage_open
	if [ -n "$keep" ]; then servers start; else servers start --for $$; fi ||
		stage_die "the private servers do not start"
	servers config --direct limburg --since "$(date -d yesterday +%F)"
	tell "Dovecot holds twelve regional mailboxes, Postfix delivers into them, both on loopback ports of"
	tell "their own with certificates of their own. The system's mail servers are not touched."
	tell "The loket of Limburg forwards complete requests at once (forward = \"direct\"); the five others"
	tell "wait for the desk's decision."
}

send_five() {
	chapter "Five mails come in overnight"
	hand_in 1-webform.eml "The website sends the form that a mother filled in"
	hand_in 2-tiener.eml "A girl of 15 writes"
	hand_in 3-moeder.eml "A mother writes"
	hand_in 4-hulpverlener.eml "A counsellor writes"
	hand_in 5-afwezig.eml "An absence notice goes"
}

start_loketd() {
	chapter "In the morning loketd starts"
	stage_start_loketd
	stage_until $patience grep -q ' started' "$dir/loketd.log" || stage_die "loketd does not start"
	stage_until $patience absence_seen || stage_die "the absence notice was not seen"
	tell "It signs in to the twelve mailboxes and reads what is there. The absence notice gets no answer,"
	tell "but it is on record: see the list of mails at the end."
}

tell_limburg() {
	chapter "Limburg: a complete web form goes all the way"
	receive greet.voorbeeld@burger.example 1 acknowledgement
	receive loket@limburg.be 1 ticket
	tell "Nothing is missing and everybody agrees, so the loket's standing rule forwards it at once."
	tell ""
	receive bemiddelaar.limburg@bemiddelaars.example 1 order
	receive greet.voorbeeld@burger.example 2 "news that it was passed on"
}

tell_three() {
	chapter "Oost-Vlaanderen: a girl of 15"
	receive noor.proef@burger.example 1 acknowledgement
	receive loket@oost-vlaanderen.be 1 ticket
	chapter "Antwerpen: a mother"
	receive anita.fictief@burger.example 1 acknowledgement
	receive loket@provincieantwerpen.be 1 ticket
	chapter "West-Vlaanderen: a counsellor"
	receive joris.verzonnen@school.example 1 acknowledgement
	receive loket@west-vlaanderen.be 1 ticket
}

tell_danger() {
	local begin
	chapter "Brussel: while loketd runs, a grandmother writes about danger"
	hand_in 6-gevaar.eml "She writes"
	begin=$(date +%s%N)
	servers wait rita.bedacht@burger.example 1 $patience || stage_die "no acknowledgement"
	tell "Acknowledged $((($(date +%s%N) - begin) / 1000000)) ms later (Dovecot itself waits 500 ms before it tells)."
	tell ""
	receive rita.bedacht@burger.example 1 acknowledgement
	receive loket@vgc.be 1 ticket
	case $(header loket@vgc.be Subject) in
	SPOED*) ;;
	*) stage_die "the ticket does not say that it is urgent" ;;
	esac
}

decide() {
	chapter "The desks decide, by answering the ticket"
	tell "West-Vlaanderen: yes."
	answer loket@west-vlaanderen.be <<-END
		Ontvankelijk.

		Groeten, Griet
	END
	receive loket@west-vlaanderen.be 2 "report of what was done"
	receive voorzitter.west-vlaanderen@bemiddelaars.example 1 order
	receive joris.verzonnen@school.example 2 "news that it was passed on"
	tell "Antwerpen: no, and the mother must know why."
	{ printf 'niet ontvankelijk: ' && cat tests/demo/reden.txt; } | answer loket@provincieantwerpen.be
	receive loket@provincieantwerpen.be 2 "report of what was done"
	receive anita.fictief@burger.example 2 "letter with the reason"
}

look_back() {
	chapter "How it stands"
	stage_until $patience nothing_waits || stage_die "mails are still waiting to be sent"
	stage_until $patience marked || stage_die "not every mail was marked on the server"
	count_mails
	run status || stage_die "status finds a fault"
	tell ""
	run list --mail
	tell ""
	run list
}

close_world() {
	trap - EXIT
	chapter "The end"
	if [ -n "$keep" ]; then
		tell "It all goes on running. Look around:"
		tell "  ./loketctl -c build/demo/loketd.cfg show $(reference rita.bedacht@burger.example)"
		tell "  tests/servers.sh deliver build/demo you@burger.example bemiddeling@limburg.be <MAIL"
		tell "  build/demo/mail (the mailboxes), build/demo/loketd.log"
		tell "Stop it:  tests/demo.sh stop  (the next 'make demo' stops it too, and begins anew)"
	else
		stage_close
		tell "Everything is stopped. The mailboxes are in build/demo/mail, the store in build/demo/spool,"
		tell "the log in build/demo/loketd.log; for instance:"
		tell "  ./loketctl -c build/demo/loketd.cfg list"
		tell "To leave it running: make demo KEEP=1"
	fi
}

play() {
	[ -x ./loketd ] && [ -x ./loketctl ] || { echo "demo: run make first" >&2; exit 1; }
	trap stage_close EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	open_world
	send_five
	start_loketd
	tell_limburg
	tell_three
	tell_danger
	decide
	look_back
	close_world
}

case ${1:-play} in
play) play ;;
stop) stage_folder && stage_close ;;
*) sed -n '2,/^stage=/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
