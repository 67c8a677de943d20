import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type { Turnout, UnconfirmedLine } from '../../typings/contract/notice.ts';
import { HOME, MAPLE, NOTICE, residentIdOf, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId, oneHousehold, writtenDown } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

/** What officers write down for households: their people see it, and say when it is not so. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, detail } = talkWith(() => linli);
const read = { communityId: MAPLE, noticeId: NOTICE.building };
const mark = (n: number, as: As = 'stairSteward') =>
  ask('notice.confirmFor', writtenDown(n, HOME.second), as);
const deny = (n: number, as: As = 'resident') =>
  ask('notice.denyMark', oneHousehold(n, HOME.second), as);
const denied = (n: number, as: As) => refusal('notice.denyMark', oneHousehold(n, HOME.second), as);
const marksOf = async (as: As) => (await detail(NOTICE.building, as)).marks;
const turnout = async () => {
  const found = await ask<Turnout>('notice.countTurnout', read, 'secretary');
  return [found.confirmed, found.noted];
};
const objections = () =>
  linli
    .documents<ReceiptDocument>('receipts')
    .flatMap((receipt) => receipt.objections ?? [])
    .map(({ authorName, by }) => [authorName, by]);
const told = (as: 'resident' | 'stairSteward') =>
  linli
    .documents<MessageDocument>('messages')
    .filter(
      ({ subject, residentId }) => subject === 'notice-mark' && residentId === residentIdOf(as),
    )
    .map(({ data }) => data.thing3?.value);

describe('a mark on a door', () => {
  it('is shown to its household with who made it and how, and to nobody else', async () => {
    await mark(1);
    expect(await marksOf('resident')).toStrictEqual([
      {
        householdId: HOME.second,
        label: '一期 1栋 1单元 102',
        byName: '白若溪',
        byRole: 'stair-steward',
        how: 'paper',
        at: expect.anything(),
      },
    ]);
    for (const as of ['stairSteward', 'secretary', 'householdRepresentative'] as const) {
      expect(await marksOf(as)).toStrictEqual([]);
    }
    await ask('notice.undoConfirmFor', oneHousehold(2, HOME.second), 'stairSteward');
    expect(await marksOf('resident')).toStrictEqual([]);
  });

  it('is told to the people of the household, unless it was a slip of the finger', async () => {
    await mark(1);
    await linli.clock(START + 2 * 60_000);
    expect(told('resident')).toStrictEqual([]);
    await ask('notice.undoConfirmFor', oneHousehold(2, HOME.second), 'stairSteward');
    await settle(linli);
    expect(told('resident')).toStrictEqual([]);
    await mark(3);
    await settle(linli);
    await settle(linli);
    expect(told('resident')).toStrictEqual(['白若溪记了您家已知道']);
    expect(told('stairSteward')).toStrictEqual([]);
  });

  it('counts apart until the household confirms by itself', async () => {
    await mark(1);
    expect(await turnout()).toStrictEqual([1, 1]);
    await ask('notice.confirmNotice', { ...read, commandId: commandId(2) }, 'resident');
    expect(await turnout()).toStrictEqual([1, 0]);
  });
});

describe('«不是这样»', () => {
  it('takes the mark away at once, and tells its author', async () => {
    await mark(1);
    await deny(2);
    expect(await turnout()).toStrictEqual([0, 0]);
    expect(await marksOf('resident')).toStrictEqual([]);
    expect(objections()).toStrictEqual([['白若溪', 'household']]);
    await settle(linli);
    expect(told('stairSteward')).toStrictEqual(['102说没有人告诉过']);
    expect(told('resident')).toStrictEqual([]);
    const entry = linli
      .documents<AuditDocument>('audit')
      .find(({ action }) => action === 'notice.deny-mark');
    expect(entry?.actorId).toBe(residentIdOf('resident'));
  });

  it('keeps its author from writing it down again; another officer may, and may be told the same', async () => {
    await mark(1);
    await deny(2);
    const again = await refusal('notice.confirmFor', writtenDown(3, HOME.second), 'stairSteward');
    expect(again).toStrictEqual(['MARK_DISPUTED', undefined]);
    const lines = async (as: As) =>
      (await ask<{ households: UnconfirmedLine[] }>('notice.listUnconfirmed', read, as)).households
        .filter(({ householdId }) => householdId === HOME.second)
        .map(({ objected }) => objected);
    expect([await lines('stairSteward'), await lines('secretary')]).toStrictEqual([
      ['own'],
      ['other'],
    ]);
    await mark(4, 'buildingSteward');
    expect(await turnout()).toStrictEqual([1, 1]);
    await deny(5);
    expect(objections()).toStrictEqual([
      ['白若溪', 'household'],
      ['罗清和', 'household'],
    ]);
    for (const [n, as] of [
      [6, 'stairSteward'],
      [7, 'buildingSteward'],
    ] as const) {
      const refused = await refusal('notice.confirmFor', writtenDown(n, HOME.second), as);
      expect(refused).toStrictEqual(['MARK_DISPUTED', undefined]);
    }
  });

  it('is for the household alone, and for what others wrote down', async () => {
    await mark(1);
    for (const as of ['secretary', 'residentElsewhere', 'householdRepresentative'] as const) {
      expect(await denied(2, as)).toStrictEqual(['HOUSEHOLD_NOT_FOUND', undefined]);
    }
    await ask('notice.confirmFor', writtenDown(3, HOME.first), 'stairSteward');
    const own = await refusal('notice.denyMark', oneHousehold(4, HOME.first), 'stairSteward');
    expect(own).toStrictEqual(['MARK_OWN', undefined]);
    await deny(5);
    expect(await denied(6, 'resident')).toStrictEqual(['MARK_GONE', undefined]);
  });

  it('leaves what somebody of the household confirmed themselves', async () => {
    await ask('notice.confirmNotice', { ...read, commandId: commandId(1) }, 'resident');
    await mark(2);
    await deny(3);
    expect(await turnout()).toStrictEqual([1, 0]);
  });
});
