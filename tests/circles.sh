#!/bin/sh
# circles.sh: no file of src calls back to one that calls it, told by what each object defines and needs. Prints TAP.
# The keys of the configuration hold groups, and a group holds keys: that one is in its grammar.
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for file in src/*/*.c; do
	echo "build/${file%.c}.o"
done >"$work/objects"
xargs nm -A -g --defined-only <"$work/objects" | sed -n 's/^\([^:]*\):.* \([^ ]*\)$/\2 \1/p' | sort >"$work/defined"
xargs nm -A -u <"$work/objects" | sed -n 's/^\([^:]*\):.* \([^ ]*\)$/\2 \1/p' | sort >"$work/needed"
join "$work/defined" "$work/needed" | awk '$2 != $3 && !/settings_list.o .*settings_group.o|settings_group.o .*settings_list.o/ {print $3, $2}' |
	sort -u >"$work/calls"
echo 1..1
if ! [ -s "$work/calls" ]; then
	echo "not ok 1 - circles: nothing was built"
elif tsort "$work/calls" >/dev/null 2>"$work/loops"; then
	echo "ok 1 - circles: $(wc -l <"$work/calls") calls between files, none of them in a ring"
else
	echo "not ok 1 - circles: no file calls back to one that calls it"
	sed 's/^tsort:/#/' "$work/loops"
	exit 1
fi
