import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClosingDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { HourEntry } from '../../cloudfunctions/volunteer/collections.ts';
import type { CarryOver } from '../../typings/contract/civility/rule.ts';
import { MAPLE, residentIdOf, START } from '../support/community.ts';
import {
  checkAudit,
  type Fault,
  Followed,
  sendCut,
  sendWatched,
  settle,
} from '../support/faults.ts';
import { addTitleVote, HONOUR, titleResult } from '../support/honours.ts';
import type { Input } from '../support/inputs.ts';
import { INSPECTION, ofInspection } from '../support/inspections.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { openingOf } from '../support/openings.ts';
import { patch } from '../support/patch.ts';
import { checkBooks } from '../support/point-books.ts';
import { leading, SHIFT } from '../support/volunteers.ts';

/** What happens to points by itself, cut around every write, then left to the next runs. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

async function answered<Data>(module: string, action: string, input: Input, as: As): Promise<Data> {
  const { envelope } = await linli.call(module, action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}

async function said(...call: Parameters<typeof answered>): Promise<void> {
  await answered(...call);
}

/** All but messages: whether one that was cut has gone out nobody knows. */
function books(): object {
  const { messages: _, residents: __, ...rest } = linli.snapshot();
  return rest;
}

/** The end of a year that was told of, and whose day has come. */
async function waitingClosing(carry: CarryOver): Promise<void> {
  const closing: ClosingDocument = {
    _id: `${MAPLE}:2026`,
    communityId: MAPLE,
    year: 2026,
    carry,
    version: 1,
    noticeAt: START - 40 * DAY,
    expiresAt: START,
    state: 'waiting',
    cursor: '',
    dueAt: START,
  };
  await linli.cloud.database.insertMany('closings', [closing as never]);
}

/** A timer that has something to do after `before`. */
const timer = (name: string, before: () => Promise<void>): Fault => ({
  name,
  functionName: 'civility',
  async prepare(started) {
    await before();
    return () => started.timer('civility');
  },
});

const onOver = (n: number, more: Input) =>
  leading(n, SHIFT.over, { residentId: residentIdOf('resident'), ...more });
const confirmed = () =>
  said(
    'volunteer',
    'decideHours',
    onOver(1, { entryId: 'added1', decision: 'confirm' }),
    'partyBranch',
  );

const TIMERS: Fault[] = [
  timer('hours that were confirmed', confirmed),
  timer('hours that were corrected', async () => {
    await confirmed();
    await linli.timer('civility');
    const input = onOver(2, { minutes: -10, reason: '早走了' });
    const corrected = answered<{ entry: HourEntry }>;
    const { entry } = await corrected('volunteer', 'correctHours', input, 'teamLeader');
    const decision = { entryId: entry.entryId, decision: 'confirm' };
    await said('volunteer', 'decideHours', onOver(3, decision), 'partyBranch');
  }),
  timer('doors of a building that somebody has agreed to', () =>
    said(
      'civility',
      'reviewInspection',
      ofInspection(1, INSPECTION.open, { accepts: true, reason: '一起看的' }),
      'gridOfficer',
    ),
  ),
  timer('the end of a year', () => waitingClosing({ kind: 'share', percent: 50 })),
  timer('a vote about a title that is published', async () => {
    const motionId = await addTitleVote(linli);
    await patch(linli, 'motions', { _id: motionId }, titleResult(HONOUR.titled, 2, 1));
    const named = { motionId, voteDueAt: START - DAY };
    await patch(linli, 'honours', { _id: HONOUR.titled }, named);
  }),
  timer('a day that is over', () =>
    patch(linli, 'pointRules', { _id: MAPLE }, { digestAt: START }),
  ),
  timer('a day that is over, by the rules of points and of scorebooks', async () => {
    await patch(linli, 'pointRules', { _id: MAPLE }, { digestAt: START });
    await patch(linli, 'scorebooks', { communityId: MAPLE }, { digestAt: START });
  }),
  timer('paper points that two people answer for', () =>
    said('civility', 'decideOpening', openingOf(1, { agrees: true }), 'partyBranch'),
  ),
];

describe('cut', () => {
  for (const fault of TIMERS) {
    it(fault.name, async () => {
      await linli.reset();
      const [, cuts] = await sendWatched(linli, await fault.prepare(linli));
      await settle(linli);
      const expected = books();
      checkBooks(linli);
      assert.ok(cuts.length > 0);
      const followed = new Followed();
      for (const cut of cuts) {
        await sendCut(linli, fault, cut);
        if (!(await followed.isNew(linli, 'cut'))) continue;
        if (!(await settle(linli, undefined, followed))) continue;
        checkAudit(linli);
        checkBooks(linli);
        expect(books()).toStrictEqual(expected);
      }
    });
  }
});
