#!/bin/sh
# valgrind.sh BUILD [NAME]: the unit tests (those whose name holds NAME) under memcheck, and the processes that
# they fork. Prints TAP-like lines and a count.
build=$1
name=$2
cd "$(dirname "$0")/.." || exit 1
. tests/timed.sh
# memcheck knows no seccomp(2), and would have to make its own system calls behind the filter
sealed=" reader_seal "
# a process of the test ends in the middle, as a power cut would end it: what it held is no leak
cut=" store_sync "
passed=0
failed=0
for test in "$build"/unit/*"$name"*_test; do
	case $sealed in *" $(basename "$test" _test) "*) continue ;; esac
	leaks=full
	counts=yes
	# what a test leaves behind that has failed is no leak
	is_timed "$test" && counts=no leaks=no
	case $cut in *" $(basename "$test" _test) "*) leaks=no ;; esac
	valgrind -q --suppressions=tests/valgrind.supp --leak-check=$leaks --show-leak-kinds=definite \
	    "$test" >"$build/valgrind.out" 2>&1
	code=$?
	if { [ $code -eq 0 ] || [ $counts = no ]; } && ! grep -q '^==[0-9]*== ' "$build/valgrind.out"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not ok $(basename "$test")"
		grep -A12 '^==[0-9]*== [A-Z0-9]\|^\[  FAILED' "$build/valgrind.out" | head -n 40
	fi
done
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
