import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import { HOME } from '../support/community.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { oneHousehold, writtenDown } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Officers and a household at the same door at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('notice', action, input, as);
const codes = (answers: Answer[]) =>
  answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code));
const paper = () =>
  linli.documents<ReceiptDocument>('receipts').find(({ _id }) => _id.includes(':paper:'));

describe('a household that says it is not so', () => {
  it('while its author writes it down again keeps the author from it', () =>
    inAnyOrder(linli, async () => {
      await call('confirmFor', writtenDown(1, HOME.second), 'stairSteward');
      const [said] = codes(
        await Promise.all([
          call('denyMark', oneHousehold(2, HOME.second), 'resident'),
          call('confirmFor', writtenDown(3, HOME.second), 'stairSteward'),
        ]),
      );
      expect(said).toBe('ok');
      expect(paper()?.undoneAt).not.toBe(null);
      expect(paper()?.objections).toHaveLength(1);
      await settle(linli);
      checkAudit(linli);
    }));

  it('while its author takes it back leaves it on record, or is too late', () =>
    inAnyOrder(linli, async () => {
      await call('confirmFor', writtenDown(1, HOME.second), 'stairSteward');
      const [said, undone] = codes(
        await Promise.all([
          call('denyMark', oneHousehold(2, HOME.second), 'resident'),
          call('undoConfirmFor', oneHousehold(3, HOME.second), 'stairSteward'),
        ]),
      );
      const isFirst = said === 'ok';
      expect([said, undone]).toStrictEqual(
        isFirst ? ['ok', 'CONFIRMATION_KEPT'] : ['MARK_GONE', 'ok'],
      );
      expect(paper()?.objections ?? []).toHaveLength(isFirst ? 1 : 0);
    }));
});
