/* child: see child.h. */
#include "arrival/child.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "form/words.h"
#include "store/store.h"
#include "vault/vault.h"

enum { NAME_WORDS = 10 };

static int in_order(const void *a, const void *b)
{
	const struct form_word *one = a, *other = b;

	return strcmp(one->text, other->text);
}

/* "Peeters, Lotte" and "lotte PEETERS" are one: the folded words in the order of the alphabet. A first name alone
 * says too little. */
static bool fold_name(const char *name, struct buffer *out)
{
	struct form_word words[NAME_WORDS];
	size_t count = 0, pos = 0, length = name ? strlen(name) : 0;

	while (count < NAME_WORDS && form_next_word(name, length, &pos, &words[count]))
		count++;
	if (count < 2 || count == NAME_WORDS)
		return false;
	qsort(words, count, sizeof(words[0]), in_order);
	for (size_t i = 0; i < count; i++)
		buffer_format(out, "%s ", words[i].text);
	return true;
}

static bool hash_of(const struct desk *desk, const struct reading_client *client,
		    unsigned char hash[VAULT_HASH])
{
	struct buffer text = {0};
	bool known = client->geboortedatum && fold_name(client->naam, &text);

	if (known) {
		buffer_text(&text, client->geboortedatum);
		vault_hash_text(desk->vault, "child", text.data, hash);
	}
	buffer_free(&text);
	return known;
}

int child_take_up(struct desk *desk, const struct reading *reading,
		  const struct store_dossier *dossier, char known_r[DOSSIER_REFERENCE],
		  struct error *err)
{
	unsigned char hash[VAULT_HASH];
	int found;

	known_r[0] = '\0';
	if (!hash_of(desk, &reading->client, hash))
		return 0;
	found = store_dossier_of_child(desk->store, dossier->loket, hash, known_r, err);
	if (found < 0 || store_add_child(desk->store, dossier->reference, hash, err) < 0)
		return -1;
	if (found == 0)
		return 0;
	return store_add_event(desk->store, dossier->reference,
			       &(struct store_event){.at = dossier->changed,
						     .who = "loketd",
						     .what = "zelfde_client",
						     .detail = known_r},
			       err);
}
