#!/bin/sh
# layers.sh: the order of the house, checked on the #include lines (docs/ARCHITECTURE.md). Prints TAP.
#   - includes point downward only: a part may include the parts named in its row
#   - hands never include hands, roles and commands never include one another
#   - each outside library is included by its own folder only
cd "$(dirname "$0")/.." || exit 1

ground="base vault json names settings"
thinking="calendar letter instruct sorting form reading understand advies dossier"
hands="spool imap reader store compose smtp"

# part: what it may include besides itself
allowed() {
	case $1 in
	base) ;;
	vault | json | names) echo base ;;
	calendar) echo base ;;
	letter) echo base ;;
	instruct) echo base names letter ;;
	settings) echo base calendar dossier letter names ;;
	form) echo base ;;
	sorting) echo base letter names ;;
	reading) echo base json letter names ;;
	understand) echo base letter form sorting names reading ;;
	advies) echo base letter form reading names ;;
	dossier) echo base calendar names ;;
	document) echo base ;;
	reader) echo $ground $thinking document ;;
	spool | imap | store | compose | smtp) echo $ground $thinking ;;
	desk) echo $ground $thinking $hands ;;
	arrival) echo $ground $thinking $hands desk ;;
	roles) echo $ground $thinking $hands desk arrival ;;
	commands) echo $ground $thinking $hands desk ;;
	esac
}

# header of a library: the folders that may include it
library() {
	case $1 in
	gmime/*) echo reader compose ;;
	unicode/*) echo reader ;;
	libxml/*) echo reader document ;;
	zlib.h | poppler.h) echo document ;;
	sqlite3.h) echo store ;;
	sodium.h | sodium/*) echo vault ;;
	jansson.h) echo json ;;
	libconfig.h) echo settings ;;
	cmark.h) echo compose ;;
	curl/*) echo smtp ;;
	libetpan/* | gnutls/*) echo imap ;;
	seccomp.h | nettle/*) echo reader ;;
	glib.h | glib-object.h | gio/*) echo reader compose ;;
	idn2.h) echo smtp ;;
	esac
}

contains() {
	for word in $2; do
		[ "$word" = "$1" ] && return 0
	done
	return 1
}

n=0
faults=0
for folder in src/*/; do
	part=$(basename "$folder")
	wrong=$(
		grep -Hn '^#include' "$folder"*.[ch] 2>/dev/null | while IFS= read -r row; do
			file=${row%%:*}
			path=$(printf '%s' "$row" | sed -n 's/.*#include *[<"]\([^>"]*\)[>"].*/\1/p')
			case $row in
			*'"'*)
				target=${path%%/*}
				[ "$target" = "$part" ] && continue
				contains "$target" "$(allowed "$part")" || echo "$file includes $path"
				;;
			*)
				owner=$(library "$path")
				[ -z "$owner" ] || contains "$part" "$owner" || echo "$file includes <$path>"
				;;
			esac
		done
	)
	n=$((n + 1))
	if [ -z "$wrong" ]; then
		echo "ok $n - layers: src/$part includes downward only"
	else
		echo "not ok $n - layers: src/$part includes downward only"
		printf '%s\n' "$wrong" | sed 's/^/# /'
		faults=1
	fi
done
echo "1..$n"
exit $faults
