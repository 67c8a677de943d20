import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { NoticeDocument, RecoveryDocument } from '../../cloudfunctions/notice/collections.ts';
import type { NoticeDetail } from '../../typings/contract/notice.ts';
import { HOME, NOTICE, residentIdOf, START } from '../support/community.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { oneHousehold } from '../support/inputs.ts';
import { type Answer, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import { declaring, noting, ofBuilding, outageOver, saying } from '../support/recoveries.ts';

/** Two phones of a home, an officer at the door, and the author who changes the notice at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const codes = (answers: Answer[]) =>
  answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const kept = () => linli.documents<RecoveryDocument>('recoveries');
const entries = (action: string) =>
  linli.documents<AuditDocument>('audit').filter((one) => one.action === action).length;
const call = (action: string, input: object, as: Parameters<Linli['call']>[3]) =>
  linli.call('notice', action, { ...input }, as);

const shareHome = () =>
  patch(
    linli,
    'residents',
    { _id: residentIdOf('householdRepresentative') },
    { households: [{ householdId: HOME.second, label: '一期 1栋 1单元 102', joinedAt: 1 }] },
  );

describe('a household', () => {
  it('that answers from two phones at once has one answer, and both are on record', () =>
    inAnyOrder(linli, async () => {
      await outageOver(linli);
      await shareHome();
      const answers = await Promise.all([
        call('sayRestored', saying(1, true), 'resident'),
        call('sayRestored', saying(2, false, { trouble: 'weak' }), 'householdRepresentative'),
      ]);
      expect(codes(answers)).toStrictEqual(['ok', 'ok']);
      const [one, ...others] = kept();
      expect(others).toStrictEqual([]);
      const { restored, trouble, by } = one?.answer ?? {};
      const isFirst = by?.residentId === residentIdOf('resident');
      expect([restored, trouble]).toStrictEqual(isFirst ? [true, null] : [false, 'weak']);
      expect(entries('notice.say-restored')).toBe(2);
      await settle(linli);
      checkAudit(linli);
    }));

  it('that answers while an officer takes back what was written down keeps its own word', () =>
    inAnyOrder(linli, async () => {
      await outageOver(linli);
      await call('noteRestored', noting(1, true), 'stairSteward');
      const [said, undone] = await Promise.all([
        call('sayRestored', saying(2, false), 'resident'),
        call('undoNoteRestored', oneHousehold(3, HOME.second), 'stairSteward'),
      ]);
      expect(said.envelope.ok).toBe(true);
      expect(['ok', 'CONFIRMATION_KEPT']).toContain(codes([undone as Answer])[0]);
      expect(kept()[0]?.answer?.by.how).toBe('self');
    }));

  it('whose doors two officers write down at once has one answer', () =>
    inAnyOrder(linli, async () => {
      await outageOver(linli);
      const answers = await Promise.all([
        call('noteRestored', noting(1, true), 'stairSteward'),
        call('noteRestored', noting(2, false), 'buildingSteward'),
      ]);
      expect(codes(answers)).toStrictEqual(['ok', 'ok']);
      expect(kept().length).toBe(1);
      expect(kept()[0]?.before).toBe(null);
      expect(entries('notice.note-restored')).toBe(2);
    }));
});

describe('an answer', () => {
  it('that meets the end of being asked is refused, or does not count when it is asked anew', () =>
    inAnyOrder(linli, async () => {
      await call('declareRestored', declaring(1), 'secretary');
      const [said, ended] = await Promise.all([
        call('sayRestored', saying(2, true), 'resident'),
        call('declareRestored', declaring(3, false), 'secretary'),
      ]);
      expect(ended.envelope.ok).toBe(true);
      expect(['ok', 'RECOVERY_NOT_ASKED']).toContain(codes([said as Answer])[0]);
      await linli.clock(START + 60_000);
      await call('declareRestored', declaring(4), 'secretary');
      const { envelope } = await call('showNotice', ofBuilding, 'resident');
      const { recovery } = (envelope.ok && envelope.data) as NoticeDetail;
      expect(recovery?.homes[0]?.answer).toBe(null);
    }));
});

describe('two officers who say that all is well', () => {
  it('agree, and the first is named', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('declareRestored', declaring(1), 'secretary'),
        call('declareRestored', declaring(2), 'buildingSteward'),
      ]);
      expect(codes(answers)).toStrictEqual(['ok', 'ok']);
      const notice = linli
        .documents<NoticeDocument>('notices')
        .find(({ _id }) => _id === NOTICE.building);
      expect(entries('notice.restore')).toBe(1);
      expect(['沈知秋', '罗清和']).toContain(notice?.restored?.byName);
    }));
});
