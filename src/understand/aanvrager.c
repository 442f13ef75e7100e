/* aanvrager: who asks: name, role, service, and where to answer. */
#include "understand/claims.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "sorting/sorting.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/names.h"
#include "understand/said.h"
#include "understand/service.h"
#include "understand/what.h"

/* The first that is said counts: "vertrouwenspersoon van de jongere" is no minor, "pleegouder" no
 * parent. */
static const struct understand_word roles[] = {
    {"vertrouwenspersoon", ROL_VERTROUWENSPERSOON},
    {"steunfiguur", ROL_STEUNFIGUUR},
    {"advocaat", ROL_ADVOCAAT},
    {"jeugdadvocaat", ROL_ADVOCAAT},
    {"pleegzorg~", ROL_HULPVERLENER},
    {"pleeg~", ROL_PLEEGOUDER},
    {"grootouder~", ROL_GROOTOUDER},
    {"grootmoeder", ROL_GROOTOUDER},
    {"grootvader", ROL_GROOTOUDER},
    {"oma", ROL_GROOTOUDER},
    {"opa", ROL_GROOTOUDER},
    {"bomma", ROL_GROOTOUDER},
    {"bompa", ROL_GROOTOUDER},
    {"opvoedingsverantwoordelijke~", ROL_OPVOEDINGSVERANTWOORDELIJKE},
    {"voogd", ROL_OPVOEDINGSVERANTWOORDELIJKE},
    {"plusouder", ROL_OPVOEDINGSVERANTWOORDELIJKE},
    {"plusmama", ROL_OPVOEDINGSVERANTWOORDELIJKE},
    {"pluspapa", ROL_OPVOEDINGSVERANTWOORDELIJKE},
    {"stiefmoeder", ROL_OPVOEDINGSVERANTWOORDELIJKE},
    {"stiefvader", ROL_OPVOEDINGSVERANTWOORDELIJKE},
    {"hulpverlener~", ROL_HULPVERLENER},
    {"begeleid~", ROL_HULPVERLENER},
    {"contextbegeleid~", ROL_HULPVERLENER},
    {"thuisbegeleid~", ROL_HULPVERLENER},
    {"trajectbegeleid~", ROL_HULPVERLENER},
    {"consulent~", ROL_HULPVERLENER},
    {"maatschappelijk werk~", ROL_HULPVERLENER},
    {"orthopedag~", ROL_HULPVERLENER},
    {"psycholo~", ROL_HULPVERLENER},
    {"zorgcoordinator", ROL_HULPVERLENER},
    {"leerkracht", ROL_HULPVERLENER},
    {"professional", ROL_HULPVERLENER},
    {"tante", ROL_FAMILIE},
    {"nonkel", ROL_FAMILIE},
    {"oom", ROL_FAMILIE},
    {"zus", ROL_FAMILIE},
    {"broer", ROL_FAMILIE},
    {"familie~", ROL_FAMILIE},
    {"moeder", ROL_OUDER},
    {"vader", ROL_OUDER},
    {"mama", ROL_OUDER},
    {"papa", ROL_OUDER},
    {"ouder", ROL_OUDER},
    {"ouders", ROL_OUDER},
    {"jongvolwassene", ROL_JONGVOLWASSENE},
    {"minderjarige", ROL_MINDERJARIGE},
    {"jongere", ROL_MINDERJARIGE},
    {"kind", ROL_MINDERJARIGE},
    {"andere", ROL_ANDERE},
    {"iemand anders", ROL_ANDERE},
    {NULL, ROL_ONBEKEND},
};

/* Who works with children, whatever the word begins with: "gezinsbegeleider", "straathoekwerker". */
static bool is_worker(const char *folded)
{
	static const char *const parts[] = {
	    "begeleid",	    "werker",	 "werkster",   "consulent",   "opvoeder",   "opvoedster",
	    "therapeut",    "hulpverle", "pedago",     "psycholo",    "psychiater", "leraar",
	    "lerares",	    "directeur", "directrice", "coordinator", "verpleegk",  "leerkracht",
	    "ondersteuner", "arts",	 "juf",	       "teamleider",  "teamcoach"};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (strstr(folded, parts[i]))
			return true;
	}
	return false;
}

