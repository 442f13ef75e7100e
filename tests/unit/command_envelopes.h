/* command_envelopes: from whom, to whom, and what else stands in the head of a mail with a command. The names in
 * braces are of command_fixture.h. */
#ifndef LOKET_TESTS_COMMAND_ENVELOPES_H
#define LOKET_TESTS_COMMAND_ENVELOPES_H

struct command_envelope {
	const char *name; /* "from ... to ..." */
	const char *head; /* without Subject, Message-ID, Date */
};

#define GRIET "From: Griet Maes <loket@limburg.be>\n"
#define THIEF "From: dief@kwaad.example\n"
#define OWN   "To: Loket Limburg <{own}>\n"
#define BOX   "To: bemiddeling@limburg.be\n"

static const struct command_envelope honest_envelopes[] = {
    {"to her own address", GRIET OWN},
    {"to her own address, kept nothing else, in capitals", "From: LOKET@LIMBURG.BE\nTo: <{OWN}>\n"},
    {"by the Message-ID of her ticket",
     GRIET BOX "In-Reply-To: <{ticket}>\nReferences: <{ticket}>\n"},
    {"by References alone, folded, to many",
     GRIET "To: bemiddeling@limburg.be,\n \"Maes, Griet\" <loket2@limburg.be>\nReferences: "
	   "<vrij-1@ouders.example>\n\t<{ticket}>\n"},
    {"to her own address in Cc, and another server's word against her",
     GRIET "To: loket2@limburg.be\nCc: {own}\nReply-To: griet@thuis.example\n"
	   "Authentication-Results: mx.kwaad.example; dmarc=fail header.from=limburg.be\n"},
    {"to her own address, from a program that wants no automatic answers",
     GRIET OWN "X-Auto-Response-Suppress: DR, OOF, AutoReply\n"},
};

