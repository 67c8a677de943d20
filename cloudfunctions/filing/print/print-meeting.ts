import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { manyBy, one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { meetings, minutes } from '../../meeting/collections.ts';
import { findNames, publicItems, runsAt } from '../../meeting/for-others.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { writeDocument } from '../record/word-parts.ts';
import { invitationBlocks, meetingListBlocks, minutesBlocks } from './meeting-text.ts';

const NAMES = {
  list: '签到表',
  invitation: '开会通知',
  minutes: '会议纪要',
  publication: '会议公示',
} as const;

/**
 * Of a meeting: the list to be signed by hand, the invitation for the doors, the minutes to be signed, for those who
 * run meetings there; and what is published, for everybody.
 */
export const printMeeting = action('filing.printMeeting', {
  input: v.strictObject({
    communityId,
    meetingId: documentId,
    what: v.picklist(['list', 'invitation', 'minutes', 'publication']),
    commandId,
  }),
  access: RESIDENTS,
  load: ({ meetingId }) => ({
    meeting: one(meetings, meetingId, 'MEETING_NOT_FOUND'),
    versions: manyBy(minutes, 'meetingId', meetingId),
  }),
  command: ({ meetingId, what }) => ({
    action: 'filing.meeting',
    target: `meeting:${meetingId}`,
    variant: what,
  }),
  budget: 5,
  async run({ communityId: community, what }, context) {
    const { meeting, versions, actor } = context;
    if (what !== 'publication' && !runsAt(actor.roles, meeting.placeId)) {
      throw new Refusal('MEETING_NOT_CONVENER');
    }
    const isPublic = what === 'publication';
    const written = versions
      .filter(({ state }) => !isPublic || state === 'published')
      .sort((one, other) => other.version - one.version)[0];
    if (!written && (isPublic || what === 'minutes')) throw new Refusal('MINUTES_NOT_FOUND');
    const record = await beginExport(context, community, 'docx');
    const name = `${meeting.bodyName} ${NAMES[what]}`;
    const blocks =
      what === 'invitation'
        ? invitationBlocks(meeting)
        : written && what !== 'list'
          ? minutesBlocks(name, meeting, written, publicItems(meeting, written, isPublic), isPublic)
          : meetingListBlocks(meeting, await findNames(community, meeting.holders));
    const bytes = await writeDocument(name, blocks);
    return storeExport(record, bytes, `${name} ${meeting.day}.docx`);
  },
});
