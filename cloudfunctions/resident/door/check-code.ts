import * as v from 'valibot';
import { action } from '../../people/action.ts';
import { EVERYONE } from '../../people/officers.ts';
import { code } from './code-schema.ts';
import { findOpen } from './find-code.ts';

/** What a code opens: a household of a community, or a community itself; nothing about who lives there. */
export const checkCode = action('resident.checkCode', {
  input: v.strictObject({ code }),
  access: EVERYONE,
  budget: 5,
  run: async ({ code: typed }, { openid }) => {
    const opened = await findOpen(typed, openid);
    const { kind } = opened;
    const { communityId, community } = kind === 'household' ? opened.household : opened.setup;
    const communityName = community[0]?.name ?? '';
    const label = kind === 'household' ? opened.household.label : communityName;
    return { kind, communityId, communityName, label };
  },
});
