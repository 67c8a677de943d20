import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { FeedbackDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { FeedbackLine, OwnFeedback } from '../../typings/contract/volunteer/feedback.ts';
import { HOME, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import { leading, onShift, SHIFT, TEAM } from '../support/volunteers.ts';

/** What a volunteer says about a shift, and what its leader says to them: read by the two and the secretary. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const say = (n: number, text: string, as: As, shiftId: string = SHIFT.over) =>
  call('sayFeedback', onShift(n, shiftId, { text }), as);
const answer = (n: number, key: PersonKey, as: As = 'teamLeader', note = '多亏您带手电') =>
  call(
    'answerVolunteer',
    leading(n, SHIFT.over, { residentId: residentIdOf(key), welcome: true, note }),
    as,
  );
const seenBy = async (as: As) =>
  (
    await must<{ feedback: OwnFeedback | null }>(
      'showShift',
      { communityId: MAPLE, shiftId: SHIFT.over },
      as,
    )
  ).feedback;
const OVER = instantOf('2026-06-14', '11:00');

describe('about a shift', () => {
  it('is said by whoever was there, answered, and seen by the two and the secretary alone', async () => {
    expect(codeOf(await answer(1, 'stairSteward'))).toBe('ok');
    expect(await seenBy('stairSteward')).toMatchObject({
      said: { text: '路灯坏了两盏' },
      answer: { welcome: true, note: '多亏您带手电' },
    });
    expect(JSON.stringify(await seenBy('stairSteward'))).not.toContain(residentIdOf('teamLeader'));
    expect(await seenBy('elderAdviser')).toBeNull();
    const list = { communityId: MAPLE, shiftId: SHIFT.over, teamId: TEAM.patrol };
    for (const as of ['teamLeader', 'secretary'] as const) {
      const { people } = await must<{ people: FeedbackLine[] }>('listFeedback', list, as);
      expect(people.map(({ name, said }) => [name, said?.text])).toContainEqual([
        '白若溪',
        '路灯坏了两盏',
      ]);
    }
    expect(codeOf(await call('listFeedback', list, 'resident'))).toBe('TEAM_NOT_YOURS');
  });

  it('is taken back by an empty text, also later', async () => {
    await linli.clock(OVER + 31 * DAY);
    expect(codeOf(await say(1, '人不够', 'stairSteward'))).toBe('FEEDBACK_CLOSED');
    expect(codeOf(await answer(2, 'stairSteward'))).toBe('FEEDBACK_CLOSED');
    expect(codeOf(await say(3, '', 'stairSteward'))).toBe('ok');
    expect(await seenBy('stairSteward')).toBeNull();
  });

  it('is not said before its end, by who was not there, or to oneself and one’s own home', async () => {
    expect(codeOf(await say(1, '人不够', 'stairSteward', SHIFT.running))).toBe('FEEDBACK_CLOSED');
    expect(codeOf(await say(2, '人不够', 'elderAdviser'))).toBe('FEEDBACK_ABSENT');
    expect(codeOf(await answer(3, 'elderAdviser'))).toBe('FEEDBACK_ABSENT');
    expect(codeOf(await answer(4, 'teamLeader'))).toBe('FEEDBACK_OWN');
    const households = [{ householdId: HOME.second, label: '', joinedAt: START }];
    for (const key of ['teamLeader', 'stairSteward'] as const) {
      await patch(linli, 'residents', { _id: residentIdOf(key) }, { households });
    }
    expect(codeOf(await answer(5, 'stairSteward'))).toBe('FEEDBACK_OWN');
    expect(codeOf(await answer(6, 'stairSteward', 'resident'))).toBe('TEAM_NOT_YOURS');
  });

  it('is said and answered at one moment, and neither is lost', () =>
    inAnyOrder(
      linli,
      async () => {
        await Promise.all([answer(1, 'resident'), say(2, '人不够', 'resident')]);
        const kept = linli
          .documents<FeedbackDocument>('feedbacks')
          .filter(({ residentId }) => residentId === residentIdOf('resident'));
        expect(kept).toMatchObject([
          { said: { text: '人不够' }, answer: { note: '多亏您带手电' } },
        ]);
      },
      { planned: 8, random: 3 },
    ));
});
