/* record_table: see record_table.h. Keys in the order of the contract, section 3. */
#include "reading/record_table.h"

#include "reading/reading.h"
#include "reading/record_shape.h"

#define ROWS(rows)	 (rows), sizeof(rows) / sizeof((rows)[0])
#define AT(type, member) offsetof(struct type, member)

static const struct field address_rows[] = {
    {.key = "naam", .kind = KIND_LINE, .offset = AT(letter_address, naam)},
    {.key = "adres",
     .kind = KIND_LINE,
     .offset = AT(letter_address, adres),
     .valid = record_is_email},
};
static const struct table address = {ROWS(address_rows), sizeof(struct letter_address)};

static const struct field bijlage_rows[] = {
    {.key = "naam", .kind = KIND_LINE, .flags = FIELD_NEEDED, .offset = AT(letter_bijlage, naam)},
    {.key = "type", .kind = KIND_LINE, .flags = FIELD_NEEDED, .offset = AT(letter_bijlage, type)},
    {.key = "grootte", .kind = KIND_BYTES, .offset = AT(letter_bijlage, grootte)},
    {.key = "sha256",
     .kind = KIND_DIGEST,
     .offset = AT(letter_bijlage, sha256),
     .valid = record_is_digest},
};
static const struct table bijlage = {ROWS(bijlage_rows), sizeof(struct letter_bijlage)};

static const struct field forward_rows[] = {
    {.key = "van", .kind = KIND_OBJECT, .offset = AT(letter_forward, van), .table = &address},
    {.key = "onderwerp", .kind = KIND_LINE, .offset = AT(letter_forward, onderwerp)},
    {.key = "datum", .kind = KIND_LINE, .offset = AT(letter_forward, datum)},
    {.key = "tekst", .kind = KIND_TEXT, .offset = AT(letter_forward, tekst)},
    {.key = "begeleidende_tekst",
     .kind = KIND_TEXT,
     .offset = AT(letter_forward, begeleidende_tekst)},
};
static const struct table forward = {ROWS(forward_rows), sizeof(struct letter_forward)};

static const struct field mail_rows[] = {
    {.key = "message_id", .kind = KIND_LINE, .flags = FIELD_ID, .offset = AT(letter, message_id)},
    {.key = "in_reply_to", .kind = KIND_LINE, .flags = FIELD_ID, .offset = AT(letter, in_reply_to)},
    {.key = "references",
     .kind = KIND_LINES,
     .flags = FIELD_ID,
     .offset = AT(letter, references),
     .count_offset = AT(letter, reference_count)},
    {.key = "from", .kind = KIND_OBJECT, .offset = AT(letter, from), .table = &address},
    {.key = "reply_to",
     .kind = KIND_OBJECT,
     .flags = FIELD_NULLABLE,
     .offset = AT(letter, reply_to),
     .table = &address},
    {.key = "to",
     .kind = KIND_LIST,
     .offset = AT(letter, to.items),
     .count_offset = AT(letter, to.count),
     .table = &address},
    {.key = "cc",
     .kind = KIND_LIST,
     .offset = AT(letter, cc.items),
     .count_offset = AT(letter, cc.count),
     .table = &address},
    {.key = "datum", .kind = KIND_LINE, .offset = AT(letter, datum), .valid = record_is_time},
    {.key = "onderwerp", .kind = KIND_LINE, .offset = AT(letter, onderwerp)},
    {.key = "tekst", .kind = KIND_TEXT, .flags = FIELD_NEEDED, .offset = AT(letter, tekst)},
    {.key = "volledige_tekst",
     .kind = KIND_TEXT,
     .flags = FIELD_OMITTED,
     .offset = AT(letter, volledige_tekst)},
    {.key = "bijlagen",
     .kind = KIND_LIST,
     .offset = AT(letter, bijlagen),
     .count_offset = AT(letter, bijlage_count),
     .table = &bijlage},
    {.key = "afzender_bevestigd", .kind = KIND_MAYBE, .offset = AT(letter, afzender_bevestigd)},
    {.key = "doorgestuurd",
     .kind = KIND_POINTER,
     .offset = AT(letter, doorgestuurd),
     .table = &forward},
    {.key = "kenmerken", .kind = KIND_MARKS, .offset = AT(letter, marks)},
    {.key = "grens", .kind = KIND_LIMIT, .offset = AT(letter, grens)},
};
static const struct table mail = {ROWS(mail_rows), sizeof(struct letter)};

