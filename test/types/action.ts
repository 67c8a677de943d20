import * as v from 'valibot';
import { one } from '../../cloudfunctions/kernel/action/load.ts';
import { commandId, communityId, documentId } from '../../cloudfunctions/kernel/schema.ts';
import { notices } from '../../cloudfunctions/notice/collections.ts';
import { action, defineModule } from '../../cloudfunctions/people/action.ts';
import { RESIDENTS } from '../../cloudfunctions/people/officers.ts';

/** What the compiler refuses in a definition of an action: checked with the types, never run. */

const input = { communityId, noticeId: documentId, pinned: v.boolean(), commandId };
const rest = { access: RESIDENTS, budget: 3, run: async () => ({ pinned: true }) };

export const right = action('notice.pinNotice', {
  input: v.strictObject(input),
  access: RESIDENTS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  budget: 3,
  run: async (_, { notice }) => ({ pinned: notice.pinned }),
});

const { pinned: _pinned, ...less } = input;
// @ts-expect-error a field of the contract is missing
action('notice.pinNotice', { input: v.strictObject(less), ...rest });

// @ts-expect-error a required field that the contract does not know
action('notice.pinNotice', { input: v.strictObject({ ...input, more: v.string() }), ...rest });

const more = { ...input, more: v.optional(v.string()) };
// @ts-expect-error an optional field that the contract does not know
action('notice.pinNotice', { input: v.strictObject(more), ...rest });

action('notice.listNotices', {
  // @ts-expect-error an optional field of the contract is missing
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 1,
  run: async () => ({ notices: [], next: null }),
});

action('notice.pinNotice', {
  input: v.strictObject(input),
  access: RESIDENTS,
  budget: 3,
  // @ts-expect-error nothing of that name is loaded
  run: async (_, { notice }) => ({ pinned: notice.pinned }),
});

action('notice.pinNotice', {
  input: v.strictObject(input),
  access: RESIDENTS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId) }),
  budget: 3,
  // @ts-expect-error without a code for a missing document it may be undefined
  run: async (_, { notice }) => ({ pinned: notice.pinned }),
});

// @ts-expect-error the contract names more actions
defineModule('notice', { actions: [right] });
