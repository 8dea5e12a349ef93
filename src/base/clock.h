/* The time of day, which tests can fix with ASYNCTUTOR_NOW, and its text form. */
#ifndef ASYNCTUTOR_BASE_CLOCK_H
#define ASYNCTUTOR_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Length of a timestamp's text with its terminating zero. */
#define CLOCK_TEXT 25

/* Milliseconds since 1970-01-01 UTC: the value of ASYNCTUTOR_NOW (in the form of clock_format) when set and valid, else now. */
int64_t clock_now(void);
/* Milliseconds of a clock that only goes forward, for measuring; not affected by ASYNCTUTOR_NOW. */
int64_t clock_monotonic(void);
/* MS as "2026-02-03T04:05:06.789Z" (ISO 8601, UTC) to OUT. Years outside 0..9999 are clamped. */
void clock_format(int64_t ms, char out[CLOCK_TEXT]);
/* The last second of DAY, "2026-02-03", where this machine is (TZ). False when DAY is no day. */
bool clock_day_end(const char *day, int64_t *ms);
/* MS where this machine is, seen from NOW, to OUT: "today 14:05", "Tue 3 Feb 14:05", with a year where it is half a year away. */
#define CLOCK_WORDS 32
void clock_words(int64_t ms, int64_t now, char out[CLOCK_WORDS]);
/* The reverse of clock_format(); milliseconds and the fraction's point may be missing. False when S is no such text. */
bool clock_parse(const char *s, int64_t *ms);

#endif
