# common: folders, ports, and the end of every process of one world.

SERVERS_PASSWORD=proef-wachtwoord
SERVERS_SMTP_USER=loket
SERVERS_SMTP_PASSWORD=verzend-wachtwoord
# Owner of the mail: no account is needed for a bare number, and Dovecot refuses root.
SERVERS_UID=5000

servers_die() {
	echo "servers.sh: $*" >&2
	return 1
}

servers_lines() { # the rows of a table, without comments
	grep -v -e '^#' -e '^$' "$servers_home/$1"
}

# The folder as an absolute path that fits: paths of Unix sockets end at 107 bytes.
servers_folder() {
	mkdir -p "$1" && cd "$1" && pwd -P >/dev/null || return 1
	[ ${#PWD} -le 70 ] || { servers_die "$PWD: too long for socket paths, 70 characters at most"; return 1; }
	pwd -P
}

servers_need_programs() {
	local program missing=
	for program in dovecot postconf sendmail openssl; do
		PATH=$PATH:/usr/sbin:/sbin command -v "$program" >/dev/null || missing="$missing $program"
	done
	[ -z "$missing" ] ||
		servers_die "missing:$missing; install dovecot-imapd, postfix and openssl"
}

servers_lay_out() {
	local dir=$1 part
	rm -rf "$dir/dovecot" "$dir/postfix" "$dir/mail" "$dir/log"
	mkdir -p "$dir/etc" "$dir/log" "$dir/mail" "$dir/dovecot/run" "$dir/dovecot/state"
	mkdir -p "$dir/postfix/etc" "$dir/postfix/data" "$dir/postfix/queue"
	# Their users must pass through, whatever mktemp or the umask said.
	chmod 0755 "$dir" "$dir/etc" "$dir/log" "$dir/mail" "$dir/dovecot" "$dir/dovecot/run" \
		"$dir/postfix" "$dir/postfix/etc" "$dir/postfix/queue"
	chown "$SERVERS_UID:$SERVERS_UID" "$dir/mail"
	for part in active bounce corrupt defer deferred flush hold incoming maildrop pid private public \
		saved trace; do
		mkdir -m 0700 "$dir/postfix/queue/$part"
	done
	chown postfix "$dir/postfix/data" "$dir/postfix/queue"/*
	chown root "$dir/postfix/queue/pid"
	chgrp postdrop "$dir/postfix/queue/maildrop" "$dir/postfix/queue/public"
	chmod 0730 "$dir/postfix/queue/maildrop"
	chmod 0710 "$dir/postfix/queue/public"
	chmod 0755 "$dir/postfix/queue/pid"
}

servers_pick_ports() {
	local dir=$1 try base port name listening
	listening=$(awk '$4 == "0A" { sub(/.*:/, "", $2); print $2 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null)
	for try in {1..50}; do
		base=$((10000 + (RANDOM % 2000) * 10))
		port=$base
		for name in IMAP IMAPS SMTP SUBMISSION SMTPS; do
			case $listening in
			*"$(printf %04X $port)"*) continue 2 ;;
			esac
			echo "${name}_PORT=$port"
			port=$((port + 1))
		done >"$dir/etc/ports"
		return 0
	done
	servers_die "no free ports"
}

# The processes of a world: a Dovecot or Postfix program whose working directory lies below DIR. All of
# them have that, also sessions that outlive their master and what a kill -9 left (Dovecot wipes its
# environment, so no mark can stand there); the system's own never have.
servers_pids() { # DIR PATTERN: those whose program matches
	local link
	find /proc -maxdepth 2 -path '/proc/[0-9]*/cwd' -lname "$1/*" 2>/dev/null | while read -r link; do
		case $(readlink "${link%/cwd}/exe") in
		/usr/sbin/dovecot* | /usr/lib/dovecot/* | /usr/lib/postfix/*) ;;
		*) continue ;;
		esac
		case $(readlink "${link%/cwd}/exe") in
		$2) link=${link#/proc/} && echo "${link%/cwd}" ;;
		esac
	done
}

# SIGTERM, half a second, then SIGKILL until none is left.
servers_end_pids() { # DIR PATTERN
	local try pids
	for try in {1..60}; do
		pids=$(servers_pids "$1" "$2")
		[ -n "$pids" ] || return 0
		# shellcheck disable=SC2086
		case $try in
		1) kill -TERM $pids 2>/dev/null ;;
		[1-9]) ;;
		*) kill -KILL $pids 2>/dev/null ;;
		esac
		sleep 0.05
	done
	servers_die "still there: $pids"
}

servers_end_all() {
	servers_end_pids "$1" '*'
}

# Ends the world when its owner is gone, however the owner went.
servers_guard() {
	servers_end_guard "$1"
	[ -n "$2" ] || return 0
	setsid bash -c '
		tail --pid="$2" -s 0.5 -f /dev/null
		rm -f "$3/etc/guard"
		"$1" stop "$3"' guard "$servers_home/../servers.sh" "$2" "$1" </dev/null >/dev/null 2>&1 3>&- &
	echo $! >"$1/etc/guard"
	disown $!
}

servers_end_guard() {
	local pid
	[ -e "$1/etc/guard" ] || return 0
	pid=$(cat "$1/etc/guard")
	rm -f "$1/etc/guard"
	kill -KILL -- "-$pid" 2>/dev/null
	return 0
}
