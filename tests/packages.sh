#!/bin/sh
# packages.sh build|test|bench|lint: installs through apt what is missing to build Loket, to test it, to compare it, or to look for faults. Says what it
# installs; needs root or sudo only when something is missing.
build="gcc make pkg-config libetpan-dev libcurl4-gnutls-dev libgmime-3.0-dev libsqlite3-dev libconfig-dev
 libsodium-dev libjansson-dev libxml2-dev libicu-dev libcmark-dev libseccomp-dev libidn2-dev libgnutls28-dev"
test="dovecot-imapd dovecot-lmtpd postfix bats libcmocka-dev openssl python3 procps sqlite3 ca-certificates jq"
bench="fdm fetchmail maildrop"
lint="clang-tidy clang-format cppcheck valgrind"

case $1 in
test) wanted="$build $test" ;;
bench) wanted="$build $test $bench" ;;
lint) wanted="$build $test $lint" ;;
*) wanted=$build ;;
esac
missing=
for package in $wanted; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
echo "installing:$missing"
sudo=
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || { echo "not root and no sudo: install these packages yourself" >&2; exit 1; }
	sudo=sudo
fi
# a mail server that is only a tool of the tests must not start, nor ask anything
policy=/usr/sbin/policy-rc.d
placed=
if [ ! -e $policy ]; then
	printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null && $sudo chmod +x $policy && placed=1
fi
$sudo apt-get update -qq &&
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
code=$?
[ -n "$placed" ] && $sudo rm -f $policy
exit $code
