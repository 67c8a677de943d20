import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
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
before(async () => {
  linli = await startLinli();
});
after(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, queue, decide } = talkWith(() => linli);
interface Page {
  comments: ClauseComment[];
  best: { for: ClauseComment | null; against: ClauseComment | null };
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
    assert.equal(await say(1, 'resident', { stance: 'question', text: '访客怎么办？' }), commentId);
    const page = await read('residentElsewhere');
    const [mine] = page.comments;
    assert.equal(mine?.commentId, commentId);
    assert.equal(mine?.from, '一期 1栋');
    assert.equal(mine?.own, false);
    const names = PERSON_KEYS.map((key: PersonKey) => personOf(key).name);
    assert.ok(!names.some((name) => JSON.stringify(page).includes(name)));
    assert.equal((await read('resident')).comments[0]?.own, true);
  });

  it('comes from who lives there, about a clause that is there', async () => {
    const code = (n: number, as: As, more: Input = {}) =>
      refusal('covenant.comment', commenting(n, more), as);
    assert.deepEqual(await code(1, 'secretary'), ['COVENANT_NOT_YOURS', undefined]);
    assert.deepEqual(await code(2, 'resident', { clauseId: 'f0000000000000000099' }), [
      'CLAUSE_GONE',
      undefined,
    ]);
    assert.deepEqual(await code(3, 'resident', { covenantId: COVENANT.settled }), [
      'COVENANT_NOT_OPEN',
      undefined,
    ]);
    assert.deepEqual(await code(4, 'resident', { covenantId: COVENANT.draft }), [
      'COVENANT_NOT_FOUND',
      undefined,
    ]);
  });

  it('is supported, opposed, left again: one voice each, not about one’s own', async () => {
    const shown = async (as: As) =>
      (await read(as)).comments.find(({ commentId }) => commentId === COMMENT.shown);
    assert.equal(await react(COMMENT.shown, 'support', 'resident'), 'ok');
    assert.equal(await react(COMMENT.shown, 'support', 'resident'), 'ok');
    assert.equal(await react(COMMENT.shown, 'oppose', 'stairSteward'), 'ok');
    const seen = await shown('resident');
    assert.deepEqual([seen?.supports, seen?.opposes, seen?.mine], [1, 1, 'support']);
    assert.equal(await react(COMMENT.shown, 'oppose', 'resident'), 'ok');
    assert.equal(await react(COMMENT.shown, 'none', 'stairSteward'), 'ok');
    const after = await shown('resident');
    assert.deepEqual([after?.supports, after?.opposes, after?.mine], [0, 1, 'oppose']);
    assert.equal((await shown('stairSteward'))?.mine, null);
    const missing = ['COMMENT_NOT_FOUND', undefined];
    assert.deepEqual(await react(COMMENT.shown, 'support', 'residentElsewhere'), [
      'COMMENT_OWN',
      undefined,
    ]);
    assert.deepEqual(await react(COMMENT.held, 'support', 'resident'), missing);
    assert.deepEqual(await react(COMMENT.cedar, 'support', 'resident'), missing);
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
    assert.equal(best.against?.commentId, strong);
    assert.equal(best.against?.supports, 3);
    assert.equal(best.for?.commentId, COMMENT.shown);
    await report(3, 'comment', strong);
    const [review] = (await queue()).filter(({ subject }) => subject === 'comment');
    assert.ok(review);
    await decide(review, 'reject');
    assert.equal((await read('resident')).best.against?.commentId, weak, 'a hidden one is out');
  });

  it('pages, the newest first, each once', async () => {
    for (let n = 1; n <= 22; n += 1) await say(n, n % 2 ? 'resident' : 'stairSteward');
    const first = await read('residentElsewhere');
    assert.equal(first.comments.length, 20);
    const second = await read('residentElsewhere', { after: first.next });
    assert.equal(second.next, null);
    const all = [...ids(first.comments), ...ids(second.comments)];
    assert.equal(new Set(all).size, 23);
    assert.ok(!all.includes(COMMENT.held));
  });

  it('that the check doubts is its writer’s alone until a person lets it through', async () => {
    for (const verdict of ['review', 'fail'] as const) {
      await linli.reset();
      await linli.verdict('text', verdict);
      const commentId = await say(1, 'resident');
      assert.deepEqual((await read('residentElsewhere')).comments.length, 1);
      assert.equal((await read('resident')).comments[0]?.state, 'held');
      const [review] = (await queue()).filter(({ subjectId }) => subjectId === commentId);
      assert.equal(review?.reason, verdict === 'review' ? 'text-review' : 'text-unchecked');
      assert.equal(review?.authorName, '一期 1栋');
      assert.equal(review?.title, '枫林居民公约');
      assert.ok(review);
      await decide(review, 'release');
      assert.equal((await read('residentElsewhere')).comments[0]?.commentId, commentId);
    }
  });

  it('that a person did not let through stays hidden from others', async () => {
    await linli.verdict('text', 'review');
    const commentId = await say(1, 'resident');
    const [review] = (await queue()).filter(({ subjectId }) => subjectId === commentId);
    assert.ok(review);
    await decide(review, 'reject');
    assert.equal((await read('resident')).comments[0]?.state, 'hidden');
    assert.equal((await read('residentElsewhere')).comments.length, 1);
  });

  it('is refused when risky, and a repeat answers as the first did', async () => {
    const first = await say(1, 'resident');
    await linli.verdict('text', 'risky');
    assert.equal(await say(1, 'resident'), first);
    assert.deepEqual(await refusal('covenant.comment', commenting(2), 'resident'), [
      'TEXT_REFUSED',
      undefined,
    ]);
  });
});

