# Programs that answer programs (failures 23 and 25): each case runs until nothing moves any more, and has to get there.
load world.bash
load answers.bash

setup_file() { world_start; }
teardown_file() { world_stop; }

DESK=loket@limburg.be
BM=bemiddelaar.limburg@bemiddelaars.example
BOX=bemiddeling@limburg.be
ROBOT=hulp@dewissel.example
ROUNDS=16

fresh() { # [OPTION of servers.sh config]: no robot has answered anything
	relay ""
	forwarded ""
	loket_fresh "$@"
	rm -rf "$BATS_TEST_TMPDIR/answered"
	mkdir "$BATS_TEST_TMPDIR/answered"
}

relay() { # HEADERS: what the relay takes out of every mail, as a regular expression
	echo "${1:+/^($1):/ IGNORE}" >"$WORLD/postfix/etc/header_checks"
}
OURS='X-Loket-.*|Auto-Submitted|In-Reply-To|References|Message-Id|Reply-To|X-Auto-Response-Suppress'

forwarded() { # FROM TO: its mailbox is forwarded
	echo "${1:+/^${1//./\\.}\$/ $2}" >"$WORLD/postfix/etc/aliases"
	"$SERVERS" restart-postfix "$WORLD"
}

# What comes in a mailbox is answered, each mail once, by its program: COMMAND FILE writes the answer.
answered() { # ADDRESS COMMAND [REPLY-TO?]: to From; with a third word to Reply-To; $SENT grows
	local file to
	for file in $(mails "$1"); do
		[ ! -e "$BATS_TEST_TMPDIR/answered/${file##*/}" ] || continue
		touch "$BATS_TEST_TMPDIR/answered/${file##*/}"
		to=$(address_in "$(header "$file" From)")
		[ -z "${3:-}" ] || to=$(address_in "$(header "$file" Reply-To)")
		SENT=$((SENT + 1))
		{
			printf 'From: %s\nTo: %s\n' "$1" "$to"
			"$2" "$file"
		} | sent "$1" "$to" "$(sed 's/+.*@/@/' <<<"$to")"
	done
}

number() { # each of its mails has another subject
	NUMBER=$(date +%N) # a count would stand still: each runs in a process of its own
	printf 'Subject: Melding #%s geregistreerd\nContent-Type: text/plain; charset=utf-8\n\n' "$NUMBER"
}
ticket() {
	number
	printf 'Uw bericht is goed ontvangen en kreeg nummer %s. U krijgt zo snel mogelijk antwoord.\n' "$NUMBER"
}
about() { # it knows what its customers write about
	number
	printf 'Beste,\n\nUw vraag over bemiddeling is geregistreerd onder nummer %s.\n\nDe Wissel, jeugdhulp\n' "$NUMBER"
}
quoting() {
	number
	printf 'Uw bericht kreeg nummer %s:\n\n' "$NUMBER"
	plain "$1"
}
forwarding() { # a rule of a mail program: "forward everything"
	printf 'Subject: FW: %s\nContent-Type: text/plain; charset=utf-8\n\n' "$(header "$1" Subject)"
	printf -- '-----Oorspronkelijk bericht-----\nVan: %s\nVerzonden: zondag 22 november 2026 10:00\nAan: %s\nOnderwerp: %s\n\n' \
		"$(header "$1" From)" "$(header "$1" To)" "$(header "$1" Subject)"
	plain "$1"
}

passing() { # the same, under the subject that it had
	printf 'Subject: %s\nContent-Type: text/plain; charset=utf-8\n\n' "$(header "$1" Subject)"
	printf -- '-----Oorspronkelijk bericht-----\nVan: %s\nVerzonden: zondag 22 november 2026 10:00\nAan: %s\nOnderwerp: %s\n\n' \
		"$(header "$1" From)" "$(header "$1" To)" "$(header "$1" Subject)"
	plain "$1"
}
bare() { # and without a word above it
	printf 'Subject: %s\nContent-Type: text/plain; charset=utf-8\n\n' "$(header "$1" Subject)"
	plain "$1"
}

until_quiet() { # COMMAND...: one round of the programs; until nothing was sent in one, and nothing came in
	local round before
	for ((round = 0; round < ROUNDS; round++)); do
		SENT=0
		before=$(find "$WORLD/mail" -type f -path '*/Maildir/*' | wc -l)
		later 0
		"$@"
		[ "$SENT" -gt 0 ] || [ "$(find "$WORLD/mail" -type f -path '*/Maildir/*' | wc -l)" -gt "$before" ] || return 0
	done
	echo "# still not quiet after $ROUNDS rounds" >&2
	ctl list --mail >&2
	return 1
}

dossiers() {
	ctl list --json | jq length
}

