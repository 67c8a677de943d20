import * as v from 'valibot';
import type { HandedLine } from '../../../typings/contract/parts/handout.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { findHanded, type HandedRow } from './handout-repository.ts';

/** Where the caller is to ask, the first due first, with the doors that are left. */
export const listHanded = action('notice.listHanded', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', OFFICERS, 'touching'),
  budget: 2,
  run: async ({ communityId }, { actor }) => {
    const rows = await findHanded(communityId, actor.residentId, now());
    return { parts: rows.map(lineOf) };
  },
});

function lineOf({ noticeId, notice, parts, open }: HandedRow): HandedLine {
  const { placeId, label, dueDay } = parts;
  return { noticeId, title: notice[0]?.title ?? '', placeId, label, dueDay, open };
}
