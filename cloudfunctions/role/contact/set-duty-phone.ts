import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { commandId, communityId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { changeCommunity } from '../../places/community-repository.ts';
import { goesForward, reachable } from './contact-schema.ts';

const duty = v.pipe(v.strictObject({ ...reachable, who: line(20) }), goesForward());

/** The number that everybody in the community may call: of the office, not of a person. */
export const setDutyPhone = action('role.setDutyPhone', {
  input: v.strictObject({ communityId, duty: v.nullable(duty), commandId }),
  access: officersOf('input.communityId', ['secretary'], 'within'),
  load: (input) => ({ community: one(communities, input.communityId, 'NOT_ALLOWED') }),
  command: (input) => ({
    action: input.duty ? 'role.set-duty-phone' : 'role.end-duty-phone',
    target: `community:${input.communityId}`,
  }),
  budget: 3,
  run: ({ duty: wanted }, context) =>
    changeCommunity(context, context.community, {
      decide: ({ duty: before = null }) =>
        wanted === null && before === null ? null : { duty: wanted },
      answer: ({ duty: stands = null }) => ({ duty: stands }),
    }),
});
