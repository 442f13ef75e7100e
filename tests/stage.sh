# shellcheck shell=bash
# stage: what the demo and the bench share: a folder, the private servers in it, and a loketd in front of
# them. Only what needs root gets it; loketd runs as the ordinary user behind sudo, if there is one.
#
# The caller sets `stage` to its name, then: stage_open, stage_start_loketd, ... stage_close.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
set -u
umask 022

as_root() {
	if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -- "$@"; fi
}

as_user() { # in a child: it becomes the command, so that $! is that command's id
	if [ "$(id -u)" -eq 0 ] && [ "${SUDO_UID:-0}" -ne 0 ]; then
		exec setpriv --reuid "$SUDO_UID" --regid "${SUDO_GID:-$SUDO_UID}" --clear-groups -- "$@"
	fi
	exec "$@"
}

servers() { # COMMAND ARGUMENT...: of this stage
	local command=$1
	shift
	as_root tests/servers.sh "$command" "$dir" "$@" 9>&-
}

loketctl() {
	(as_user ./loketctl -c "$dir/loketd.cfg" "$@")
}

# May the servers' own users pass through all folders above? Root's home is often closed to them.
stage_passable() {
	local folder=$PWD
	until [ "$folder" = / ]; do
		[ $((0$(stat -c %a "$folder") & 1)) -eq 1 ] || return 1
		folder=$(dirname "$folder")
	done
}

# build/STAGE, or a link there when the path would be too long for Unix sockets or is closed to the servers.
stage_folder() {
	dir=$PWD/build/$stage
	mkdir -p build
	if [ ${#dir} -gt 70 ] || ! stage_passable; then
		[ ! -d "$dir" ] || [ -L "$dir" ] || as_root rm -rf "$dir"
		[ -d "$dir" ] || ln -sfn "$(mktemp -d "/tmp/loket-$stage.XXXXXX")" "$dir"
		dir=$(readlink -f "$dir")
	fi
	mkdir -p "$dir"
	chmod 755 "$dir"
	[ "$(id -u)" -ne 0 ] || [ "${SUDO_UID:-0}" -eq 0 ] || chown "$SUDO_UID" "$dir"
}

# One run at a time; anything left by an earlier one goes first.
stage_open() {
	stage_folder
	exec 9<"$dir"
	flock -n 9 || { echo "$stage: it runs already" >&2; trap - EXIT; exit 1; }
	! stage_loketd_runs || echo "$stage: stopping the world that an earlier run left running, and clearing it away"
	stage_close
	as_root rm -rf "$dir/spool" "$dir/secrets" "$dir/letter" "$dir/loketd.log" "$dir/loketd.pid"
}

stage_close() {
	stage_stop_loketd
	[ ! -e "$dir/etc/ports" ] || servers stop
}

stage_start_loketd() {
	rm -f "$dir/loketd.pid"
	(as_user setsid ./loketd -c "$dir/loketd.cfg") </dev/null >/dev/null 2>"$dir/loketd.log" 9>&- &
	echo $! >"$dir/loketd.pid"
}

# Is the process in loketd.pid a loketd (and not whoever has that number now)?
stage_loketd_runs() {
	[ -e "$dir/loketd.pid" ] || return 1
	case $(as_root readlink "/proc/$(cat "$dir/loketd.pid")/exe") in
	"$PWD/loketd"*) ;;
	*) return 1 ;;
	esac
}

stage_stop_loketd() {
	local pid try
	stage_loketd_runs || { rm -f "$dir/loketd.pid"; return 0; }
	pid=$(cat "$dir/loketd.pid")
	as_root kill -TERM "$pid"
	for try in {1..100}; do
		[ -d "/proc/$pid" ] || break
		[ "$try" -lt 100 ] || as_root kill -KILL -- "-$pid"
		sleep 0.05
	done
	wait "$pid" 2>/dev/null
	rm -f "$dir/loketd.pid"
}

# Polls: until the command is true, or SECONDS are over.
stage_until() { # SECONDS COMMAND...
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ $SECONDS -lt $end ] || return 1
		sleep "${stage_pause:-0.05}"
	done
}

# What should have come did not: say where to look, show the ends of the logs.
stage_die() {
	{
		printf '\n%s: %s\n' "$stage" "$*"
		for log in "$dir"/loketd.log "$dir"/log/*.log; do
			[ -s "$log" ] || continue
			printf '\n== the end of %s\n' "$log"
			as_root tail -n 15 "$log"
		done
	} >&2
	exit 1
}
