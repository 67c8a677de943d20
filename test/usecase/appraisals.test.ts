import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { AppraisalDocument } from '../../cloudfunctions/role/collections.ts';
import type { AppraisalDetail } from '../../typings/contract/office/appraisal.ts';
import {
  addAppraisalVote,
  addLastYear,
  grades,
  ofAppraisal,
  savingAppraisal,
  YEAR,
} from '../support/appraisals.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** The yearly appraisal: led by others, rated in secret, confirmed by two, and what follows from it. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { ask } = talkWith(() => linli);
const must = <Data = unknown>(action: string, input: Input, as: As) =>
  ask<Data>(`role.${action}`, input, as);
const codeOf = async (action: string, input: Input, as: As) => {
  const { envelope } = await linli.call('role', action, input, as);
  return envelope.ok ? 'ok' : envelope.code;
};
const show = async (as: As) => {
  const of = { communityId: MAPLE, year: YEAR };
  const { appraisal } = await must<{ appraisal: AppraisalDetail | null }>('showAppraisal', of, as);
  if (!appraisal) throw new Error('there is none');
  return appraisal;
};
const heldBy = (key: PersonKey) =>
  linli
    .documents<ResidentDocument>('residents')
    .find(({ _id }) => _id === residentIdOf(key))
    ?.roles.map(({ role, until }) => `${role} ${until}`);
const BOTH_UNFIT = [grades({ unfit: 4, basic: 2 }), grades({ unfit: 5 })];
async function confirmed(): Promise<void> {
  await must('confirmAppraisal', ofAppraisal(90), 'secretary');
  await must('confirmAppraisal', ofAppraisal(91), 'partyBranch');
}
/** The steward of the building has another office instead. */
async function holds(role: string): Promise<void> {
  const office = { role, placeId: MAPLE, placeLabel: '枫林社区', from: '2020-01-01', until: null };
  await patch(linli, 'residents', { _id: residentIdOf('buildingSteward') }, { roles: [office] });
  const [first, ...others] =
    linli.documents<AppraisalDocument>('appraisals').find(({ _id }) => _id === `${MAPLE}:${YEAR}`)
      ?.people ?? [];
  const people = [{ ...first, role, placeId: MAPLE }, ...others];
  await patch(linli, 'appraisals', { _id: `${MAPLE}:${YEAR}` }, { people });
}

