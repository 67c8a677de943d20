import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { NoticeDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import {
  MAPLE,
  NOTICE,
  openidOf,
  PLACE,
  REVIEW,
  residentIdOf,
  TEMPLATE,
} from '../support/community.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId, correction, pinning, publication, withdrawal } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { png } from '../support/pictures.ts';

/** At once: what two phones, five retries, two reviewers or two timers do must end as if one came first. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

/** The same call so many times at once. */
function together(times: number, send: (index: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => send(index)));
}

function dataOf({ envelope }: Answer): unknown {
  assert.equal(envelope.ok, true, JSON.stringify(envelope));
  return envelope.ok && envelope.data;
}

function auditOf(action: string): AuditDocument[] {
  return linli.documents<AuditDocument>('audit').filter((entry) => entry.action === action);
}

describe('at once', () => {
  it('two phones of one person confirm: one receipt, one instant', () =>
    inAnyOrder(linli, async () => {
      const input = { communityId: MAPLE, noticeId: NOTICE.building };
      const answers = await together(4, (index) =>
        linli.call(
          'notice',
          'confirmNotice',
          { ...input, commandId: commandId(index) },
          'resident',
        ),
      );
      const [first, ...rest] = answers.map(dataOf);
      for (const one of rest) expect(one).toStrictEqual(first);
      const receipts = linli
        .documents<ReceiptDocument>('receipts')
        .filter(({ noticeId }) => noticeId === NOTICE.building);
      expect(receipts.length).toBe(1);
      expect(first).toStrictEqual({ confirmedAt: receipts[0]?.confirmedAt });
    }));

  it('neighbours confirm: each is counted once', () =>
    inAnyOrder(linli, async () => {
      const input = { communityId: MAPLE, noticeId: NOTICE.community, commandId: commandId(1) };
      const people: As[] = ['resident', 'stairSteward', 'householdRepresentative', 'resident'];
      const answers = await together(people.length, (index) =>
        linli.call('notice', 'confirmNotice', input, people[index] as As),
      );
      answers.forEach(dataOf);
      const turnout = await linli.call(
        'notice',
        'countTurnout',
        { communityId: MAPLE, noticeId: NOTICE.community },
        'secretary',
      );
      const { confirmed, households } = dataOf(turnout) as {
        confirmed: number;
        households: number;
      };
      expect([confirmed, households]).toStrictEqual([4, 6]); // one had confirmed before
    }));

  for (const verdict of ['pass', 'review'] as const) {
    it(`one publication five times, check says ${verdict}: one notice, one entry`, () =>
      inAnyOrder(linli, async () => {
        await linli.verdict('text', verdict);
        const input = publication(1, [PLACE.building]);
        const answers = await together(5, () =>
          linli.call('notice', 'publishNotice', input, 'secretary'),
        );
        const [first, ...rest] = answers.map(dataOf);
        for (const one of rest) expect(one).toStrictEqual(first);
        const { noticeId } = first as { noticeId: string };
        const made = linli
          .documents<NoticeDocument>('notices')
          .filter(({ title }) => title === input.title);
        expect(made.map(({ _id }) => _id)).toStrictEqual([noticeId]);
        expect(auditOf('notice.publish').length).toBe(1);
        const reviews = linli
          .documents<ReviewDocument>('reviews')
          .filter(({ subjectId }) => subjectId === noticeId);
        expect(reviews.length).toBe(verdict === 'pass' ? 0 : 1);
      }));
  }

  it('the same person reuses a command id for another notice and another matter: nothing is lost', async () => {
    const one = publication(1, [PLACE.building]);
    dataOf(await linli.call('notice', 'publishNotice', one, 'secretary'));
    const decision = {
      communityId: MAPLE,
      reviewId: REVIEW.held,
      decision: 'release',
      commandId: commandId(1),
    };
    dataOf(await linli.call('moderation', 'decideReview', decision, 'secretary'));
    await settle(linli);
    checkAudit(linli);
    expect(auditOf('notice.publish').length).toBe(1);
    assert.equal(auditOf('review.release').length, 1, 'the decision has its own entry');
  });

  it('two reviewers decide against each other: the first stands, the other is told', () =>
    inAnyOrder(linli, async () => {
      const decide = (decision: string, as: As, n: number) =>
        linli.call(
          'moderation',
          'decideReview',
          { communityId: MAPLE, reviewId: REVIEW.held, decision, commandId: commandId(n) },
          as,
        );
      const answers = await Promise.all([
        decide('release', 'secretary', 1),
        decide('reject', 'partyBranch', 2),
      ]);
      const codes = answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code));
      expect([...codes].sort()).toStrictEqual(['REVIEW_DECIDED', 'ok']);
      const isReleased = codes[0] === 'ok';
      const notice = linli
        .documents<NoticeDocument>('notices')
        .find(({ _id }) => _id === NOTICE.held);
      expect(notice?.state).toBe(isReleased ? 'published' : 'rejected');
      expect(auditOf('review.release').length).toBe(isReleased ? 1 : 0);
      expect(auditOf('review.reject').length).toBe(isReleased ? 0 : 1);
    }));

  it('one decision five times: decided once', () =>
    inAnyOrder(linli, async () => {
      const input = {
        communityId: MAPLE,
        reviewId: REVIEW.held,
        decision: 'reject',
        commandId: commandId(1),
      };
      const answers = await together(5, () =>
        linli.call('moderation', 'decideReview', input, 'secretary'),
      );
      for (const answer of answers) expect(dataOf(answer)).toStrictEqual({ decision: 'reject' });
      expect(auditOf('review.reject').length).toBe(1);
    }));
});

