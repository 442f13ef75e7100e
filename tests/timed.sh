# shellcheck shell=sh
# timed: the unit tests that measure time, which under a sanitizer or memcheck is not what it was. There their own
# word does not count, only what the tool reports of them.
timed=" form_lines letter reader_limits store_crash "

is_timed() { # TEST: a program
	case $timed in *" $(basename "$1" _test) "*) return 0 ;; esac
	return 1
}
