/*
 * A simple reference model of the editor: the text is one string, undo a list of whole texts. Bytes from anywhere (a fuzzer, a random generator) are read as
 * commands, which both obey; whatever differs ends the program.
 */
#ifndef ASYNCTUTOR_TESTS_EDITOR_MODEL_H
#define ASYNCTUTOR_TESTS_EDITOR_MODEL_H

#include <stddef.h>
#include <stdint.h>

/* Obey the N bytes at DATA; returns how many commands that were. */
size_t model_obey(const uint8_t *data, size_t n);

#endif
