import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import { MAPLE, NOTICE, PLACE, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId, correction, publication, withdrawal } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, publish, detail, queue, decide, ofPart } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

describe('a scheduled notice', () => {
  it('is seen by its author alone until its time, then by all, with a message', async () => {
    const noticeId = await publish({ publishAt: START + 5 * HOUR });
    expect((await detail(noticeId, 'secretary')).state).toBe('scheduled');
    const read = { communityId: MAPLE, noticeId };
    expect(await refusal('notice.detail', read, 'resident')).toStrictEqual([
      'NOTICE_NOT_FOUND',
      undefined,
    ]);
    await linli.clock(START + 5 * HOUR - 60_000);
    expect(await refusal('notice.detail', read, 'resident')).toStrictEqual([
      'NOTICE_NOT_FOUND',
      undefined,
    ]);
    await linli.clock(START + 5 * HOUR);
    const { state, publishedAt } = await detail(noticeId, 'resident');
    expect([state, publishedAt]).toStrictEqual(['published', START + 5 * HOUR]);
    await settle(linli);
    expect((await linli.messages()).length).toBe(2);
  });

  it('is refused in the past and far ahead, and may be taken back before anybody saw it', async () => {
    const attempt = (publishAt: number) =>
      refusal('notice.publish', { ...publication(1, [PLACE.building]), publishAt }, 'secretary');
    expect(await attempt(START - 60_000)).toStrictEqual([
      'NOTICE_DATE_PAST',
      { field: 'publishAt' },
    ]);
    expect(await attempt(START + 91 * DAY)).toStrictEqual(['NOTICE_DATE_FAR', { days: 90 }]);
    const noticeId = await publish({ publishAt: START + HOUR });
    await ask('notice.withdraw', withdrawal(2, noticeId), 'secretary');
    await linli.clock(START + 2 * HOUR);
    await settle(linli);
    expect((await detail(noticeId, 'secretary')).state).toBe('cancelled');
    expect(await linli.messages()).toStrictEqual([]);
  });

  it('held by the check and released after its time, 居务公开 still stays for 15 days', async () => {
    await linli.verdict('text', 'review');
    const noticeId = await publish({
      kind: 'affairs',
      publishAt: START + HOUR,
      expiresOn: '2026-06-30',
    });
    await linli.clock(START + 3 * DAY);
    await decide(await ofPart('text', noticeId), 'release');
    const { state, publishedAt, expiresAt } = await detail(noticeId, 'resident');
    expect(state).toBe('published');
    assert.ok(publishedAt >= START + 3 * DAY);
    expect(expiresAt).toBe(Date.parse('2026-07-03T15:59:59.999Z'));
  });

  it('居务公开 for fewer than 15 days is refused', async () => {
    const input = { ...publication(1, [PLACE.building]), kind: 'affairs', expiresOn: '2026-06-29' };
    expect(await refusal('notice.publish', input, 'secretary')).toStrictEqual([
      'NOTICE_TOO_SHORT',
      { days: 15 },
    ]);
  });
});

