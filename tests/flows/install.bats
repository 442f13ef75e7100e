# make install: into PREFIX under DESTDIR, whatever PREFIX the tree was built for.
@test "PREFIX at make install alone: programs, service and manual all hold it; without it, the default" {
	cd "$BATS_TEST_DIRNAME/../.."
	tree=$BATS_TEST_TMPDIR/tree
	mkdir "$tree"
	cp -a Makefile README.md LICENSE src config templates docs "$tree"
	[ ! -d build/src ] || { mkdir "$tree/build" && cp -a build/src build/libloket.a "$tree/build"; }
	unset MAKEFLAGS MFLAGS MAKELEVEL PREFIX DESTDIR
	make -C "$tree" all >&2
	make -C "$tree" install DESTDIR="$BATS_TEST_TMPDIR/one" PREFIX=/opt/loket >&2
	root=$BATS_TEST_TMPDIR/one/opt/loket
	for program in sbin/loketd bin/loketctl; do
		grep -qa /opt/loket/share/loket "$root/$program"
		grep -qa /opt/loket/libexec/loket "$root/$program"
		[ "$(grep -ca /usr/local "$root/$program")" -eq 0 ]
	done
	[ -x "$root/libexec/loket/loket-reader" ]
	[ -x "$root/libexec/loket/loket-reader-pdf" ]
	[ -d "$root/share/loket/templates/nl" ]
	[ -e "$root/share/loket/lexicon/labels" ]
	[ -e "$root/share/loket/advies" ]
	for page in README.md LICENSE docs/ARCHITECTURE.md docs/werken-per-mail.md config/loketd.cfg.example; do
		[ -s "$root/share/doc/loket/$page" ]
	done
	grep -qx 'ExecStart=/opt/loket/sbin/loketd -c /etc/loket/loketd.cfg' "$root/lib/systemd/system/loketd.service"
	[ "$(grep -rl /usr/local "$root/lib" "$root/share/man" | wc -l)" -eq 0 ]
	# it is found where it stands, too
	"$root/bin/loketctl" --version
	"$root/bin/loketctl" read "$BATS_TEST_DIRNAME/../mails/vrij.eml" | jq -e '.advies.vragen | length > 0'
	make -C "$tree" install DESTDIR="$BATS_TEST_TMPDIR/two" >&2
	root=$BATS_TEST_TMPDIR/two/usr/local
	grep -qa /usr/local/libexec/loket "$root/sbin/loketd"
	grep -q '^ExecStart=/usr/local/sbin/loketd ' "$root/lib/systemd/system/loketd.service"
	# nothing to do: nothing is compiled
	[ "$(make -C "$tree" all | grep -c 'CC')" -eq 0 ]
}