request() { # FROM: somebody asks for help
	printf 'From: %s\nTo: %s\nSubject: vraag\nMessage-ID: <vraag-%s@dewissel.example>\n\n%s\n' "$1" $BOX $RANDOM \
		'Wij willen graag een gesprek met iemand van buiten, want wij geraken er niet uit.' |
		sent "$1" $BOX $BOX
}

told_of() { # ADDRESS: the desk got just one mail that says that this address gets no more by itself
	local file found=0
	for file in $(mails $DESK); do
		plain "$file" | tr '\n' ' ' | tr -s ' ' >"$BATS_TEST_TMPDIR/told"
		grep -q "antwoordt vanzelf op onze mails\|kreeg vandaag al een bevestiging" "$BATS_TEST_TMPDIR/told" || continue
		grep -qF "$1" "$BATS_TEST_TMPDIR/told" && found=$((found + 1))
	done
	[ $found -eq 1 ] || { echo "# told $found times of $1" >&2; return 1; }
}

@test "failure 23: a program that answers all with a new subject and no references: one mail to it, and one word to the desk" {
	for words in ticket about quoting; do
		echo "# $words" >&2
		fresh
		request $ROBOT
		until_quiet answered $ROBOT $words
		[ "$(count $ROBOT)" -eq 1 ]
		[ "$(dossiers)" -le 2 ]
		told_of $ROBOT
	done
}

@test "failure 23: the same, when it answers at Reply-To: one mail to it, no second dossier" {
	for words in ticket about quoting; do
		echo "# $words" >&2
		fresh
		request $ROBOT
		until_quiet answered $ROBOT $words reply-to
		[ "$(count $ROBOT)" -eq 1 ]
		[ "$(dossiers)" -eq 1 ]
	done
}

@test "failure 23: a program that goes on by itself: one mail to it, then silence, with one melding that names it" {
	fresh
	request $ROBOT
	later 0
	for number in {1..30}; do
		printf 'From: %s\nTo: %s\nSubject: Melding #%s\n\nUw bericht %s is in behandeling.\n' $ROBOT $BOX $number $number \
			>"$BATS_TEST_TMPDIR/$number"
		put $BOX "$BATS_TEST_TMPDIR/$number"
	done
	later 60
	later 120
	[ "$(count $ROBOT)" -eq 1 ]
	has_template $DESK melding 1
	plain "$(by_template $DESK melding)" | grep -qF $ROBOT
	# a flood opens nothing, and what it wrote is not lost
	[ "$(dossiers)" -le 21 ]
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == "verwerkt" or .reason == "lus")] | length')" -eq 31 ]
}

@test "a program that answers for the desk: no dossiers in a row, and one melding that names it" {
	for words in ticket quoting; do
		echo "# $words" >&2
		fresh
		request an@ouders.example
		until_quiet answered $DESK $words
		[ "$(count an@ouders.example)" -eq 1 ]
		[ "$(dossiers)" -le 4 ]
		has_template $DESK ticket "$(dossiers)"
		has_template $DESK melding 1
		[ "$(count $DESK)" -le 5 ]
		plain "$(by_template $DESK melding)" | grep -qF $DESK
	done
}

@test "failure 23: a program that answers through the key of a colleague: one verslag, then one melding that names it" {
	fresh
	request an@ouders.example
	until_quiet answered $DESK ticket reply-to
	[ "$(count an@ouders.example)" -eq 1 ]
	[ "$(ctl list --json | jq -r '[.[].state] | unique | join(" ")')" = ontvangen ]
	[ "$(dossiers)" -eq 1 ]
	told_of $DESK
	[ "$(count $DESK)" -eq 3 ]
}

@test "a program that answers for a professional: no state changes, no dossiers in a row" {
	for where in "" reply-to; do
		echo "# $where" >&2
		fresh --direct limburg
		put $BOX "$MAILS/webformulier.eml"
		until_quiet answered $BM ticket $where
		[ "$(ctl list --json | jq -r '[.[] | select(.state == "toegewezen")] | length')" -eq 1 ]
		[ "$(dossiers)" -le 2 ]
		[ "$(count $BM)" -le 3 ]
	done
}

@test "failure 25: the desk's mailbox is forwarded to ours, with our headers and without" {
	for headers in "" "$OURS"; do
		echo "# ${headers:-kept}" >&2
		fresh
		relay "$headers"
		forwarded $DESK $BOX
		request an@ouders.example
		until_quiet true
		[ "$(count an@ouders.example)" -eq 1 ]
		[ "$(dossiers)" -eq 1 ]
		ctl list --mail --json | jq -r '.[] | .reason // empty' | grep -q '^eigen$'
	done
}

@test "failure 25: the applicant's mailbox is forwarded to ours, with our headers and without" {
	for headers in "" "$OURS"; do
		echo "# ${headers:-kept}" >&2
		fresh
		relay "$headers"
		forwarded an@ouders.example $BOX
		request an@ouders.example
		until_quiet true
		[ "$(dossiers)" -eq 1 ]
		has_template $DESK ticket 1 || [ -n "$headers" ]
		[ "$(count $DESK)" -eq 1 ]
	done
}

