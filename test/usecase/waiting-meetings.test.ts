import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { BodyDocument, MeetingDocument } from '../../cloudfunctions/meeting/collections.ts';
import type { BodyDetail } from '../../typings/contract/meeting/body.ts';
import type { MeetingView } from '../../typings/contract/meeting/meeting.ts';
import { MAPLE, START } from '../support/community.ts';
import { agreeing, confirmingCorrection, deciding } from '../support/held-inputs.ts';
import { MEETING } from '../support/held-meetings.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { BODY, bodyForm, saving } from '../support/meetings.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** What waits for a second officer while other things go on. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask: askAny, refusal: refusalOf } = talkWith(() => linli);
const ask = <Data>(action: string, input: Input, as: As) =>
  askAny<Data>(`meeting.${action}`, input, as);
const code = async (action: string, input: Input, as: As) => {
  const refused = await refusalOf(`meeting.${action}`, input, as);
  return refused === 'ok' ? 'ok' : (refused as [string])[0];
};
const show = (meetingId: string, as: As) =>
  ask<MeetingView>('showMeeting', { communityId: MAPLE, meetingId }, as);

describe('a correction that waits', () => {
  const SOON = '2026-06-20';
  async function waiting(): Promise<Input> {
    await ask('confirmMinutes', agreeing(1, MEETING.closed), 'buildingSteward');
    const other = { why: '写错了日子', task: { seatId: 's1', due: SOON } };
    await ask('decideItem', deciding(2, 'i1', other, MEETING.closed), 'secretary');
    const { agenda } = await show(MEETING.closed, 'buildingSteward');
    return confirmingCorrection(3, agenda[0]?.decision?.proposed?.proposalId ?? '');
  }

  it('gives nothing to a seat that has become vacant', async () => {
    const agreed = await waiting();
    const seats = linli
      .documents<MeetingDocument>('meetings')
      .find(({ _id }) => _id === MEETING.closed)
      ?.seats.map((seat) => (seat.seatId === 's1' ? { ...seat, residentId: null } : seat));
    await patch(linli, 'meetings', { _id: MEETING.closed }, { seats });
    expect(await code('confirmCorrection', agreed, 'buildingSteward')).toBe('CORRECTION_UNFIT');
    const against = { ...agreed, agrees: false, commandId: commandId(4) };
    expect(await code('confirmCorrection', against, 'buildingSteward')).toBe('ok');
  });

  it('sets no day that is over', async () => {
    const agreed = await waiting();
    await linli.clock(START + 6 * 24 * HOUR);
    expect(await code('confirmCorrection', agreed, 'buildingSteward')).toBe('CORRECTION_UNFIT');
  });
});

it('a dissolution is about the body with those who have its seats now', async () => {
  const form = bodyForm({ placeId: MAPLE });
  await ask(
    'saveBody',
    { ...saving(1, form, BODY.readers), dissolve: '大家改去图书馆' },
    'secretary',
  );
  const of = { communityId: MAPLE, bodyId: BODY.readers };
  const { seen } = await ask<BodyDetail>('showBody', of, 'secretary');
  const fewer = bodyForm({ placeId: MAPLE, seats: [] });
  await ask('saveBody', { ...saving(2, fewer, BODY.readers), seen }, 'secretary');
  const body = linli.documents<BodyDocument>('bodies').find(({ _id }) => _id === BODY.readers);
  expect(body?.pending).toMatchObject({ dissolve: '大家改去图书馆', form: fewer });
});
