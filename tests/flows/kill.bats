# kill -9 at random: any process, all at once, the whole group, under a stream of mail. `make soak` does 200 kills
# under 500 mails.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }

family() { # every process of our daemon
	local roles
	roles=$(pgrep -d, -f "$BIN/loketd -c $CONFIG") || return 0
	tr , '\n' <<<"$roles"
	pgrep -P "$roles" -x loket-reader || true
}

kill_something() {
	local pids
	mapfile -t pids < <(family)
	[ "${#pids[@]}" -gt 0 ] || return 0
	case $((RANDOM % 10)) in
	0) kill -KILL "${pids[@]}" 2>/dev/null || true ;;           # all at once
	1) kill -KILL "$LOKETD" 2>/dev/null || true ;;              # the supervisor: its family dies with it
	*) kill -KILL "${pids[RANDOM % ${#pids[@]}]}" 2>/dev/null || true ;;
	esac
}

keep_alive() { # as systemd would
	if ! kill -0 "$LOKETD" 2>/dev/null; then
		until [ -z "$(family)" ]; do sleep 0.02; done
		"$BIN/loketd" -c "$CONFIG" </dev/null >>"$LOG" 2>&1 3>&- &
		LOKETD=$!
	fi
}

numbered_mail() { # N
	printf 'From: Ouder %d <ouder%d@ouders.example>\nTo: x@limburg.be\nSubject: vraag\nMessage-ID: <kill-%d@ouders.example>\n' "$1" "$1" "$1"
	printf 'Content-Type: text/plain; charset=utf-8\n\nMijn dochter zit in een leefgroep. Ik heb een vraag (%d).\n' "$1"
}

@test "kill -9 of any process, of the supervisor and of all at once, at random: nothing lost, nothing twice" {
	total=${LOKET_MAILS:-200}
	kills=${LOKET_KILLS:-60}
	loket_fresh
	dir=$(mktemp -d -p "$BATS_TEST_TMPDIR")
	for i in $(seq "$total"); do numbered_mail "$i" >"$dir/$i"; done
	mapfile -t boxes < <(sed -n 's/.*address = "\([^"]*@[^"]*\)"; instrument.*/\1/p' "$CONFIG")
	[ "${#boxes[@]}" -eq 12 ]
	loketd_start
	done_kills=0
	sent=0
	while [ "$done_kills" -lt "$kills" ] || [ "$sent" -lt "$total" ]; do
		for _ in 1 2 3; do
			[ "$sent" -lt "$total" ] || break
			sent=$((sent + 1))
			put "${boxes[sent % 12]}" "$dir/$sent"
		done
		if [ "$done_kills" -lt "$kills" ]; then
			kill_something
			done_kills=$((done_kills + 1))
		fi
		keep_alive
		sleep 0.1
	done
	until_true 180 eval 'keep_alive; all_settled $total'
	[ "$(ctl list --json | jq 'map(.dossier) | unique | length')" -eq "$total" ]
	[ "$(ctl list --mail --json | jq '[.[] | select(.state == "verwerkt")] | length')" -eq "$total" ]
	until_true 60 eval '[ "$(find "$WORLD/mail/ouders.example" -path "*/new/*" -type f | wc -l)" -ge "$total" ]'
	find "$WORLD/mail/ouders.example" -path '*/new/*' -type f | while read -r file; do header "$file" Message-ID; done | sort >"$dir/ids"
	copies=$(wc -l <"$dir/ids")
	distinct=$(sort -u "$dir/ids" | wc -l)
	echo "# $done_kills kills, $copies acknowledgements, $distinct distinct Message-IDs, $((copies - distinct)) repeated with an equal one" >&3
	[ "$distinct" -eq "$total" ]
	# each applicant has exactly one distinct acknowledgement
	[ "$(ls "$WORLD/mail/ouders.example" | wc -l)" -eq "$total" ]
}
