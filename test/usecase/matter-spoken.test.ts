import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { residentIdOf } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { MATTER, ofMatter } from '../support/matters.ts';
import { patch } from '../support/patch.ts';

/** Somebody without WeChat raised a matter at their door: officers write down what they say of it afterwards. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const { must, codeOf, show, matterOf } = mattersWith(() => linli);
const notYet = (n: number) => ofMatter(n, MATTER.done, { reason: '灯还是一闪一闪的' });

describe('after it', () => {
  it('what somebody without WeChat says is written down by an officer, how they rate it by one without a part', async () => {
    const rate = (n: number, as: As) =>
      codeOf('rateMatter', ofMatter(n, MATTER.done, { rating: 'not', forRaiser: true }), as);
    await patch(
      linli,
      'matters',
      { _id: MATTER.done },
      { takenBy: residentIdOf('stairSteward'), joined: 0 },
    );
    expect(await codeOf('sayNotYet', notYet(1), 'gridOfficer')).toBe('MATTER_RAISER_PHONE');
    expect(await rate(2, 'gridOfficer')).toBe('MATTER_RAISER_PHONE');
    expect(await show(MATTER.done, 'gridOfficer')).not.toHaveProperty('speaksFor');
    await patch(linli, 'residents', { _id: residentIdOf('resident') }, { openid: null });
    expect(await show(MATTER.done, 'gridOfficer')).toMatchObject({
      speaksFor: true,
      may: { notYet: true, rate: false, rateFor: true },
    });
    expect(await show(MATTER.done, 'stairSteward')).toMatchObject({ may: { notYet: true } });
    expect(await rate(3, 'stairSteward')).toBe('MATTER_RATED_BY_OTHERS');
    expect(await rate(3, 'residentElsewhere')).toBe('MATTER_NOT_THEIRS');
    expect(await rate(4, 'gridOfficer')).toBe('ok');
    expect(await rate(5, 'secretary')).toBe('MATTER_RATED');
    expect((await show(MATTER.done, 'gridOfficer')).may).not.toHaveProperty('rateFor');
    const [rating] = linli
      .documents<{ matterId: string; residentId: string }>('matterRatings')
      .filter(({ matterId }) => matterId === MATTER.done);
    expect(rating?.residentId).toBe(residentIdOf('resident'));
    expect(await codeOf('sayNotYet', notYet(6), 'stewardElsewhere')).toBe('MATTER_NOT_FOUND');
    await must('sayNotYet', notYet(7), 'stairSteward');
    expect(matterOf(MATTER.done).answers.at(-1)).toMatchObject({
      kind: 'not-yet',
      as: 'stair-steward',
    });
  });
});