static const struct field ontvanger_rows[] = {
    {.key = "adres", .kind = KIND_LINE, .offset = AT(reading_bounce_ontvanger, adres)},
    {.key = "status", .kind = KIND_LINE, .offset = AT(reading_bounce_ontvanger, status)},
    {.key = "blijvend", .kind = KIND_BOOL, .offset = AT(reading_bounce_ontvanger, blijvend)},
};
static const struct table ontvanger = {ROWS(ontvanger_rows),
				       sizeof(struct reading_bounce_ontvanger)};

static const struct field bounce_rows[] = {
    {.key = "ontvangers",
     .kind = KIND_LIST,
     .offset = AT(reading_bounce, ontvangers),
     .count_offset = AT(reading_bounce, ontvanger_count),
     .table = &ontvanger},
    {.key = "message_id",
     .kind = KIND_LINE,
     .flags = FIELD_ID,
     .offset = AT(reading_bounce, message_id)},
};
static const struct table bounce = {ROWS(bounce_rows), sizeof(struct reading_bounce)};

static const struct field aanvrager_rows[] = {
    {.key = "naam", .kind = KIND_LINE, .offset = AT(reading_aanvrager, naam)},
    {.key = "rol", .kind = KIND_ENUM, .offset = AT(reading_aanvrager, rol), .names = &names_rol},
    {.key = "dienst", .kind = KIND_LINE, .offset = AT(reading_aanvrager, dienst)},
    {.key = "dienst_type",
     .kind = KIND_ENUM,
     .offset = AT(reading_aanvrager, dienst_type),
     .names = &names_dienst_type},
    {.key = "telefoon",
     .kind = KIND_LINE,
     .offset = AT(reading_aanvrager, telefoon),
     .valid = record_is_phone},
    {.key = "email",
     .kind = KIND_LINE,
     .offset = AT(reading_aanvrager, email),
     .valid = record_is_email},
};
static const struct table aanvrager = {ROWS(aanvrager_rows), sizeof(struct reading_aanvrager)};

static const struct field client_rows[] = {
    {.key = "naam", .kind = KIND_LINE, .offset = AT(reading_client, naam)},
    {.key = "geboortedatum",
     .kind = KIND_LINE,
     .offset = AT(reading_client, geboortedatum),
     .valid = record_is_day},
    {.key = "leeftijd", .kind = KIND_YEARS, .offset = AT(reading_client, leeftijd)},
    {.key = "adres", .kind = KIND_LINE, .offset = AT(reading_client, adres)},
    {.key = "postcode",
     .kind = KIND_LINE,
     .offset = AT(reading_client, postcode),
     .valid = record_is_postcode},
    {.key = "gemeente", .kind = KIND_LINE, .offset = AT(reading_client, gemeente)},
    {.key = "verblijf", .kind = KIND_LINE, .offset = AT(reading_client, verblijf)},
    {.key = "telefoon",
     .kind = KIND_LINE,
     .offset = AT(reading_client, telefoon),
     .valid = record_is_phone},
    {.key = "email",
     .kind = KIND_LINE,
     .offset = AT(reading_client, email),
     .valid = record_is_email},
    {.key = "taal", .kind = KIND_LINE, .offset = AT(reading_client, taal)},
    {.key = "tolk", .kind = KIND_ENUM, .offset = AT(reading_client, tolk), .names = &names_janee},
};
static const struct table client = {ROWS(client_rows), sizeof(struct reading_client)};

static const struct field partij_rows[] = {
    {.key = "naam", .kind = KIND_LINE, .offset = AT(reading_partij, naam)},
    {.key = "relatie", .kind = KIND_LINE, .offset = AT(reading_partij, relatie)},
    {.key = "dienst", .kind = KIND_LINE, .offset = AT(reading_partij, dienst)},
    {.key = "dienst_type",
     .kind = KIND_ENUM,
     .offset = AT(reading_partij, dienst_type),
     .names = &names_dienst_type},
    {.key = "telefoon",
     .kind = KIND_LINE,
     .offset = AT(reading_partij, telefoon),
     .valid = record_is_phone},
    {.key = "email",
     .kind = KIND_LINE,
     .offset = AT(reading_partij, email),
     .valid = record_is_email},
    {.key = "uitnodigen",
     .kind = KIND_ENUM,
     .offset = AT(reading_partij, uitnodigen),
     .names = &names_janee},
    {.key = "op_de_hoogte",
     .kind = KIND_ENUM,
     .offset = AT(reading_partij, op_de_hoogte),
     .names = &names_janee},
    {.key = "akkoord",
     .kind = KIND_ENUM,
     .offset = AT(reading_partij, akkoord),
     .names = &names_janee},
};
static const struct table partij = {ROWS(partij_rows), sizeof(struct reading_partij)};

