#!/bin/bash
# bench.sh [N] [--quick]: how fast, and with how much. N mails (1,000) in twelve mailboxes of a private
# Dovecot go through the whole job, into a Postfix that accepts and throws away; fdm, and fetchmail with
# maildrop, only fetch and store the same mails in the same run. Prints one table; exit 1 when an asked
# figure is missed. --quick leaves out the three times N mails that show whether memory grows, and makes the
# readings from files fewer (N, not ten times N) and the hostile texts shorter.
#
# What is measured how:
#   whole job   from the start of loketd with N mails waiting to the last acknowledgement and ticket in
#               Postfix's log
#   fetchmail   once before and once after it, the mean of both
#   CPU         of all processes of loketd, readers that are gone included (figures.sh)
#   latency     100 mails one by one into the mailboxes of an idle loketd; from the moment at which Dovecot
#               writes "* n EXISTS" (its own raw log) to the moment at which Postfix has queued the
#               acknowledgement (its log, stamped within 2 ms)
#   reading     `loketctl read` on files, and on one long text after the other (reading.py); CPU is that of its
#               readers as well
#   memory      the highest resident size that the kernel saw (VmHWM); idle: PSS of all processes
stage=bench
. "$(dirname "$0")/stage.sh"
[ "$(id -u)" -eq 0 ] || exec sudo -- tests/bench.sh "$@"
for part in others figures; do
	# shellcheck source=/dev/null
	. "tests/bench/$part.sh"
done

mails=1000
quick=
singles=100
stage_pause=0.5 # to look more often would itself take time from what is measured
patience=60      # seconds without one mail getting further
missed=0
emptied=0
fetchmail_mails=0
fetchmail_seconds=0

for argument in "$@"; do
	case $argument in
	--quick) quick=1 ;;
	*[!0-9]* | '' | 0*) sed -n '2,/^stage=/s/^# \{0,1\}//p' "$0"; exit 2 ;;
	*) mails=$argument ;;
	esac
done

bench_fail() { stage_die "$@"; }
bench_sum() { awk "BEGIN { printf \"%.6f\", $* }"; }
bench_note() { printf '%s\n' "$*" >&2; }

# --- the table ------------------------------------------------------------------------------------------

table=
row() { # WHAT FIGURE UNIT [OPERATOR ASKED]: one line, judged if something is asked
	local verdict= asked=
	if [ $# -gt 3 ]; then
		asked="$4 $(printf '%.1f' "$(bench_sum "$5")" | sed 's/\.0$//')"
		verdict=ok
		[ "$(awk "BEGIN { print ($2 $4 $5) }")" = 1 ] || { verdict='too slow'; missed=1; }
		[ "$verdict" = ok ] || case $3 in MB) verdict='too big' ;; esac
	fi
	table+=$(printf '%-52s %9.1f %-8s %-12s %s' "$1" "$2" "$3" "$asked" "$verdict")$'\n'
}
head_row() { table+=$'\n'$1$'\n'; }

# --- mails into mailboxes ---------------------------------------------------------------------------------

bench_make() { # COUNT FIRST: new mails, in $dir/new
	rm -rf "$dir/new"
	python3 tests/bench/mails.py "$dir/new" "$1" "$2"
	chown -R 5000:5000 "$dir/new"
}

# The mailboxes are empty. What was in them stays on the disk until the end: ext4 takes its time over making
# files where many were removed a moment ago, and that would be measured.
bench_empty() {
	emptied=$((emptied + 1))
	mkdir -p "$dir/gone/$emptied"
	find "$dir/mail" -mindepth 1 -maxdepth 1 -exec mv -t "$dir/gone/$emptied" {} +
}

