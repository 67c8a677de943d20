import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { handouts, notices } from '../../notice/collections.ts';
import { readUnconfirmed } from '../../notice/for-others.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { writeSheets } from '../record/pack-sheets.ts';
import { doorSheets } from './doors-sheet.ts';

/**
 * Doors that have not confirmed a notice, as far as the officer's places go, to take along on paper: no names and no
 * numbers, with who made it and when on each sheet.
 */
export const printDoors = action('filing.printDoors', {
  input: v.strictObject({ communityId, noticeId: documentId, commandId }),
  access: officersOf('notice.audience', OFFICERS, 'touching'),
  load: (input) => ({
    notice: one(notices, input.noticeId, 'NOTICE_NOT_FOUND'),
    handout: one(handouts, input.noticeId),
    community: one(communities, input.communityId, 'NOT_ALLOWED'),
  }),
  command: ({ noticeId }) => ({ action: 'filing.doors', target: `notice:${noticeId}` }),
  budget: 26, // a thousand households or receipts a request
  async run({ communityId: community }, context) {
    const { notice, handout, actor, command } = context;
    const { at } = command.stamp;
    const buildings = await readUnconfirmed(notice, actor.roles, handout);
    const record = await beginExport(context, community, 'xlsx');
    const made = {
      title: notice.title,
      communityName: context.community.name,
      by: actor.resident.name,
      at: record.change.at,
    };
    const bytes = await writeSheets(doorSheets(buildings, made));
    return storeExport(record, bytes, `没确认的门牌 ${notice.title} ${dayOf(at)}.xlsx`);
  },
});
