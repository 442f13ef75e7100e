#!/bin/bash
# fuzz.sh BUILD SECONDS [TARGET]: each target of tests/fuzz/targets.c under libFuzzer, seeded with the mails and
# documents of the project. Prints TAP-like lines and a count; what breaks one stays in tests/fuzz/found, where
# every check replays it.
build=$1
seconds=$2
only=${3:-}
cd "$(dirname "$0")/.." || exit 1
. <(sed -n 's/^PKGS *:= */pkgs="/p' Makefile | sed 's/$/"/')
passed=0
failed=0
mkdir -p tests/fuzz/found
for target in $(sed -n 's/^fuzz_target fuzz_\([a-z]*\);.*/\1/p' tests/fuzz/targets.h); do
	[ -z "$only" ] || [ "$only" = "$target" ] || continue
	# shellcheck disable=SC2046,SC2154
	clang -O1 -g -w -std=c11 -Isrc -Itests -DTARGET=fuzz_"$target" -fsanitize=address,undefined,fuzzer \
		-o "$build/fuzz_$target" tests/fuzz/fuzzer.c "$build/tests/fuzz/targets.o" "$build/libloket.a" \
		$(pkg-config --libs $pkgs) || exit 1
	mkdir -p "$build/corpus-$target"
	seeds="tests/golden tests/corpus"
	[ ! -d tests/corpus/documents ] || [ "$target" != document ] || seeds=tests/corpus/documents
	# shellcheck disable=SC2086
	if "$build/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
		-artifact_prefix=tests/fuzz/found/"$target"- -print_final_stats=1 \
		"$build/corpus-$target" $seeds >"$build/fuzz_$target.log" 2>&1; then
		passed=$((passed + 1))
		echo "ok $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/fuzz_$target.log") runs"
	else
		failed=$((failed + 1))
		echo "not ok $target: see $build/fuzz_$target.log"
		grep -h 'ERROR\|broken promise\|runtime error\|Test unit written' "$build/fuzz_$target.log" | head -n 5
	fi
done
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
