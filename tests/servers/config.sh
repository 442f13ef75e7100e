# config: a Loket configuration with six lokets and twelve mailboxes for these servers, and its secrets.
#
#   --direct LOKET     that loket forwards at once (may be repeated)
#   --smtp WAY         submission (default: STARTTLS and a password), plain (STARTTLS, no password), smtps
#   --imap WAY         starttls (default), imaps
#   --since DAY        for every mailbox ("" leaves it out: the default)
#   --hold SECONDS     default 0
#   --done WORD        for every mailbox ("flag")
#   --reply WORD       for every mailbox ("plus")
#   --ca FILE          the authority that Loket trusts
#   --smtp-url URL     another server than ours (a fake)
#   --smtp-ca FILE     the authority that Loket trusts for SMTP

servers_config() {
	local dir=$1 direct= smtp=submission imap=starttls since= hold=0 done=flag reply=plus ca=$1/ca/ca.pem url= smtp_ca=
	local IMAP_PORT IMAPS_PORT SMTP_PORT SUBMISSION_PORT SMTPS_PORT id name phone domain
	shift
	while [ $# -gt 0 ]; do
		case $1 in
		--direct) direct="$direct $2 " ;;
		--smtp) smtp=$2 ;;
		--imap) imap=$2 ;;
		--since) since=$2 ;;
		--hold) hold=$2 ;;
		--done) done=$2 ;;
		--reply) reply=$2 ;;
		--ca) ca=$2 ;;
		--smtp-url) url=$2 ;;
		--smtp-ca) smtp_ca=$2 ;;
		*) servers_die "config: unknown option $1"; return 2 ;;
		esac
		shift 2
	done
	. "$dir/etc/ports"
	{
		servers_config_head
		echo 'lokets = ('
		servers_lines lokets | while IFS='|' read -r id name phone domain; do
			servers_config_loket
			[ "$id" = west-vlaanderen ] || echo '  ,'
		done
		echo ');'
	} >"$dir/loketd.cfg"
	servers_config_secrets
	# Under sudo the one who asked runs Loket.
	[ -z "${SUDO_UID:-}" ] || chown -R "$SUDO_UID:${SUDO_GID:-0}" "$dir/loketd.cfg" "$dir/secrets"
}

servers_config_head() {
	local auth='auth = "password"; username = "'$SERVERS_SMTP_USER'"; secret = "smtp";'
	local starttls='starttls = "required";'
	case $url in
	smtps:*) starttls= ;;
	esac
	case $smtp in
	submission) url=${url:-smtp://127.0.0.1:$SUBMISSION_PORT} ;;
	plain) url=${url:-smtp://127.0.0.1:$SMTP_PORT} auth='auth = "none";' ;;
	smtps) url=${url:-smtps://127.0.0.1:$SMTPS_PORT} starttls= ;;
	esac
	cat <<-END
	# Written by tests/servers.sh for the private servers below this folder.
	spool     = "$dir/spool";
	store     = "$dir/spool/loket.db";
	templates = "$(cd "$servers_home/../.." && pwd)/templates";
	secrets   = "$dir/secrets";
	timezone  = "Europe/Brussels";

	smtp : { url = "$url"; $starttls ca_file = "${smtp_ca:-$ca}"; $auth };

	END
}

servers_config_loket() {
	local forward=on-decision part
	case $direct in
	*" $id "*) forward=direct ;;
	esac
	cat <<-END
	  { id = "$id"; name = "$name"; phone = "$phone";
	    staff = ( "loket@$domain" );
	    forward = "$forward"; hold = $hold;
	    mailboxes = (
	END
	servers_config_mailbox clientoverleg
	echo '      ,'
	servers_config_mailbox bemiddeling
	cat <<-END
	    );
	    professionals = (
	      { id = "vz-$id-1"; role = "voorzitter"; name = "Voorzitter $id";
	        address = "voorzitter.$id@bemiddelaars.example"; languages = ("nl"); capacity = 500; },
	      { id = "bm-$id-1"; role = "bemiddelaar"; name = "Bemiddelaar $id";
	        address = "bemiddelaar.$id@bemiddelaars.example"; languages = ("nl", "fr"); capacity = 500; }
	    ); }
	END
}

servers_config_mailbox() {
	local url=imap://127.0.0.1:$IMAP_PORT/INBOX starttls='starttls = "required";'
	[ "$imap" = starttls ] || { url=imaps://127.0.0.1:$IMAPS_PORT/INBOX; starttls=; }
	cat <<-END
	      { address = "$1@$domain"; instrument = "$1"; done = "$done"; reply = "$reply";${since:+ since = \"$since\";}
	        imap : { url = "$url"; $starttls ca_file = "$ca";
	                 auth = "password"; username = "$1@$domain"; secret = "$1-$id"; }; }
	END
}

servers_config_secrets() {
	local part
	mkdir -p "$dir/secrets"
	chmod 0700 "$dir/secrets"
	(
		umask 077
		echo "$SERVERS_SMTP_PASSWORD" >"$dir/secrets/smtp"
		servers_lines lokets | while IFS='|' read -r id name phone domain; do
			for part in clientoverleg bemiddeling; do
				echo "geheim-$part@$domain" >"$dir/secrets/$part-$id"
			done
		done
	)
}
