import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MeetingDocument } from '../../cloudfunctions/meeting/collections.ts';
import type {
  MatterMeeting,
  MeetingView,
  MinutesView,
} from '../../typings/contract/meeting/meeting.ts';
import { MAPLE } from '../support/community.ts';
import { answering, deciding, listing, marking, running } from '../support/held-inputs.ts';
import { BEGAN, itemForm, MEETING, matterItem } from '../support/held-meetings.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MATTER } from '../support/matters.ts';
import { patch, unset } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Meetings that were kept before newer fields were known are read as what they were. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask: askAny } = talkWith(() => linli);
const ask = <Data>(action: string, input: Input, as: As) =>
  askAny<Data>(`meeting.${action}`, input, as);
const show = (meetingId: string, as: As) =>
  ask<MeetingView>('showMeeting', { communityId: MAPLE, meetingId }, as);
const stored = (meetingId: string) =>
  linli.documents<MeetingDocument>('meetings').find(({ _id }) => _id === meetingId);

describe('a meeting of before', () => {
  /** As it was kept before these fields were known. */
  async function older(meetingId: string): Promise<void> {
    await unset(linli, 'meetings', { _id: meetingId }, 'hidden', 'occasion');
    await unset(linli, 'minutes', { meetingId }, 'inOffice');
  }

  it('hides nothing, counts its seats, and goes on as one of today', async () => {
    await older(MEETING.running);
    const seen = await show(MEETING.running, 'residentElsewhere');
    expect(seen.agenda.map(({ hidden }) => hidden)).toStrictEqual([false, false]);
    await ask('decideItem', deciding(1), 'buildingSteward');
    await ask(
      'saveAgenda',
      listing(2, MEETING.running, {
        seen: stored(MEETING.running)?.change.id,
        agenda: [matterItem(1), { ...itemForm(2, '两家漏水的纠纷'), hidden: true }],
      }),
      'buildingSteward',
    );
    expect(stored(MEETING.running)?.hidden).toStrictEqual(['i2']);
    await ask('runMeeting', running(3, MEETING.running, 'end'), 'buildingSteward');
    expect(stored(MEETING.running)?.occasion).toBe(MEETING.running);
  });

  it('stands beside others of before, and a body is still invited once for a day', async () => {
    await older(MEETING.running);
    await older(MEETING.called);
    await older(MEETING.joint);
    const taken = stored(MEETING.published)?.occasion;
    await expect(
      patch(linli, 'meetings', { _id: MEETING.called }, { occasion: taken }),
    ).rejects.toThrow('E11000');
  });

  it('has the minutes that it had, with those who have a seat now', async () => {
    await older(MEETING.published);
    const of = { communityId: MAPLE, meetingId: MEETING.published, version: 1 };
    const read = await ask<MinutesView>('showMinutes', of, 'residentElsewhere');
    expect(read.quorum.of).toBe(3);
  });

  it('stands in the thread of its matter', async () => {
    const thread = { communityId: MAPLE, matterId: MATTER.accepted };
    await older(MEETING.closed);
    const { meetings } = await ask<{ meetings: MatterMeeting[] }>(
      'listForMatter',
      thread,
      'residentElsewhere',
    );
    expect(meetings.length).toBeGreaterThan(0);
  });

  it('keeps who stands for whom, where the answer did not say who had that seat', async () => {
    const proxy = answering(1, 's3', 'proxy', { proxySeatId: 's1' }, MEETING.joint);
    await ask('answerInvitation', proxy, 'partyBranch');
    await unset(linli, 'meetingAnswers', { meetingId: MEETING.joint }, 'proxyHolderId');
    const began = { state: 'running', startsAt: BEGAN, startedAt: BEGAN };
    await patch(linli, 'meetings', { _id: MEETING.joint }, began);
    await ask('markPresence', marking(2, 's1', 'in', {}, MEETING.joint), 'secretary');
    expect((await show(MEETING.joint, 'secretary')).quorum.present).toBe(2);
  });
});
