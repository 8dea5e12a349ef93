#include "rules/vars.h"

uint32_t vars_find(const struct vars *v, struct str name, bool list)
{
	for (size_t i = 0; i < v->list.len; i++)
		if (v->list.ptr[i].list == list && str_eq(v->list.ptr[i].name, name))
			return (uint32_t)i;
	return VAR_NONE;
}

uint32_t vars_use(struct vars *v, struct str name, bool list)
{
	uint32_t i = vars_find(v, name, list);

	if (i == VAR_NONE) {
		i = (uint32_t)v->list.len;
		*vec_push(&v->list) = (struct var){.name = name, .list = list};
	}
	v->list.ptr[i].uses++;
	v->list.ptr[i].positive += v->negated == 0;
	return i;
}

void env_set(struct env *env, uint32_t var, struct bound value)
{
	*vec_push(&env->trail) = (struct undo){var, env->bound[var]};
	env->bound[var] = value;
}

void env_undo(struct env *env, size_t mark)
{
	while (env->trail.len > mark) {
		struct undo u = env->trail.ptr[--env->trail.len];
		env->bound[u.var] = u.old;
	}
}
