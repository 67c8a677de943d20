import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import type { Turnout } from '../../typings/contract/notice.ts';
import { HOME, MAPLE, NOTICE } from '../support/community.ts';
import { checkAudit, settle } from '../support/faults.ts';
import {
  commandId,
  consentOf,
  forSomebody,
  oneHousehold,
  reminder,
  writtenDown,
} from '../support/inputs.ts';
import { type Answer, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Paper, phone, daughter and mother at once: a household counts once; a reminder begins once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const read = { communityId: MAPLE, noticeId: NOTICE.building };

const codes = (answers: Answer[]) =>
  answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();

async function confirmed(): Promise<number> {
  const { envelope } = await linli.call('notice', 'countTurnout', read, 'secretary');
  assert.ok(envelope.ok);
  return (envelope.data as Turnout).confirmed;
}
const auditOf = (action: string) =>
  linli.documents<AuditDocument>('audit').filter((one) => one.action === action);

describe('a household confirmed from several sides at once', () => {
  it('counts once', () =>
    inAnyOrder(linli, async () => {
      await linli.cloud.database.insertMany('consents', [
        { ...consentOf('resident', 'residentElsewhere') },
      ]);
      const answers = await Promise.all([
        linli.call('notice', 'confirmNotice', { ...read, commandId: commandId(1) }, 'resident'),
        linli.call('notice', 'confirmNotice', forSomebody(2, 'resident'), 'residentElsewhere'),
        linli.call('notice', 'confirmFor', writtenDown(3, HOME.second), 'stairSteward'),
        linli.call('notice', 'confirmFor', writtenDown(4, HOME.second), 'buildingSteward'),
      ]);
      expect(codes(answers)).toStrictEqual(['ok', 'ok', 'ok', 'ok']);
      expect(await confirmed()).toBe(1);
      assert.equal(linli.documents('receipts').length, 3, 'one before, one own, one on paper');
      expect(auditOf('notice.confirm-for').length).toBe(1);
      await settle(linli);
      checkAudit(linli);
    }));

  it('taken back twice at once, it is taken back once', () =>
    inAnyOrder(linli, async () => {
      await linli.call('notice', 'confirmFor', writtenDown(1, HOME.second), 'stairSteward');
      const answers = await Promise.all(
        [2, 3].map((n) =>
          linli.call('notice', 'undoConfirmFor', oneHousehold(n, HOME.second), 'stairSteward'),
        ),
      );
      expect(codes(answers)).toStrictEqual(['CONFIRMATION_KEPT', 'ok']);
      expect(await confirmed()).toBe(0);
      expect(auditOf('notice.undo-confirm-for').length).toBe(1);
    }));
});

describe('two officers who remind at once', () => {
  it('begin one round', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        linli.call('notice', 'remindHouseholds', reminder(1, NOTICE.building), 'secretary'),
        linli.call('notice', 'remindHouseholds', reminder(2, NOTICE.building), 'buildingSteward'),
      ]);
      expect(codes(answers)).toStrictEqual(['REMINDED_RECENTLY', 'ok']);
      const notice = linli
        .documents<NoticeDocument>('notices')
        .find(({ _id }) => _id === NOTICE.building);
      expect(notice?.reminders).toBe(1);
      expect(auditOf('notice.remind').length).toBe(1);
      await settle(linli);
      const sent = (await linli.messages()).map(({ touser }) => touser);
      assert.equal(new Set(sent).size, sent.length, 'one each');
    }));
});
