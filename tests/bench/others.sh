# shellcheck shell=bash
# others: fdm, and fetchmail with maildrop, fetch and store the same mails from the same Dovecot over verified
# TLS, each in the way it does best: fdm all mailboxes at once, fetchmail one after the other.

bench_mailboxes() { # ADDRESS lines
	sed -n 's/^[a-z-]*|.*|//p' tests/servers/lokets | while read -r domain; do
		printf '%s\n' "clientoverleg@$domain" "bemiddeling@$domain"
	done
}

# Seconds until all N mails lie in DIR/NAME/Maildir.
others_time() { # NAME COMMAND...
	local name=$1 begin
	shift
	begin=$EPOCHREALTIME
	(as_user "$@") >"$dir/$name/log" 2>&1 || bench_fail "$name does not fetch, see $dir/$name/log"
	others_seconds=$(bench_sum "$EPOCHREALTIME - $begin")
	[ "$(find "$dir/$name/Maildir/new" -type f | wc -l)" -eq "$mails" ] ||
		bench_fail "$name did not fetch every mail, see $dir/$name/log"
}

others_prepare() { # NAME: its folder, with the configuration on standard input, and full mailboxes
	bench_fill
	[ ! -d "$dir/$1" ] || mv "$dir/$1" "$dir/gone/$emptied/"
	mkdir -p "$dir/$1"/Maildir/{new,cur,tmp}
	(umask 077 && cat >"$dir/$1/rc")
	echo "to \"$dir/$1/Maildir/\"" >"$dir/$1/maildroprc"
	chmod 0600 "$dir/$1/maildroprc"
	[ "${SUDO_UID:-0}" -eq 0 ] || chown -R "$SUDO_UID:${SUDO_GID:-0}" "$dir/$1"
}

others_fdm() {
	others_prepare fdm <<-END
		set verify-certificates
		set lock-file "$dir/fdm/lock"
		action "keep" maildir "$dir/fdm/Maildir"
		$(bench_mailboxes | while read -r box; do
			echo "account \"$box\" imaps server \"localhost\" port $IMAPS_PORT" \
				"user \"$box\" pass \"geheim-$box\" keep"
		done)
		match all action "keep"
	END
	SSL_CERT_FILE=$CA_FILE others_time fdm fdm -f "$dir/fdm/rc" fetch
}

others_fetchmail() {
	others_prepare fetchmail <<-END
		$(bench_mailboxes | while read -r box; do
			echo "poll localhost protocol imap port $IMAPS_PORT username \"$box\"" \
				"password \"geheim-$box\" ssl sslcertck sslcertfile \"$CA_FILE\"" \
				"keep fetchall mda \"maildrop $dir/fetchmail/maildroprc\""
		done)
	END
	others_time fetchmail fetchmail -f "$dir/fetchmail/rc" --nosyslog --silent \
		--pidfile "$dir/fetchmail/pid" --idfile "$dir/fetchmail/ids"
}
