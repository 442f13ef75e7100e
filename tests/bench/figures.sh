# shellcheck shell=bash
# figures: what the processes of loketd use, and when Postfix took a mail.

# ROLE MS: the processor time of all processes of loketd's session, with that of the children each has
# already buried: so readers that are long gone are counted, once.
figures_cpu() {
	cat /proc/[0-9]*/stat 2>/dev/null | awk -v session="$(cat "$dir/loketd.pid")" \
		-v tick="$(getconf CLK_TCK)" '
		{ role = $0; sub(/[^(]*\(/, "", role); sub(/\).*/, "", role); sub(/.*\) /, "") }
		$4 == session { ticks[role] += $12 + $13 + $14 + $15 }
		END { for (role in ticks) print role, ticks[role] * 1000 / tick }' | sort
}

figures_pids() {
	cat /proc/[0-9]*/stat 2>/dev/null | awk -v session="$(cat "$dir/loketd.pid")" \
		'{ pid = $1; sub(/.*\) /, "") } $4 == session { print pid }'
}

# ROLE KB: the highest peak (VmHWM) of any process of that role since its start.
figures_peaks() {
	local pid
	figures_pids | while read -r pid; do
		awk -v role="$(cat "/proc/$pid/comm")" '/^VmHWM/ { print role, $2 }' "/proc/$pid/status"
	done | sort -k 1,1 -k 2,2nr | sort -u -k 1,1
}

# What all of them take together, shared pages counted once.
figures_pss_kb() {
	figures_pids | while read -r pid; do
		awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup"
	done | awk '{ sum += $1 } END { print sum }'
}

# The highest peak of a reader: `loketctl read` starts the same ones, and buries them.
figures_reader_kb() { # <FILES
	python3 -c '
import resource, subprocess, sys
subprocess.run(["./loketctl", "read", *sys.stdin.read().splitlines()], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)'
}

# Each line of Postfix's log about a mail that it took and threw away, with the time at which it was written.
figures_stamp() {
	: >"$dir/stamped"
	python3 tests/bench/stamp.py "$dir/log/postfix.log" "$dir/stamped" &
	figures_stamper=$!
}

figures_stop() {
	[ -z "${figures_stamper:-}" ] || kill "$figures_stamper" 2>/dev/null
	figures_stamper=
}

figures_taken() { # PATTERN: how many mails to such an address Postfix took
	grep -c " to=<$1" "$dir/stamped"
}
