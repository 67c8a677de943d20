import * as v from 'valibot';
import type { Role } from '../../../typings/contract/resident.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { findPeople } from './role-repository.ts';

/** Who may look people up: those who give offices, and those who ask somebody whether they want a scorecard. */
const SEEKERS: readonly Role[] = ['secretary', 'committee-member', 'party-branch'];

/** Whom to give an office, or to ask: by name or house number. */
export const listPeople = action('role.listPeople', {
  input: v.strictObject({
    communityId,
    search: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N} -]{1,20}$/u)),
  }),
  access: officersOf('input.communityId', SEEKERS, 'within'),
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