static enum rol role_in(struct understanding *u, const char *text, size_t length)
{
	const char *folded = understand_folded(u, text, length);
	enum rol rol = (enum rol)understand_first(folded, roles);

	return rol == ROL_ONBEKEND && is_worker(folded) ? ROL_HULPVERLENER : rol;
}

static void set_role(struct understanding *u, const struct form_answer *answer,
		     struct form_range range, enum rol rol)
{
	if (rol == ROL_ONBEKEND)
		return;
	u->reading->aanvrager.rol = rol;
	understand_evidence(u, "aanvrager.rol", answer, range, 0.95);
}

/* "Sara Lemmens, maatschappelijk werker" and "Gust Aerts (orthopedagoog)": what is told behind a name; NULL. */
static const char *behind_name(const char *name)
{
	const char *sign = strstr(name, ", "), *open = strstr(name, " (");

	sign = !sign || (open && open < sign) ? open : sign;
	return sign ? sign + 2 : NULL;
}

/* Nobody asked for the role: "Naam en functie: Ans Wellens, opvoeder"; "Naam van de ouder: ..."; a service. */
static void take_role_elsewhere(struct understanding *u)
{
	const struct form_answer *name = understand_answer(u, "aanvrager.naam");
	const struct form_answer *service = understand_answer(u, "aanvrager.dienst");
	const char *more = name ? behind_name(name->waarde) : NULL;
	struct form_range rest = {0, 0};
	enum rol rol = ROL_ONBEKEND;

	if (more) {
		rest = (struct form_range){(size_t)(more - name->waarde), strlen(name->waarde)};
		rol = role_in(u, more, rest.tot - rest.van);
	}
	if (name && rol == ROL_ONBEKEND) {
		rest = (struct form_range){0, strlen(name->waarde)};
		rol = (enum rol)understand_first(
		    understand_folded(u, name->label, strlen(name->label)), roles);
	}
	if (rol != ROL_ONBEKEND)
		set_role(u, name, rest, rol);
	else if (service &&
		 understand_service(understand_folded(u, service->waarde, strlen(service->waarde))))
		set_role(u, service, (struct form_range){0, strlen(service->waarde)},
			 ROL_HULPVERLENER);
}

static void take_role(struct understanding *u)
{
	bool asked = false;

	for (size_t i = 0; i < u->answers.count; i++) {
		const struct form_answer *answer = &u->answers.items[i];
		struct form_range chosen;
		const char *value;

		/* "Wie vraagt aan?" may be answered with a name, and the role below it */
		if (!text_equal(answer->sleutel, "aanvrager.rol") ||
		    u->reading->aanvrager.rol != ROL_ONBEKEND)
			continue;
		asked = true;
		chosen = understand_chosen(answer);
		value = answer->waarde + chosen.van;
		if (!understand_is_choice(u, value, chosen.tot - chosen.van, roles))
			set_role(u, answer, chosen, role_in(u, value, chosen.tot - chosen.van));
	}
	if (!asked)
		take_role_elsewhere(u);
}

/* A name in two answers: the text between them is part of the evidence. */
static void take_two_names(struct understanding *u, const struct form_answer *first,
			   const struct form_answer *last, const char *pad, const char **value)
{
	const struct form_answer *upper = first->waarde_van < last->waarde_van ? first : last;
	const struct form_answer *lower = upper == first ? last : first;

	*value = arena_format(u->arena, "%s %s", first->waarde, last->waarde);
	reading_add_bron(u->arena, u->reading, pad, u->form.deel, u->form.text, upper->waarde_van,
			 lower->waarde_tot, 0.9);
}

/* Who it is, before what she is. */
static bool take_name_before(struct understanding *u, const struct form_answer *answer,
			     const char **value)
{
	const char *more = answer ? behind_name(answer->waarde) : NULL;
	size_t length = more ? (size_t)(more - answer->waarde) - 2 : 0;

	if (length == 0 || *more < 'a' || *more > 'z')
		return false;
	*value = arena_slice(u->arena, answer->waarde, length);
	understand_evidence(u, "aanvrager.naam", answer, (struct form_range){0, length}, 0.9);
	return true;
}