/* The two consents stand in the reading itself: the offsets are those of struct reading. */
static const struct field akkoord_rows[] = {
    {.key = "client",
     .kind = KIND_ENUM,
     .offset = AT(reading, akkoord_client),
     .names = &names_akkoord},
    {.key = "ouders",
     .kind = KIND_ENUM,
     .offset = AT(reading, akkoord_ouders),
     .names = &names_akkoord},
};
static const struct table akkoord = {ROWS(akkoord_rows), 0};

static const struct field signaal_rows[] = {
    {.key = "soort",
     .kind = KIND_ENUM,
     .flags = FIELD_NEEDED,
     .offset = AT(reading_signaal, soort),
     .names = &names_gevaar_soort},
    {.key = "citaat",
     .kind = KIND_TEXT,
     .flags = FIELD_NEEDED,
     .offset = AT(reading_signaal, citaat),
     .limit = RECORD_CITAAT},
};
static const struct table signaal = {ROWS(signaal_rows), sizeof(struct reading_signaal)};

static const struct field gevaar_rows[] = {
    {.key = "niveau", .kind = KIND_ENUM, .offset = AT(reading, gevaar), .names = &names_gevaar},
    {.key = "signalen",
     .kind = KIND_LIST,
     .offset = AT(reading, signalen),
     .count_offset = AT(reading, signaal_count),
     .table = &signaal},
};
static const struct table gevaar = {ROWS(gevaar_rows), 0};

static const struct field feit_rows[] = {
    {.key = "soort",
     .kind = KIND_ENUM,
     .flags = FIELD_NEEDED,
     .offset = AT(reading_feit, soort),
     .names = &names_feit},
    {.key = "citaat",
     .kind = KIND_TEXT,
     .flags = FIELD_NEEDED,
     .offset = AT(reading_feit, citaat),
     .limit = RECORD_CITAAT},
};
static const struct table feit = {ROWS(feit_rows), sizeof(struct reading_feit)};

static const struct field regel_rows[] = {
    {.key = "id", .kind = KIND_LINE, .flags = FIELD_NEEDED, .offset = AT(reading_regel, id)},
    {.key = "uitkomst",
     .kind = KIND_ENUM,
     .offset = AT(reading_regel, uitkomst),
     .names = &names_uitkomst},
    {.key = "citaat",
     .kind = KIND_TEXT,
     .flags = FIELD_OMITTED,
     .offset = AT(reading_regel, citaat),
     .limit = RECORD_CITAAT},
};
static const struct table regel = {ROWS(regel_rows), sizeof(struct reading_regel)};

static const struct field advies_rows[] = {
    {.key = "uitkomst",
     .kind = KIND_ENUM,
     .offset = AT(reading_advies, uitkomst),
     .names = &names_uitkomst},
    {.key = "vlaggen", .kind = KIND_FLAGS},
    {.key = "regels",
     .kind = KIND_LIST,
     .offset = AT(reading_advies, regels),
     .count_offset = AT(reading_advies, regel_count),
     .table = &regel},
    {.key = "vragen",
     .kind = KIND_LINES,
     .offset = AT(reading_advies, vragen),
     .count_offset = AT(reading_advies, vraag_count)},
};
static const struct table advies = {ROWS(advies_rows), sizeof(struct reading_advies)};

static const struct field veld_rows[] = {
    {.key = "sleutel", .kind = KIND_LINE, .offset = AT(reading_veld, sleutel)},
    {.key = "label", .kind = KIND_LINE, .flags = FIELD_NEEDED, .offset = AT(reading_veld, label)},
    {.key = "waarde", .kind = KIND_TEXT, .flags = FIELD_NEEDED, .offset = AT(reading_veld, waarde)},
};
static const struct table veld = {ROWS(veld_rows), sizeof(struct reading_veld)};

