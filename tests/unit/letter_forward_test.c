/* Mails that somebody passes on, as the programs of many languages do it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "letter/forward.h"

static void assert_equal(const char *what, const char *value, const char *wanted)
{
	if (!value != !wanted || (value && strcmp(value, wanted) != 0))
		fail_msg("%s: '%s', not '%s'", what, value ? value : "-", wanted ? wanted : "-");
}

static void assert_forward(const char *subject, const char *text, const char *note)
{
	struct arena *arena = arena_new();
	struct letter_forward *forward = forward_find(arena, text, strlen(text), subject);

	if (!forward)
		fail_msg("no forward: %s", text);
	assert_equal(text, forward->van.adres, "els@vzw.example");
	assert_equal(text, forward->van.naam, "Els Maes");
	assert_equal(text, forward->onderwerp, "Onze zoon");
	assert_equal(text, forward->tekst, "Hij wil weg.\n\nKunt u helpen?");
	assert_equal(text, forward->begeleidende_tekst, note);
	arena_free(&arena);
}

/* How a language calls the lines of a head, and what it writes above one. */
static const struct tongue {
	const char *from, *date, *to, *cc, *subject, *mark;
} tongues[] = {
    {"Van", "Datum", "Aan", "Kopie", "Onderwerp", "Doorgestuurd bericht"},
    {"De ", "Envoyé ", "À ", "Cc ", "Objet ", "Message transféré"},
    {"Von", "Gesendet", "An", "Kopie", "Betreff", "Weitergeleitete Nachricht"},
    {"From", "Sent", "To", "Cc", "Subject", "Forwarded Message"},
    {"Od", "Datum", "Komu", "Kopie", "Předmět", "Přeposlaná zpráva"},
    {"Fra", "Sendt", "Til", "Cc", "Emne", "Videresendt meddelelse"},
    {"Lähettäjä", "Päiväys", "Vastaanottaja", "Kopio", "Aihe", "Välitetty viesti"},
    {"Šalje", "Datum", "Prima", "Kopija", "Predmet", "Proslijeđena poruka"},
    {"Feladó", "Dátum", "Címzett", "Másolatot kap", "Tárgy", "Továbbított üzenet"},
    {"Da", "Inviato", "A", "Cc", "Oggetto", "Messaggio inoltrato"},
    {"Od", "Wysłano", "Do", "DW", "Temat", "Przekazana wiadomość"},
    {"De", "Enviado", "Para", "Cc", "Assunto", "Mensagem encaminhada"},
    {"De la", "Trimis", "Către", "Cc", "Subiect", "Mesaj redirecționat"},
    {"От", "Отправлено", "Кому", "Копия", "Тема", "Пересылаемое сообщение"},
    {"Från", "Skickat", "Till", "Kopia", "Ämne", "Vidarebefordrat meddelande"},
    {"Kimden", "Tarih", "Kime", "Bilgi", "Konu", "İletilmiş İleti"},
    {"Від", "Надіслано", "Кому", "Копія", "Тема", "Переслане повідомлення"},
    {"Saatja", "Saadetud", "Saaja", "Koopia", "Teema", "Edastatud kiri"},
    {"差出人", "日時", "宛先", "Cc", "件名", "転送されたメッセージ"},
};

static void in_many_tongues(void **state)
{
	char text[1000];

	(void)state;
	for (size_t i = 0; i < sizeof(tongues) / sizeof(tongues[0]); i++) {
		const struct tongue *t = &tongues[i];

		/* Thunderbird, Gmail */
		snprintf(
		    text, sizeof(text),
		    "Zie hier.\n\n-------- %s --------\n%s: \tOnze zoon\n%s: \t4 5 2026 9:12\n%s: "
		    "\tEls Maes <els@vzw.example>\n%s: \tan@vzw.example\n%s: Q "
		    "<q@vzw.example>\n\n\n"
		    "Hij wil weg.\n\nKunt u helpen?\n",
		    t->mark, t->subject, t->date, t->from, t->to, t->cc);
		assert_forward("iets anders", text, "Zie hier.");
		/* Apple */
		snprintf(
		    text, sizeof(text),
		    "> %s:\n>\n> %s: Els Maes <els@vzw.example>\n> %s: Onze zoon\n> %s: 4 5 "
		    "2026\n> "
		    "%s: an@vzw.example\n> %s: Q <q@vzw.example>\n>\n> Hij wil weg.\n>\n> Kunt u "
		    "helpen?\n>\n",
		    t->mark, t->from, t->subject, t->date, t->to, t->cc);
		assert_forward("Fwd: Onze zoon", text, NULL);
		/* Outlook */
		snprintf(
		    text, sizeof(text),
		    "%s: Els Maes <els@vzw.example>\n%s: 4 5 2026 9:12\n%s: an@vzw.example\n%s: Q "
		    "<q@vzw.example>\n%s: Onze zoon\nHij wil weg.\n\nKunt u helpen?\n",
		    t->from, t->date, t->to, t->cc, t->subject);
		assert_forward("FW: Onze zoon", text, NULL);
		/* Yahoo: all in one line */
		snprintf(text, sizeof(text),
			 "Zie hier.\n\n   ----- %s ----- %s: Els Maes <els@vzw.example>%s: \"an\" "
			 "<an@vzw.example>%s: Q <q@vzw.example>%s: 4 5 2026 09:26:50 CET%s: Onze "
			 "zoon\nHij "
			 "wil weg.\n\nKunt u helpen?\n",
			 t->mark, t->from, t->to, t->cc, t->date, t->subject);
		assert_forward("iets anders", text, "Zie hier.");
	}
}

