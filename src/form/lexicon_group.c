/* lexicon_group: words that phrases name together; see lexicon.h. */
#include "form/lexicon_parts.h"

#include <string.h>

#include "base/memory.h"

struct lexicon_group *lexicon_group(const struct lexicon *lexicon, struct slice name)
{
	struct lexicon_group *group = lexicon->groups;

	while (group && !slice_is(name, group->name))
		group = group->next;
	return group;
}

static struct lexicon_group *begin(struct lexicon *lexicon, struct slice name)
{
	struct lexicon_group *group = arena_zero(lexicon->arena, 1, sizeof(*group));

	group->name = arena_slice(lexicon->arena, name.text, name.length);
	group->next = lexicon->groups;
	return lexicon->groups = group;
}

static void add(struct lexicon *lexicon, struct lexicon_group *group, struct slice word)
{
	group->words =
	    arena_grow(lexicon->arena, group->words, group->count, sizeof(*group->words));
	group->words[group->count++] =
	    (struct slice){arena_slice(lexicon->arena, word.text, word.length), word.length};
}

/* One word: no slot, no other group, nothing that may be missing. */
static bool is_word(struct slice word)
{
	for (size_t i = 0; i < word.length; i++) {
		if (!word.text[i] || strchr(" @<>[]&", word.text[i]))
			return false;
	}
	return word.length > 0;
}

const char *lexicon_group_add(struct lexicon *lexicon, struct slice name, struct slice words)
{
	struct lexicon_group *group = lexicon_group(lexicon, name);

	if (!is_word(name))
		return "write: groep name = word | word. In";
	if (!group)
		group = begin(lexicon, name);
	while (words.length > 0) {
		struct slice word = slice_cut(&words, '/');

		if (!is_word(word))
			return "a group holds single words, not";
		add(lexicon, group, word);
	}
	return NULL;
}
