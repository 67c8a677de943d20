import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HandoutDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import { HOME, PLACE, residentIdOf } from '../support/community.ts';
import { handing, PAPER, returning } from '../support/doors.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { oneHousehold, writtenDown } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';

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

describe('two officers who ask at the same door at once', () => {
  it('are told once: the second learns that it is done', () =>
    inAnyOrder(linli, async () => {
      await call('confirmFor', writtenDown(1, HOME.second), 'stairSteward');
      await patch(linli, 'receipts', { _id: PAPER }, { recheck: 'drawn' });
      const answers = codes(
        await Promise.all([
          call('recheckMark', { ...oneHousehold(2, HOME.second), result: 'sure' }, 'secretary'),
          call(
            'recheckMark',
            { ...oneHousehold(3, HOME.second), result: 'unaware' },
            'gridOfficer',
          ),
        ]),
      );
      expect([...answers].sort()).toStrictEqual(['MARK_GONE', 'ok']);
      expect(paper()?.undoneAt === null).toBe(answers[0] === 'ok');
      await settle(linli);
      checkAudit(linli);
    }));
});

describe('doors that are handed out twice at once', () => {
  it('are in one hand', () =>
    inAnyOrder(linli, async () => {
      const answers = codes(
        await Promise.all([
          call('handOutDoors', handing(1, [PLACE.building]), 'secretary'),
          call(
            'handOutDoors',
            handing(2, [PLACE.stair], residentIdOf('stairSteward')),
            'gridOfficer',
          ),
        ]),
      );
      expect([...answers].sort()).toStrictEqual(['DOORS_HANDED', 'ok']);
      const [handout] = linli.documents<HandoutDocument>('handouts');
      expect(handout?.parts).toHaveLength(1);
      await settle(linli);
      checkAudit(linli);
    }));

  it('and given back twice are given back once', () =>
    inAnyOrder(linli, async () => {
      await call('handOutDoors', handing(1, [PLACE.building]), 'secretary');
      const answers = codes(
        await Promise.all([
          call('returnDoors', returning(2, PLACE.building), 'buildingSteward'),
          call('returnDoors', returning(3, PLACE.building), 'secretary'),
        ]),
      );
      expect([...answers].sort()).toStrictEqual(['DOORS_BACK', 'ok']);
    }));
});
