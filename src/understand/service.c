/* service: which kind of service a name or a word stands for. Mandated services first:
 * "consulent OCJ bij het CAW" is of the OCJ. */
#include "understand/service.h"

#include "understand/said.h"

static const struct understand_word services[] = {
    {"sdj", DIENST_SDJ},
    {"osd", DIENST_SDJ},
    {"sociale dienst jeugdrechtbank", DIENST_SDJ},
    {"sociale dienst voor gerechtelijke jeugd~", DIENST_SDJ},
    {"sociale dienst gerechtelijke jeugd~", DIENST_SDJ},
    {"sociale dienst van de jeugdrechtbank", DIENST_SDJ},
    {"jeugdrechtbank", DIENST_SDJ},
    {"ocj", DIENST_OCJ},
    {"ondersteuningscentrum jeugdzorg", DIENST_OCJ},
    {"vk", DIENST_VK},
    {"vertrouwenscentrum~", DIENST_VK},
    {"itp", DIENST_ITP},
    {"toegangspoort", DIENST_ITP},
    {"jeugdhulpregie", DIENST_ITP},
    {"jeugdhulpregisseur", DIENST_ITP},
    {"clb", DIENST_CLB},
    {"c l b", DIENST_CLB},
    {"centrum voor leerlingenbegeleiding", DIENST_CLB},
    {"caw", DIENST_CAW},
    {"jac", DIENST_CAW},
    {"cgg", DIENST_CGG},
    {"geestelijke gezondheid~", DIENST_CGG},
    {"ckg", DIENST_CKG},
    {"mfc", DIENST_VAPH},
    {"vaph", DIENST_VAPH},
    {"multifunctioneel centrum", DIENST_VAPH},
    {"pleegzorg~", DIENST_PLEEGZORG},
    {"oc", DIENST_BJZ}, /* OOOC, folded */
    {"begeleidingstehuis", DIENST_BJZ},
    {"bijzondere jeugdzorg", DIENST_BJZ},
    {"bijzondere jeugdbijstand", DIENST_BJZ},
    {"bjb", DIENST_BJZ},
    {"kinderpsychiatrie", DIENST_ZIEKENHUIS},
    {"jeugdpsychiatrie", DIENST_ZIEKENHUIS},
    {"ziekenhuis", DIENST_ZIEKENHUIS},
    {"uz", DIENST_ZIEKENHUIS},
    {"az", DIENST_ZIEKENHUIS},
    {"k dienst", DIENST_ZIEKENHUIS},
    {"universitair psychiatrisch centrum", DIENST_ZIEKENHUIS},
    {"psychiatrisch centrum", DIENST_ZIEKENHUIS},
    {"huisarts~", DIENST_HUISARTS},
    {"huisdokter", DIENST_HUISARTS},
    {"ocmw", DIENST_OCMW},
    {"politie~", DIENST_POLITIE},
    {"parket", DIENST_POLITIE},
    {"school", DIENST_SCHOOL},
    {"basisschool", DIENST_SCHOOL},
    {"middelbare school", DIENST_SCHOOL},
    {"internaat", DIENST_SCHOOL},
    {"schoolinternaat", DIENST_SCHOOL},
    {"kleuterschool", DIENST_SCHOOL},
    {"klastitularis", DIENST_SCHOOL},
    {"zorgteam", DIENST_SCHOOL},
    {"leerlingenbegeleid~", DIENST_SCHOOL},
    {"atheneum", DIENST_SCHOOL},
    {"college", DIENST_SCHOOL},
    {"lyceum", DIENST_SCHOOL},
    {"middenschool", DIENST_SCHOOL},
    {"vbs", DIENST_SCHOOL},
    {"gbs", DIENST_SCHOOL},
    {"sbs", DIENST_SCHOOL},
    {"zorgcoordinator", DIENST_SCHOOL},
    {"zoco", DIENST_SCHOOL},
    {"leerkracht", DIENST_SCHOOL},
    {"zorgleerkracht", DIENST_SCHOOL},
    {"klasleerkracht", DIENST_SCHOOL},
    {"zorgjuf", DIENST_SCHOOL},
    {"leerlingbegeleid~", DIENST_SCHOOL},
    {NULL, DIENST_NONE},
};

enum dienst_type understand_service(const char *folded)
{
	return (enum dienst_type)understand_first(folded, services);
}

enum dienst_type understand_service_of_work(const char *folded)
{
	static const char *const words[] = {"contextbegeleid~", "dagcentrum", "leefgroep~"};
	enum dienst_type type = understand_service(folded);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !type; i++) {
		if (understand_says(folded, words[i]))
			type = DIENST_BJZ;
	}
	return type;
}

unsigned understand_mandated(const char *folded)
{
	unsigned bits = 0;

	for (const struct understand_word *word = services; word->phrase; word++) {
		if (word->value >= DIENST_SDJ && word->value <= DIENST_ITP &&
		    understand_says(folded, word->phrase))
			bits |= 1u << word->value;
	}
	return bits;
}