# The mailboxes hold the N mails and Dovecot knows nothing of them yet.
bench_fill() {
	bench_empty
	cp -a "$dir/waiting"/* "$dir/mail/"
	sync
}

# All that bench_make made, into running mailboxes, each mail whole at once.
bench_hand_in() {
	local box
	for box in "$dir"/new/*/*/Maildir/new; do
		mv "$box"/* "$dir/mail/${box#"$dir/new/"}"
	done
}

bench_both_taken() { # COUNT: acknowledgement and ticket of that many mails
	[ "$(figures_taken aanvrager-)" -ge "$1" ] && [ "$(figures_taken loket@)" -ge "$1" ]
}

bench_wait_taken() { # COUNT: waits as long as it gets further
	local before=-1 now=0
	while [ "$now" -gt "$before" ]; do
		before=$now
		stage_until $patience bench_both_taken "$1" && return
		now=$(wc -l <"$dir/stamped")
	done
	bench_fail "only $(figures_taken aanvrager-) of $1 mails were answered"
}

# --- the runs ---------------------------------------------------------------------------------------------

bench_need_programs() {
	local program missing=
	for program in fdm fetchmail maildrop; do
		command -v $program >/dev/null || missing="$missing $program"
	done
	[ -z "$missing" ] || { echo "bench: to compare with: apt-get install$missing" >&2; exit 1; }
}

bench_open() {
	bench_note "$mails mails, twelve mailboxes, $(nproc) cores, $(df --output=fstype "$dir/.." | tail -n 1)"
	servers start --discard --for $$ || bench_fail "the private servers do not start"
	servers config --since 2000-01-01
	. <(servers env)
	bench_make "$mails" 1
	rm -rf "$dir/waiting" "$dir/gone"
	mv "$dir/new" "$dir/waiting"
}

run_fdm() {
	bench_note "fdm"
	others_fdm
	fdm_rate=$(bench_sum "$mails / $others_seconds")
}

# Once before the whole job and once after it: what the machine itself is faster or slower by counts half.
run_fetchmail() {
	bench_note "fetchmail with maildrop"
	others_fetchmail
	fetchmail_seconds=$(bench_sum "$fetchmail_seconds + $others_seconds")
	fetchmail_mails=$((fetchmail_mails + mails))
	fetchmail_rate=$(bench_sum "$fetchmail_mails / $fetchmail_seconds")
}

tell_others() {
	head_row "fetching and storing alone"
	row "fdm, all mailboxes at once" "$fdm_rate" mails/s
	row "fetchmail with maildrop, before and after" "$fetchmail_rate" mails/s
}

run_whole() {
	local begin
	bench_note "loketd, the whole job"
	bench_fill
	figures_stamp
	begin=$EPOCHREALTIME
	stage_start_loketd
	bench_wait_taken "$mails"
	whole_rate=$(bench_sum "$mails / ($(tail -n 1 "$dir/stamped" | cut -d ' ' -f 1) - $begin)")
	figures_cpu >"$dir/cpu"
	figures_peaks >"$dir/peaks"
}

tell_whole() {
	local cpu role ms
	cpu=$(awk -v mails="$mails" '{ sum += $2 } END { print sum / mails }' "$dir/cpu")
	head_row "loketd, the whole job: fetch, sync, read, dossier, acknowledgement and ticket taken by Postfix (which throws away)"
	row "speed" "$whole_rate" mails/s '>=' "$fetchmail_rate"
	row "  fetchmail with maildrop, fetching alone, is 1" "$(bench_sum "$whole_rate / $fetchmail_rate")" times
	row "  fdm, fetching alone, is 1" "$(bench_sum "$whole_rate / $fdm_rate")" times
	row "CPU of all of loketd's processes" "$cpu" ms/mail '<=' 6
	while read -r role ms; do row "  $role" "$(bench_sum "$ms / $mails")" ms/mail; done <"$dir/cpu"
}

# The same daemon gets three times as many mails again.
run_growth() {
	bench_note "loketd, $((3 * mails)) mails more"
	bench_make $((3 * mails)) $((mails + 1))
	bench_hand_in
	bench_wait_taken $((4 * mails))
	figures_peaks >"$dir/peaks-grown"
}

tell_memory() {
	local role kb grown
	head_row "peak memory of a process"
	while read -r role kb; do
		row "$role, $mails mails" "$(bench_sum "$kb / 1024")" MB '<=' 64
		[ -z "$quick" ] || continue
		grown=$(awk -v role="$role" '$1 == role { print $2 }' "$dir/peaks-grown")
		row "$role, $((4 * mails)) mails" "$(bench_sum "$grown / 1024")" MB '<=' "$kb / 1024 + 2"
	done <"$dir/peaks"
	row "a reader at work" "$(bench_sum "$(bench_samples 200 | figures_reader_kb) / 1024")" MB '<=' 512
}

bench_samples() { # COUNT: files of the N mails
	find "$dir/waiting" -type f | sort | head -n "$1"
}

# Dovecot with its raw log on, one folder a mailbox.
bench_listen() {
	local box
	stage_stop_loketd
	servers stop-dovecot
	rm -rf "$dir/rawlog"
	for box in $(bench_mailboxes); do mkdir -p "$dir/rawlog/$box"; done
	chown -R 5000:5000 "$dir/rawlog"
	echo "rawlog_dir = $dir/rawlog/%u" >>"$dir/dovecot/dovecot.conf"
	env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin dovecot -c "$dir/dovecot/dovecot.conf"
}

bench_marked() { # nothing is left to do
	[ -z "$(ls "$dir/spool/mark")" ]
}

bench_idle() { # every mailbox waits for a notice
	[ "$(grep -l -s ' + idling' "$dir/rawlog"/*/*.out | wc -l)" -ge 12 ]
}

