import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationDocument } from '../../cloudfunctions/matter/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type {
  MediationLine,
  MediationQuarter,
  MediationView,
} from '../../typings/contract/matter/mediation.ts';
import type { AuditLine } from '../../typings/contract/resident.ts';
import { MAPLE, type PersonKey, personOf, residentIdOf, START } from '../support/community.ts';
import { householdLabel } from '../support/household-label.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { AGREEING, asking, MEDIATION, ofMediation } from '../support/mediations.ts';

/** Mediations: the ladder, who sees them, and what ends them. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, later } = mattersWith(() => linli);
const view = (mediationId: string, as: As) =>
  must<MediationView>('showMediation', { communityId: MAPLE, mediationId }, as);
const stored = (id: string) =>
  linli.documents<MediationDocument>('mediations').find(({ _id }) => _id === id);
const naming = (n: number, mediationId: string) =>
  ofMediation(n, mediationId, {
    name: personOf('residentElsewhere').name,
    door: householdLabel(linli, 'residentElsewhere'),
  });
const answer = (n: number, mediationId: string, consents: boolean, party: number | null = null) =>
  ofMediation(n, mediationId, { party, consents });

describe('a mediation', () => {
  it('is asked for, finds who talks, and begins when both have agreed', async () => {
    const { mediationId } = await must<{ mediationId: string }>(
      'askMediation',
      asking(1),
      'resident',
    );
    await later();
    const asked = await view(mediationId, 'buildingSteward');
    expect(asked).toMatchObject({ part: 'mediator', state: 'asked', other: '楼上 401' });
    await must('addParty', naming(2, mediationId), 'buildingSteward');
    expect(await view(mediationId, 'residentElsewhere')).toMatchObject({
      part: 'party',
      other: null,
      may: { answer: true, end: ['refused'] },
    });
    await must('answerMediation', answer(3, mediationId, true), 'residentElsewhere');
    expect((await view(mediationId, 'resident')).state).toBe('going');
  });

  it('ends with one who does not want it, at any time', async () => {
    await must('answerMediation', answer(1, MEDIATION.asked, false), 'residentElsewhere');
    expect(await view(MEDIATION.asked, 'resident')).toMatchObject({
      state: 'ended',
      end: 'refused',
    });
    const why = { why: 'refused' };
    await must('endMediation', ofMediation(2, MEDIATION.going, why), 'residentElsewhere');
    expect((await view(MEDIATION.going, 'buildingSteward')).may.end).toStrictEqual([]);
    expect(
      await codeOf('writeAgreement', ofMediation(3, MEDIATION.going, AGREEING), 'buildingSteward'),
    ).toBe('MEDIATION_MOVED');
  });

  it('writes down what one without a phone has said', async () => {
    await must('answerMediation', answer(1, MEDIATION.asked, true, 1), 'buildingSteward');
    expect((await view(MEDIATION.asked, 'resident')).state).toBe('going');
    expect(await codeOf('answerMediation', answer(2, MEDIATION.asked, false, 1), 'resident')).toBe(
      'MEDIATION_NOT_YOURS',
    );
  });

  it('never takes in violence at home, nor one who lives nowhere here', async () => {
    const words = '对门天天打老婆孩子';
    expect(await codeOf('askMediation', asking(3, { other: '我老公，他家暴' }), 'resident')).toBe(
      'MEDIATION_VIOLENCE',
    );
    expect(await codeOf('askMediation', asking(1, { words }), 'resident')).toBe(
      'MEDIATION_VIOLENCE',
    );
    expect(await codeOf('askMediation', asking(2), 'outsideParty')).toBe('MEDIATION_NO_HOME');
  });

  it('names a party by name and door exactly', async () => {
    const wrong = ofMediation(1, MEDIATION.alone, {
      name: personOf('residentElsewhere').name,
      door: householdLabel(linli, 'resident'),
    });
    expect(await codeOf('addParty', wrong, 'buildingSteward')).toBe('MEDIATION_PARTY_UNKNOWN');
    await must('addParty', naming(2, MEDIATION.alone), 'buildingSteward');
    expect(await codeOf('addParty', naming(3, MEDIATION.alone), 'buildingSteward')).toBe(
      'MEDIATION_PARTY_THERE',
    );
  });
});

describe('the ladder', () => {
  it('rises by itself as the time of a level is over, to its end', async () => {
    await later(START + 5 * DAY);
    expect(await view(MEDIATION.going, 'ownersCommittee')).toMatchObject({ level: 'owners' });
    expect(
      await codeOf(
        'showMediation',
        { communityId: MAPLE, mediationId: MEDIATION.going },
        'buildingSteward',
      ),
    ).toBe('MEDIATION_NOT_FOUND');
    await later(START + 14 * DAY);
    expect(await view(MEDIATION.going, 'mediator')).toMatchObject({ level: 'committee' });
    await later(START + 50 * DAY);
    expect(stored(MEDIATION.going)).toMatchObject({ state: 'ended', end: 'failed' });
  });

  it('rises where there is no agreement, and passes over whoever withdraws', async () => {
    await must('withdrawMediator', ofMediation(1, MEDIATION.going), 'buildingSteward');
    await later();
    expect(stored(MEDIATION.going)?.mediator?.residentId).toBe(residentIdOf('ownersCommittee'));
    await must(
      'endMediation',
      ofMediation(2, MEDIATION.going, { why: 'failed' }),
      'ownersCommittee',
    );
    await later();
    expect(stored(MEDIATION.going)).toMatchObject({
      level: 'committee',
      mediator: { residentId: residentIdOf('mediator') },
      passed: [residentIdOf('buildingSteward'), residentIdOf('ownersCommittee')],
    });
  });

  it('stops with a likely offence', async () => {
    const input = ofMediation(1, MEDIATION.going, { why: 'offence' });
    expect(await codeOf('endMediation', input, 'resident')).toBe('MEDIATION_NOT_YOURS');
    await must('endMediation', input, 'buildingSteward');
    await later(START + 40 * DAY);
    expect(stored(MEDIATION.going)).toMatchObject({
      state: 'ended',
      end: 'offence',
      level: 'steward',
    });
  });
});

describe('an agreement', () => {
  it('is signed, leaves thirty days for the court, and is looked after', async () => {
    const early = ofMediation(1, MEDIATION.agreed, { day: '2026-06-16' });
    expect(await codeOf('signAgreement', early, 'mediator')).toBe('MEDIATION_DAY_UNFIT');
    await must(
      'signAgreement',
      ofMediation(2, MEDIATION.agreed, { day: '2026-06-14' }),
      'mediator',
    );
    expect((await view(MEDIATION.agreed, 'resident')).agreement).toMatchObject({
      signedOn: '2026-06-14',
      courtUntil: '2026-07-14',
    });
    const follow = (n: number, day: string) =>
      ofMediation(n, MEDIATION.signed, { day, result: 'kept' });
    expect(await codeOf('followUp', follow(3, '2026-07-15'), 'mediator')).toBe(
      'MEDIATION_DAY_UNFIT',
    );
    await must('followUp', follow(4, '2026-06-15'), 'mediator');
    expect(await codeOf('followUp', follow(5, '2026-06-15'), 'mediator')).toBe('MEDIATION_MOVED');
  });

  it('below the committee binds nobody, and the court confirms nothing of it', async () => {
    await must('writeAgreement', ofMediation(1, MEDIATION.going, AGREEING), 'buildingSteward');
    const signing = ofMediation(2, MEDIATION.going, { day: '2026-06-15' });
    expect(await must('signAgreement', signing, 'buildingSteward')).toStrictEqual({
      courtUntil: null,
    });
  });

  it('is printed by the mediator alone', async () => {
    const input = (n: number) => ofMediation(n, MEDIATION.agreed);
    const print = (n: number, as: As) => linli.call('filing', 'printAgreement', input(n), as);
    expect((await print(1, 'mediator')).envelope.ok).toBe(true);
    expect((await print(2, 'resident')).envelope).toMatchObject({ code: 'MEDIATION_NOT_YOURS' });
    expect((await print(3, 'secretary')).envelope).toMatchObject({ code: 'MEDIATION_NOT_FOUND' });
  });
});

describe('a relative or a neighbour', () => {
  const says = (n: number, consents: boolean, party: number | null = null) =>
    ofMediation(n, MEDIATION.asked, { helper: 0, party, consents });

  it('comes along once every party has agreed, one who joins later as well', async () => {
    expect(await must('answerHelper', says(1, true), 'residentElsewhere')).toStrictEqual({
      comes: true,
    });
    const third = { name: personOf('householdRepresentative').name };
    const door = householdLabel(linli, 'householdRepresentative');
    await must('addParty', ofMediation(2, MEDIATION.asked, { ...third, door }), 'buildingSteward');
    const [helper] = (await view(MEDIATION.asked, 'resident')).helpers;
    expect(helper).toStrictEqual({
      name: '楼上的大伯',
      says: [true, true, null],
      notes: [null, null, null],
      comes: false,
    });
    expect(await must('answerHelper', says(3, false, 2), 'buildingSteward')).toStrictEqual({
      comes: false,
    });
  });

  it('is named by the mediator, and nobody speaks for somebody who has spoken', async () => {
    const invite = (n: number) => ofMediation(n, MEDIATION.asked, { name: '楼下的邻居' });
    expect(await codeOf('inviteHelper', invite(1), 'resident')).toBe('MEDIATION_NOT_YOURS');
    for (const n of [2, 3, 4]) await must('inviteHelper', invite(n), 'buildingSteward');
    expect(await codeOf('inviteHelper', invite(5), 'buildingSteward')).toBe(
      'MEDIATION_HELPERS_FULL',
    );
    await must('answerHelper', says(6, false), 'residentElsewhere');
    expect(await codeOf('answerHelper', says(7, true, 1), 'buildingSteward')).toBe(
      'MEDIATION_MOVED',
    );
    expect(await codeOf('answerHelper', says(8, true, 0), 'residentElsewhere')).toBe(
      'MEDIATION_NOT_YOURS',
    );
    expect(await codeOf('answerHelper', says(9, true), 'buildingSteward')).toBe(
      'MEDIATION_NOT_YOURS',
    );
  });
});

describe('everybody else', () => {
  const OTHERS: PersonKey[] = [
    'secretary',
    'gridOfficer',
    'stairSteward',
    'stewardElsewhere',
    'ownersCommittee',
    'mediator',
    'partyBranch',
    'streetObserver',
    'outsideParty',
    'householdRepresentative',
    'volunteer',
  ];

  it('learns nothing: not from the mediation, nor from any of its commands, lists or messages', async () => {
    const input = { communityId: MAPLE, mediationId: MEDIATION.going };
    for (const as of OTHERS) {
      expect(await codeOf('showMediation', input, as)).toBe('MEDIATION_NOT_FOUND');
      for (const [action, more] of [
        ['addParty', { name: personOf('resident').name, door: '一期 1栋 1单元 202' }],
        ['answerMediation', { party: null, consents: false }],
        ['answerMediation', { party: 1, consents: false }],
        ['withdrawMediator', {}],
        ['writeAgreement', AGREEING],
        ['signAgreement', { day: '2026-06-15' }],
        ['followUp', { day: '2026-06-15', result: 'kept' }],
        ['inviteHelper', { name: '大伯' }],
        ['answerHelper', { helper: 0, party: null, consents: true }],
        ['confirmNote', { party: null, helper: null, gone: 0, holds: true }],
        ['confirmNote', { party: 1, helper: null, gone: 0, holds: false }],
        ['removeParty', { party: null, gone: 0, reason: 'door' }],
        ['removeParty', { party: 1, gone: 0, reason: 'door' }],
        ['endMediation', { why: 'refused' }],
        ['endMediation', { why: 'offence' }],
      ] as const) {
        const code = await codeOf(action, ofMediation(1, MEDIATION.going, { ...more }), as);
        expect(`${action} ${as} ${code}`).toBe(`${action} ${as} MEDIATION_NOT_FOUND`);
      }
      const listed = await must<{ mediations: MediationLine[] }>(
        'listMediations',
        { communityId: MAPLE },
        as,
      );
      const own = as === 'mediator' ? 2 : 0;
      expect(listed.mediations.length).toBe(own);
    }
  });

  it('finds in figures, lists of matters, messages and the record nothing of what it is about', async () => {
    await must('askMediation', asking(1), 'resident');
    await later();
    const list = (which: string) =>
      must('listMatters', { communityId: MAPLE, which }, 'residentElsewhere');
    const board = await must('showBoard', { communityId: MAPLE }, 'secretary');
    const seen = [await list('open'), await list('ended'), board];
    const messages = linli
      .documents<MessageDocument>('messages')
      .filter(({ _id }) => _id.startsWith('mediation:'));
    expect(messages.length).toBeGreaterThan(0);
    const audit = linli.documents('audit');
    const text = JSON.stringify([seen, messages.map(({ data }) => data), audit]);
    for (const words of ['滴到我家窗台', '楼上 401', '拖椅子', personOf('resident').name]) {
      expect(text).not.toContain(words);
    }
    const done = new Set(linli.documents<{ action: string }>('audit').map(({ action }) => action));
    expect([...done].filter((action) => action.startsWith('mediation'))).toStrictEqual([
      'mediation.change',
    ]);
  });

  it('reads in the record that something was done, and not by whom', async () => {
    await must('answerMediation', answer(1, MEDIATION.asked, true), 'residentElsewhere');
    await must('endMediation', ofMediation(2, MEDIATION.going, { why: 'refused' }), 'resident');
    await later();
    const { envelope } = await linli.call(
      'resident',
      'listAudit',
      { communityId: MAPLE },
      'partyBranch',
    );
    const { entries } = (envelope as { data: { entries: AuditLine[] } }).data;
    const own = entries.filter(({ action }) => action === 'mediation.change');
    expect(own.length).toBeGreaterThan(1);
    expect(own.map(({ actorName, target }) => actorName + target).join('')).toBe('');
  });

  it('counts nothing of fewer than five', async () => {
    await must('endMediation', ofMediation(1, MEDIATION.going, { why: 'refused' }), 'resident');
    await linli.clock(Date.parse('2026-07-02T02:00:00Z'));
    const counted = () =>
      must<{ quarters: MediationQuarter[] }>(
        'countMediations',
        { communityId: MAPLE },
        'secretary',
      );
    expect((await counted()).quarters[0]).toStrictEqual({
      quarter: '2026-Q2',
      all: null,
      ends: [],
      other: 0,
    });
    const [model] = linli
      .documents<MediationDocument>('mediations')
      .filter(({ _id }) => _id === MEDIATION.going);
    const many = [1, 2, 3, 4, 5].map((n) => ({ ...model, _id: `e60000000000000001${n}0` }));
    await linli.cloud.database.insertMany('mediations', many);
    expect((await counted()).quarters[0]).toMatchObject({
      all: 8,
      // Six were refused and two agreed on: the six would tell the two.
      ends: [],
      other: 8,
    });
    expect(await codeOf('countMediations', { communityId: MAPLE }, 'gridOfficer')).toBe(
      'NOT_ALLOWED',
    );
  });

  it('reads in the other party’s own data only that there is one', async () => {
    const exported = async (as: As) =>
      JSON.stringify(
        (await linli.call('resident', 'exportOwn', { communityId: MAPLE }, as)).envelope,
      );
    expect(await exported('resident')).toContain('拖椅子');
    const other = await exported('residentElsewhere');
    expect(other).not.toContain('拖椅子');
    expect(other).not.toContain(personOf('resident').name);
    expect(JSON.parse(other).data.mediations.length).toBe(4);
  });
});