static const struct command_envelope hostile_envelopes[] = {
    /* the key of one, and another sender */
    {"a stranger with her key", THIEF OWN},
    {"a colleague with her key", "From: loket2@limburg.be\n" OWN},
    {"a professional with her key", "From: een@bm.example\n" OWN},
    {"the applicant with her key", "From: {applicant-from}\n" OWN},
    {"nobody with her key", OWN},
    {"a stranger with her ticket's Message-ID", THIEF BOX "In-Reply-To: <{ticket}>\n"},
    {"a stranger with her ticket in References", THIEF BOX "References: <{ticket}>\n"},
    {"the applicant with her ticket's Message-ID",
     "From: {applicant-from}\n" BOX "In-Reply-To: <{ticket}>\n"},
    /* the key of another, and she */
    {"she with the key of a colleague", GRIET "To: {colleague}\n"},
    {"she with the key of the professional", GRIET "To: {professional}\n"},
    {"she with the key of the applicant", GRIET "To: {applicant}\n"},
    {"she with a key made for a professional of her address", GRIET "To: {as-professional}\n"},
    {"she with a key made for an applicant of her address", GRIET "To: {as-applicant}\n"},
    {"she with the Message-ID of the acknowledgement", GRIET BOX "In-Reply-To: <{theirs}>\n"},
    {"the applicant with the own key", "From: {applicant-from}\nTo: {applicant}\n"},
    {"the applicant with the acknowledgement",
     "From: {applicant-from}\n" BOX "In-Reply-To: <{theirs}>\n"},
    {"the professional, who does not have the dossier",
     "From: een@bm.example\nTo: {professional}\n"},
    {"a stranger with the applicant's key", THIEF "To: {applicant}\n"},
    {"she with an answer to a question that was never asked", GRIET "To: {confirm}\n"},
    {"she with a key of years ago", GRIET "To: {old}\n"},
    {"she with a key of next year", GRIET "To: {future}\n"},
    /* keys that do not agree */
    {"she with her key and a colleague's", GRIET "To: {own}\nCc: {colleague}\n"},
    {"she with her key and the applicant's", GRIET "To: {own}, {applicant}\n"},
    {"she with her keys of two dossiers", GRIET "To: {own}, {other}\n"},
    {"she with the key of one dossier on the ticket of another",
     GRIET "To: {other}\nIn-Reply-To: <{ticket}>\n"},
    {"she with her key on the ticket of another dossier",
     GRIET "To: {own}\nIn-Reply-To: <{other-ticket}>\n"},
    {"a stranger with keys of all", THIEF "To: {own}, {colleague}, {professional}, {applicant}\n"},
    /* the key stands where it does not count */
    {"she, without any key", GRIET BOX},
    {"she, and the key in Reply-To", GRIET BOX "Reply-To: {own}\n"},
    {"she, and the key in Delivered-To",
     GRIET BOX "Delivered-To: {own}\nX-Original-To: {own}\nEnvelope-To: {own}\n"},
    {"she, and the key in Resent-To and Bcc", GRIET BOX "Resent-To: {own}\nBcc: {own}\n"},
    {"she, and the key in a name", GRIET "To: \"{own}\" <bemiddeling@limburg.be>\n"},
    {"she, and the key in a comment", GRIET "To: bemiddeling@limburg.be ({own})\n"},
    {"she, and the key in Keywords", GRIET BOX "Keywords: {own}\nComments: {own} {ticket}\n"},
    {"she, and the key as a reference", GRIET BOX "In-Reply-To: <{own}>\nReferences: <{own}>\n"},
    {"a stranger, and the key in the body too", THIEF BOX "X-Token: {own}\n"},
    /* the key is another's spelling */
    {"she, and percent signs", GRIET "To: {local}%limburg.be@kwaad.example\n"},
    {"she, and a quoted address", GRIET "To: \"{own}\"@kwaad.example\n"},
    {"she, and two at signs", GRIET "To: {own}@kwaad.example\n"},
    {"she, and a longer domain", GRIET "To: {own}.kwaad.example\n"},
    {"she, and another mailbox", GRIET "To: info+{token}@limburg.be\n"},
    {"she, and a minus", GRIET "To: bemiddeling-{token}@limburg.be\n"},
    {"she, and two tags", GRIET "To: bemiddeling+x+{token}@limburg.be\n"},
    {"she, and one letter more", GRIET "To: bemiddeling+{token}a@limburg.be\n"},
    {"she, and one letter less", GRIET "To: bemiddeling+{short}@limburg.be\n"},
    {"she, and another letter", GRIET "To: bemiddeling+{altered}@limburg.be\n"},
    {"she, and an altered Message-ID", GRIET BOX "In-Reply-To: <{altered-ticket}>\n"},
    /* crowds */
    {"a stranger to a thousand", THIEF "To: {many}, {own}\n"},
    {"she to a thousand with the keys of all others", GRIET "To: {many}, {own}\nCc: {colleague}\n"},
    {"a stranger to a group", THIEF "To: loketten: {own}, {colleague};\n"},
    /* a From that only looks like hers */
    {"her address as a name", "From: \"loket@limburg.be\" <dief@kwaad.example>\n" OWN},
    {"her address as a name with brackets",
     "From: \"Griet Maes <loket@limburg.be>\" <dief@kwaad.example>\n" OWN},
    {"her address as an encoded name",
     "From: =?utf-8?q?loket=40limburg.be?= <dief@kwaad.example>\n" OWN},
    {"her address first, without a comma", "From: loket@limburg.be <dief@kwaad.example>\n" OWN},
    {"her address and a stranger's", "From: loket@limburg.be, dief@kwaad.example\n" OWN},
    {"a stranger's address and hers", "From: dief@kwaad.example, loket@limburg.be\n" OWN},
    {"her address and a stranger's, each between brackets",
     "From: <loket@limburg.be> <dief@kwaad.example>\n" OWN},
    {"a stranger's address and hers, each between brackets",
     "From: Griet Maes <dief@kwaad.example> <loket@limburg.be>\n" OWN},
    {"two From fields, hers first", GRIET THIEF OWN},
    {"two From fields, hers last", THIEF GRIET OWN},
    {"a group of her", "From: dief:loket@limburg.be;, dief@kwaad.example\n" OWN},
    {"Sender is she", THIEF "Sender: loket@limburg.be\n" OWN},
    {"Reply-To is she", THIEF "Reply-To: loket@limburg.be\n" OWN},
    {"Resent-From is she", THIEF "Resent-From: loket@limburg.be\n" OWN},
    {"Return-Path is she", "Return-Path: <loket@limburg.be>\n" THIEF OWN},
    {"a letter that looks like hers", "From: loket@l\xD1\x96mburg.be\n" OWN},
    {"the same as punycode", "From: loket@xn--lmburg-g1a.be\n" OWN},
    {"a capital I for an l", "From: loket@Iimburg.be\n" OWN},
    {"her domain in another", "From: loket@limburg.be.kwaad.example\n" OWN},
    {"her address before another at", "From: loket@limburg.be@kwaad.example\n" OWN},
    {"her address quoted in another", "From: \"loket@limburg.be\"@kwaad.example\n" OWN},
    /* her own server says that it is not she */
    {"DKIM failed",
     "Authentication-Results: mx.limburg.be; dkim=fail header.d=limburg.be\n" GRIET OWN},
    {"DMARC failed",
     "Authentication-Results: mx.limburg.be; dmarc=fail header.from=limburg.be\n" GRIET OWN},
    {"DMARC failed, and a foreign pass below it",
     "Authentication-Results: mx.limburg.be; dmarc=fail header.from=limburg.be\n"
     "Authentication-Results: mx.kwaad.example; dmarc=pass header.from=limburg.be\n" GRIET OWN},
    {"DMARC failed, and a forged pass below it",
     "Authentication-Results: mx.limburg.be; dmarc=fail header.from=limburg.be\n"
     "Authentication-Results: mx.limburg.be; dmarc=pass header.from=limburg.be\n" GRIET OWN},
    {"DMARC failed, by the Message-ID",
     "Authentication-Results: mx.limburg.be; dmarc=fail header.from=limburg.be\n" GRIET BOX
     "In-Reply-To: <{ticket}>\n"},
    {"DKIM passed for the stranger that it is",
     "Authentication-Results: mx.limburg.be; dkim=pass header.d=kwaad.example\n" THIEF OWN},
    /* a program */
    {"no sender in the envelope, an answer",
     "Return-Path: <>\n" GRIET OWN "In-Reply-To: <{ticket}>\n"},
    {"no sender in the envelope", "Return-Path: <>\n" GRIET OWN},
    {"auto-replied", GRIET OWN "Auto-Submitted: auto-replied\n"},
    {"auto-generated", GRIET OWN "Auto-Submitted: auto-generated\n"},
    {"auto-generated, and no answer wanted",
     GRIET OWN "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\n"},
    {"vacation", GRIET OWN "X-Autoreply: yes\nPrecedence: auto_reply\n"},
    {"bulk", GRIET OWN "Precedence: bulk\n"},
    {"a list of news",
     GRIET OWN "List-Id: <nieuws.limburg.be>\nList-Unsubscribe: <mailto:weg@limburg.be>\n"},
    {"a list where people talk", GRIET OWN
     "Precedence: list\nList-Id: <team.limburg.be>\nList-Post: <mailto:team@limburg.be>\n"},
    {"spam", GRIET OWN "X-Spam-Flag: YES\n"},
    {"our own mail that came back", GRIET OWN "X-Loket-Dossier: {ref}\nX-Loket-Template: ticket\n"},
};

#endif