run_latency() {
	local file number first=$((4 * mails + 1))
	bench_note "loketd, $singles mails one by one"
	bench_listen
	stage_start_loketd
	stage_until 30 bench_idle || bench_fail "loketd does not sign in again"
	row_idle=$(bench_sum "$(figures_pss_kb) / 1024")
	bench_make $singles $first
	: >"$dir/delivered"
	: >"$dir/stamped"
	for ((number = first; number < first + singles; number++)); do
		file=$(echo "$dir"/new/*/*/Maildir/new/$((1700000000 + number)).bench.loket)
		echo "$number $(echo "$file" | awk -F / '{ print $(NF-3) "@" $(NF-4) }') $EPOCHREALTIME" \
			>>"$dir/delivered"
		mv "$file" "$dir/mail/${file#"$dir/new/"}"
		stage_until 30 bench_both_taken $((number - first + 1)) || bench_fail "no answer"
		stage_until 30 bench_marked || bench_fail "the mail is not marked on the server"
	done
}

percentile() { # COLUMN PERCENT
	cut -d ' ' -f "$1" "$dir/latencies" | sort -n |
		awk -v percent="$2" '{ value[NR] = $1 } END { print value[int((NR * percent + 99) / 100)] }'
}

tell_latency() {
	awk -f tests/bench/latency.awk "$dir/delivered" "$dir/stamped" "$dir"/rawlog/*/*.out >"$dir/latencies"
	[ "$(wc -l <"$dir/latencies")" -eq $singles ] || bench_fail "not every mail has its notice and its answer"
	head_row "from Dovecot's notice to the acknowledgement taken by Postfix, loketd idle, $singles mails"
	row "half of them within" "$(percentile 1 50)" ms '<=' 40
	row "99 of 100 within" "$(percentile 1 99)" ms '<=' 150
	row "  Dovecot itself waits before it tells" "$(percentile 2 50)" ms
	head_row "all processes together, twelve idle mailboxes"
	row "memory (PSS)" "$row_idle" MB '<=' 40
}

bench_read() { # ARGUMENT...: reading.py, on two cores at most
	local two=
	[ "$(nproc)" -le 2 ] || two="taskset -c 0,1"
	# shellcheck disable=SC2086
	(as_user $two python3 tests/bench/reading.py "$@") || bench_fail "loketctl read fails"
}

# Many mails from files.
run_reader() {
	local count=$((10 * mails)) seconds cpu kb
	[ -z "$quick" ] || count=$mails
	bench_note "loketctl read, $count files"
	rm -rf "$dir/reading"
	python3 tests/bench/mails.py "$dir/reading" "$count" 1
	read -r seconds cpu kb < <(find "$dir/reading" -type f | sort | bench_read files) ||
		bench_fail "loketctl read tells nothing"
	head_row "loketctl read, $count files, two cores, readers included"
	row "speed" "$(bench_sum "$count / $seconds")" mails/s '>=' 300
	row "CPU" "$(bench_sum "$cpu * 1000 / $count")" ms/mail
	row "peak memory of a process" "$(bench_sum "$kb / 1024")" MB '<=' 64
}

# Long hostile texts: does twice as much take twice as long? A reader's clock is 10 s: half of it is for the
# longest text, a fifth for a shorter one.
run_hostile() {
	local bytes=2500000 most=5000 shape small big kb dear=0
	if [ -n "$quick" ]; then bytes=400000 most=2000; fi
	bench_note "loketctl read, hostile texts"
	install -d -m 777 "$dir/hostile"
	bench_read hostile "$dir/hostile" $bytes >"$dir/hostile/told"
	head_row "loketctl read, CPU for a text of $(bench_sum "$bytes / 500000" | cut -c 1-3) MB of ..., and how many times that of half of it"
	while read -r shape small big kb; do
		row "${shape//_/ }" "$(bench_sum "$big * 1000")" ms '<=' $most
		row "  to half as much" "$(bench_sum "$big / $small")" times '<=' 2.3
		[ "$kb" -le "$dear" ] || dear=$kb
	done <"$dir/hostile/told"
	row "a reader at work" "$(bench_sum "$dear / 1024")" MB '<=' 512
}

bench_close() {
	figures_stop
	stage_close
}

bench_need_programs
trap bench_close EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
[ -x ./loketd ] && [ -x ./loketctl ] || { echo "bench: run make first" >&2; exit 1; }
stage_open
bench_open
run_fdm
run_fetchmail
run_whole
[ -n "$quick" ] || run_growth
stage_stop_loketd
run_fetchmail
bench_empty
tell_others
tell_whole
tell_memory
run_latency
tell_latency
run_reader
run_hostile
printf '%s\n' "$table"
[ $missed -eq 0 ] || printf 'an asked figure was missed\n'
exit $missed
