/* command_texts: what stands in mails with commands: whole MIME parts, from their header on. {command} is a
 * command, {own} and the like an address of command_fixture.h. */
#ifndef LOKET_TESTS_COMMAND_TEXTS_H
#define LOKET_TESTS_COMMAND_TEXTS_H

struct command_text {
	const char *name;    /* "the command stands ..." */
	const char *subject; /* NULL: that of an answer */
	const char *mime;
};

#define PLAIN	      "Content-Type: text/plain; charset=utf-8\n\n"
#define HTML	      "Content-Type: text/html; charset=utf-8\n\n"
#define MIXED	      "Content-Type: multipart/mixed; boundary=grens\n\n"
#define BOTH	      "Content-Type: multipart/alternative; boundary=grens\n\n"
#define PART	      "--grens\n"
#define END	      "--grens--\n"
#define LATER	      "Ik kijk er morgen naar."
#define HIDDEN(style) HTML "<div style=\"" style "\">{command}</div><p>" LATER "</p>"

#define SHEET(css, body)                                                                           \
	HTML "<html><head><style>" css "</style></head><body>" body "<p>" LATER "</p></body></"    \
	     "html>"

/* A person who does not give that command, whatever else stands in the mail. */
static const struct command_text hostile_texts[] = {
    {"quoted with >", NULL, PLAIN "> {command}\n"},
    {"quoted below a word of the person", NULL, PLAIN LATER "\n\n> {command}\n"},
    {"quoted twice", NULL, PLAIN ">> {command}\n> vraag\n"},
    {"quoted with |", NULL, PLAIN "| {command}\n"},
    {"quoted with a name", NULL, PLAIN "Griet> {command}\n"},
    {"below a Dutch attribution, without marks", NULL,
     PLAIN "Op ma 22 jun. 2026 om 10:00 schreef Loket <{own}>:\n\n{command}\n"},
    {"below a French attribution", NULL,
     PLAIN "Le lun. 22 juin 2026 à 10:00, Loket <{own}> a écrit :\n\n{command}\n"},
    {"below an English attribution", NULL,
     PLAIN "On Mon, Jun 22, 2026 at 10:00 AM Loket <{own}> wrote:\n\n{command}\n"},
    {"below a German attribution", NULL,
     PLAIN "Am Mo., 22. Juni 2026 um 10:00 Uhr schrieb Loket <{own}>:\n\n{command}\n"},
    {"below the head of an answered mail", NULL,
     PLAIN "Van: Loket Limburg <{own}>\nVerzonden: maandag 22 juni 2026 10:00\nAan: Griet\n"
	   "Onderwerp: Nieuw bericht {ref}\n\n{command}\n"},
    {"below the words original message", NULL,
     PLAIN "-----Oorspronkelijk bericht-----\nVan: Loket\n\n{command}\n"},
    {"below a rule and a head", NULL,
     PLAIN "________________________________\nVan: Loket Limburg\nAan: Griet\nOnderwerp: x\n\n"
	   "{command}\n"},
    {"in a cited block", NULL, HTML "<blockquote type=\"cite\"><p>{command}</p></blockquote>"},
    {"in a cited block below the person's words", NULL,
     HTML "<p>" LATER "</p><blockquote type=\"cite\"><p>{command}</p></blockquote>"},
    {"in the quotation of a web mail", NULL,
     HTML "<div><br></div><div class=\"gmail_quote\"><div class=\"gmail_attr\">Op ma 22 jun. 2026 "
	  "om 10:00 schreef Loket &lt;<a href=\"mailto:{own}\">{own}</a>&gt;:<br></div><blockquote "
	  "class=\"gmail_quote\"><div>{command}</div></blockquote></div>"},
    {"below the head of an answered mail, in HTML", NULL,
     HTML "<div style=\"border-top:solid #E1E1E1 1.0pt\"><p><b>Van:</b> Loket Limburg<br><b>"
	  "Verzonden:</b> maandag 22 juni 2026 10:00<br><b>Aan:</b> Griet<br><b>Onderwerp:</b> "
	  "Nieuw bericht</p></div><p>{command}</p>"},
    {"below a quotation, where others answer", NULL, PLAIN "> Gaat dit door?\n\n{command}\n"},
    {"below a sentence", NULL, PLAIN "Ik twijfel nog.\n\n{command}\n"},
    {"below a signature's dashes", NULL, PLAIN "-- \n{command}\n"},
    {"in the signature", NULL, PLAIN LATER "\n\n-- \nGriet Maes\n{command}\n"},
    {"below a greeting", NULL, PLAIN LATER "\n\nMet vriendelijke groeten,\nGriet\n{command}\n"},
    {"below a greeting alone", NULL, PLAIN "Met vriendelijke groeten,\nGriet\n\n{command}\n"},
    {"below the foot of a telephone", NULL, PLAIN "Verzonden vanaf mijn iPhone\n\n{command}\n"},
    {"in an absence notice", "Automatisch antwoord: Nieuw bericht {ref}",
     PLAIN "{command}\n\nIk ben afwezig tot en met 3 juli. Bij dringende vragen belt u mijn "
	   "collega.\n"},
    {"below an absence notice", NULL,
     PLAIN "Ik ben afwezig tot en met 3 juli en lees mijn mails niet.\n\n{command}\n"},
    {"in an English absence notice", "Automatic reply: Nieuw bericht {ref}",
     PLAIN "I am out of the office until July 3.\n{command}\n"},
    {"in the subject", "{command}", PLAIN LATER "\n"},
    {"in the subject of an answer", "Re: {ref} {command}", PLAIN "Zie onderwerp.\n"},
    {"in the subject, and the mail is empty", "{command} {ref}", PLAIN "\n"},
    {"not displayed", NULL, HIDDEN("display:none")},
    {"not displayed, with capitals and blanks", NULL, HIDDEN("Display : NONE !important")},
    {"invisible", NULL, HIDDEN("visibility:hidden")},
    {"transparent", NULL, HIDDEN("opacity:0")},
    {"white", NULL, HIDDEN("color:#fff")},
    {"white on white", NULL, HIDDEN("color:white;background-color:#FFFFFF")},
    {"of one pixel", NULL, HIDDEN("font-size:1px")},
    {"of no size", NULL, HIDDEN("font-size:0")},
    {"in a box of no height", NULL, HIDDEN("max-height:0;overflow:hidden")},
    {"left of the page", NULL, HIDDEN("position:absolute;left:-9999px")},
    {"hidden from Outlook", NULL, HIDDEN("mso-hide:all")},
    {"in an element that is hidden", NULL, HTML "<p hidden>{command}</p><p>" LATER "</p>"},
    {"hidden by a sheet of styles", NULL,
     HTML "<html><head><style>.x{display:none}</style></head><body><p class=\"x\">{command}</p>"
	  "<p>" LATER "</p></body></html>"},
    {"of the first paragraph, which a sheet hides", NULL,
     SHEET("p:first-child{display:none}", "<p>{command}</p>")},
    {"in a child that a sheet hides", NULL,
     SHEET("div > p{display:none}", "<div><p>{command}</p></div>")},
    {"hidden by a selector that begins with a colon", NULL,
     SHEET(":first-of-type{opacity:0}", "<p>{command}</p>")},
    {"hidden by a selector with brackets", NULL,
     SHEET("div p:not(.a, .b){font-size:0}", "<div><p>{command}</p></div>")},
    {"hidden by an attribute", NULL,
     SHEET("[title]{visibility:hidden}", "<p title=\"x\">{command}</p>")},
    {"hidden by a rule of higher rank", NULL,
     SHEET("#k{color:#fff}p{color:#000}", "<p id=\"k\">{command}</p>")},
    {"hidden by an important rule", NULL,
     SHEET("p{display:none!important}", "<p style=\"display:block\">{command}</p>")},
    {"hidden by two rules together", NULL,
     SHEET(".a{overflow:hidden}.b{height:0}", "<div class=\"a b\">{command}</div>")},
    {"hidden on any screen that has a width", NULL,
     SHEET("@media (min-width:1px){p.k{display:none}}", "<p class=\"k\">{command}</p>")},
    {"hidden where a program can", NULL,
     SHEET("@supports (color:red){p.k{display:none}}", "<p class=\"k\">{command}</p>")},
    {"hidden in a layer", NULL,
     SHEET("@layer a{p.k{display:none}}", "<p class=\"k\">{command}</p>")},
    {"hidden by a rule in a rule", NULL,
     SHEET("div{color:red;p{display:none}}", "<div><p>{command}</p></div>")},
    {"hidden by a rule that is not closed", NULL,
     SHEET("p.k{display:none", "<p class=\"k\">{command}</p>")},
    {"hidden by a value with a name", NULL,
     SHEET(":root{--d:none}p.k{display:var(--d)}", "<p class=\"k\">{command}</p>")},
    {"scaled away", NULL, HIDDEN("transform:scale(0.001)")},
    {"scaled away in one direction", NULL, HIDDEN("transform:rotate(2deg) scale3d(1,0,1)")},
    {"moved out of sight", NULL, HIDDEN("transform:translateX(-9999px)")},
    {"not rendered", NULL, HIDDEN("content-visibility:hidden")},
    {"clipped", NULL, HIDDEN("position:absolute;clip:rect(0 0 0 0)")},
    {"clipped by a path", NULL, HIDDEN("clip-path:polygon(0 0,0 0,0 0)")},
    {"behind a mask", NULL, HIDDEN("-webkit-mask-image:linear-gradient(transparent,transparent)")},
    {"indented out of the page", NULL, HIDDEN("text-indent:-9999px")},
    {"painted away by a filter", NULL, HIDDEN("filter:opacity(0%)")},
    {"of a colour by class as the one behind it", NULL,
     SHEET(".k{color:#eee}.b{background:#eee}",
	   "<div class=\"b\"><p class=\"k\">{command}</p></div>")},
    {"in a colour as good as white", NULL, HIDDEN("color:mintcream")},
    {"in details that are closed", NULL,
     HTML "<details><summary>Meer</summary><p>{command}</p></details><p>" LATER "</p>"},
    {"in closed details above all", NULL,
     HTML "<details><p>{command}</p></details><p>" LATER "</p>"},
    {"in a closed dialog", NULL, HTML "<dialog>{command}</dialog><p>" LATER "</p>"},
    {"in a video that nobody plays", NULL, HTML "<video>{command}</video><p>" LATER "</p>"},
    {"in what pops up", NULL, HTML "<div popover>{command}</div><p>" LATER "</p>"},
    {"in both, and hidden in the HTML by a sheet", NULL,
     BOTH PART PLAIN
     "{command}\n" PART SHEET("p:first-child{display:none}", "<p>{command}</p>") "\n" END},
    {"white by an old font element", NULL,
     HTML "<font color=\"#ffffff\" size=\"1\">{command}</font><p>" LATER "</p>"},
    {"in a comment", NULL, HTML "<!-- {command} --><p>" LATER "</p>"},
    {"in a script", NULL, HTML "<script>{command}</script><p>" LATER "</p>"},
    {"in a title", NULL,
     HTML "<html><head><title>{command}</title></head><body><p>" LATER "</p></body></html>"},
    {"in a picture's other text", NULL,
     HTML "<img src=\"cid:logo\" alt=\"{command}\" width=\"1\" height=\"1\"><p>" LATER "</p>"},
    {"struck out", NULL, HTML "<p><s>{command}</s></p><p>" LATER "</p>"},
    {"deleted", NULL, HTML "<p><del>{command}</del></p><p>" LATER "</p>"},
    {"struck out by style", NULL,
     HTML "<p><span style=\"text-decoration: line-through\">{command}</span></p><p>" LATER "</p>"},
    {"hidden in HTML, beside plain text", NULL,
     BOTH PART PLAIN LATER "\n" PART HTML "<div style=\"color:#fff\">{command}</div><p>" LATER
			   "</p>\n" END},
    {"in an attachment", NULL,
     MIXED PART PLAIN "Zie bijlage.\n" PART "Content-Type: text/plain; name=opdracht.txt\n"
		      "Content-Disposition: attachment; filename=opdracht.txt\n\n{command}\n" END},
    {"in the only attachment", NULL,
     MIXED PART "Content-Type: text/plain; name=opdracht.txt\n"
		"Content-Disposition: attachment; filename=opdracht.txt\n\n{command}\n" END},
    {"in an attached page", NULL,
     MIXED PART PLAIN
     "\n" PART "Content-Type: text/html; name=opdracht.html\n"
     "Content-Disposition: attachment; filename=opdracht.html\n\n<p>{command}</p>\n" END},
    {"in an attached mail", NULL,
     MIXED PART PLAIN LATER "\n" PART "Content-Type: message/rfc822\n\nFrom: Griet "
			    "<loket@limburg.be>\nTo: {own}\nSubject: Re: {ref}\n\n{command}\n" END},
    {"in a mail attached to nothing", "FW: Nieuw bericht {ref}",
     MIXED PART "Content-Type: message/rfc822\n\nFrom: Griet <loket@limburg.be>\nTo: {own}\n"
		"Subject: Re: {ref}\n\n{command}\n" END},
    {"in a mail that is all of the mail", "FW: Nieuw bericht {ref}",
     "Content-Type: message/rfc822\n\nFrom: Griet <loket@limburg.be>\nTo: {own}\nSubject: Re: "
     "{ref}\n\n{command}\n"},
    {"in a forwarded mail", "FW: Nieuw bericht {ref}",
     PLAIN "---------- Forwarded message ---------\nVan: An <an@ouders.example>\nDate: ma 22 jun. "
	   "2026 om 10:00\nSubject: hulp\nTo: Loket\n\n{command}\n"},
    {"in a mail forwarded by a telephone", "Fwd: Nieuw bericht {ref}",
     PLAIN "Begin doorgestuurd bericht:\n\nVan: An <an@ouders.example>\nOnderwerp: hulp\nDatum: 22 "
	   "juni 2026 om 10:00:00 CEST\nAan: loket@limburg.be\n\n{command}\n"},
    {"in a mail forwarded with a note", "TR: Nieuw bericht {ref}",
     PLAIN "Ter info.\n\n-----Message d'origine-----\nDe : An <an@ouders.example>\nEnvoyé : lundi "
	   "22 juin 2026 10:00\nÀ : Loket\nObjet : hulp\n\n{command}\n"},
    {"with a question mark", NULL, PLAIN "ontvankelijk?\n"},
    {"behind the word niet", NULL, PLAIN "Nog niet {command}\n"},
    {"in a sentence", NULL, PLAIN "Ik denk dat we {command} mogen zeggen.\n"},
    {"between quotation marks, as an example", NULL,
     PLAIN "Moet ik dan \"{command}\" bovenaan zetten?\n"},
    {"with another letter that looks like o", NULL, PLAIN "\xD0\xBE{command}\n"},
    {"together with what contradicts it", NULL,
     PLAIN "ontvankelijk\nniet ontvankelijk: geen jeugdhulp\n"},
    {"in the plain part only", NULL,
     BOTH PART PLAIN "{command}\n" PART HTML "<p>" LATER "</p>\n" END},
    {"in the HTML part only", NULL, BOTH PART PLAIN LATER "\n" PART HTML "<p>{command}</p>\n" END},
    {"in the plain part, and another one in the HTML", NULL,
     BOTH PART PLAIN "{command}\n" PART HTML "<p>status</p>\n" END},
    {"in both, and one more in the HTML", NULL,
     BOTH PART PLAIN "{command}\n" PART HTML "<p>{command}</p><p>splitsen</p>\n" END},
    {"in the plain part, and unseen in the HTML", NULL,
     BOTH PART PLAIN "{command}\n" PART HTML "<p>" LATER
		     "</p><p style=\"display:none\">{command}</p>\n" END},
    {"in the plain part, for another professional than in the HTML", NULL,
     BOTH PART PLAIN "ontvankelijk bm-1\n" PART HTML "<p>ontvankelijk vz-1</p>\n" END},
    {"in both, with another reason in the HTML", NULL,
     BOTH PART PLAIN "niet ontvankelijk: u bent niet welkom\n" PART HTML
		     "<p>niet ontvankelijk: geen jeugdhulp</p>\n" END},
    {"in the plain part only, beside pictures", NULL,
     BOTH PART PLAIN
     "{command}\n" PART "Content-Type: multipart/related; boundary=binnen\n\n--binnen\n" HTML
     "<p>" LATER "</p>\n--binnen\nContent-Type: image/png\nContent-ID: <l>\n\nx\n--binnen--\n" END},
    {"in the plain part only, above a file", NULL,
     "Content-Type: multipart/mixed; boundary=buiten\n\n--buiten\n" BOTH PART PLAIN
     "{command}\n" PART HTML "<p>" LATER "</p>\n" END "--buiten\nContent-Type: text/csv; "
     "name=x.csv\n\na\n--buiten--\n"},
};

