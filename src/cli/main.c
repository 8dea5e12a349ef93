#include <stdio.h>

int main(void)
{
	puts("asynctutor");
	return 0;
}
