import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import { MAPLE, NOTICE, PLACE, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId, correction, publication, withdrawal } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
before(async () => {
  linli = await startLinli();
});
after(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, publish, detail, queue, decide, ofPart } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

describe('a scheduled notice', () => {
  it('is seen by its author alone until its time, then by all, with a message', async () => {
    const noticeId = await publish({ publishAt: START + 5 * HOUR });
    assert.equal((await detail(noticeId, 'secretary')).state, 'scheduled');
    const read = { communityId: MAPLE, noticeId };
    assert.deepEqual(await refusal('notice.detail', read, 'resident'), [
      'NOTICE_NOT_FOUND',
      undefined,
    ]);
    await linli.clock(START + 5 * HOUR - 60_000);
    assert.deepEqual(await refusal('notice.detail', read, 'resident'), [
      'NOTICE_NOT_FOUND',
      undefined,
    ]);
    await linli.clock(START + 5 * HOUR);
    const { state, publishedAt } = await detail(noticeId, 'resident');
    assert.deepEqual([state, publishedAt], ['published', START + 5 * HOUR]);
    await settle(linli);
    assert.equal((await linli.messages()).length, 2);
  });

  it('is refused in the past and far ahead, and may be taken back before anybody saw it', async () => {
    const attempt = (publishAt: number) =>
      refusal('notice.publish', { ...publication(1, [PLACE.building]), publishAt }, 'secretary');
    assert.deepEqual(await attempt(START - 60_000), ['NOTICE_DATE_PAST', { field: 'publishAt' }]);
    assert.deepEqual(await attempt(START + 91 * DAY), ['NOTICE_DATE_FAR', { days: 90 }]);
    const noticeId = await publish({ publishAt: START + HOUR });
    await ask('notice.withdraw', withdrawal(2, noticeId), 'secretary');
    await linli.clock(START + 2 * HOUR);
    await settle(linli);
    assert.equal((await detail(noticeId, 'secretary')).state, 'cancelled');
    assert.deepEqual(await linli.messages(), []);
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
    assert.equal(state, 'published');
    assert.ok(publishedAt >= START + 3 * DAY);
    assert.equal(expiresAt, Date.parse('2026-07-03T15:59:59.999Z'));
  });

  it('居务公开 for fewer than 15 days is refused', async () => {
    const input = { ...publication(1, [PLACE.building]), kind: 'affairs', expiresOn: '2026-06-29' };
    assert.deepEqual(await refusal('notice.publish', input, 'secretary'), [
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
    assert.equal(after.title, '停水改到周四 1');
    assert.equal(after.corrected, true);
    assert.equal(after.version, 1);
    assert.deepEqual(
      after.history.map(({ title, reason, byName }) => [title, reason, byName]),
      [[before.title, '日期写错了', '沈知秋']],
    );
    assert.notEqual(after.fingerprint, before.fingerprint);
    assert.match(after.fingerprint, /^[0-9a-f]{64}$/);
  });

  it('that the check doubts leaves the old text standing until another person has looked', async () => {
    await linli.verdict('text', 'review');
    const answer = await ask('notice.correct', correction(1, NOTICE.building), 'secretary');
    assert.deepEqual(answer, { version: 0, waits: true });
    assert.equal((await detail(NOTICE.building, 'resident')).corrected, false);
    assert.equal((await detail(NOTICE.building, 'resident')).correctionWaits, false);
    assert.equal((await detail(NOTICE.building, 'secretary')).correctionWaits, true);
    const second = await refusal('notice.correct', correction(2, NOTICE.building), 'secretary');
    assert.deepEqual(second, ['NOTICE_CORRECTION_WAITS', undefined]);
    const line = await ofPart('correction');
    assert.equal(line.title, '停水改到周四 1');
    await decide(line, 'release');
    assert.equal((await detail(NOTICE.building, 'resident')).title, '停水改到周四 1');
  });

  it('that a person rejects changes nothing, and another may be written', async () => {
    await linli.verdict('text', 'review');
    await ask('notice.correct', correction(1, NOTICE.building), 'secretary');
    await decide(await ofPart('correction'), 'reject');
    await linli.verdict('text', 'pass');
    const answer = await ask('notice.correct', correction(2, NOTICE.building), 'secretary');
    assert.deepEqual(answer, { version: 1, waits: false });
  });

  it('does not outlive its notice', async () => {
    await linli.verdict('text', 'review');
    await ask('notice.correct', correction(1, NOTICE.building), 'secretary');
    const line = await ofPart('correction');
    await linli.verdict('text', 'pass');
    await ask('notice.withdraw', withdrawal(2, NOTICE.building), 'secretary');
    assert.ok(!(await queue()).some(({ reviewId }) => reviewId === line.reviewId));
    const { title, state } = await detail(NOTICE.building, 'secretary');
    assert.deepEqual([title.startsWith('停水检修'), state], [true, 'withdrawn']);
  });
});

describe('a correction sent again', () => {
  it('sent again after the next one, it changes nothing', async () => {
    const first = correction(1, NOTICE.building);
    await ask('notice.correct', first, 'secretary');
    const next = { ...correction(2, NOTICE.building), version: 1 };
    await ask('notice.correct', next, 'secretary');
    const before = await detail(NOTICE.building, 'resident');
    assert.deepEqual(await ask('notice.correct', first, 'secretary'), { version: 2, waits: false });
    assert.deepEqual(await detail(NOTICE.building, 'resident'), before);
  });
});

describe('a withdrawn notice', () => {
  it('shows the reason in the place of the text, and sends no messages', async () => {
    const noticeId = await publish({});
    await ask('notice.withdraw', withdrawal(2, noticeId), 'secretary');
    await settle(linli);
    assert.deepEqual(await linli.messages(), []);
    const seen = await detail(noticeId, 'resident');
    assert.equal(seen.body, '');
    assert.equal(seen.withdrawn?.reason, '检修取消了');
    assert.notEqual((await detail(noticeId, 'secretary')).body, '');
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
    assert.deepEqual(await linli.messages(), []);
    const [kept] = linli.documents<MessageDocument>('messages');
    assert.equal(kept?.state, 'cancelled');
  });

  it('keeps a doubtful reason to its officers', async () => {
    await linli.verdict('text', 'review');
    await ask('notice.withdraw', withdrawal(2, NOTICE.building), 'secretary');
    assert.equal((await detail(NOTICE.building, 'resident')).withdrawn?.reason, '');
    assert.equal((await detail(NOTICE.building, 'secretary')).withdrawn?.reason, '检修取消了');
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
    assert.deepEqual(line.reports, [
      { reason: 'untrue', note: '' },
      { reason: 'untrue', note: '' },
    ]);
    assert.doesNotMatch(JSON.stringify(line), /顾南枝|白若溪|person-resident/);
    await decide(line, 'reject');
    const { state, withdrawn, body } = await detail(NOTICE.building, 'resident');
    assert.deepEqual([state, withdrawn?.reason, body], ['withdrawn', '', '']);
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
    assert.equal((await ofPart('reports')).reports.length, 1);
  });

  it('that was answered does not come back, a later one does', async () => {
    await report('resident', 1);
    await decide(await ofPart('reports'), 'release');
    await report('resident', 1);
    await settle(linli);
    assert.ok(!(await queue()).some(({ reviewId }) => reviewId.endsWith(':reports')));
    await report('stairSteward', 2);
    assert.equal((await ofPart('reports')).reports.length, 1);
    assert.equal((await detail(NOTICE.building, 'resident')).state, 'published');
  });
});