describe('a report', () => {
  it('brings words before reviewers, who see why and not who', async () => {
    assert.equal(await report(1, 'comment', COMMENT.shown), 'ok');
    assert.equal(await report(2, 'comment', COMMENT.shown), 'ok', 'once more changes nothing');
    const [review, ...more] = (await queue()).filter(({ subject }) => subject === 'comment');
    assert.deepEqual(more, []);
    assert.deepEqual(review?.reports, [{ reason: 'other', note: '写了别人家的事' }]);
    assert.ok(!JSON.stringify(review).includes(personOf('resident').name));
    assert.equal((await read('stairSteward')).comments.length, 1, 'it stays until they decide');
    assert.ok(review);
    await decide(review, 'release');
    assert.equal((await read('stairSteward')).comments.length, 1);
    assert.deepEqual(
      await queue().then((all) => all.filter((one) => one.subject === 'comment')),
      [],
    );
    await report(3, 'amendment', AMENDMENT.change);
    const [other] = (await queue()).filter(({ subject }) => subject === 'amendment');
    assert.ok(other);
    await decide(other, 'reject');
    const left = (await amendments('stairSteward')).map(({ amendmentId }) => amendmentId);
    assert.deepEqual(left, [AMENDMENT.add]);
  });

  it('is about what one sees', async () => {
    assert.deepEqual(await report(1, 'comment', COMMENT.held), ['COMMENT_NOT_FOUND', undefined]);
    assert.deepEqual(await report(2, 'comment', COMMENT.cedar), ['COMMENT_NOT_FOUND', undefined]);
    assert.deepEqual(await report(3, 'amendment', COMMENT.shown), [
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
    assert.deepEqual(
      await refusal('moderation.decide', { ...own, commandId: commandId(2) }, 'resident'),
      ['REVIEW_OWN', undefined],
    );
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
    assert.equal(words(['same', 'gone']), '晚上十点以后不大声喧哗。');
    assert.equal(words(['same', 'new']), '晚上九点以后不大声喧哗 1。');
    assert.equal(line?.from, '一期 1栋');
  });

  it('accepted comes into the text, once', async () => {
    const input = decidingAbout(1, AMENDMENT.change);
    const answer = { state: 'accepted', version: 2 };
    assert.deepEqual(await ask('covenant.decideAmendment', input, 'secretary'), answer);
    assert.deepEqual(await ask('covenant.decideAmendment', input, 'secretary'), answer);
    assert.equal(textOf(CLAUSE.second), '楼道不堆放杂物，电动车到充电棚充电。');
    assert.equal(await version(), 2);
    assert.deepEqual(await decideOn(2, AMENDMENT.change, { version: 2 }), [
      'AMENDMENT_DECIDED',
      undefined,
    ]);
    const line = (await amendments('resident')).find(
      ({ amendmentId }) => amendmentId === AMENDMENT.change,
    );
    assert.equal(line?.answer, '说得有理，写进去。');
  });

  it('merged comes in with the group’s wording, rejected with their reason', async () => {
    const merge = { decision: 'merge', text: '新邻居来了，主动打招呼。' };
    assert.equal(await decideOn(1, AMENDMENT.add, merge), 'ok');
    const { clauses } = await ask<CovenantDetail>('covenant.detail', open, 'resident');
    assert.deepEqual(clauses.map(({ text }) => text)[1], '新邻居来了，主动打招呼。');
    const no = { decision: 'reject', reason: '充电棚还没有建好', version: 2 };
    assert.equal(await decideOn(2, AMENDMENT.change, no), 'ok');
    assert.equal(await version(), 2);
    assert.deepEqual((await amendments('resident')).map(({ state }) => state).sort(), [
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
    assert.deepEqual(invalid, ['INPUT_INVALID', { field: 'decision' }]);
    assert.equal(await decideOn(4, move), 'ok');
    assert.equal(await decideOn(5, gone, { version: 2 }), 'ok');
    const { clauses } = await ask<CovenantDetail>('covenant.detail', open, 'resident');
    assert.deepEqual(
      clauses.map(({ clauseId }) => clauseId),
      [CLAUSE.third, CLAUSE.second],
    );
    const late = await decideOn(6, AMENDMENT.add, { version: 3 });
    assert.deepEqual(late, ['CLAUSE_GONE', undefined], 'what it stood behind is gone');
  });

  it('is decided on the text that one has read', async () => {
    await ask('covenant.revise', revising(1), 'secretary');
    assert.deepEqual(await decideOn(2, AMENDMENT.change), ['COVENANT_CHANGED', undefined]);
    assert.equal(await decideOn(3, AMENDMENT.change, { version: 2 }), 'ok');
  });

  it('is taken back by its writer while it waits', async () => {
    const back = (n: number, amendmentId: string) =>
      refusal(
        'covenant.withdrawAmendment',
        { ...open, amendmentId, commandId: commandId(n) },
        'resident',
      );
    assert.deepEqual(await back(1, AMENDMENT.change), ['AMENDMENT_NOT_FOUND', undefined]);
    assert.equal(await back(2, AMENDMENT.add), 'ok');
    assert.equal(await back(2, AMENDMENT.add), 'ok');
    assert.deepEqual(await back(3, AMENDMENT.add), ['AMENDMENT_DECIDED', undefined]);
    assert.deepEqual(await decideOn(4, AMENDMENT.add), ['AMENDMENT_DECIDED', undefined]);
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
    assert.deepEqual(
      [await seen('resident'), await seen('residentElsewhere'), await seen('elderAdviser')],
      [true, false, true],
    );
    assert.deepEqual(await decideOn(2, amendmentId), ['AMENDMENT_IN_REVIEW', undefined]);
    const merge = { decision: 'merge', text: '晚上九点半以后不大声喧哗。' };
    assert.deepEqual(await decideOn(3, amendmentId, merge), ['TEXT_REFUSED', undefined]);
    await linli.verdict('text', 'pass');
    assert.equal(await decideOn(4, amendmentId, merge), 'ok');
  });
});
