# dovecot: a private Dovecot: IMAP with STARTTLS, IMAPS, delivery for Postfix and its passwords.

servers_start_dovecot() {
	servers_write_dovecot "$1" || return 1
	env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin dovecot -c "$1/dovecot/dovecot.conf" 3>&-
}

servers_stop_dovecot() {
	servers_end_pids "$1" '*dovecot*' || return 1
	# until its parent has collected it, the pid of a master that ended still counts as one that runs
	rm -f "$1/dovecot/run/master.pid"
}

servers_kill_dovecot() {
	local pids
	pids=$(servers_pids "$1" '*dovecot*')
	# shellcheck disable=SC2086
	[ -z "$pids" ] || kill -KILL $pids
	servers_stop_dovecot "$1"
}

# A password of its own for each regional mailbox: "geheim-" and its address.
servers_write_passwords() {
	local domain part
	servers_lines lokets | cut -d '|' -f 4 | while read -r domain; do
		for part in clientoverleg bemiddeling; do
			echo "$part@$domain:{PLAIN}geheim-$part@$domain::::::"
		done
	done
	echo "$SERVERS_SMTP_USER:{PLAIN}$SERVERS_SMTP_PASSWORD::::::"
}

servers_write_dovecot() {
	local dir=$1 cert IMAP_PORT IMAPS_PORT SMTP_PORT SUBMISSION_PORT SMTPS_PORT
	cert=$dir/ca/$(cat "$dir/etc/cert")
	. "$dir/etc/ports"
	servers_write_passwords >"$dir/dovecot/passwords"
	chmod 0640 "$dir/dovecot/passwords"
	chgrp dovecot "$dir/dovecot/passwords"
	cat >"$dir/dovecot/dovecot.conf" <<-END
	base_dir = $dir/dovecot/run
	state_dir = $dir/dovecot/state
	log_path = $dir/log/dovecot.log
	import_environment = TZ
	protocols = imap lmtp
	hostname = mail.loket.example
	postmaster_address = postmaster@loket.example
	listen = 127.0.0.1
	recipient_delimiter = +
	ssl = yes
	ssl_cert = <$cert.pem
	ssl_key = <$cert.key
	auth_mechanisms = plain login
	auth_failure_delay = 0
	mail_location = maildir:~/Maildir
	mail_max_userip_connections = 100
	first_valid_uid = $SERVERS_UID
	last_valid_uid = $SERVERS_UID
	passdb {
	  driver = passwd-file
	  args = $dir/dovecot/passwords
	}
	passdb {
	  driver = static
	  args = password=$SERVERS_PASSWORD
	}
	userdb {
	  driver = static
	  args = uid=$SERVERS_UID gid=$SERVERS_UID home=$dir/mail/%d/%n
	}
	service imap-login {
	  inet_listener imap {
	    port = $IMAP_PORT
	  }
	  inet_listener imaps {
	    port = $IMAPS_PORT
	    ssl = yes
	  }
	}
	service lmtp {
	  unix_listener $dir/postfix/queue/private/dovecot-lmtp {
	    mode = 0600
	    user = postfix
	  }
	}
	service auth {
	  unix_listener $dir/postfix/queue/private/dovecot-auth {
	    mode = 0660
	    user = postfix
	    group = postfix
	  }
	}
	END
}