describe("WeChat's answers about six pictures", () => {
  it('all at once: each picture gets its own, none is lost', () =>
    inAnyOrder(linli, async () => {
      await linli.verdict('picture', 'fail'); // no answers but ours
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      const pictures = await Promise.all(
        names.map((name) => linli.cloud.uploadFile(`notices/${MAPLE}/${name}.png`, png())),
      );
      const input = { ...publication(1, [PLACE.building]), pictures };
      const { noticeId } = dataOf(
        await linli.call('notice', 'publishNotice', input, 'secretary'),
      ) as {
        noticeId: string;
      };
      const waiting = pictures.map((fileId, index) => ({
        fileId,
        traceId: `trace-${names[index]}`,
        state: 'waiting',
      }));
      await linli.cloud.database.command('database.modifyDocument', {
        collectionName: 'notices',
        queryType: 'WHERE',
        query: JSON.stringify({ _id: noticeId }),
        data: JSON.stringify({ $set: { pictures: waiting } }),
        multi: true,
        merge: true,
        upsert: false,
      });
      const suggestions = ['pass', 'pass', 'risky', 'review', 'pass', 'risky'];
      await Promise.all(
        suggestions.map((suggest, index) =>
          linli.invoke(
            'moderation',
            {
              Event: 'wxa_media_check',
              trace_id: `trace-${names[index]}`,
              errcode: 0,
              result: { suggest },
            },
            null,
          ),
        ),
      );
      const notice = linli.documents<NoticeDocument>('notices').find(({ _id }) => _id === noticeId);
      expect(notice?.pictures.map(({ state }) => state)).toStrictEqual([
        'passed',
        'passed',
        'blocked',
        'review',
        'passed',
        'blocked',
      ]);
    }));
});

