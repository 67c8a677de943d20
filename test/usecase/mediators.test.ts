import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { MediationLine, MediationView } from '../../typings/contract/matter/mediation.ts';
import { MAPLE, type PersonKey, personOf, residentIdOf, START } from '../support/community.ts';
import { householdLabel } from '../support/household-label.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { AGREEING, asking, MEDIATION, ofMediation } from '../support/mediations.ts';
import { patch } from '../support/patch.ts';

/** Who may talk between neighbours, for how long, and what one mediator cannot do alone. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, later } = mattersWith(() => linli);
const view = (mediationId: string, as: As) =>
  must<MediationView>('showMediation', { communityId: MAPLE, mediationId }, as);
const seenBy = (mediationId: string, as: As) =>
  codeOf('showMediation', { communityId: MAPLE, mediationId }, as);
const stored = (id: string) =>
  linli.documents<MediationDocument>('mediations').find(({ _id }) => _id === id);
const talkerOf = (id: string) => stored(id)?.mediator?.residentId ?? null;
const ask = async (more = {}) =>
  (await must<{ mediationId: string }>('askMediation', asking(1, more), 'resident')).mediationId;
const become = (who: PersonKey, fields: Partial<ResidentDocument>) =>
  patch(linli, 'residents', { _id: residentIdOf(who) }, fields);
const homesOf = (who: PersonKey) =>
  linli.documents<ResidentDocument>('residents').find(({ _id }) => _id === residentIdOf(who))
    ?.households ?? [];
const party = (n: number, mediationId: string, who: PersonKey) =>
  ofMediation(n, mediationId, { name: personOf(who).name, door: householdLabel(linli, who) });

describe('the mediator', () => {
  it('names nobody whom they live with', async () => {
    await become('buildingSteward', { households: homesOf('residentElsewhere') });
    expect(
      await codeOf('addParty', party(1, MEDIATION.alone, 'residentElsewhere'), 'buildingSteward'),
    ).toBe('MEDIATION_TOO_CLOSE');
  });

  it('is not whom it is about, by name or by door', async () => {
    const named = await ask({ other: `楼栋长${personOf('buildingSteward').name}` });
    await later();
    expect(talkerOf(named)).toBe(residentIdOf('ownersCommittee'));
    await linli.reset();
    await become('buildingSteward', { households: homesOf('residentElsewhere') });
    const door = householdLabel(linli, 'residentElsewhere').split(' ').at(-1);
    const found = await ask({ other: `楼上 ${door} 那家` });
    await later();
    expect(talkerOf(found)).toBe(residentIdOf('ownersCommittee'));
  });

  it('sees and does nothing once their office is over, and another one is found', async () => {
    const mediationId = await ask();
    await later();
    expect(talkerOf(mediationId)).toBe(residentIdOf('buildingSteward'));
    await become('buildingSteward', { roles: [] });
    expect(await seenBy(mediationId, 'buildingSteward')).toBe('MEDIATION_NOT_FOUND');
    expect(
      await codeOf(
        'endMediation',
        ofMediation(2, mediationId, { why: 'offence' }),
        'buildingSteward',
      ),
    ).toBe('MEDIATION_NOT_FOUND');
    await later(START + 2 * DAY);
    expect(talkerOf(mediationId)).toBe(residentIdOf('futureSteward'));
    expect(stored(mediationId)?.passed).toStrictEqual([residentIdOf('buildingSteward')]);
  });

  it('goes on day after day where nothing has changed', async () => {
    const mediationId = await ask();
    await later();
    const { change } = stored(mediationId) ?? {};
    await later(START + 2 * DAY);
    expect(talkerOf(mediationId)).toBe(residentIdOf('buildingSteward'));
    expect(stored(mediationId)?.change).toStrictEqual(change);
  });

  it('is found anew for what was agreed, which stays at its level', async () => {
    await patch(
      linli,
      'mediations',
      { _id: MEDIATION.agreed },
      { level: 'steward', mediator: null, passed: [residentIdOf('buildingSteward')], tendAt: 1 },
    );
    await later();
    expect(stored(MEDIATION.agreed)).toMatchObject({
      state: 'agreed',
      level: 'steward',
      mediator: { residentId: residentIdOf('ownersCommittee') },
    });
    const signed = await must(
      'signAgreement',
      ofMediation(1, MEDIATION.agreed, { day: '2026-06-15' }),
      'ownersCommittee',
    );
    expect(signed).toStrictEqual({ courtUntil: null });
  });

  it('is another one where a party asks for it', async () => {
    expect((await view(MEDIATION.going, 'residentElsewhere')).may.withdraw).toBe(true);
    await must('withdrawMediator', ofMediation(1, MEDIATION.going), 'residentElsewhere');
    expect(await seenBy(MEDIATION.going, 'buildingSteward')).toBe('MEDIATION_NOT_FOUND');
    const again = ofMediation(2, MEDIATION.going);
    expect(await codeOf('withdrawMediator', again, 'residentElsewhere')).toBe('MEDIATION_MOVED');
    await later();
    expect(talkerOf(MEDIATION.going)).toBe(residentIdOf('ownersCommittee'));
  });
});

describe('what the mediator writes down', () => {
  const write = (n: number, more = {}) => ofMediation(n, MEDIATION.going, { ...AGREEING, ...more });

  it('can be put right until it is signed, and a party can refuse it until then', async () => {
    await must('writeAgreement', write(1), 'buildingSteward');
    await must('writeAgreement', write(2, { text: '空调接好水管' }), 'buildingSteward');
    const seen = await view(MEDIATION.going, 'residentElsewhere');
    expect(seen).toMatchObject({
      state: 'agreed',
      agreement: { text: '空调接好水管' },
      may: { end: ['refused'] },
    });
    const refused = { why: 'refused' };
    await must('endMediation', ofMediation(3, MEDIATION.going, refused), 'residentElsewhere');
    expect(stored(MEDIATION.going)).toMatchObject({
      state: 'ended',
      end: 'refused',
      agreement: null,
    });
  });

  it('stands as it was signed', async () => {
    await must('writeAgreement', write(1), 'buildingSteward');
    const signing = ofMediation(2, MEDIATION.going, { day: '2026-06-15' });
    await must('signAgreement', signing, 'buildingSteward');
    expect((await view(MEDIATION.going, 'resident')).may.end).toStrictEqual([]);
    expect(await codeOf('writeAgreement', write(3), 'buildingSteward')).toBe('MEDIATION_MOVED');
    const refused = ofMediation(4, MEDIATION.going, { why: 'refused' });
    expect(await codeOf('endMediation', refused, 'resident')).toBe('MEDIATION_MOVED');
    const failed = ofMediation(5, MEDIATION.going, { why: 'failed' });
    expect(await codeOf('endMediation', failed, 'buildingSteward')).toBe('MEDIATION_MOVED');
  });

  it('of the police tells no party: one of them is who did it', async () => {
    const offence = ofMediation(1, MEDIATION.going, { why: 'offence' });
    await must('endMediation', offence, 'buildingSteward');
    for (const as of ['resident', 'residentElsewhere'] as const) {
      const listed = await must<{ mediations: MediationLine[] }>(
        'listMediations',
        { communityId: MAPLE },
        as,
      );
      const seen = JSON.stringify([await view(MEDIATION.going, as), listed]);
      expect(seen).not.toContain('offence');
    }
    expect((await view(MEDIATION.going, 'buildingSteward')).end).toBe('offence');
  });
});
