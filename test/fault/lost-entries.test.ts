import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import { HOME, MAPLE, NOTICE, PLACE, REVIEW, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import {
  commandId,
  correction,
  type Input,
  oneHousehold,
  pinning,
  publication,
  reminder,
  withdrawal,
  writtenDown,
} from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';

/**
 * A command's process ends between its change and its entry in the audit trail; within the minute, before
 * any sweep, another command changes the same document. Both leave their entries.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

interface Sent {
  action: string;
  as: As;
  input: Input | (() => Input);
}

interface Case {
  name: string;
  before?: (() => Promise<unknown>)[];
  first: Sent;
  /** the request that changes the document; the second unless told */
  changedBy?: number;
  /** what comes between: not of a person */
  between?: () => Promise<unknown>;
  second: Sent;
  entries: string[];
}

const sent = (action: string, as: As, input: Sent['input']): Sent => ({ action, as, input });

async function call({ action: name, as, input }: Sent) {
  const [functionName = '', action = ''] = name.split('.');
  const made = typeof input === 'function' ? input() : input;
  return linli.call(functionName, action, made, as);
}

async function send(one: Sent): Promise<void> {
  const { envelope } = await call(one);
  assert.equal(envelope.ok, true, JSON.stringify(envelope));
}

const pin = (n: number, noticeId: string = NOTICE.building) =>
  sent('notice.pinNotice', 'secretary', pinning(n, noticeId));
const published = () => {
  const { title } = publication(1, []);
  return (
    linli.documents<{ _id: string; title: string }>('notices').find((one) => one.title === title)
      ?._id ?? ''
  );
};
const fileOf = (n: number) => `cloud://e.b/notices/${MAPLE}/${n}.png`;
const doubt = (n: number) =>
  linli.invoke(
    'moderation',
    { Event: 'wxa_media_check', trace_id: `trace-${n}`, errcode: 0, result: { suggest: 'review' } },
    null,
  );
const deciding = (n: number): Sent =>
  sent('moderation.decideReview', 'partyBranch', {
    communityId: MAPLE,
    reviewId: `notice:${NOTICE.plain}:pictures`,
    decision: 'release',
    seen: [fileOf(n)],
    commandId: commandId(n),
  });

const CASES: Case[] = [
  {
    name: 'a notice that was published, then pinned',
    first: sent('notice.publishNotice', 'secretary', publication(1, [PLACE.building])),
    second: sent('notice.pinNotice', 'secretary', () => pinning(2, published())),
    entries: ['notice.publish', 'notice.pin'],
  },
  {
    name: 'a notice that was corrected, then pinned',
    first: sent('notice.correctNotice', 'secretary', correction(1, NOTICE.building)),
    second: pin(2),
    entries: ['notice.correct', 'notice.pin'],
  },
  {
    name: 'a notice with a correction that waits, then pinned',
    before: [() => linli.verdict('text', 'review')],
    first: sent('notice.correctNotice', 'secretary', correction(1, NOTICE.building)),
    second: pin(2),
    entries: ['notice.correct', 'notice.pin'],
  },
  {
    name: 'a notice that was pinned, then withdrawn',
    first: pin(1),
    second: sent('notice.withdrawNotice', 'secretary', withdrawal(2, NOTICE.building)),
    entries: ['notice.pin', 'notice.withdraw'],
  },
  {
    name: 'a notice of which households were reminded, then pinned',
    first: sent('notice.remindHouseholds', 'secretary', reminder(1, NOTICE.building)),
    changedBy: 3,
    second: pin(2),
    entries: ['notice.remind', 'notice.pin'],
  },
  {
    name: 'what was written down, then taken back',
    first: sent('notice.confirmFor', 'stairSteward', writtenDown(1, HOME.second)),
    second: sent('notice.undoConfirmFor', 'stairSteward', oneHousehold(2, HOME.second)),
    entries: ['notice.confirm-for', 'notice.undo-confirm-for'],
  },
  {
    name: 'what was taken back, then written down anew',
    before: [() => send(sent('notice.confirmFor', 'stairSteward', writtenDown(1, HOME.second)))],
    first: sent('notice.undoConfirmFor', 'stairSteward', oneHousehold(2, HOME.second)),
    second: sent('notice.confirmFor', 'buildingSteward', writtenDown(3, HOME.second)),
    entries: ['notice.confirm-for', 'notice.undo-confirm-for', 'notice.confirm-for'],
  },
  {
    name: 'what was written down and was not so, then written down by another',
    before: [() => send(sent('notice.confirmFor', 'stairSteward', writtenDown(1, HOME.second)))],
    first: sent('notice.denyMark', 'resident', oneHousehold(2, HOME.second)),
    second: sent('notice.confirmFor', 'buildingSteward', writtenDown(3, HOME.second)),
    entries: ['notice.confirm-for', 'notice.deny-mark', 'notice.confirm-for'],
  },
  {
    name: 'a review that was decided, opened again and decided again',
    before: [
      () =>
        patch(
          linli,
          'notices',
          { _id: NOTICE.plain },
          {
            publishedAt: START,
            pictures: [1, 2].map((n) => ({
              fileId: fileOf(n),
              state: 'waiting',
              traceId: `trace-${n}`,
            })),
          },
        ),
      () => doubt(1),
    ],
    first: deciding(1),
    between: async () => {
      await doubt(2);
      // The decision is carried out by upkeep; its entry is not swept within the minute.
      await linli.timer('moderation');
      await linli.timer('notice');
    },
    second: deciding(2),
    entries: ['review.release', 'review.release'],
  },
];

describe('both entries exist', () => {
  for (const { name, before: earlier = [], first, changedBy = 2, ...rest } of CASES) {
    const { between, second, entries } = rest;
    it(`of ${name}`, async () => {
      for (const step of earlier) await step();
      const [functionName = ''] = first.action.split('.');
      await linli.cut(functionName, { request: changedBy, when: 'after' });
      assert.equal((await call(first)).status, 502, 'it is cut after its change');
      await between?.();
      await send(second);
      await settle(linli);
      const found = linli.documents<AuditDocument>('audit').map(({ action }) => action);
      expect(found.sort()).toStrictEqual([...entries].sort());
    });
  }

  it('of a review whose text was decided, once, also if the notice changes at once', async () => {
    await linli.cut('moderation', { request: 2, when: 'after' });
    const decision = {
      communityId: MAPLE,
      reviewId: REVIEW.held,
      decision: 'release',
      commandId: commandId(1),
    };
    await call(sent('moderation.decideReview', 'partyBranch', decision));
    await linli.timer('moderation');
    await send(pin(2, NOTICE.held));
    await settle(linli);
    const found = linli.documents<AuditDocument>('audit').map(({ action }) => action);
    expect(found.sort()).toStrictEqual(['notice.pin', 'review.release']);
  });
});
