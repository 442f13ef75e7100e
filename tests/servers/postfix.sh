# postfix: a private Postfix: plain and STARTTLS on one port, submission (STARTTLS and a password) and
# SMTPS on two more. It hands mail to Dovecot, and nothing leaves the machine.

servers_start_postfix() {
	servers_write_postfix "$1" || return 1
	(cd "$1/postfix/queue" && env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
		"MAIL_CONFIG=$1/postfix/etc" /usr/lib/postfix/sbin/master -w -c "$1/postfix/etc" 3>&-)
}

servers_stop_postfix() {
	servers_end_pids "$1" '*/postfix/*'
}

servers_write_postfix() {
	local dir=$1 IMAP_PORT IMAPS_PORT SMTP_PORT SUBMISSION_PORT SMTPS_PORT
	. "$dir/etc/ports"
	servers_write_maps "$dir"
	servers_write_main "$dir" >"$dir/postfix/etc/main.cf"
	servers_write_master "$dir" >"$dir/postfix/etc/master.cf"
	# Postfix reads a file that changed this second again and again, for two seconds.
	touch -d '10 seconds ago' "$dir/postfix/etc"/*
}

servers_write_maps() {
	local dir=$1 domain
	# a test may have changed it
	[ -e "$dir/postfix/etc/recipients" ] || cat >"$dir/postfix/etc/recipients" <<-'END'
	/^weigert@/ 550 5.1.1 There is no such mailbox
	/^bezet@/   450 4.2.1 This mailbox is busy
	/^traag@/   432 4.3.2 Concurrent connections limit exceeded
	/^vol@/     452 4.2.2 This mailbox is full
	END
	# a test may write them: who is forwarded to whom, and what headers a relay takes away
	touch "$dir/postfix/etc/aliases" "$dir/postfix/etc/header_checks"
	{
		servers_lines lokets | cut -d '|' -f 4 | while read -r domain; do
			echo "/^(clientoverleg|bemiddeling)(\\+.*)?@${domain//./\\.}\$/ lmtp:unix:private/dovecot-lmtp"
		done
		[ "$(cat "$dir/etc/mode")" != queue ] || echo '/./ discard:'
	} >"$dir/postfix/etc/transport"
}

servers_write_main() {
	local dir=$1 cert
	cert=$dir/ca/$(cat "$dir/etc/cert")
	cat <<-END
	compatibility_level = 3.6
	queue_directory = $dir/postfix/queue
	data_directory = $dir/postfix/data
	command_directory = /usr/sbin
	daemon_directory = /usr/lib/postfix/sbin
	mail_owner = postfix
	setgid_group = postdrop
	import_environment = MAIL_CONFIG TZ
	maillog_file = $dir/log/postfix.log
	maillog_file_prefixes = $dir
	myhostname = mail.loket.example
	mydestination =
	alias_maps =
	alias_database =
	local_recipient_maps =
	inet_interfaces = 127.0.0.1
	inet_protocols = ipv4
	mynetworks = 127.0.0.0/8
	smtpd_peername_lookup = no
	disable_dns_lookups = yes
	biff = no
	in_flow_delay = 0
	queue_run_delay = 1s
	minimal_backoff_time = 1s
	transport_retry_time = 1s
	message_size_limit = 104857600
	virtual_mailbox_domains = $(servers_lines domains | tr '\n' ' ')
	virtual_mailbox_maps = static:all
	recipient_delimiter = +
	virtual_alias_maps = regexp:$dir/postfix/etc/aliases
	header_checks = regexp:$dir/postfix/etc/header_checks
	virtual_transport = lmtp:unix:private/dovecot-lmtp
	transport_maps = regexp:$dir/postfix/etc/transport
	default_transport = error:5.1.2 This test server knows no such domain
	relay_transport = error:5.1.2 This test server knows no such domain
	local_transport = error:5.1.1 This test server has no local users
	smtpd_relay_restrictions = permit_mynetworks, reject
	smtpd_recipient_restrictions = check_recipient_access regexp:$dir/postfix/etc/recipients
	smtpd_tls_chain_files = $cert.key, $cert.pem
	smtpd_tls_security_level = may
	smtpd_tls_auth_only = yes
	smtpd_sasl_type = dovecot
	smtpd_sasl_path = private/dovecot-auth
	smtp_tls_security_level = none
	END
	[ "$(cat "$dir/etc/mode")" != discard ] ||
		echo "smtpd_end_of_data_restrictions = check_client_access static:DISCARD"
}

servers_write_master() {
	cat <<-END
	127.0.0.1:$SMTP_PORT inet n - n - - smtpd
	127.0.0.1:$SUBMISSION_PORT inet n - n - - smtpd
	  -o syslog_name=postfix/submission -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes
	  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
	127.0.0.1:$SMTPS_PORT inet n - n - - smtpd
	  -o syslog_name=postfix/smtps -o smtpd_tls_wrappermode=yes -o smtpd_sasl_auth_enable=yes
	  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
	pickup unix n - n 60 1 pickup
	cleanup unix n - n - 0 cleanup
	qmgr unix n - n 300 1 qmgr
	tlsmgr unix - - n 1000? 1 tlsmgr
	rewrite unix - - n - - trivial-rewrite
	bounce unix - - n - 0 bounce
	defer unix - - n - 0 bounce
	trace unix - - n - 0 bounce
	verify unix - - n - 1 verify
	flush unix n - n 1000? 0 flush
	proxymap unix - - n - - proxymap
	proxywrite unix - - n - 1 proxymap
	showq unix n - n - - showq
	error unix - - n - - error
	retry unix - - n - - error
	discard unix - - n - - discard
	lmtp unix - - n - - lmtp
	anvil unix - - n - 1 anvil
	scache unix - - n - 1 scache
	postlog unix-dgram n - n - 1 postlogd
	END
}