/* "Wie vraagt aan? Els Maes, moeder": the name stands before what she is. */
static void take_name_in_role(struct understanding *u, const char **value)
{
	const struct form_answer *role = understand_answer(u, "aanvrager.rol");
	const char *more = role ? behind_name(role->waarde) : NULL;
	size_t length = more ? (size_t)(more - role->waarde) - 2 : 0;

	if (length > 0 && understand_is_person(arena_slice(u->arena, role->waarde, length)))
		take_name_before(u, role, value);
}

static void take_form_name(struct understanding *u)
{
	const struct form_answer *first = understand_answer(u, "aanvrager.voornaam");
	const struct form_answer *last = understand_answer(u, "aanvrager.naam");
	const char **value = &u->reading->aanvrager.naam;

	if (first && last && strlen(first->waarde) + strlen(last->waarde) < 200 &&
	    !strchr(first->waarde, '\n') && !strchr(last->waarde, '\n'))
		take_two_names(u, first, last, "aanvrager.naam", value);
	else if (!take_name_before(u, last, value) &&
		 !understand_take_text(u, "aanvrager.naam", "aanvrager.naam", value) &&
		 !understand_take_text(u, "aanvrager.voornaam", "aanvrager.naam", value))
		take_name_in_role(u, value);
}

/* Who wrote the mail that another passed on: the address in its own head. */
static void take_inner_address(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	const char *adres = u->reading->mail.doorgestuurd->van.adres;
	const char *at = adres ? strcasestr(u->text, adres) : NULL;

	if (aanvrager->email || !at || sorting_daemon_address(adres))
		return;
	aanvrager->email = adres;
	reading_add_bron(u->arena, u->reading, "aanvrager.email", "tekst", u->text,
			 (size_t)(at - u->text), (size_t)(at - u->text) + strlen(adres), 0.8);
}

/* A form that a site sent from an address of its own: "Webaanvraag <aanvragen@...>". */
static bool is_site(const struct understanding *u)
{
	static const char *const begins[] = {"aanvra",	"formulier", "webform",	  "eloket",
					     "e-loket", "webaanvra", "inschrijv", NULL};
	const struct letter_address *from = &u->reading->mail.from;

	if (u->answers.count == 0 || !from->adres || understand_is_person(from->naam))
		return false;
	for (size_t i = 0; begins[i]; i++) {
		if (text_starts_fold(from->adres, begins[i]))
			return true;
	}
	return false;
}

/* The sender's own address: Reply-To, else From; never that of a machine, and of a form only
 * Reply-To. */
