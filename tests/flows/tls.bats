# The SMTP side of TLS, whole program: who is not proven gets no credential, no address and no mail. The fake
# server writes down every byte: those in plain text, and those that came through TLS.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() {
	[ -z "${LIFE:-}" ] || exec {LIFE}>&-
	wait
}

fake_start() { # ARGUMENT...: of smtpd.py; $FAKE is its folder, $FAKE_PORT its port
	FAKE=$BATS_TEST_TMPDIR/fake
	mkdir "$FAKE"
	exec {LIFE}> >(exec python3 "$ROOT/tests/fake/smtpd.py" "$FAKE" "$@" 3>&- 2>/dev/null)
	until_true 20 test -e "$FAKE/port"
	FAKE_PORT=$(cat "$FAKE/port")
}

certificate() { # KIND: the arguments for it
	echo "--cert $WORLD/ca/$1.pem --key $WORLD/ca/$1.key"
}

run_loket() { # SCHEME [CA]: one mail through the whole program towards the fake
	loket_fresh --smtp submission --smtp-url "$1://127.0.0.1:$FAKE_PORT" --smtp-ca "${2:-$WORLD/ca/ca.pem}"
	printf 'From: <ouder@burger.example>\nTo: bemiddeling@limburg.be\nSubject: vraag\nMessage-ID: <t1@burger.example>\n\nEr is ruzie met de school.\n' \
		>"$BATS_TEST_TMPDIR/mail"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/mail"
	run loketd_once
}

recorded() { # NAME: what the fake wrote down
	cat "$FAKE/$1" 2>/dev/null || true
}

# A "!" in front of a command would not end a test.
holds() { # NAME PATTERN: how many lines of what was written down have it
	recorded "$1" | grep -a -c -i -E "$2" || true
}

nothing_left() {
	[ -z "$(recorded secret)" ]
	[ -z "$(recorded accepted)" ]
	[ "$(holds plain 'AUTH|MAIL|RCPT|DATA|burger|limburg|ruzie')" -eq 0 ]
	[ "$(holds plain "$SMTP_PASSWORD")" -eq 0 ]
	[ "$(holds plain "$(printf '\0%s\0%s' "$SMTP_USER" "$SMTP_PASSWORD" | base64)")" -eq 0 ]
	[ "$(grep -c "$SMTP_PASSWORD" "$LOG")" -eq 0 ]
}

told() { # TEXT: in the log, by status and by check
	[ "$status" -eq 1 ]
	grep -q "deliver ALARM smtp-outage .*$1" "$LOG"
	run ctl status
	[ "$status" -eq 1 ]
	[[ "$output" == *"$1"* ]]
	run ctl check
	[ "$status" -eq 1 ]
	[[ "$output" == *"$1"* ]]
	[ "$(ctl queue --json | jq length)" -eq 2 ]
	nothing_left
}

@test "a proven server gets password and mail, in secret (so the tests below can fail)" {
	fake_start $(certificate good) --auth loket:verzend-wachtwoord
	run_loket smtp
	[ "$status" -eq 0 ]
	[ "$(recorded accepted | wc -l)" -eq 2 ]
	[ "$(holds secret 'AUTH PLAIN')" -eq 1 ]
	[ "$(holds plain 'AUTH|MAIL|burger')" -eq 0 ]
}

@test "STARTTLS, wrong authority: no credential leaves, smtp.ca_file is named" {
	fake_start $(certificate wrong-ca) --auth loket:verzend-wachtwoord
	run_loket smtp
	told "not signed by an authority in"
}

@test "STARTTLS, wrong host name: no credential leaves" {
	fake_start $(certificate wrong-host) --auth loket:verzend-wachtwoord
	run_loket smtp
	told "is for another name"
}

@test "STARTTLS, expired certificate: no credential leaves" {
	fake_start $(certificate expired) --auth loket:verzend-wachtwoord
	run_loket smtp
	told "is expired"
}

@test "STARTTLS stripped: no credential leaves" {
	fake_start --auth loket:verzend-wachtwoord
	run_loket smtp
	told "does not offer STARTTLS"
}

@test "STARTTLS offered and refused: no credential leaves" {
	fake_start $(certificate good) --auth loket:verzend-wachtwoord "starttls=454 4.7.0 not now"
	run_loket smtp
	told "does not offer STARTTLS"
}

@test "smtps, wrong authority: no credential leaves" {
	fake_start --direct $(certificate wrong-ca) --auth loket:verzend-wachtwoord
	run_loket smtps
	told "not signed by an authority in"
}

@test "smtps, wrong host name: no credential leaves" {
	fake_start --direct $(certificate wrong-host) --auth loket:verzend-wachtwoord
	run_loket smtps
	told "is for another name"
}

@test "smtps, expired certificate: no credential leaves" {
	fake_start --direct $(certificate expired) --auth loket:verzend-wachtwoord
	run_loket smtps
	told "is expired"
}

@test "real Postfix with a certificate of another authority: refused, and good again with its own" {
	loket_fresh --smtp submission
	"$SERVERS" cert "$WORLD" wrong-ca
	sed -i "/smtp : /!s#$WORLD/ca/ca.pem#$WORLD/ca/other-ca.pem#" "$CONFIG"
	printf 'From: <ouder@burger.example>\nTo: x@limburg.be\nSubject: vraag\nMessage-ID: <t2@burger.example>\n\nEr is ruzie.\n' \
		>"$BATS_TEST_TMPDIR/mail"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/mail"
	run loketd_once
	[ "$status" -eq 1 ]
	grep -q 'deliver ALARM smtp-outage .*not signed' "$LOG"
	[ "$(grep -c 'sasl_username' "$WORLD/log/postfix.log")" -eq 0 ]
	sed -i "s#$WORLD/ca/ca.pem#$WORLD/ca/other-ca.pem#" "$CONFIG"
	run loketd_once
	[ "$status" -eq 0 ]
	until_true 5 has ouder@burger.example 1
	"$SERVERS" cert "$WORLD" good
}
