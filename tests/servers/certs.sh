# certs: a certificate authority of this world, a good certificate for localhost and 127.0.0.1, and the
# bad ones that a client must refuse: expired, of another host, of an authority nobody knows.

servers_make_certs() (
	cd "$1" || exit 1
	[ -n "$(find ca/done -mtime -20 2>/dev/null)" ] && exit 0
	from=$(date -u -d '1 day ago' +%Y%m%d%H%M%SZ) to=$(date -u -d '30 days' +%Y%m%d%H%M%SZ)
	rm -rf ca && mkdir -m 0755 ca && cd ca || exit 1
	{
		servers_authority ca "Loket test authority" &&
			servers_authority other-ca "Another authority" &&
			servers_certificate good ca "DNS:localhost,IP:127.0.0.1" "$from" "$to" &&
			servers_certificate expired ca "DNS:localhost,IP:127.0.0.1" 20200101000000Z 20210101000000Z &&
			servers_certificate wrong-host ca "DNS:mail.elsewhere.example,IP:192.0.2.1" "$from" "$to" &&
			servers_certificate wrong-ca other-ca "DNS:localhost,IP:127.0.0.1" "$from" "$to"
	} >openssl.log 2>&1 || { servers_die "certificates: $(tail -3 openssl.log)"; exit 1; }
	touch done
)

servers_authority() { # NAME SUBJECT
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=$2" \
		-keyout "$1.key" -out "$1.pem" -addext basicConstraints=critical,CA:TRUE \
		-addext keyUsage=critical,keyCertSign,cRLSign
}

servers_certificate() { # NAME AUTHORITY ALTNAMES FROM TO
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=loket test server" \
		-keyout "$1.key" -out "$1.csr" || return 1
	: >"$1.index"
	cat >"$1.conf" <<-END
	[authority]
	database = $1.index
	new_certs_dir = .
	rand_serial = yes
	default_md = sha256
	policy = policy
	[policy]
	commonName = supplied
	[server]
	subjectAltName = $3
	extendedKeyUsage = serverAuth
	keyUsage = digitalSignature
	END
	openssl ca -batch -notext -config "$1.conf" -name authority -extensions server -in "$1.csr" \
		-cert "$2.pem" -keyfile "$2.key" -startdate "$4" -enddate "$5" -out "$1.pem"
}
