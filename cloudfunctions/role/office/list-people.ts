import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { findPeople } from './role-repository.ts';

/** Whom to give an office: by name or house number. */
export const listPeople = action('role.listPeople', {
  input: v.strictObject({
    communityId,
    search: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N} -]{1,20}$/u)),
  }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  budget: 2,
  run: async ({ search, ...input }) => {
    const found = await findPeople(input.communityId, search);
    const people = found.map(({ _id, name, households }) => ({
      residentId: _id,
      name,
      label: households[0]?.label ?? '',
    }));
    return { people };
  },
});