/* A person who does give it. */
static const struct command_text honest_texts[] = {
    {"alone", NULL, PLAIN "{command}\n"},
    {"on top of the ticket", NULL,
     PLAIN "{command}\n\nOp ma 22 jun. 2026 om 10:00 schreef Loket <{own}>:\n> Nieuw bericht "
	   "{ref}\n> Antwoord op deze mail\n"},
    {"with a greeting and a signature", NULL,
     PLAIN "\n{command}\n\nMet vriendelijke groeten,\nGriet Maes\n-- \nLoket Limburg\n011 23 72 "
	   "25\n"},
    {"with capitals and blanks", NULL,
     "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n"
     "\n=A0 {command} =20\n\nDank u =E9n groeten\n"},
    {"in base64", NULL,
     "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"
     "\n{command64}\n"},
    {"in HTML only", NULL,
     HTML "<html><body><div>{command}</div><div><br></div><div>Griet</div>"
	  "</body></html>"},
    {"in Outlook's HTML, above the ticket", NULL,
     HTML
     "<html><head><style>p.MsoNormal{margin:0cm;font-size:11.0pt}</style></head><body><div "
     "class=\"WordSection1\"><p class=\"MsoNormal\">{command}<o:p></o:p></p><p class=\""
     "MsoNormal\"><o:p>&nbsp;</o:p></p><div style=\"border-top:solid #E1E1E1 1.0pt\"><p><b>Van:"
     "</b> Loket Limburg &lt;{own}&gt;<br><b>Verzonden:</b> maandag 22 juni 2026 10:00<br><b>"
     "Aan:</b> Griet<br><b>Onderwerp:</b> Nieuw bericht {ref}</p></div><p>De vraag</p></div>"
     "</body></html>"},
    {"in HTML with the sheets of a program and of our own mail", NULL,
     HTML
     "<html><head><style>v\\:* {behavior:url(#default#VML);} p.MsoNormal, li.MsoNormal "
     "{margin:0cm;font-size:11.0pt;font-family:\"Calibri\",sans-serif;} a:link, "
     "span.MsoHyperlink {color:#0563C1;} a:hover{color:#fff} span.E-mailStijl19 "
     "{color:windowtext;} .MsoChpDefault {font-size:10.0pt;} @page WordSection1 {size:612.0pt "
     "792.0pt;} div.WordSection1 {page:WordSection1;} body { color: #1a1a1a; background: #fff; } "
     "blockquote > :last-child { margin-bottom: 0; } code { background: #f0f0f0; } "
     "@media (prefers-color-scheme: dark) { body { color: #ededed; background: #161616; } code "
     "{ background: #2a2a2a; } }</style></head><body><div class=\"WordSection1\"><p "
     "class=\"MsoNormal\">{command}<o:p></o:p></p></div><blockquote><p><code>ontvankelijk"
     "</code></p></blockquote></body></html>"},
    {"beside a button of its signature", NULL,
     HTML
     "<html><head><style>.knop{color:#fff}td.k{background:#036}@media (max-width:600px)"
     "{.breed{display:none}}</style></head><body><p>{command}</p><p>Met vriendelijke groeten"
     "</p><table><tr><td class=\"k\"><a class=\"knop\" href=\"https://x.be\">Onze site</a></td>"
     "</tr></table></body></html>"},
    {"in both", NULL, BOTH PART PLAIN "{command}\n" PART HTML "<p>{command}</p>\n" END},
    {"in both, as Outlook writes it", NULL,
     BOTH PART PLAIN
     "{command}\n\n\n\nMet vriendelijke groeten,\n\nGriet Maes\n[cid:logo@x]<https://x.be>\n" PART
	 HTML "<p class=MsoNormal><b>{command}</b><o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;"
     "</o:p></p><p class=MsoNormal>Met vriendelijke groeten,</p><p class=MsoNormal>Griet "
     "Maes<br><a href=\"https://x.be\"><img src=\"cid:logo@x\" alt=\"Logo\"></a></p>\n" END},
    {"in both, as Gmail writes it, above the ticket", NULL,
     BOTH PART PLAIN
     "*{command}*\n\nOp ma 22 jun. 2026 om 10:00 schreef Loket <{own}>:\n\n> Nieuw bericht {ref}\n"
     "> ontvankelijk\n" PART HTML
     "<div dir=\"ltr\"><b>{command}</b></div><br><div class=\"gmail_quote\"><div dir=\"ltr\" "
     "class=\"gmail_attr\">Op ma 22 jun. 2026 om 10:00 schreef Loket &lt;<a "
     "href=\"mailto:{own}\">{own}</a>&gt;:<br></div><blockquote class=\"gmail_quote\">Nieuw "
     "bericht {ref}<br>ontvankelijk</blockquote></div>\n" END},
    {"beside a logo", NULL,
     MIXED PART PLAIN
     "{command}\n" PART "Content-Type: image/png; name=logo.png\n"
     "Content-Transfer-Encoding: base64\nContent-Disposition: inline; filename=logo.png\n\n"
     "iVBORw0KGgo=\n" END},
    {"flowed", NULL,
     "Content-Type: text/plain; charset=utf-8; format=flowed\n\n{command}\n\nDank u, \nGriet\n"},
    {"in a new mail, opened by a link", "{ref}", PLAIN "{command}"},
    {"without a word of its charset", NULL, "\n{command}\n"},
};

#endif