static void take_header(struct understanding *u)
{
	struct reading *reading = u->reading;
	const struct letter *mail = &reading->mail;
	bool replies = mail->reply_to.adres && !sorting_daemon_address(mail->reply_to.adres);
	const struct letter_address *address = replies ? &mail->reply_to : &mail->from;
	const char *deel = replies ? "reply_to" : "van";
	const char *text = reading_address_text(u->arena, address);
	const char *naam = understand_without_title(address->naam);
	bool machine = sorting_daemon_address(mail->from.adres) || is_site(u) ||
		       (reading->vorm == VORM_WEB && understand_is_site(mail->from.naam));

	if (u->passed_on) {
		take_inner_address(u);
		return;
	}
	if (!replies && machine)
		return;
	if (!reading->aanvrager.naam && understand_is_person(naam) &&
	    !understand_mentions(u, "naamloos")) {
		size_t van = (size_t)(naam - address->naam),
		       length = understand_person_length(naam);

		reading->aanvrager.naam = arena_slice(u->arena, naam, length);
		reading_add_bron(u->arena, reading, "aanvrager.naam", deel, text, van, van + length,
				 0.7);
	}
	if (!reading->aanvrager.email && address->adres) {
		size_t van = address->naam ? strlen(address->naam) + 2 : 0;

		reading->aanvrager.email = address->adres;
		reading_add_bron(u->arena, reading, "aanvrager.email", deel, text, van,
				 van + strlen(address->adres), 0.8);
	}
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_great(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "lien" below the mail, and "Lien" in From: as she writes it there. */
static void take_spelling(struct understanding *u)
{
	struct reading *reading = u->reading;
	const char *naam = reading->aanvrager.naam, *from = reading->mail.from.naam;
	size_t length = naam ? strlen(naam) : 0;

	if (u->passed_on || !from || length < 2 || !is_small(naam[0]) || !is_great(from[0]) ||
	    is_great(from[1]) || strncasecmp(from, naam, length) != 0 ||
	    (from[length] && from[length] != ' '))
		return;
	for (size_t i = 0; i < reading->bron_count; i++) {
		struct reading_bron *bron = &reading->bronnen[i];

		if (!text_equal(bron->pad, "aanvrager.naam"))
			continue;
		reading->aanvrager.naam = arena_slice(u->arena, from, length);
		*bron = (struct reading_bron){
		    bron->pad, "van", 0, length, reading->aanvrager.naam, bron->zekerheid};
		return;
	}
}

static void take_service(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	static const char *const keys[] = {"aanvrager.dienst_type", "aanvrager.dienst",
					   "aanvrager.rol"};

	understand_take_text(u, "aanvrager.dienst", "aanvrager.dienst", &aanvrager->dienst);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && !aanvrager->dienst_type; i++) {
		const struct form_answer *answer = understand_answer(u, keys[i]);
		struct form_range chosen;

		/* "vertrouwenspersoon, leerkracht op school" does not speak for the school */
		if (!answer || (i == 2 && aanvrager->rol != ROL_HULPVERLENER))
			continue;
		chosen = understand_chosen(answer);
		aanvrager->dienst_type = understand_service_of_work(
		    understand_folded(u, answer->waarde + chosen.van, chosen.tot - chosen.van));
		if (aanvrager->dienst_type)
			understand_evidence(u, "aanvrager.dienst_type", answer, chosen, 0.9);
	}
}

/* "Tel/mail: 0470 ... of an@..." under one label; or as the answer to how to reach who asks, when it begins so. */
static void take_contact_beside(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	const struct form_answer *reach = understand_answer(u, "client.veilig_contact");
	struct form_range range;
	char phone[FORM_PHONE];

	understand_take_email(u, "aanvrager.tel", "aanvrager.email", &aanvrager->email);
	understand_take_phone(u, "aanvrager.mail", "aanvrager.telefoon", &aanvrager->telefoon);
	if (!reach || !form_find_phone(reach->waarde, strlen(reach->waarde), &range, phone) ||
	    range.van > 0)
		return;
	understand_take_phone(u, "client.veilig_contact", "aanvrager.telefoon",
			      &aanvrager->telefoon);
	understand_take_email(u, "client.veilig_contact", "aanvrager.email", &aanvrager->email);
}

/* A young person who asks stands with a name in the form already, under "de jongere". */
static bool is_named_as_child(const struct understanding *u)
{
	enum rol rol = u->reading->aanvrager.rol;

	return (rol == ROL_MINDERJARIGE || rol == ROL_JONGVOLWASSENE) &&
	       understand_answer(u, "client.voornaam") && understand_answer(u, "client.naam") &&
	       !understand_is_person(u->reading->mail.from.naam);
}

void understand_aanvrager(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;

	take_role(u);
	understand_told_rol(u);
	take_form_name(u);
	take_service(u);
	understand_told_dienst(u);
	understand_take_phone(u, "aanvrager.tel", "aanvrager.telefoon", &aanvrager->telefoon);
	understand_take_email(u, "aanvrager.mail", "aanvrager.email", &aanvrager->email);
	take_contact_beside(u);
	if (!is_named_as_child(u))
		understand_told_aanvrager(u);
	understand_told_nummers(u);
	understand_told_mailadres(u);
	take_header(u);
	take_spelling(u);
}