describe('an appraisal', () => {
  it('is prepared by who leads it, asks by a secret vote, and is public once two have confirmed', async () => {
    expect(await codeOf('saveAppraisal', savingAppraisal(1), 'secretary')).toBe('NOT_ALLOWED');
    await must('saveAppraisal', savingAppraisal(2), 'streetObserver');
    expect(await codeOf('saveAppraisal', savingAppraisal(3), 'streetObserver')).toBe(
      'APPRAISAL_CHANGED',
    );
    const motionId = await addAppraisalVote(linli, null);
    expect((await show('streetObserver')).votes).toStrictEqual([motionId]);
    const open = { 'form.opensAt': START - 1, 'form.secret': true };
    await patch(linli, 'motions', { _id: motionId }, open);
    const naming = (n: number) => ofAppraisal(n, { motionId });
    expect(await codeOf('nameAppraisalVote', naming(4), 'streetObserver')).toBe('VOTE_UNFIT');
    const soon = { 'form.opensAt': START + DAY, 'form.secret': false };
    await patch(linli, 'motions', { _id: motionId }, soon);
    expect(await codeOf('nameAppraisalVote', naming(5), 'streetObserver')).toBe('VOTE_UNFIT');
    await patch(linli, 'motions', { _id: motionId }, { 'form.secret': true });
    await must('nameAppraisalVote', naming(6), 'streetObserver');
    const saving = savingAppraisal(7, { seen: (await show('streetObserver')).seen });
    expect(await codeOf('saveAppraisal', saving, 'streetObserver')).toBe('APPRAISAL_STEP_WRONG');
    expect(await codeOf('confirmAppraisal', ofAppraisal(8), 'secretary')).toBe(
      'APPRAISAL_STEP_WRONG',
    );
    await linli.reset();
    await addAppraisalVote(linli, [grades({ excellent: 4, competent: 2 }), grades({ unfit: 5 })]);
    await must('confirmAppraisal', ofAppraisal(9), 'secretary');
    expect(await codeOf('confirmAppraisal', ofAppraisal(10), 'secretary')).toBe('APPRAISAL_OWN');
    expect(
      (await show('resident')).people.map(({ counts, raters }) => [counts, raters]),
    ).toStrictEqual([
      [null, null],
      [null, null],
    ]);
    await must('confirmAppraisal', ofAppraisal(11), 'streetObserver');
    const shown = await show('resident');
    expect(shown).toMatchObject({
      step: 'confirmed',
      confirmedBy: ['沈知秋', '唐景行'],
    });
    expect(shown.people).toMatchObject([
      { raters: 6, counts: { excellent: 4, competent: 2 }, unfit: false, ends: 'no' },
      { raters: 5, counts: { unfit: 5 }, unfit: true, ends: 'no' },
    ]);
    expect(heldBy('stairSteward')).toContain('stair-steward null');
  });

  it('is neither led nor confirmed by whoever is appraised', async () => {
    await addAppraisalVote(linli, BOTH_UNFIT);
    await holds('secretary');
    expect(await codeOf('confirmAppraisal', ofAppraisal(1), 'buildingSteward')).toBe(
      'APPRAISAL_OWN',
    );
    await holds('supervisor');
    const own = savingAppraisal(2);
    expect(await codeOf('saveAppraisal', own, 'buildingSteward')).toBe('APPRAISAL_OWN');
  });

  it('of fewer than five raters says how many they were, and nothing else', async () => {
    await addLastYear(linli, [true, true]);
    await addAppraisalVote(linli, [grades({ unfit: 4 }), grades({ unfit: 5 })]);
    await confirmed();
    expect((await show('resident')).people).toMatchObject([
      { raters: 4, counts: null, unfit: null, ends: 'no' },
      { raters: 5, unfit: true, ends: 'rule' },
    ]);
    const kept = linli
      .documents<AppraisalDocument>('appraisals')
      .find(({ _id }) => _id === `${MAPLE}:${YEAR}`);
    expect(kept?.results?.[0]).toStrictEqual({ key: 'q1', raters: 4, counts: null, unfit: null });
  });

  it.each([
    ['building-steward', [true, false], 'rule'],
    ['building-steward', [false, false], 'no'],
    ['committee-member', [true, false], 'law'],
    ['party-branch', [true, false], 'no'],
  ] as const)(
    'found 不称职 twice ends the office of a %s if %j before: %s',
    async (role, before, ends) => {
      if (role !== 'building-steward') await holds(role);
      await addLastYear(linli, before);
      await addAppraisalVote(linli, BOTH_UNFIT);
      await confirmed();
      expect((await show('resident')).people[0]).toMatchObject({ unfit: true, ends });
      expect(heldBy('buildingSteward')).toStrictEqual([
        `${role} ${ends === 'no' ? null : '2026-06-14'}`,
      ]);
    },
  );

  it('of stewards ends nothing without a recorded rule', async () => {
    await addLastYear(linli, [true, true]);
    await addAppraisalVote(linli, BOTH_UNFIT);
    await patch(linli, 'appraisals', { _id: `${MAPLE}:${YEAR}` }, { rule: '' });
    await confirmed();
    expect((await show('resident')).people.map(({ ends }) => ends)).toStrictEqual(['no', 'no']);
  });

  it('names nobody who has left', async () => {
    await patch(linli, 'residents', { _id: residentIdOf('buildingSteward') }, { roles: [] });
    await ask(
      'resident.leaveCommunity',
      { communityId: MAPLE, commandId: commandId(1) },
      'buildingSteward',
    );
    expect((await show('resident')).people.length).toBe(1);
    expect(JSON.stringify(linli.documents('appraisals'))).not.toContain('罗清和');
  });
});
