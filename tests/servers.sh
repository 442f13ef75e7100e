#!/bin/bash
# servers.sh: a private world of mail on loopback for tests, demo and bench: a Dovecot with the twelve
# regional mailboxes and whoever else gets mail, a Postfix that delivers into it, and a certificate
# authority of their own. All of it lives below one folder; nothing of the system's servers is touched.
#
# As a command (root, or it asks sudo; runs without systemd and syslog, also in a bare chroot):
#   servers.sh start DIR [--discard] [--cert KIND] [--for PID]
#         KIND: good, expired, wrong-host, wrong-ca. --discard: Postfix takes everything and throws it
#         away (for the bench). --for: all of it ends when that process has.
#   servers.sh stop DIR                    every process of this world, also after a kill -9
#   servers.sh env DIR                     shell variables: IMAP_PORT IMAPS_PORT SMTP_PORT SUBMISSION_PORT
#                                          SMTPS_PORT CA_FILE OTHER_CA_FILE MAIL_ROOT MAIL_PASSWORD ...
#   servers.sh config DIR [OPTION...]      writes DIR/loketd.cfg and DIR/secrets (see servers/config.sh)
#   servers.sh deliver DIR FROM TO <MAIL   hands a mail to Postfix; FROM "<>" is the null sender
#   servers.sh mails DIR ADDRESS           the files in that mailbox, oldest first, one a line
#   servers.sh wait DIR ADDRESS N [SEC]    until N mails are there (default 10 seconds); 1 when they are not
#   servers.sh stop-postfix|start-postfix|restart-postfix|stop-dovecot|kill-dovecot|start-dovecot|
#              restart-dovecot DIR         one of the two, on the same ports
#   servers.sh mode DIR deliver|discard|queue   what Postfix does with a mail that it took (restarts it): hand it to
#         Dovecot; throw it away; throw it away behind its queue, but for what goes to a regional mailbox
#   servers.sh cert DIR KIND               another server certificate (restarts both)
#
# As a library (`. tests/servers.sh`): servers_start DIR ..., servers_stop DIR and so on; a world started
# that way ends with the shell that started it, however that shell ends.
#
# Every address of the domains in servers/domains has a mailbox, and gets what is sent to it with a "+" and more
# before the @. Postfix answers at RCPT, in every domain:
# weigert@ 550 5.1.1, bezet@ 450 4.2.1, traag@ 432 4.3.2, vol@ 452 4.2.2; other domains bounce.

servers_home=$(cd "$(dirname "${BASH_SOURCE[0]}")/servers" && pwd)
for servers_part in common certs dovecot postfix config; do
	# shellcheck source=/dev/null
	. "$servers_home/$servers_part.sh"
done

servers_start() {
	local dir discard=deliver cert=good owner=${SERVERS_OWNER:-}
	dir=$(servers_folder "$1") || return 1
	shift
	while [ $# -gt 0 ]; do
		case $1 in
		--discard) discard=discard ;;
		--cert) cert=$2; shift ;;
		--for) owner=$2; shift ;;
		*) servers_die "start: unknown option $1"; return 2 ;;
		esac
		shift
	done
	servers_need_programs || return 1
	servers_end_all "$dir"
	servers_lay_out "$dir"
	servers_make_certs "$dir" || return 1
	echo "$discard" >"$dir/etc/mode"
	echo "$cert" >"$dir/etc/cert"
	servers_start_on_free_ports "$dir" || return 1
	servers_guard "$dir" "$owner"
}

# Two worlds that start together may pick the same ports: the one that loses picks again.
servers_start_on_free_ports() {
	local try
	for try in 1 2 3 4 5; do
		servers_pick_ports "$1" || return 1
		if servers_start_dovecot "$1" 2>>"$1/log/start" && servers_start_postfix "$1" 2>>"$1/log/start"; then
			return 0
		fi
		servers_end_all "$1"
	done
	servers_die "the servers do not start: $(tail -3 "$1"/log/* 2>/dev/null)"
}

servers_stop() {
	local dir
	dir=$(servers_folder "$1") || return 1
	servers_end_guard "$dir"
	servers_end_all "$dir"
}

servers_env() {
	cat "$1/etc/ports" && cat <<-END
	CA_FILE=$1/ca/ca.pem
	OTHER_CA_FILE=$1/ca/other-ca.pem
	MAIL_ROOT=$1/mail
	MAIL_PASSWORD=$SERVERS_PASSWORD
	SMTP_USER=$SERVERS_SMTP_USER
	SMTP_PASSWORD=$SERVERS_SMTP_PASSWORD
	CONFIG_FILE=$1/loketd.cfg
	POSTFIX_CONFIG=$1/postfix/etc
	SERVERS_LOG=$1/log
	END
}

servers_restart_dovecot() {
	servers_stop_dovecot "$1"
	servers_start_dovecot "$1"
}

servers_restart_postfix() {
	servers_stop_postfix "$1"
	servers_start_postfix "$1"
}

servers_mode() {
	echo "$2" >"$1/etc/mode"
	servers_restart_postfix "$1"
}

servers_cert() {
	[ -e "$1/ca/$2.pem" ] || { servers_die "cert: no certificate of the kind $2"; return 2; }
	echo "$2" >"$1/etc/cert"
	servers_restart_dovecot "$1"
	servers_restart_postfix "$1"
}

servers_deliver() {
	sendmail -C "$1/postfix/etc" -i -f "$2" -- "$3"
}

servers_mails() {
	local box=$1/mail/${2#*@}/${2%%@*}/Maildir
	find "$box/new" "$box/cur" -type f -printf '%T@ %p\n' 2>/dev/null | sort -n | cut -d ' ' -f 2-
}

servers_wait() {
	local end=$((SECONDS + ${4:-10}))
	until [ "$(servers_mails "$1" "$2" | wc -l)" -ge "$3" ]; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.05
	done
}

servers_main() {
	local command=${1:-help}
	case $command in
	start | stop | env | config | deliver | mails | wait | mode | cert | stop-postfix | start-postfix | \
		restart-postfix | stop-dovecot | kill-dovecot | start-dovecot | restart-dovecot) ;;
	*)
		sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
		[ "$command" = help ] || return 2
		return 0
		;;
	esac
	[ $# -ge 2 ] || { servers_die "$command: which DIR?"; return 2; }
	shift
	case $command in
	start) ;;
	*) [ -d "$1" ] || { servers_die "$1: no such folder"; return 1; } ;;
	esac
	local dir
	dir=$(servers_folder "$1") || return 1
	shift
	"servers_${command//-/_}" "$dir" "$@"
}

if [ "${BASH_SOURCE[0]}" != "$0" ]; then
	SERVERS_OWNER=$$
elif [ "$(id -u)" != 0 ]; then
	exec sudo -- "$0" "$@"
else
	servers_main "$@"
fi
