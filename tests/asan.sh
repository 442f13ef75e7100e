#!/bin/sh
# asan.sh BUILD: the unit tests, and loketctl read on every mail of the project (and of folders given after
# it), on a build with AddressSanitizer and UndefinedBehaviorSanitizer. Prints TAP-like lines and a count.
build=$1
shift
cd "$(dirname "$0")/.." || exit 1
# the sealed children may not be traced, which the leak check at their end would need
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1
. tests/timed.sh
passed=0
failed=0
for test in "$build"/unit/*_test; do
	CMOCKA_MESSAGE_OUTPUT=TAP "$test" >"$build/asan.out" 2>"$build/asan.err"
	code=$?
	if { [ $code -eq 0 ] || is_timed "$test"; } && ! grep -q 'Sanitizer\|runtime error' "$build/asan.err"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not ok $(basename "$test")"
		grep -h -A8 '^not ok\|ERROR\|runtime error' "$build/asan.out" "$build/asan.err" | head -n 40
	fi
done
mails=$(find tests "$@" -name '*.eml')
count=$(printf '%s\n' "$mails" | wc -l)
printf '%s\n' "$mails" | tr '\n' '\0' | xargs -0 "$build/loketctl" read >"$build/asan.json" 2>"$build/asan.err"
code=$?
good=$(jq -c 'select(.schema == "loket/reading/1")' <"$build/asan.json" | wc -l)
# a reader that died under the sanitizer is a reading without a sender
crashed=$(jq -c 'select(.soort == "onleesbaar" and .mail.grens == null and .mail.from.adres == null)' <"$build/asan.json" | wc -l)
echo "loketctl read: $count mails, $good readings, $crashed without any content, exit $code"
if [ "$code" -eq 0 ] && [ "$good" -eq "$count" ] && ! grep -q 'ERROR\|runtime error' "$build/asan.err"; then
	passed=$((passed + 1))
else
	failed=$((failed + 1))
	head -n 40 "$build/asan.err"
fi
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
