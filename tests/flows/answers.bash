# answers.bash: people who answer a mail of Loket, as their mail programs do it. After world.bash.
#
#   reply FILE FROM [HEADER...]     the answer to that mail, its text from standard input, on standard output
#   says FILE FROM TEXT [HEADER...] the same, sent through Postfix to where Reply-To says, and arrived
#   outlook FILE FROM TEXT [TO]     the same from Outlook for Windows: each line a paragraph in the HTML, and a blank
#                                   line behind each in the plain text; to TO instead
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

outlook() {
	local to=${4:-$(address_in "$(header "$1" Reply-To)")}
	python3 - "$1" "$2" "$3" "$to" >"$BATS_TEST_TMPDIR/says" <<-'P'
	import email, email.policy, html, os, sys
	from email.message import EmailMessage
	file, sender, text, to = sys.argv[1:]
	mail = email.message_from_binary_file(open(file, 'rb'), policy=email.policy.default)
	head = ['Van: ' + str(mail['From']), 'Verzonden: maandag 23 november 2026 10:02',
	        'Aan: ' + sender, 'Onderwerp: ' + mail['Subject']]
	lines = text.split('\n') + ['']
	plain = ''.join((line or '\u00a0') + '\n\n' for line in lines) + '\n'.join(head)
	paragraph = '<p class=MsoNormal>%s<o:p></o:p></p>\n\n'
	body = ''.join(paragraph % (html.escape(line) or '<o:p>&nbsp;</o:p>') for line in lines)
	shown = ('<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--\n'
	         'p.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;\n\tmargin-bottom:.0001pt;\n'
	         '\tfont-size:11.0pt;}\n--></style></head><body lang=NL-BE><div class=WordSection1>' + body +
	         '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal>' +
	         '<br>'.join(html.escape(line) for line in head) + '</p></div>')
	answer = EmailMessage()
	answer['From'], answer['To'], answer['Subject'] = sender, to, 'RE: ' + mail['Subject']
	answer['Message-ID'] = '<antwoord-%s@mail.example>' % os.urandom(6).hex()
	answer['In-Reply-To'] = answer['References'] = mail['Message-ID']
	answer.set_content(plain + '\n\n' + mail.get_body(('plain',)).get_content(), cte='base64')
	answer.add_alternative(shown + mail.get_body(('html',)).get_content() + '</div></body></html>', 'html', cte='base64')
	sys.stdout.buffer.write(answer.as_bytes())
	P
	sent "$2" "$to" "$(sed 's/+.*@/@/' <<<"$to")" <"$BATS_TEST_TMPDIR/says"
}

later() { # what waits for another time (a mailbox that is busy) is no fault here
	LOKET_NOW=$(($(date +%s) + $1)) loketd_once || [ $? -eq 1 ]
}

decided() {
	ctl show "$1" --json | jq -r '"\(.state) \(.assigned)"'
}
