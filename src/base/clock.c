#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/clock.h"

#define MS_MIN (-62167219200000LL) /* 0000-01-01 */
#define MS_MAX 253402300799999LL   /* 9999-12-31T23:59:59.999 */

int64_t clock_now(void)
{
	const char *fixed = getenv("ASYNCTUTOR_NOW");
	struct timespec ts;
	int64_t ms;

	if (fixed && clock_parse(fixed, &ms))
		return ms;
	clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int64_t clock_monotonic(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void clock_format(int64_t ms, char out[CLOCK_TEXT])
{
	struct tm tm;

	ms = ms < MS_MIN ? MS_MIN : ms > MS_MAX ? MS_MAX : ms;
	int64_t rest = ((ms % 1000) + 1000) % 1000;
	time_t seconds = (time_t)((ms - rest) / 1000);
	gmtime_r(&seconds, &tm);
	snprintf(out, CLOCK_TEXT, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ", (unsigned)(tm.tm_year + 1900) % 10000u,
	    (unsigned)(tm.tm_mon + 1) % 100u, (unsigned)tm.tm_mday % 100u, (unsigned)tm.tm_hour % 100u,
	    (unsigned)tm.tm_min % 100u, (unsigned)tm.tm_sec % 100u, (unsigned)rest % 1000u);
}

bool clock_parse(const char *s, int64_t *ms)
{
	struct tm tm = {0};
	int end = 0, fraction = 0;

	if (sscanf(s, "%4d-%2d-%2dT%2d:%2d:%2d%n", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min,
		&tm.tm_sec, &end) != 6 || end != 19)
		return false;
	if (s[end] == '.') {
		if (!isdigit((unsigned char)s[end + 1]) || !isdigit((unsigned char)s[end + 2]) ||
		    !isdigit((unsigned char)s[end + 3]))
			return false;
		fraction = (s[end + 1] - '0') * 100 + (s[end + 2] - '0') * 10 + (s[end + 3] - '0');
		end += 4;
	}
	if (strcmp(s + end, "Z") != 0 || tm.tm_mon < 1 || tm.tm_mon > 12 || tm.tm_mday < 1 || tm.tm_mday > 31 ||
	    tm.tm_hour > 23 || tm.tm_min > 59 || tm.tm_sec > 60)
		return false;
	tm.tm_year -= 1900;
	tm.tm_mon -= 1;
	*ms = (int64_t)timegm(&tm) * 1000 + fraction;
	return true;
}

bool clock_day_end(const char *day, int64_t *ms)
{
	struct tm tm = {.tm_hour = 23, .tm_min = 59, .tm_sec = 59, .tm_isdst = -1};
	int end = 0, month, number;

	if (sscanf(day, "%4d-%2d-%2d%n", &tm.tm_year, &month, &number, &end) != 3 || end != 10 || day[end])
		return false;
	tm.tm_year -= 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = number;
	time_t seconds = mktime(&tm);
	*ms = (int64_t)seconds * 1000;
	return tm.tm_mon == month - 1 && tm.tm_mday == number;
}

void clock_words(int64_t ms, int64_t now, char out[CLOCK_WORDS])
{
	const int64_t half_a_year = (int64_t)183 * 24 * 60 * 60 * 1000;
	time_t seconds = (time_t)(ms / 1000), today = (time_t)(now / 1000);
	struct tm tm, here;

	localtime_r(&seconds, &tm);
	localtime_r(&today, &here);
	bool same_day = tm.tm_year == here.tm_year && tm.tm_yday == here.tm_yday;
	bool far = ms - now > half_a_year || now - ms > half_a_year;
	if (!strftime(out, CLOCK_WORDS, same_day ? "today %H:%M" : far ? "%a %-d %b %Y %H:%M" : "%a %-d %b %H:%M", &tm))
		*out = '\0';
}