describe('a notice that two officers change at once', () => {
  const found = (id: string) =>
    linli.documents<NoticeDocument>('notices').find(({ _id }) => _id === id) as NoticeDocument;

  it('is corrected once: the other is told to look again', () =>
    inAnyOrder(linli, async () => {
      const answers = await together(2, (index) =>
        linli.call('notice', 'correctNotice', correction(index + 1, NOTICE.building), 'secretary'),
      );
      const codes = answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
      expect(codes).toStrictEqual(['NOTICE_CHANGED', 'ok']);
      const { version, history } = found(NOTICE.building);
      expect([version, history.length]).toStrictEqual([1, 1]);
      expect(auditOf('notice.correct').length).toBe(1);
    }));

  it('corrected and withdrawn: it is withdrawn, and the history tells which came first', () =>
    inAnyOrder(linli, async () => {
      const [corrected, withdrawn] = await Promise.all([
        linli.call('notice', 'correctNotice', correction(1, NOTICE.building), 'secretary'),
        linli.call('notice', 'withdrawNotice', withdrawal(2, NOTICE.building), 'secretary'),
      ]);
      dataOf(withdrawn);
      const { state, version, change } = found(NOTICE.building);
      expect([state, change.action]).toStrictEqual(['withdrawn', 'notice.withdraw']);
      expect(version).toBe(corrected.envelope.ok ? 1 : 0);
      if (!corrected.envelope.ok) expect(corrected.envelope.code).toBe('NOTICE_NOT_CURRENT');
      await settle(linli);
      checkAudit(linli);
    }));

  it('withdrawn by two, the first stands; pinned by two, it is done and recorded once', () =>
    inAnyOrder(linli, async () => {
      const pins = await together(2, (index) =>
        linli.call('notice', 'pinNotice', pinning(index + 1, NOTICE.building), 'secretary'),
      );
      expect(pins.map(dataOf)).toStrictEqual([{ pinned: true }, { pinned: true }]);
      expect(auditOf('notice.pin').length).toBe(1);
      const answers = await together(2, (index) =>
        linli.call('notice', 'withdrawNotice', withdrawal(index + 3, NOTICE.building), 'secretary'),
      );
      const codes = answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
      expect(codes).toStrictEqual(['NOTICE_NOT_CURRENT', 'ok']);
    }));

  it('one command sent five times corrects, withdraws and pins once', () =>
    inAnyOrder(linli, async () => {
      for (const [action, input] of [
        ['pin', pinning(1, NOTICE.building)],
        ['correct', correction(2, NOTICE.building)],
        ['withdraw', withdrawal(3, NOTICE.building)],
      ] as const) {
        const answers = await together(5, () => linli.call('notice', action, input, 'secretary'));
        const [first] = answers.map(dataOf);
        for (const answer of answers) expect(dataOf(answer)).toStrictEqual(first);
        assert.equal(auditOf(`notice.${action}`).length, 1, action);
      }
    }));

  it('withdrawn at the moment at which it was to appear, it never comes back', () =>
    inAnyOrder(linli, async () => {
      const publishAt = linli.cloud.now() + 60 * 60_000;
      const input = { ...publication(1, [PLACE.building]), publishAt };
      const answer = await linli.call('notice', 'publishNotice', input, 'secretary');
      const { noticeId, state } = dataOf(answer) as { noticeId: string; state: string };
      expect(state).toBe('scheduled');
      const [withdrawn] = await Promise.all([
        linli.call('notice', 'withdrawNotice', withdrawal(2, noticeId), 'secretary'),
        linli.clock(publishAt),
      ]);
      dataOf(withdrawn);
      await settle(linli);
      const after = found(noticeId);
      assert.ok(['withdrawn', 'cancelled'].includes(after.state), after.state);
      const sent = await linli.messages();
      if (after.state === 'cancelled') expect(sent).toStrictEqual([]);
    }));
});

describe('two timers at once', () => {
  it('send nothing twice, count each once, and never exceed what was granted', () =>
    inAnyOrder(linli, async () => {
      for (const n of [1, 2, 3]) {
        const input = { ...publication(n, [PLACE.stair]), confirmUntil: null };
        dataOf(await linli.call('notice', 'publishNotice', input, 'secretary'));
      }

      // The platform starts a timer again while a long run goes on.
      await Promise.all([1, 2, 3].map(() => linli.timer('notice')));

      const sent = (await linli.messages()).map(({ touser, page }) => `${touser} ${page}`);
      assert.equal(new Set(sent).size, sent.length, 'nothing twice');
      for (const key of ['resident', 'stairSteward'] as const) {
        const own = sent.filter((line) => line.startsWith(`${openidOf(key)} `));
        assert.equal(own.length, 2, 'two were granted, three notices were published');
        const id = residentIdOf(key);
        const [entry] = linli
          .documents<ResidentDocument>('residents')
          .filter(({ _id }) => _id === id);
        expect([entry?.grants[TEMPLATE], entry?.sends[TEMPLATE]]).toStrictEqual([0, 2]);
      }
      const states = linli.documents<MessageDocument>('messages').map(({ state }) => state);
      expect(states.sort()).toStrictEqual(['refused', 'refused', 'sent', 'sent', 'sent', 'sent']);
    }));
});
