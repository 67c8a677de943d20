import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AmendmentDocument,
  CovenantDocument,
} from '../../cloudfunctions/covenant/collections.ts';
import type {
  AmendmentLine,
  ClauseComment,
  CovenantDetail,
} from '../../typings/contract/covenant.ts';
import { MAPLE, PERSON_KEYS, type PersonKey, personOf } from '../support/community.ts';
import {
  AMENDMENT,
  amending,
  CLAUSE,
  COMMENT,
  COVENANT,
  commenting,
  decidingAbout,
  open,
  revising,
} from '../support/covenants.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

/** What residents say about a covenant, and how the drafting group answers. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, queue, decide } = talkWith(() => linli);
interface Page {
  comments: ClauseComment[];
  best: { for: ClauseComment | null; against: ClauseComment | null };
  stands?: object;
  next: string | null;
}
const read = (as: As, more: Input = {}) =>
  ask<Page>('covenant.comments', { ...open, clauseId: CLAUSE.first, ...more }, as);
const ids = (lines: { commentId: string }[]) => lines.map(({ commentId }) => commentId);
const say = async (n: number, as: As, more: Input = {}) =>
  (await ask<{ commentId: string }>('covenant.comment', commenting(n, more), as)).commentId;
const react = (commentId: string, value: string, as: As) =>
  refusal('covenant.react', { ...open, commentId, value }, as);
const amendments = async (as: As, more: Input = {}) =>
  (await ask<{ amendments: AmendmentLine[] }>('covenant.amendments', { ...open, ...more }, as))
    .amendments;
const report = (n: number, subject: string, id: string, as: As = 'resident') =>
  refusal(
    'covenant.report',
    { ...open, subject, id, reason: '写了别人家的事', commandId: commandId(n) },
    as,
  );
const textOf = (clauseId: string) =>
  linli
    .documents<CovenantDocument>('covenants')
    .find(({ _id }) => _id === COVENANT.open)
    ?.clauses.find((clause) => clause.clauseId === clauseId)?.text;

describe('a comment', () => {
  it('is read by neighbours with the building and without the name', async () => {
    const commentId = await say(1, 'resident', { stance: 'question', text: '访客怎么办？' });
    expect(await say(1, 'resident', { stance: 'question', text: '访客怎么办？' })).toBe(commentId);
    const page = await read('residentElsewhere');
    const [mine] = page.comments;
    expect(mine?.commentId).toBe(commentId);
    expect(mine?.from).toBe('一期 1栋');
    expect(mine?.own).toBe(false);
    const names = PERSON_KEYS.map((key: PersonKey) => personOf(key).name);
    assert.ok(!names.some((name) => JSON.stringify(page).includes(name)));
    expect((await read('resident')).comments[0]?.own).toBe(true);
  });

  it('comes from who lives there, about a clause that is there', async () => {
    const code = (n: number, as: As, more: Input = {}) =>
      refusal('covenant.comment', commenting(n, more), as);
    expect(await code(1, 'secretary')).toStrictEqual(['COVENANT_NOT_YOURS', undefined]);
    expect(await code(2, 'resident', { clauseId: 'f0000000000000000099' })).toStrictEqual([
      'CLAUSE_GONE',
      undefined,
    ]);
    expect(await code(3, 'resident', { covenantId: COVENANT.settled })).toStrictEqual([
      'COVENANT_NOT_OPEN',
      undefined,
    ]);
    expect(await code(4, 'resident', { covenantId: COVENANT.draft })).toStrictEqual([
      'COVENANT_NOT_FOUND',
      undefined,
    ]);
  });

  it('is supported, opposed, left again: one voice each, not about one’s own', async () => {
    const shown = async (as: As) =>
      (await read(as)).comments.find(({ commentId }) => commentId === COMMENT.shown);
    expect(await react(COMMENT.shown, 'support', 'resident')).toBe('ok');
    expect(await react(COMMENT.shown, 'support', 'resident')).toBe('ok');
    expect(await react(COMMENT.shown, 'oppose', 'stairSteward')).toBe('ok');
    const seen = await shown('resident');
    expect([seen?.supports, seen?.opposes, seen?.mine]).toStrictEqual([1, 1, 'support']);
    expect(await react(COMMENT.shown, 'oppose', 'resident')).toBe('ok');
    expect(await react(COMMENT.shown, 'none', 'stairSteward')).toBe('ok');
    const after = await shown('resident');
    expect([after?.supports, after?.opposes, after?.mine]).toStrictEqual([0, 1, 'oppose']);
    expect((await shown('stairSteward'))?.mine).toBe(null);
    const missing = ['COMMENT_NOT_FOUND', undefined];
    expect(await react(COMMENT.shown, 'support', 'residentElsewhere')).toStrictEqual([
      'COMMENT_OWN',
      undefined,
    ]);
    expect(await react(COMMENT.held, 'support', 'resident')).toStrictEqual(missing);
    expect(await react(COMMENT.cedar, 'support', 'resident')).toStrictEqual(missing);
  });

  it('needs no words: one voice each, which changes and is taken back, where it is open', async () => {
    const stand = (stance: string, as: As, more: object = {}) =>
      refusal('covenant.takeStance', { ...open, clauseId: CLAUSE.first, stance, ...more }, as);
    expect(await stand('for', 'resident')).toBe('ok');
    expect(await stand('against', 'stairSteward')).toBe('ok');
    expect((await read('resident')).stands).toStrictEqual({
      for: 1,
      against: 1,
      question: 0,
      own: 'for',
    });
    expect(await stand('question', 'resident')).toBe('ok');
    expect(await stand('none', 'stairSteward')).toBe('ok');
    expect((await read('stairSteward')).stands).toStrictEqual({
      for: 0,
      against: 0,
      question: 1,
      own: null,
    });
    const state = linli.state();
    expect(await stand('for', 'resident', { clauseId: 'gone' })).toStrictEqual([
      'CLAUSE_GONE',
      undefined,
    ]);
    expect(await stand('for', 'resident', { covenantId: COVENANT.settled })).toStrictEqual([
      'COVENANT_NOT_OPEN',
      undefined,
    ]);
    expect(linli.state()).toBe(state);
  });

  it('for and against that most support stand side by side', async () => {
    const weak = await say(1, 'resident', { stance: 'against', text: '太空了。' });
    const strong = await say(2, 'stairSteward', { stance: 'against', text: '要写具体。' });
    for (const as of ['residentElsewhere', 'householdRepresentative', 'resident'] as const) {
      await react(strong, 'support', as);
    }
    await react(weak, 'support', 'stairSteward');
    await react(COMMENT.shown, 'support', 'resident');
    const { best } = await read('resident');
    expect(best.against?.commentId).toBe(strong);
    expect(best.against?.supports).toBe(3);
    expect(best.for?.commentId).toBe(COMMENT.shown);
    await report(3, 'comment', strong);
    const [review] = (await queue()).filter(({ subject }) => subject === 'comment');
    assert.ok(review);
    await decide(review, 'reject');
    assert.equal((await read('resident')).best.against?.commentId, weak, 'a hidden one is out');
  });

  it('pages, the newest first, each once', async () => {
    for (let n = 1; n <= 22; n += 1) await say(n, n % 2 ? 'resident' : 'stairSteward');
    const first = await read('residentElsewhere');
    expect(first.comments.length).toBe(20);
    const second = await read('residentElsewhere', { after: first.next });
    expect(second.next).toBe(null);
    const all = [...ids(first.comments), ...ids(second.comments)];
    expect(new Set(all).size).toBe(23);
    assert.ok(!all.includes(COMMENT.held));
  });

  it('that the check doubts is its writer’s alone until a person lets it through', async () => {
    for (const verdict of ['review', 'fail'] as const) {
      await linli.reset();
      await linli.verdict('text', verdict);
      const commentId = await say(1, 'resident');
      expect((await read('residentElsewhere')).comments.length).toStrictEqual(1);
      expect((await read('resident')).comments[0]?.state).toBe('held');
      const [review] = (await queue()).filter(({ subjectId }) => subjectId === commentId);
      expect(review?.reason).toBe(verdict === 'review' ? 'text-review' : 'text-unchecked');
      expect(review?.authorName).toBe('一期 1栋');
      expect(review?.title).toBe('枫林居民公约');
      assert.ok(review);
      await decide(review, 'release');
      expect((await read('residentElsewhere')).comments[0]?.commentId).toBe(commentId);
    }
  });

  it('that a person did not let through stays hidden from others', async () => {
    await linli.verdict('text', 'review');
    const commentId = await say(1, 'resident');
    const [review] = (await queue()).filter(({ subjectId }) => subjectId === commentId);
    assert.ok(review);
    await decide(review, 'reject');
    expect((await read('resident')).comments[0]?.state).toBe('hidden');
    expect((await read('residentElsewhere')).comments.length).toBe(1);
  });

  it('is refused when risky, and a repeat answers as the first did', async () => {
    const first = await say(1, 'resident');
    await linli.verdict('text', 'risky');
    expect(await say(1, 'resident')).toBe(first);
    expect(await refusal('covenant.comment', commenting(2), 'resident')).toStrictEqual([
      'TEXT_REFUSED',
      undefined,
    ]);
  });
});

describe('a report', () => {
  it('brings words before reviewers, who see why and not who', async () => {
    expect(await report(1, 'comment', COMMENT.shown)).toBe('ok');
    assert.equal(await report(2, 'comment', COMMENT.shown), 'ok', 'once more changes nothing');
    const [review, ...more] = (await queue()).filter(({ subject }) => subject === 'comment');
    expect(more).toStrictEqual([]);
    expect(review?.reports).toStrictEqual([{ reason: 'other', note: '写了别人家的事' }]);
    assert.ok(!JSON.stringify(review).includes(personOf('resident').name));
    assert.equal((await read('stairSteward')).comments.length, 1, 'it stays until they decide');
    assert.ok(review);
    await decide(review, 'release');
    expect((await read('stairSteward')).comments.length).toBe(1);
    expect(
      await queue().then((all) => all.filter((one) => one.subject === 'comment')),
    ).toStrictEqual([]);
    await report(3, 'amendment', AMENDMENT.change);
    const [other] = (await queue()).filter(({ subject }) => subject === 'amendment');
    assert.ok(other);
    await decide(other, 'reject');
    const left = (await amendments('stairSteward')).map(({ amendmentId }) => amendmentId);
    expect(left).toStrictEqual([AMENDMENT.add]);
  });

  it('is about what one sees', async () => {
    expect(await report(1, 'comment', COMMENT.held)).toStrictEqual([
      'COMMENT_NOT_FOUND',
      undefined,
    ]);
    expect(await report(2, 'comment', COMMENT.cedar)).toStrictEqual([
      'COMMENT_NOT_FOUND',
      undefined,
    ]);
    expect(await report(3, 'amendment', COMMENT.shown)).toStrictEqual([
      'AMENDMENT_NOT_FOUND',
      undefined,
    ]);
  });

  it('is not decided by who wrote the words', async () => {
    const office = {
      communityId: MAPLE,
      residentId: 'person-resident',
      role: 'party-branch',
      placeId: MAPLE,
      from: '2026-06-15',
      until: null,
    };
    await ask('role.grant', { ...office, commandId: commandId(50) }, 'secretary');
    const [proposal] = linli
      .documents<{ _id: string; residentId: string }>('proposals')
      .filter(({ residentId }) => residentId === 'person-resident');
    if (proposal) {
      const input = { communityId: MAPLE, proposalId: proposal._id, decision: 'accept' };
      await ask('role.decideProposal', { ...input, commandId: commandId(51) }, 'partyBranch');
    }
    await linli.verdict('text', 'review');
    const commentId = await say(1, 'resident');
    const own = { communityId: MAPLE, reviewId: `comment:${commentId}:text`, decision: 'release' };
    expect(
      await refusal('moderation.decide', { ...own, commandId: commandId(2) }, 'resident'),
    ).toStrictEqual(['REVIEW_OWN', undefined]);
  });
});

describe('an amendment', () => {
  const decideOn = (n: number, id: string, more: Input = {}, as: As = 'secretary') =>
    refusal('covenant.decideAmendment', decidingAbout(n, id, more), as);
  const version = async () =>
    (await ask<CovenantDetail>('covenant.detail', open, 'resident')).version;

  it('shows the difference to the text that it was made from, also when that has changed', async () => {
    await ask('covenant.amend', amending(1), 'resident');
    const [line] = await amendments('residentElsewhere', { clauseId: CLAUSE.third });
    const words = (kinds: string[]) =>
      (line?.parts ?? [])
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text }) => text)
        .join('');
    expect(words(['same', 'gone'])).toBe('晚上十点以后不大声喧哗。');
    expect(words(['same', 'new'])).toBe('晚上九点以后不大声喧哗 1。');
    expect(line?.from).toBe('一期 1栋');
  });

  it('accepted comes into the text, once', async () => {
    const input = decidingAbout(1, AMENDMENT.change);
    const answer = { state: 'accepted', version: 2 };
    expect(await ask('covenant.decideAmendment', input, 'secretary')).toStrictEqual(answer);
    expect(await ask('covenant.decideAmendment', input, 'secretary')).toStrictEqual(answer);
    expect(textOf(CLAUSE.second)).toBe('楼道不堆放杂物，电动车到充电棚充电。');
    expect(await version()).toBe(2);
    expect(await decideOn(2, AMENDMENT.change, { version: 2 })).toStrictEqual([
      'AMENDMENT_DECIDED',
      undefined,
    ]);
    const line = (await amendments('resident')).find(
      ({ amendmentId }) => amendmentId === AMENDMENT.change,
    );
    expect(line?.answer).toBe('说得有理，写进去。');
  });

  it('merged comes in with the group’s wording, rejected with their reason', async () => {
    const merge = { decision: 'merge', text: '新邻居来了，主动打招呼。' };
    expect(await decideOn(1, AMENDMENT.add, merge)).toBe('ok');
    const { clauses } = await ask<CovenantDetail>('covenant.detail', open, 'resident');
    expect(clauses.map(({ text }) => text)[1]).toStrictEqual('新邻居来了，主动打招呼。');
    const no = { decision: 'reject', reason: '充电棚还没有建好', version: 2 };
    expect(await decideOn(2, AMENDMENT.change, no)).toBe('ok');
    expect(await version()).toBe(2);
    expect((await amendments('resident')).map(({ state }) => state).sort()).toStrictEqual([
      'merged',
      'rejected',
    ]);
  });

  it('moves and takes out clauses', async () => {
    const make = async (n: number, change: object) =>
      (await ask<{ amendmentId: string }>('covenant.amend', amending(n, { change }), 'resident'))
        .amendmentId;
    const move = await make(1, { kind: 'move', clauseId: CLAUSE.third, afterId: null });
    const gone = await make(2, { kind: 'delete', clauseId: CLAUSE.first });
    const invalid = await decideOn(3, move, { decision: 'merge', text: '换个说法。' });
    expect(invalid).toStrictEqual(['INPUT_INVALID', { field: 'decision' }]);
    expect(await decideOn(4, move)).toBe('ok');
    expect(await decideOn(5, gone, { version: 2 })).toBe('ok');
    const { clauses } = await ask<CovenantDetail>('covenant.detail', open, 'resident');
    expect(clauses.map(({ clauseId }) => clauseId)).toStrictEqual([CLAUSE.third, CLAUSE.second]);
    const late = await decideOn(6, AMENDMENT.add, { version: 3 });
    assert.deepEqual(late, ['CLAUSE_GONE', undefined], 'what it stood behind is gone');
  });

  it('is decided on the text that one has read', async () => {
    await ask('covenant.revise', revising(1), 'secretary');
    expect(await decideOn(2, AMENDMENT.change)).toStrictEqual(['COVENANT_CHANGED', undefined]);
    expect(await decideOn(3, AMENDMENT.change, { version: 2 })).toBe('ok');
  });

  it('is taken back by its writer while it waits', async () => {
    const back = (n: number, amendmentId: string) =>
      refusal(
        'covenant.withdrawAmendment',
        { ...open, amendmentId, commandId: commandId(n) },
        'resident',
      );
    expect(await back(1, AMENDMENT.change)).toStrictEqual(['AMENDMENT_NOT_FOUND', undefined]);
    expect(await back(2, AMENDMENT.add)).toBe('ok');
    expect(await back(2, AMENDMENT.add)).toBe('ok');
    expect(await back(3, AMENDMENT.add)).toStrictEqual(['AMENDMENT_DECIDED', undefined]);
    expect(await decideOn(4, AMENDMENT.add)).toStrictEqual(['AMENDMENT_DECIDED', undefined]);
    const states = linli.documents<AmendmentDocument>('amendments').map(({ state }) => state);
    assert.ok(states.includes('withdrawn'));
  });

  it('whose words wait for a person’s eye is not accepted, and no wording comes in unchecked', async () => {
    await linli.verdict('text', 'review');
    const { amendmentId } = await ask<{ amendmentId: string }>(
      'covenant.amend',
      amending(1),
      'resident',
    );
    const seen = async (as: As) =>
      (await amendments(as)).some((line) => line.amendmentId === amendmentId);
    expect([
      await seen('resident'),
      await seen('residentElsewhere'),
      await seen('elderAdviser'),
    ]).toStrictEqual([true, false, true]);
    await linli.verdict('text', 'pass');
    expect(await decideOn(2, amendmentId)).toStrictEqual(['AMENDMENT_IN_REVIEW', undefined]);
    await linli.verdict('text', 'review');
    const merge = { decision: 'merge', text: '晚上九点半以后不大声喧哗。' };
    expect(await decideOn(3, amendmentId, merge)).toStrictEqual(['TEXT_REFUSED', undefined]);
    await linli.verdict('text', 'pass');
    expect(await decideOn(4, amendmentId, merge)).toBe('ok');
  });
});
