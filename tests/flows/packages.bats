# What is installed for the tests: servers stay tools, and nothing of the machine is removed. The machine is played by
# stand-ins for the commands that would change it.
setup() {
	HOLD=$BATS_TEST_TMPDIR
	export HOLD PATH="$HOLD/bin:$PATH"
	mkdir "$HOLD/bin"
	: >"$HOLD/installed"
	: >"$HOLD/done"
	stand_in id 'echo 1000'
	stand_in dpkg-query 'for last; do :; done; grep -qx "$last" "$HOLD/installed" && echo "install ok installed"'
	stand_in sudo 'echo "$*" >>"$HOLD/done"
		case "$*" in
		*"apt-get install"*) [ ! -e "$HOLD/refuse" ] || exit 100
			printf "%s\n" "$@" dovecot-core >>"$HOLD/installed" ;;
		tee*) cat >/dev/null ;;
		esac'
}

stand_in() { # NAME SCRIPT
	printf '#!/bin/sh\n%s\n' "$2" >"$HOLD/bin/$1"
	chmod +x "$HOLD/bin/$1"
}

packages() {
	"$BATS_TEST_DIRNAME/../packages.sh" "$1"
}

@test "servers that the tests need are not left to start at the next boot, and that is said" {
	run packages test
	[ "$status" -eq 0 ]
	grep -qx 'update-rc.d dovecot disable' "$HOLD/done"
	grep -qx 'update-rc.d postfix disable' "$HOLD/done"
	[[ "$output" == *"dovecot is installed as a tool"*"next boot"* ]]
	[[ "$output" == *"postfix is installed as a tool"*"next boot"* ]]
	# a second time there is nothing to do
	: >"$HOLD/done"
	run packages test
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	[ ! -s "$HOLD/done" ]
}

@test "a server that was there is left as it is" {
	printf '%s\n' postfix >"$HOLD/installed"
	run packages test
	[ "$status" -eq 0 ]
	grep -q 'update-rc.d dovecot disable' "$HOLD/done"
	[ "$(grep -c 'postfix' "$HOLD/done")" -eq 0 ]
	[[ "$output" != *postfix* ]]
}

@test "no package of the machine is removed; what cannot be installed is named, and the exit says so" {
	touch "$HOLD/refuse"
	run packages test
	[ "$status" -eq 100 ]
	grep -q 'apt-get install .*--no-remove' "$HOLD/done"
	[[ "$output" == *"could not be installed"*postfix* ]]
	[ "$(grep -c 'update-rc.d' "$HOLD/done")" -eq 0 ]
}
