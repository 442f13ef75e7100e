#!/bin/sh
# packages.sh build|test|bench|lint: installs through apt what is missing to build Loket, to test it, to compare it, or to look for
# faults. Says what it installs; needs root or sudo only when something is missing. Removes no package. The servers among what it
# installs are tools of the tests: they are neither started nor left to start at the next boot. Servers that were there stay as
# they are.
build="gcc make pkg-config libetpan-dev libcurl4-gnutls-dev libgmime-3.0-dev libsqlite3-dev libconfig-dev
 libsodium-dev libjansson-dev libxml2-dev zlib1g-dev libicu-dev libcmark-dev libseccomp-dev libidn2-dev libgnutls28-dev nettle-dev libpoppler-glib-dev ca-certificates"
test="dovecot-imapd dovecot-lmtpd postfix bats libcmocka-dev openssl python3 procps sqlite3 jq"
bench="fdm fetchmail maildrop"
lint="clang clang-tidy clang-format cppcheck valgrind"
# PACKAGE:SERVICE, whatever package above brings it along
servers="dovecot-core:dovecot postfix:postfix fetchmail:fetchmail"
policy=/usr/sbin/policy-rc.d # asked by Debian before it starts a service

case $1 in
test) wanted="$build $test" ;;
bench) wanted="$build $test $bench" ;;
lint) wanted="$build $test $lint" ;;
*) wanted=$build ;;
esac

installed() {
	dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

missing=
for package in $wanted; do
	installed "$package" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
echo "installing:$missing"
sudo=
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || { echo "not root and no sudo: install these packages yourself" >&2; exit 1; }
	sudo=sudo
fi

ours=
for server in $servers; do
	installed "${server%:*}" || ours="$ours $server"
done

placed=
finish() {
	[ -z "$placed" ] || $sudo rm -f $policy
	for server in $ours; do
		installed "${server%:*}" || continue
		# stopped too, where a policy of the machine's own let it start
		[ -n "$placed" ] || $sudo service "${server#*:}" stop >/dev/null 2>&1
		if $sudo update-rc.d "${server#*:}" disable >/dev/null; then
			echo "${server#*:} is installed as a tool: not started, nor will it be at the next boot"
		else
			echo "${server#*:} may start at the next boot: sudo update-rc.d ${server#*:} disable" >&2
		fi
	done
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

if [ ! -e $policy ]; then
	printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null && $sudo chmod +x $policy && placed=1
fi
$sudo apt-get update -qq &&
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove $missing >/dev/null
code=$?
[ $code -eq 0 ] || echo "these packages could not be installed (none is removed for them): install them yourself:$missing" >&2
exit $code