/* Outlook for Mac writes an attribution, as above an answer; the subject tells. */
static void by_attribution(void **state)
{
	static const char *const rows[] = {
	    "Op 28/10/2026 12:46 heeft Els Maes <els@vzw.example> geschreven:",
	    "\xEF\xBB\xBFLe 28/10/2026 12:46, « Els Maes » <els@vzw.example> a écrit :",
	    "Am 28.10.26, 12:46 schrieb „Els Maes“ <els@vzw.example>:",
	    "On 28/10/2026 12:46, \"Els Maes\" <els@vzw.example> wrote:",
	    "Els Maes <els@vzw.example> skrev følgende den 28/10/2026, 12:46:",
	    "28.10.2026 12:46 tarihinde \"Els Maes\" <els@vzw.example> şunu yazdı:",
	};
	char text[400];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(text, sizeof(text), "Zie hier.\n\n%s\n\nHij wil weg.\n\nKunt u helpen?\n",
			 rows[i]);
		assert_forward("FW: Onze zoon", text, "Zie hier.");
	}
}

static void other_forms(void **state)
{
	(void)state;
	/* a mark that is not known here, told by the subject and the dashes */
	assert_forward(
	    "Fwd: Onze zoon",
	    "Zie hier.\n\n-------- Mesazh i përcjellë --------\nFrom: Els Maes "
	    "<els@vzw.example>\nDate: 4 5 2026\nSubject: Onze zoon\n\nHij wil weg.\n\nKunt u "
	    "helpen?\n",
	    "Zie hier.");
	/* a separator of answers, told by the subject */
	assert_forward("Fwd: Onze zoon",
		       "> ---------- Original Message ----------\n> From: Els Maes "
		       "<els@vzw.example>\n> Subject: Onze zoon\n> \n> Hij wil weg.\n> \n> Kunt u "
		       "helpen?\n",
		       NULL);
	/* nothing but the head under a subject of one's own */
	assert_forward(
	    "nieuwe aanvraag",
	    "________________________________\nVan: Els Maes <els@vzw.example>\nVerzonden: "
	    "maandag 4 mei 2026 9:12\nAan: an@vzw.example\nOnderwerp: Onze zoon\n\nHij wil "
	    "weg.\n\nKunt u helpen?\n",
	    NULL);
}

static void no_forwards(void **state)
{
	static const struct {
		const char *subject, *text;
	} rows[] = {
	    {"Re: x", "Ja.\n\n-----Original Message-----\n\n---------- Forwarded message "
		      "----------\nFrom: Els <els@vzw.example>\nSubject: s\n\nv\n"},
	    {"Re: x",
	     "Ja.\n\nOp 3 mei 2026 om 9:00 schreef An <an@vzw.example>:\n> ---------- "
	     "Forwarded message ----------\n> From: Els <els@vzw.example>\n> Subject: s\n> v\n"},
	    {"Re: x", "Van: Els <els@vzw.example>\nVerzonden: maandag 4 mei 2026 9:12\nAan: An\n"
		      "Onderwerp: s\n\nv\n"},
	    {"aanvraag",
	     "Van: Els Maes\nDatum: 4 mei 2026\nBetreft: bemiddeling\n\nMijn zoon is weg.\n"},
	    {"aanvraag", "Op 3 mei om 9:00 schreef Els <els@vzw.example>:\n> v\n"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (forward_find(arena, rows[i].text, strlen(rows[i].text), rows[i].subject))
			fail_msg("a forward: %s", rows[i].text);
	}
	arena_free(&arena);
}

static void subjects(void **state)
{
	static const char *const forwards[] = {
	    "Fwd: x", "FW: x", "Doorst: x", "TR : x",	 "WG: x",	  "VS: x",  "ENC: x",
	    "RV: x",  "VB: x", "PD: x",	    "Redir.: x", "Videresend: x", "İLT: x", "[Fwd: x]"};
	static const char *const others[] = {"Re: x", "Forward", "Wgeen", "x fwd: y", ""};

	(void)state;
	for (size_t i = 0; i < sizeof(forwards) / sizeof(forwards[0]); i++) {
		if (!forward_subject(forwards[i]))
			fail_msg("%s", forwards[i]);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (forward_subject(others[i]))
			fail_msg("%s", others[i]);
	}
	assert_false(forward_subject(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(in_many_tongues), cmocka_unit_test(by_attribution),
	    cmocka_unit_test(other_forms),     cmocka_unit_test(no_forwards),
	    cmocka_unit_test(subjects),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
