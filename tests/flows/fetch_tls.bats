#!/usr/bin/env bats
# The password leaves only towards a server that has proven who it is. The fake records every byte it gets.

load fetch_world

setup_file() { fake_certs; }
setup() { fresh; }
teardown() { leave; }

refused() { # TEXT: the fault is told, nothing was given away
	run fetch_once
	[ "$status" -eq 1 ]
	logged "$1"
	has_health healthy 0
	[[ "$(health fault)" == *"$1"* ]]
	no_credential
}

@test "a proven server gets the password (so the tests below can fail)" {
	fake_start
	letter 1
	fetch_once
	fetched 1
	grep -aq 'LOGIN' "$BOX/record"
	grep -aqF 'geheim \"met\\aanhaling' "$BOX/record"
}

@test "imaps: a proven server gets the password" {
	fake_start
	fake_fault imaps
	letter 1
	URL=imaps://127.0.0.1:$PORT/INBOX config 'since = "2024-01-01";' "ca_file = \"$CERTS/ca.pem\";"
	fetch_once
	fetched 1
}

@test "STARTTLS, wrong authority: no credential leaves, ca_file is named" {
	fake_start wrong-ca
	refused "is not signed by $CERTS/ca.pem; set imap.ca_file"
}

@test "STARTTLS, unknown to the system's authorities: no credential leaves" {
	fake_start
	config 'since = "2024-01-01";' 'starttls = "required";'
	refused "is not signed by an authority that this system knows; set imap.ca_file"
}

@test "STARTTLS, wrong host name: no credential leaves" {
	fake_start wrong-host
	refused "is for another host name"
}

@test "STARTTLS, host name by name: localhost is in the certificate, another name is not" {
	fake_start
	letter 1
	URL=imap://localhost:$PORT/INBOX config
	fetch_once
	fetched 1
	: >"$BOX/record"
	URL=imap://$(uname -n).localhost:$PORT/INBOX config
	# a name under localhost may not resolve here: then there is no connection either
	run fetch_once
	[ "$status" -eq 1 ]
	no_credential
}

@test "STARTTLS, expired certificate: no credential leaves" {
	fake_start expired
	refused "has expired"
}

@test "imaps, a server that closes, and one that speaks no TLS: said in plain words, with the key to look at" {
	fake_start
	URL=imaps://127.0.0.1:$PORT/INBOX config 'since = "2024-01-01";' "ca_file = \"$CERTS/ca.pem\";"
	refused "127.0.0.1:$PORT: no TLS: An unexpected TLS packet was received; is it the port of imaps:// in imap.url, mostly 993?"
	kill "$FAKE"
	fresh
	python3 - "$BATS_TEST_TMPDIR/port" >/dev/null 2>&1 3>&- <<-'P' &
	import socket, sys
	server = socket.create_server(('127.0.0.1', 0))
	open(sys.argv[1], 'w').write(str(server.getsockname()[1]))
	while True:
	    server.accept()[0].close()
	P
	local closer=$!
	until [ -s "$BATS_TEST_TMPDIR/port" ]; do sleep 0.05; done
	PORT=$(cat "$BATS_TEST_TMPDIR/port")
	URL=imaps://127.0.0.1:$PORT/INBOX config 'since = "2024-01-01";' "ca_file = \"$CERTS/ca.pem\";"
	run fetch_once
	kill $closer
	[ "$status" -eq 1 ]
	[[ "$(health fault)" == *"127.0.0.1:$PORT: no TLS: the server closed the connection; is it up, and is it the port of imaps:// in imap.url, mostly 993?" ]]
}

@test "imaps, wrong authority, wrong name, expired: no credential leaves" {
	for kind in wrong-ca wrong-host expired; do
		fresh
		fake_start "$kind"
		fake_fault imaps
		URL=imaps://127.0.0.1:$PORT/INBOX config 'since = "2024-01-01";' "ca_file = \"$CERTS/ca.pem\";"
		refused "certificate of 127.0.0.1:$PORT"
		kill "$FAKE"
		rm -rf "$BOX" "$SPOOL"
	done
}

@test "STARTTLS withdrawn: refused, no credential leaves" {
	fake_start
	fake_fault no-starttls plain-login
	refused "does not offer STARTTLS"
}

@test "PREAUTH instead of STARTTLS: refused" {
	fake_start
	fake_fault preauth
	refused "PREAUTH"
}

@test "a line injected before TLS: refused, no credential leaves" {
	fake_start
	fake_fault inject
	refused "something was said between STARTTLS and TLS"
}

@test "what was said before TLS is asked again after it" {
	fake_start
	letter 1
	fetch_once
	# the greeting claimed X-EARLY; after the sign-in CAPABILITY is asked once more
	grep -aqE '^[0-9]+ CAPABILITY' "$BOX/record"
	[ "$(grep -anE 'CAPABILITY' "$BOX/record" | tail -1 | cut -d: -f1)" -gt "$(grep -an LOGIN "$BOX/record" | cut -d: -f1)" ]
}

@test "plain text only where the configuration says never" {
	fake_start
	fake_fault plain-login no-starttls
	letter 1
	config 'since = "2024-01-01";' 'starttls = "never";'
	fetch_once
	fetched 1
}

@test "no password in the log, whatever happens" {
	fake_start
	fake_fault login-refused
	run fetch_once
	[ "$status" -eq 1 ]
	not logged geheim
	logged 'refuses the sign-in'
	[[ "$(health fault)" != *geheim* ]]
}
