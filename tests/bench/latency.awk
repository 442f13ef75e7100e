# Milliseconds from Dovecot's notice to the acknowledgement taken by Postfix, one line a mail, and the
# milliseconds that Dovecot itself waited before it told.
#   delivered   NUMBER MAILBOX SECONDS   when mail NUMBER was put into MAILBOX
#   stamped     Postfix's log, each line with its time: "discard: END-OF-MESSAGE ... to=<...>"
#   rawlog/MAILBOX/*.out   what Dovecot said in its sessions, each line with its time

FILENAME ~ /delivered$/ {
	box[$1] = $2
	put[$1] = $3
	count++
	next
}
FILENAME ~ /stamped$/ && match($0, / to=<aanvrager-[0-9]+/) {
	number = substr($0, RSTART, RLENGTH)
	gsub(/[^0-9]/, "", number)
	answered[number] = $1
	next
}
$2 == "*" && $4 ~ /^EXISTS/ {
	name = FILENAME
	sub(/\/[^\/]*$/, "", name)
	sub(/.*\//, "", name)
	told[name, ++tellings[name]] = $1
}
END {
	for (number in box)
		print_one(number)
}
function print_one(number,    i, name, notice) {
	name = box[number]
	for (i = 1; i <= tellings[name]; i++)
		if (told[name, i] > put[number] && (!notice || told[name, i] < notice))
			notice = told[name, i]
	if (notice && answered[number])
		printf "%.3f %.3f\n", (answered[number] - notice) * 1000, (notice - put[number]) * 1000
}
