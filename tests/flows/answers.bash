# answers.bash: people who answer a mail of Loket, as their mail programs do it. After world.bash.
#
#   reply FILE FROM [HEADER...]     the answer to that mail, its text from standard input, on standard output
#   says FILE FROM TEXT [HEADER...] the same, sent through Postfix to where Reply-To says, and arrived
#   later SECONDS                   all that is done by then: loketd --once with a clock that is so much on
#   decided REF                     "state assigned"

address_in() { # "Naam <adres>": the address
	sed -n 's/.*<\(.*\)>.*/\1/p' <<<"$1"
}

reply() {
	local file=$1 from=$2 id
	shift 2
	id=$(header "$file" Message-Id)
	printf 'From: %s\nTo: %s\nSubject: Re: %s\n' "$from" "$(header "$file" Reply-To)" "$(header "$file" Subject)"
	printf 'Message-ID: <antwoord-%s@mail.example>\nIn-Reply-To: %s\nReferences: %s\n' "$RANDOM$RANDOM" "$id" "$id"
	[ $# -eq 0 ] || printf '%s\n' "$@"
	printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n'
	cat
	printf '\nOp zo 22 nov. 2026 om 10:00 schreef %s:\n' "$(header "$file" Reply-To)"
	plain "$file" | sed 's/^/> /'
}

sent() { # FROM TO BOX: a mail from standard input through Postfix; it stands in the mailbox of ours when this ends
	local before
	before=$(count "$3")
	servers_deliver "$WORLD" "$1" "$2"
	until_true 20 has "$3" $((before + 1))
}

says() {
	local file=$1 from=$2 text=$3 to
	shift 3
	to=$(address_in "$(header "$file" Reply-To)")
	to=${to:-$(header "$file" Reply-To)}
	printf '%s\n' "$text" | reply "$file" "$from" "$@" >"$BATS_TEST_TMPDIR/says"
	sent "$from" "$to" "$(sed 's/+.*@/@/' <<<"$to")" <"$BATS_TEST_TMPDIR/says"
}

later() { # what waits for another time (a mailbox that is busy) is no fault here
	LOKET_NOW=$(($(date +%s) + $1)) loketd_once || [ $? -eq 1 ]
}

decided() {
	ctl show "$1" --json | jq -r '"\(.state) \(.assigned)"'
}