@test "failure 25: a rule of the desk's mail program forwards all to ours, from its own address" {
	fresh
	request an@ouders.example
	until_quiet answered $DESK forwarding
	[ "$(dossiers)" -eq 1 ]
	[ "$(count an@ouders.example)" -eq 1 ]
	[ "$(count $DESK)" -le 2 ]
}

@test "failure 25: a rule that passes all of the desk's mail on under its own subject opens nothing" {
	for words in passing bare; do
		echo "# $words" >&2
		fresh
		request an@ouders.example
		until_quiet answered $DESK $words
		[ "$(dossiers)" -eq 1 ]
		[ "$(count $DESK)" -eq 1 ]
		ctl list --mail --json | jq -r '.[] | .reason // empty' | grep -q '^eigen$'
	done
}

@test "a forward that only looks like one of ours is read by the desk, whoever sends it" {
	fresh
	request an@ouders.example
	later 0
	ref=$(ctl list --json | jq -r '.[0].dossier')
	for who in x@vreemd.example $DESK; do
		before=$(count $DESK)
		{
			printf 'From: %s\nTo: %s\nSubject: Fwd: Nieuw bericht %s\nContent-Type: text/plain; charset=utf-8\n\n' "$who" $BOX "$ref"
			printf -- '---------- Forwarded message ---------\nVan: Loket Limburg <%s>\nDate: zo 22 nov 2026 om 10:00\n' $BOX
			printf 'Subject: Nieuw bericht %s\nTo: <%s>\n\nDag\n\nMijn vader en ik geraken er niet meer uit. Kan er iemand helpen?\n\nLoket Limburg\n' \
				"$ref" $DESK
		} | sent "$who" $BOX $BOX
		later 60
		[ "$(count $DESK)" -gt "$before" ]
	done
	[ "$(ctl list --mail --json | jq '[.[] | select(.reason == "eigen")] | length')" -eq 0 ]
}

@test "failure 25: a rule of the applicant's mail program forwards all to ours, from its own address" {
	fresh
	request an@ouders.example
	until_quiet answered an@ouders.example forwarding
	[ "$(count an@ouders.example)" -eq 1 ]
	[ "$(dossiers)" -le 2 ]
}

# --- two Lokets -----------------------------------------------------------------------------------

only() { # LOKET STAFF FOLDER: a configuration with one loket, whose desk is the other's mailbox
	python3 - "$CONFIG" "$@" <<-'P'
	import re, sys
	config, loket, staff, folder = sys.argv[1:]
	text = open(config).read()
	head, rest = text.split('lokets = (\n')
	blocks = rest.rsplit(');', 1)[0].split('\n  ,\n')
	block = next(b for b in blocks if 'id = "%s"' % loket in b)
	block = re.sub(r'staff = \( "[^"]*" \)', 'staff = ( "%s" )' % staff, block)
	head = re.sub(r'(spool|store)( *= ")[^"]*/spool', r'\1\2' + folder + '/spool', head)
	head = re.sub(r'secrets( *= ")[^"]*', r'secrets\1' + folder + '/secrets', head)
	open(folder + '/loketd.cfg', 'w').write(head + 'lokets = (\n' + block + ');\n')
	P
	cp -r "$WORLD/secrets" "$3/secrets"
	rm -f "$3/secrets/master"
}

both() { # one round of the two
	for CONFIG in "$ONE/loketd.cfg" "$TWO/loketd.cfg"; do
		later 0
	done
}

@test "failure 23: two Lokets pointed at each other's mailboxes: one mail each, with their headers and without" {
	other=bemiddeling@provincieantwerpen.be
	for headers in "" "$OURS"; do
		for words in desks plain; do
			echo "# $words ${headers:-kept}" >&2
			fresh
			relay "$headers"
			forwarded ""
			ONE=$(mktemp -d -p "$BATS_TEST_TMPDIR") TWO=$(mktemp -d -p "$BATS_TEST_TMPDIR")
			if [ $words = desks ]; then
				only limburg $other "$ONE"
				only antwerpen $BOX "$TWO"
			else
				only limburg $DESK "$ONE"
				only antwerpen loket@provincieantwerpen.be "$TWO"
			fi
			request $other
			until_quiet both
			for CONFIG in "$ONE/loketd.cfg" "$TWO/loketd.cfg"; do
				[ "$(dossiers)" -le 2 ]
			done
			# an acknowledgement, and a ticket where it is the desk
			most=2
			# the notices of a desk that is the other: told a few times, then no more
			[ -z "$headers" ] || [ $words = plain ] || most=10
			[ "$(count $other)" -le $most ]
			[ "$(count $BOX)" -le $((most + 1)) ]
		done
	done
}