static const struct field bron_rows[] = {
    {.key = "deel", .kind = KIND_LINE, .flags = FIELD_NEEDED, .offset = AT(reading_bron, deel)},
    {.key = "van", .kind = KIND_SIZE, .offset = AT(reading_bron, van)},
    {.key = "tot", .kind = KIND_SIZE, .offset = AT(reading_bron, tot)},
    {.key = "citaat",
     .kind = KIND_TEXT,
     .flags = FIELD_OMITTED,
     .offset = AT(reading_bron, citaat),
     .limit = RECORD_CITAAT},
    {.key = "zekerheid", .kind = KIND_SHARE, .offset = AT(reading_bron, zekerheid)},
};
static const struct table bron = {ROWS(bron_rows), sizeof(struct reading_bron)};
_Static_assert(AT(reading_bron, pad) == 0, "a map's key comes first");
_Static_assert(AT(reading_deel, naam) == 0, "a map's key comes first");

static const struct field reading_rows[] = {
    {.key = "schema", .kind = KIND_CONST, .flags = FIELD_NEEDED, .name = "loket/reading/1"},
    {.key = "mail",
     .kind = KIND_OBJECT,
     .flags = FIELD_NEEDED,
     .offset = AT(reading, mail),
     .table = &mail},
    {.key = "bounce", .kind = KIND_POINTER, .offset = AT(reading, bounce), .table = &bounce},
    {.key = "soort", .kind = KIND_ENUM, .offset = AT(reading, soort), .names = &names_soort},
    {.key = "afwezig_tot",
     .kind = KIND_LINE,
     .flags = FIELD_LATER,
     .offset = AT(reading, afwezig_tot),
     .valid = record_is_day},
    {.key = "vorm", .kind = KIND_ENUM, .offset = AT(reading, vorm), .names = &names_vorm},
    {.key = "taal", .kind = KIND_LINE, .offset = AT(reading, taal), .valid = record_is_language},
    {.key = "instrument",
     .kind = KIND_ENUM,
     .offset = AT(reading, instrument),
     .names = &names_instrument},
    {.key = "vervolg", .kind = KIND_BOOL, .offset = AT(reading, vervolg)},
    {.key = "regio", .kind = KIND_ENUM, .offset = AT(reading, regio), .names = &names_regio},
    {.key = "aanvrager",
     .kind = KIND_OBJECT,
     .flags = FIELD_NEEDED,
     .offset = AT(reading, aanvrager),
     .table = &aanvrager},
    {.key = "client",
     .kind = KIND_OBJECT,
     .flags = FIELD_NEEDED,
     .offset = AT(reading, client),
     .table = &client},
    {.key = "partijen",
     .kind = KIND_LIST,
     .offset = AT(reading, partijen),
     .count_offset = AT(reading, partij_count),
     .limit = RECORD_PARTIES,
     .table = &partij},
    {.key = "vraag", .kind = KIND_TEXT, .offset = AT(reading, vraag)},
    {.key = "eenzijdige_stop",
     .kind = KIND_ENUM,
     .offset = AT(reading, eenzijdige_stop),
     .names = &names_stop},
    {.key = "toegangspoort",
     .kind = KIND_ENUM,
     .offset = AT(reading, toegangspoort),
     .names = &names_toegangspoort},
    {.key = "mandaat", .kind = KIND_SERVICES, .offset = AT(reading, mandaat)},
    {.key = "akkoord", .kind = KIND_OBJECT, .flags = FIELD_NEEDED, .table = &akkoord},
    {.key = "contactverbod", .kind = KIND_BOOL, .offset = AT(reading, contactverbod)},
    {.key = "gevaar", .kind = KIND_OBJECT, .flags = FIELD_NEEDED, .table = &gevaar},
    {.key = "feiten",
     .kind = KIND_LIST,
     .flags = FIELD_LATER,
     .offset = AT(reading, feiten),
     .count_offset = AT(reading, feit_count),
     .limit = FEIT_COUNT,
     .table = &feit},
    {.key = "advies",
     .kind = KIND_OBJECT,
     .flags = FIELD_NEEDED,
     .offset = AT(reading, advies),
     .table = &advies},
    {.key = "velden",
     .kind = KIND_LIST,
     .offset = AT(reading, velden),
     .count_offset = AT(reading, veld_count),
     .table = &veld},
    {.key = "delen",
     .kind = KIND_TEXTS,
     .offset = AT(reading, delen),
     .count_offset = AT(reading, deel_count)},
    {.key = "bronnen",
     .kind = KIND_MAP,
     .offset = AT(reading, bronnen),
     .count_offset = AT(reading, bron_count),
     .limit = RECORD_EVIDENCE,
     .table = &bron},
};
const struct table record_reading = {ROWS(reading_rows), sizeof(struct reading)};