describe('a correction', () => {
  it('shows the new text, and the old one with its reason; the fingerprint changes', async () => {
    const before = await detail(NOTICE.building, 'resident');
    await ask('notice.correct', correction(1, NOTICE.building), 'secretary');
    const after = await detail(NOTICE.building, 'resident');
    expect(after.title).toBe('停水改到周四 1');
    expect(after.corrected).toBe(true);
    expect(after.version).toBe(1);
    expect(after.history.map(({ title, reason, byName }) => [title, reason, byName])).toStrictEqual(
      [[before.title, '日期写错了', '沈知秋']],
    );
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(after.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('that the check doubts leaves the old text standing until another person has looked', async () => {
    await linli.verdict('text', 'review');
    const answer = await ask('notice.correct', correction(1, NOTICE.building), 'secretary');
    expect(answer).toStrictEqual({ version: 0, waits: true });
    expect((await detail(NOTICE.building, 'resident')).corrected).toBe(false);
    expect((await detail(NOTICE.building, 'resident')).correctionWaits).toBe(false);
    expect((await detail(NOTICE.building, 'secretary')).correctionWaits).toBe(true);
    const second = await refusal('notice.correct', correction(2, NOTICE.building), 'secretary');
    expect(second).toStrictEqual(['NOTICE_CORRECTION_WAITS', undefined]);
    const line = await ofPart('correction');
    expect(line.title).toBe('停水改到周四 1');
    await decide(line, 'release');
    expect((await detail(NOTICE.building, 'resident')).title).toBe('停水改到周四 1');
  });

  it('that a person rejects changes nothing, and another may be written', async () => {
    await linli.verdict('text', 'review');
    await ask('notice.correct', correction(1, NOTICE.building), 'secretary');
    await decide(await ofPart('correction'), 'reject');
    await linli.verdict('text', 'pass');
    const answer = await ask('notice.correct', correction(2, NOTICE.building), 'secretary');
    expect(answer).toStrictEqual({ version: 1, waits: false });
  });

  it('does not outlive its notice', async () => {
    await linli.verdict('text', 'review');
    await ask('notice.correct', correction(1, NOTICE.building), 'secretary');
    const line = await ofPart('correction');
    await linli.verdict('text', 'pass');
    await ask('notice.withdraw', withdrawal(2, NOTICE.building), 'secretary');
    assert.ok(!(await queue()).some(({ reviewId }) => reviewId === line.reviewId));
    const { title, state } = await detail(NOTICE.building, 'secretary');
    expect([title.startsWith('停水检修'), state]).toStrictEqual([true, 'withdrawn']);
  });
});

describe('a correction sent again', () => {
  it('sent again after the next one, it changes nothing', async () => {
    const first = correction(1, NOTICE.building);
    await ask('notice.correct', first, 'secretary');
    const next = { ...correction(2, NOTICE.building), version: 1 };
    await ask('notice.correct', next, 'secretary');
    const before = await detail(NOTICE.building, 'resident');
    expect(await ask('notice.correct', first, 'secretary')).toStrictEqual({
      version: 2,
      waits: false,
    });
    expect(await detail(NOTICE.building, 'resident')).toStrictEqual(before);
  });
});

describe('a withdrawn notice', () => {
  it('shows the reason in the place of the text, and sends no messages', async () => {
    const noticeId = await publish({});
    await ask('notice.withdraw', withdrawal(2, noticeId), 'secretary');
    await settle(linli);
    expect(await linli.messages()).toStrictEqual([]);
    const seen = await detail(noticeId, 'resident');
    expect(seen.body).toBe('');
    expect(seen.withdrawn?.reason).toBe('检修取消了');
    expect((await detail(noticeId, 'secretary')).body).not.toBe('');
  });

  it('cancels messages that were on their way', async () => {
    const noticeId = await publish({});
    const message = {
      _id: `${noticeId}:person-resident`,
      communityId: MAPLE,
      noticeId,
      residentId: 'person-resident',
      openid: 'oTest-resident-7Yk2',
      templateId: 'linli-notice-published',
      page: 'pages/home/index',
      data: {},
      state: 'due',
      attempts: 0,
      at: START,
    };
    await linli.cloud.database.insertMany('messages', [message]);
    await ask('notice.withdraw', withdrawal(2, noticeId), 'secretary');
    await settle(linli);
    expect(await linli.messages()).toStrictEqual([]);
    const [kept] = linli.documents<MessageDocument>('messages');
    expect(kept?.state).toBe('cancelled');
  });

  it('keeps a doubtful reason to its officers', async () => {
    await linli.verdict('text', 'review');
    await ask('notice.withdraw', withdrawal(2, NOTICE.building), 'secretary');
    expect((await detail(NOTICE.building, 'resident')).withdrawn?.reason).toBe('');
    expect((await detail(NOTICE.building, 'secretary')).withdrawn?.reason).toBe('检修取消了');
  });
});

describe('a report', () => {
  const reporting = (n: number) => ({
    communityId: MAPLE,
    noticeId: NOTICE.building,
    reason: 'untrue',
    commandId: commandId(n),
  });
  const report = (as: As, n: number) => ask('notice.report', reporting(n), as);

  it('comes to the queue without a name; rejected, the notice goes', async () => {
    await report('resident', 1);
    await report('resident', 3);
    await report('stairSteward', 2);
    const line = await ofPart('reports');
    expect(line.reports).toStrictEqual([
      { reason: 'untrue', note: '' },
      { reason: 'untrue', note: '' },
    ]);
    expect(JSON.stringify(line)).not.toMatch(/顾南枝|白若溪|person-resident/);
    await decide(line, 'reject');
    const { state, withdrawn, body } = await detail(NOTICE.building, 'resident');
    expect([state, withdrawn?.reason, body]).toStrictEqual(['withdrawn', '', '']);
  });

  it('made in the moment of the decision is not ended by it', async () => {
    await report('resident', 1);
    const line = await ofPart('reports');
    // The decision is made; before it is carried out another reader reports.
    await linli.cut('moderation', { request: 2, when: 'after' });
    const input = {
      communityId: MAPLE,
      reviewId: line.reviewId,
      decision: 'release',
      commandId: commandId(900),
    };
    await linli.call('moderation', 'decideReview', input, 'partyBranch');
    await linli.clock(START + 1000);
    await linli.cut('notice', { request: 2, when: 'after' });
    await linli.call('notice', 'reportNotice', reporting(2), 'stairSteward');
    await settle(linli);
    expect((await ofPart('reports')).reports.length).toBe(1);
  });

  it('that was answered does not come back, a later one does', async () => {
    await report('resident', 1);
    await decide(await ofPart('reports'), 'release');
    await report('resident', 1);
    await settle(linli);
    assert.ok(!(await queue()).some(({ reviewId }) => reviewId.endsWith(':reports')));
    await report('stairSteward', 2);
    expect((await ofPart('reports')).reports.length).toBe(1);
    expect((await detail(NOTICE.building, 'resident')).state).toBe('published');
  });
});
