import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { NoticeDocument, RecoveryDocument } from '../../cloudfunctions/notice/collections.ts';
import type {
  RecoveryAnswer,
  RecoveryDoor,
  RecoveryQuestion,
  RecoverySum,
  Troubled,
} from '../../typings/contract/parts/recovery.ts';
import { HOME, MAPLE, NOTICE, PLACE, residentIdOf, START } from '../support/community.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { consentOf, correction, oneHousehold, withdrawal } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import {
  calling,
  declaring,
  noting,
  ofBuilding,
  outageOver,
  saying,
} from '../support/recoveries.ts';
import { talkWith } from '../support/talk.ts';

/** Whether all is well again after an outage: asked of each household, answered, and seen by those who can help. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, detail } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const say = (n: number, restored: boolean, more: object = {}, as: As = 'resident') =>
  ask<{ answer: RecoveryAnswer }>('notice.sayRestored', saying(n, restored, { ...more }), as);
const sum = async (as: As = 'secretary') => {
  const { answered, troubled, households } = await ask<RecoverySum>(
    'notice.countRestored',
    ofBuilding,
    as,
  );
  return [answered, troubled, households];
};
const doors = async (as: As) =>
  (await ask<{ households: RecoveryDoor[] }>('notice.listRestored', ofBuilding, as)).households;
const listed = (as: As) =>
  ask<{ asked: RecoveryQuestion[]; troubled: Troubled[] }>(
    'notice.listRecoveries',
    { communityId: MAPLE },
    as,
  );
const home = async (as: As = 'resident') =>
  (await detail(NOTICE.building, as)).recovery?.homes ?? null;

describe('a notice of an outage', () => {
  it('asks from its expected end on, for three days', async () => {
    await outageOver(linli, START + HOUR);
    expect(await home()).toBe(null);
    expect((await listed('resident')).asked).toStrictEqual([]);
    expect(await refusal('notice.sayRestored', saying(1, true), 'resident')).toStrictEqual([
      'RECOVERY_NOT_ASKED',
      undefined,
    ]);
    await linli.clock(START + HOUR);
    expect(await home()).toMatchObject([{ householdId: HOME.second, answer: null }]);
    expect((await listed('resident')).asked).toMatchObject([
      { noticeId: NOTICE.building, homes: [{ householdId: HOME.second, forPerson: null }] },
    ]);
    await linli.clock(START + HOUR + 3 * DAY + 1);
    expect(await home()).toBe(null);
    expect((await listed('resident')).asked).toStrictEqual([]);
    expect(
      (await refusal('notice.sayRestored', saying(2, true), 'resident')) as unknown[],
    ).toContain('RECOVERY_NOT_ASKED');
  });

  it('without an end asks once an officer says that all is well again, and says who did', async () => {
    expect(await home()).toBe(null);
    await ask('notice.declareRestored', declaring(1), 'buildingSteward');
    const { restored, recovery } = await detail(NOTICE.building, 'resident');
    expect(restored).toMatchObject({ byName: '罗清和' });
    expect(recovery?.homes.length).toBe(1);
  });

  it('asks nobody of another kind, for holders of offices, or withdrawn', async () => {
    for (const fields of [{ kind: 'health' }, { roles: ['volunteer'] }, { state: 'withdrawn' }]) {
      await linli.reset();
      await outageOver(linli);
      await patch(linli, 'notices', { _id: NOTICE.building }, fields);
      expect((await listed('resident')).asked).toStrictEqual([]);
      const [code] = (await refusal('notice.sayRestored', saying(1, true), 'resident')) as string[];
      expect(['RECOVERY_NOT_ASKED', 'NOTICE_NOT_FOUND']).toContain(code);
    }
  });

  it('asks nobody whom it is not for', async () => {
    await outageOver(linli);
    expect((await listed('residentElsewhere')).asked).toStrictEqual([]);
    for (const as of ['residentElsewhere', 'stairSteward'] as const) {
      expect(await refusal('notice.sayRestored', saying(1, true), as)).toStrictEqual([
        'NOTICE_NOT_ADDRESSED',
        undefined,
      ]);
    }
    const elsewhere = { ...saying(2, true), householdId: HOME.otherEstate };
    expect(await refusal('notice.sayRestored', elsewhere, 'residentElsewhere')).toStrictEqual([
      'NOTICE_NOT_ADDRESSED',
      undefined,
    ]);
  });

  it('whose end is moved asks anew after that', async () => {
    await outageOver(linli);
    await say(1, true);
    const later = { ...correction(2, NOTICE.building), eventUntil: START + 2 * HOUR };
    await ask('notice.correctNotice', later, 'secretary');
    expect(await home()).toBe(null);
    await linli.clock(START + 2 * HOUR);
    expect(await home()).toMatchObject([{ answer: null }]);
  });
});

describe('an answer', () => {
  beforeEach(() => outageOver(linli));

  it('is the household’s, and the last one counts', async () => {
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('householdRepresentative') },
      { households: [{ householdId: HOME.second, label: '一期 1栋 1单元 102', joinedAt: 1 }] },
    );
    await say(1, false, { trouble: 'dirty' });
    expect(await home('householdRepresentative')).toMatchObject([
      { answer: { restored: false, trouble: 'dirty', byName: '顾南枝', how: 'self' } },
    ]);
    await say(2, true, {}, 'householdRepresentative');
    expect(await home()).toMatchObject([
      { answer: { restored: true, trouble: null, byName: '孟小满' } },
    ]);
    expect(linli.documents<RecoveryDocument>('recoveries').length).toBe(1);
    expect(await sum()).toStrictEqual([1, 0, 3]);
    expect((await listed('resident')).asked).toStrictEqual([]);
    await settle(linli);
    checkAudit(linli);
  });

  it('that all is well says nothing of what is wrong', async () => {
    const { answer } = await say(1, true, { trouble: 'weak' });
    expect(answer).toMatchObject({ restored: true, trouble: null });
    expect(
      (
        (await refusal(
          'notice.sayRestored',
          saying(1, false, { trouble: '别的' }),
          'resident',
        )) as unknown[]
      )[0],
    ).toBe('INPUT_INVALID');
  });

  it('is given for somebody who agreed to it, and for nobody else', async () => {
    const other = { forResidentId: residentIdOf('resident') };
    expect(
      await refusal('notice.sayRestored', saying(1, false, other), 'residentElsewhere'),
    ).toStrictEqual(['CONSENT_NEEDED', undefined]);
    await linli.cloud.database.insertMany('consents', [
      { ...consentOf('resident', 'residentElsewhere') },
    ]);
    expect((await listed('residentElsewhere')).asked).toMatchObject([
      { homes: [{ householdId: HOME.second, forPerson: { name: '顾南枝' } }] },
    ]);
    expect(await home('residentElsewhere')).toMatchObject([{ forPerson: { name: '顾南枝' } }]);
    await say(2, false, other, 'residentElsewhere');
    expect(await home()).toMatchObject([{ answer: { byName: '戴云舟', how: 'agent' } }]);
  });

  it('that something is wrong is over once an officer says that all is well: it asks anew', async () => {
    await say(1, false);
    expect(await sum()).toStrictEqual([1, 1, 3]);
    await linli.clock(START + HOUR);
    await ask('notice.declareRestored', declaring(2), 'secretary');
    expect(await sum()).toStrictEqual([0, 0, 3]);
    expect(await home()).toMatchObject([{ answer: null }]);
  });

  it('that all is well stands when an officer says so too', async () => {
    await say(1, true);
    await linli.clock(START + HOUR);
    await ask('notice.declareRestored', declaring(2), 'secretary');
    expect(await sum()).toStrictEqual([1, 0, 3]);
  });
});

describe('an officer’s word', () => {
  it('is of whoever looks after all that the notice asks', async () => {
    for (const as of ['stairSteward', 'resident', 'stewardElsewhere'] as const) {
      expect(await refusal('notice.declareRestored', declaring(1), as)).toStrictEqual([
        'NOT_ALLOWED',
        undefined,
      ]);
    }
    const { mayRestore } = await detail(NOTICE.building, 'buildingSteward');
    expect(mayRestore).toBe(true);
    expect((await detail(NOTICE.building, 'stairSteward')).mayRestore).toBe(false);
  });

  it('is about an outage that has begun and stands', async () => {
    const refused = async () =>
      ((await refusal('notice.declareRestored', declaring(1), 'secretary')) as string[])[0];
    await patch(linli, 'notices', { _id: NOTICE.building }, { eventAt: START + HOUR });
    expect(await refused()).toBe('NOTHING_TO_RESTORE');
    await patch(linli, 'notices', { _id: NOTICE.building }, { eventAt: null, kind: 'general' });
    expect(await refused()).toBe('NOTHING_TO_RESTORE');
    await patch(linli, 'notices', { _id: NOTICE.building }, { kind: 'outage' });
    await ask('notice.withdrawNotice', withdrawal(2, NOTICE.building), 'secretary');
    expect(await refused()).toBe('NOTICE_NOT_CURRENT');
  });

  it('taken back asks nobody any more, and said again asks anew', async () => {
    await ask('notice.declareRestored', declaring(1), 'buildingSteward');
    await say(2, true);
    await linli.clock(START + HOUR);
    await ask('notice.declareRestored', declaring(3, false), 'secretary');
    const { restored, recovery } = await detail(NOTICE.building, 'resident');
    expect([restored, recovery]).toStrictEqual([null, null]);
    await linli.clock(START + 2 * HOUR);
    await ask('notice.declareRestored', declaring(4), 'secretary');
    expect(await home()).toMatchObject([{ answer: null }]);
    const trail = linli
      .documents<AuditDocument>('audit')
      .map(({ action }) => action)
      .filter((action) => action.endsWith('restore'));
    expect(trail.sort()).toStrictEqual(['notice.restore', 'notice.restore', 'notice.unrestore']);
  });
});

describe('officers of the place', () => {
  beforeEach(() => outageOver(linli));

  it('see their own doors, who said what, and no names of residents', async () => {
    await say(1, false, { trouble: 'never' });
    expect((await doors('stairSteward')).map(({ label }) => label)).toStrictEqual([
      '一期 1栋 1单元 101',
      '一期 1栋 1单元 102',
    ]);
    expect((await doors('stairSteward'))[1]).toMatchObject({
      householdId: HOME.second,
      label: '一期 1栋 1单元 102',
      answer: { restored: false, trouble: 'never', byName: '', how: 'self' },
      mayCall: true,
      mayUndo: false,
    });
    expect((await doors('stairSteward'))[0]?.mayCall).toBe(false);
    expect(await doors('stewardElsewhere').catch(() => 'refused')).toBe('refused');
    expect(await sum('stairSteward')).toStrictEqual([1, 1, 2]);
    expect(await sum('secretary')).toStrictEqual([1, 1, 3]);
    expect((await listed('stairSteward')).troubled).toStrictEqual([
      { noticeId: NOTICE.building, title: '停水检修01', households: 1 },
    ]);
    expect((await listed('secretary')).troubled.length).toBe(1);
    expect((await listed('stewardElsewhere')).troubled).toStrictEqual([]);
    expect((await listed('resident')).troubled).toStrictEqual([]);
  });

  it('call who says that something is wrong, and nobody else', async () => {
    const call = (n: number, as: As) => refusal('notice.callNumber', calling(n), as);
    expect(await call(1, 'stairSteward')).toStrictEqual(['HOUSEHOLD_RESTORED', undefined]);
    await say(2, false);
    expect(await call(3, 'stairSteward')).toBe('ok');
    expect(await call(4, 'stewardElsewhere')).toStrictEqual(['NOT_ALLOWED', undefined]);
    await say(5, true);
    expect(await call(6, 'stairSteward')).toStrictEqual(['HOUSEHOLD_RESTORED', undefined]);
    const looks = linli
      .documents<AuditDocument>('audit')
      .filter(({ action }) => action === 'household.call');
    expect(looks.length).toBe(1);
  });

  it('write down what a household said, in their own name, and take it back within a day', async () => {
    await say(1, false, { trouble: 'again' });
    await ask('notice.noteRestored', noting(2, true), 'stairSteward');
    expect((await doors('stairSteward'))[1]).toMatchObject({
      answer: { restored: true, byName: '白若溪', how: 'phone' },
      mayUndo: true,
    });
    expect(await home()).toMatchObject([{ answer: { byName: '白若溪', how: 'phone' } }]);
    const undo = oneHousehold(3, HOME.second);
    expect(await refusal('notice.undoNoteRestored', undo, 'buildingSteward')).toStrictEqual([
      'CONFIRMATION_KEPT',
      undefined,
    ]);
    await ask('notice.undoNoteRestored', undo, 'stairSteward');
    expect(await home()).toMatchObject([
      { answer: { restored: false, trouble: 'again', byName: '顾南枝' } },
    ]);
    const again = oneHousehold(4, HOME.second);
    expect(await refusal('notice.undoNoteRestored', again, 'stairSteward')).toStrictEqual([
      'CONFIRMATION_KEPT',
      undefined,
    ]);
  });

  it('write down anew over their own word, and what the household said stays beneath', async () => {
    await say(1, false);
    await ask('notice.noteRestored', noting(2, true), 'stairSteward');
    await ask('notice.noteRestored', noting(3, false), 'stairSteward');
    await ask('notice.undoNoteRestored', oneHousehold(4, HOME.second), 'stairSteward');
    expect(await home()).toMatchObject([{ answer: { byName: '顾南枝', how: 'self' } }]);
  });

  it('take back nothing after a day, and nothing once the household has spoken', async () => {
    await ask('notice.noteRestored', noting(1, true), 'stairSteward');
    await say(2, false);
    const undo = (n: number) =>
      refusal('notice.undoNoteRestored', oneHousehold(n, HOME.second), 'stairSteward');
    expect(await undo(3)).toStrictEqual(['CONFIRMATION_KEPT', undefined]);
    await ask('notice.noteRestored', noting(4, true), 'stairSteward');
    await linli.clock(START + DAY + 1);
    expect(await undo(5)).toStrictEqual(['CONFIRMATION_KEPT', undefined]);
  });
});

describe('neighbours', () => {
  it('see a sum only where many are asked', async () => {
    await outageOver(linli);
    await say(1, false);
    expect((await detail(NOTICE.building, 'stairSteward')).recovery?.troubled).toBe(null);
    await patch(linli, 'notices', { _id: NOTICE.building }, { households: 10 });
    expect((await detail(NOTICE.building, 'stairSteward')).recovery?.troubled).toBe(1);
  });

  it('see nothing of the doors', async () => {
    await outageOver(linli);
    for (const action of ['notice.countRestored', 'notice.listRestored']) {
      expect(await refusal(action, ofBuilding, 'resident')).toStrictEqual([
        'NOT_ALLOWED',
        undefined,
      ]);
    }
    expect((await detail(NOTICE.building, 'resident')).maySeeRecovery).toBe(false);
    expect((await detail(NOTICE.building, 'stairSteward')).maySeeRecovery).toBe(true);
  });
});

describe('a notice of before', () => {
  it('knows of no end and nobody’s word: it is shown as ever', async () => {
    const before = linli
      .documents<NoticeDocument>('notices')
      .find(({ _id }) => _id === NOTICE.building);
    expect(Object.keys(before ?? {})).not.toContain('restored');
    const { eventUntil, restored, recovery } = await detail(NOTICE.building, 'resident');
    expect([eventUntil, restored, recovery]).toStrictEqual([null, null, null]);
    expect(PLACE.building).toBe(before?.audience[0]);
  });
});
