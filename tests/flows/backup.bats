# The recipe for backups in loketd(8), word for word: taken while Loket runs, put back on an empty disk.
load world.bash

setup_file() { world_start; }
teardown_file() { world_stop; }
teardown() { loketd_stop; }

recipe() { # STORE KEYS FOLDER: the commands of the manual, with these places
	sed -n '/^\.Sh BACKUP/,/^\.Sh/ { /^\.Bd/,/^\.Ed/ { /^\./d; p } }' "$ROOT/docs/man/loketd.8" |
		sed "s|/var/lib/loket/spool|$WORLD/spool|g; s|/backup|$BATS_TEST_TMPDIR/backup|g; s|/elsewhere|$BATS_TEST_TMPDIR/elsewhere|g"
}

restore() {
	rm -rf "$WORLD/spool"
	install -d -m 700 "$WORLD/spool"
	cp -a "$BATS_TEST_TMPDIR"/backup/* "$BATS_TEST_TMPDIR"/elsewhere/* "$WORLD/spool"
}

arrives() { # N: a request of kindN@, the dossier N
	sed "s/lotte@/kind$1@/g; s/^Message-ID: </&$1/" "$MAILS/vrij.eml" >"$BATS_TEST_TMPDIR/mail"
	put bemiddeling@limburg.be "$BATS_TEST_TMPDIR/mail"
	until_true 20 all_settled "$1"
}

acknowledgements() { # ADDRESS: their Message-IDs
	by_template "$1" ontvangst | while read -r file; do header "$file" Message-ID; done
}

@test "a backup of a running Loket, put back: its dossiers open, what came meanwhile and later is taken again, with equal Message-IDs" {
	loket_fresh
	loketd_start
	put bemiddeling@limburg.be "$MAILS/vrij.eml"
	until_true 20 all_settled 1
	mkdir "$BATS_TEST_TMPDIR/backup" "$BATS_TEST_TMPDIR/elsewhere"
	[ "$(recipe | wc -l)" -ge 3 ]
	# meanwhile mail comes in
	came=1
	while read -r command; do
		sh -exc "$command" </dev/null
		arrives $((came += 1))
	done < <(recipe)
	# what a copy of the file alone would not hold: the log beside it
	[ -s "$WORLD/spool/loket.db-wal" ]
	put bemiddeling@limburg.be "$MAILS/webformulier.eml"
	until_true 20 all_settled $((came += 1))
	ctl list --json >"$BATS_TEST_TMPDIR/before"
	loketd_stop
	restore
	ref=$(first_dossier)
	ctl show "$ref" | grep -q 'leefgroep'
	ctl show "$ref" --raw | grep -q '^From: Lotte <lotte@'
	loketd_once
	[ "$(ctl list --json | jq -c 'map(.dossier)')" = "$(jq -c 'map(.dossier)' "$BATS_TEST_TMPDIR/before")" ]
	until_true 10 has_template els.wouters@ouders.example ontvangst 2
	[ "$(acknowledgements els.wouters@ouders.example | sort -u | wc -l)" -eq 1 ]
	[ "$(acknowledgements lotte@jongeren.example | wc -l)" -eq 1 ]
	# each with its raw mail, also what came in while the copies were made
	for ref in $(ctl list --json | jq -r '.[].dossier'); do
		ctl show "$ref" --raw | grep '^From:'
	done | sort -u >"$BATS_TEST_TMPDIR/from"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/from")" -eq "$came" ]
}
