/* desk_open: the desk (templates, texts and all) for the commands that give its word. */
#ifndef LOKET_COMMANDS_DESK_OPEN_H
#define LOKET_COMMANDS_DESK_OPEN_H

#include "commands/commands.h"
#include "desk/desk.h"

/* 0, or -1 after the faults of the templates or texts were printed. */
int command_desk_open(struct command_context *context, struct desk *desk);
/* Frees them; wakes deliver. */
void command_desk_close(struct command_context *context, struct desk *desk);

/* A reference of the right shape, or -1 after an error was printed. */
int command_reference(const char *text);

/* Prints the state that the dossier has now, and who it is assigned to. */
int command_say_state(struct command_context *context, const char *reference);

#endif
