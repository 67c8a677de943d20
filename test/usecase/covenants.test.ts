import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CovenantVersionDocument } from '../../cloudfunctions/covenant/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { CovenantDetail, CovenantLine, LintFlag } from '../../typings/contract/covenant.ts';
import { MAPLE, PLACE } from '../support/community.ts';
import {
  AMENDMENT,
  CLAUSE,
  CLAUSES,
  COVENANT,
  commenting,
  creating,
  decidingAbout,
  OPEN_UNTIL,
  open,
  revising,
} from '../support/covenants.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

/** How a covenant's text comes to be, changes and stands still. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const here = { communityId: MAPLE };
const named = (n: number, covenantId: string, more: object = {}) => ({
  ...here,
  covenantId,
  commandId: commandId(n),
  ...more,
});
const list = async (as: As) =>
  (await ask<{ covenants: CovenantLine[] }>('covenant.list', here, as)).covenants.map(
    ({ covenantId }) => covenantId,
  );
const detail = (as: As, covenantId: string = COVENANT.open) =>
  ask<CovenantDetail>('covenant.detail', { ...here, covenantId }, as);
const draft = (n: number, more: object = {}) =>
  revising(n, { covenantId: COVENANT.draft, title: '一期公约', ...more });
const create = async (n: number, more: object = {}, as: As = 'secretary') =>
  (await ask<{ covenantId: string }>('covenant.create', creating(n, { ...more }), as)).covenantId;

describe('reading', () => {
  const { open: round, settled, adopted } = COVENANT;
  const seen: [As, string[]][] = [
    ['resident', [round, settled, adopted]],
    ['residentElsewhere', [round, settled, adopted]],
    ['volunteer', [round, settled, adopted]],
    ['ownersCommittee', [round, settled, COVENANT.draft, adopted]],
    ['secretary', [round, settled, COVENANT.draft, adopted]],
    ['stairSteward', [round, settled, adopted]],
  ];
  for (const [as, expected] of seen) {
    it(`${as} sees what is open and in force there, and drafts only who drafts`, async () => {
      expect(await list(as)).toStrictEqual(expected);
      for (const covenantId of Object.values(COVENANT)) {
        const found = await refusal('covenant.detail', { ...here, covenantId }, as);
        const code = expected.includes(covenantId) ? 'ok' : ['COVENANT_NOT_FOUND', undefined];
        assert.deepEqual(found, code, covenantId);
      }
    });
  }

  it('an estate’s covenant is not for another estate', async () => {
    await ask('covenant.openRound', named(1, COVENANT.draft, { until: '2026-06-20' }), 'secretary');
    assert.ok((await list('resident')).includes(COVENANT.draft));
    assert.ok(!(await list('residentElsewhere')).includes(COVENANT.draft));
    expect((await detail('resident', COVENANT.draft)).speaks).toBe(true);
    assert.equal((await detail('secretary', COVENANT.draft)).speaks, false, 'no home there');
  });

  it('shows each clause with what is said about it, and to the drafting group what is left to do', async () => {
    const shown = await detail('resident');
    expect(
      shown.clauses.map(({ clauseId, comments, amendments }) => [clauseId, comments, amendments]),
    ).toStrictEqual([
      [CLAUSE.first, 1, 1],
      [CLAUSE.second, 0, 1],
      [CLAUSE.third, 0, 0],
    ]);
    expect(shown.drafts).toBe(false);
    expect(shown.speaks).toBe(true);
    expect((await detail('secretary')).drafts).toBe(true);
  });
});

describe('drafting', () => {
  it('a new text is a draft, made once however often it is sent', async () => {
    const covenantId = await create(1);
    expect(await create(1)).toBe(covenantId);
    const made = await detail('elderAdviser', covenantId);
    expect(made.state).toBe('draft');
    expect(made.version).toBe(1);
    expect(made.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(made.clauses.length).toBe(2);
    expect(new Set(made.clauses.map(({ clauseId }) => clauseId)).size).toBe(2);
    const stranger = await refusal('covenant.detail', { ...here, covenantId }, 'resident');
    expect(stranger).toStrictEqual(['COVENANT_NOT_FOUND', undefined]);
  });

  it('an annex belongs to a frame around it', async () => {
    const annex = (frameId: string | null, placeId: string = MAPLE, more: object = {}) =>
      refusal(
        'covenant.create',
        creating(1, { kind: 'annex', frameId, placeId, ...more }),
        'secretary',
      );
    const missing = ['FRAME_NOT_FOUND', undefined];
    expect(await annex(COVENANT.cedar)).toStrictEqual(missing);
    assert.deepEqual(await annex(COVENANT.settled), missing, 'an annex is no frame');
    assert.deepEqual(await annex(COVENANT.draft), missing, 'that frame is of an estate within');
    expect(await annex(null)).toStrictEqual(['INPUT_INVALID', { field: 'frameId' }]);
    expect(await annex(COVENANT.open, PLACE.building)).toStrictEqual([
      'INPUT_INVALID',
      { field: 'placeId' },
    ]);
    const gone = await annex(COVENANT.open, MAPLE, { replacesId: COVENANT.cedar });
    expect(gone).toStrictEqual(['COVENANT_NOT_FOUND', undefined]);
    expect(await annex(COVENANT.open, PLACE.estate)).toBe('ok');
  });

  it('a text that is too long is refused, with the limits', async () => {
    const clauses = Array.from({ length: 301 }, () => ({ chapter: '', text: '互相帮助。' }));
    const limits = ['COVENANT_TOO_LONG', { clauses: 300, characters: 60_000 }];
    const long = await refusal('covenant.create', creating(1, { clauses }), 'secretary');
    expect(long).toStrictEqual(limits);
    const wide = Array.from({ length: 31 }, () => ({ chapter: '', text: '互'.repeat(2_000) }));
    expect(
      await refusal('covenant.create', creating(2, { clauses: wide }), 'secretary'),
    ).toStrictEqual(limits);
    expect(
      await refusal('covenant.create', creating(3, { clauses: wide.slice(2) }), 'secretary'),
    ).toBe('ok');
  });

  it('a clause that stays keeps its id, the text before is kept, and who was slower is told', async () => {
    const [first, second, third] = CLAUSES;
    const clauses = [third, { ...first, text: '邻里互助。' }, second];
    expect(await ask('covenant.revise', draft(1, { clauses }), 'ownersCommittee')).toStrictEqual({
      version: 2,
    });
    expect(await ask('covenant.revise', draft(1, { clauses }), 'ownersCommittee')).toStrictEqual({
      version: 2,
    });
    const now = await detail('secretary', COVENANT.draft);
    expect(now.clauses.map(({ clauseId, text }) => [clauseId, text])).toStrictEqual([
      [CLAUSE.third, third?.text],
      [CLAUSE.first, '邻里互助。'],
      [CLAUSE.second, second?.text],
    ]);
    const [before] = linli.documents<CovenantVersionDocument>('covenantVersions');
    expect(before?.clauses).toStrictEqual(CLAUSES);
    expect(before?._id).toBe(`${COVENANT.draft}:1`);
    const late = await refusal('covenant.revise', draft(2), 'secretary');
    expect(late).toStrictEqual(['COVENANT_CHANGED', undefined]);
  });

  it('a clause that is not there, or twice, is not taken', async () => {
    const gone = [{ ...CLAUSES[0], clauseId: 'f0000000000000000099' }];
    const twice = [CLAUSES[0], CLAUSES[0]];
    for (const clauses of [gone, twice]) {
      const found = await refusal('covenant.revise', draft(1, { clauses }), 'secretary');
      expect(found).toStrictEqual(['CLAUSE_GONE', undefined]);
    }
  });

  it('a repeat long after, when others have gone on, answers as the first did', async () => {
    await ask('covenant.revise', draft(1), 'secretary');
    await ask('covenant.revise', draft(2, { version: 2, clauses: CLAUSES }), 'ownersCommittee');
    expect(await ask('covenant.revise', draft(1), 'secretary')).toStrictEqual({ version: 2 });
    expect((await detail('secretary', COVENANT.draft)).version).toBe(3);
  });
});

describe('a round', () => {
  it('is over at the end of its day, by the clock', async () => {
    const say = (n: number) => refusal('covenant.comment', commenting(n), 'resident');
    await linli.clock(OPEN_UNTIL - 30_000);
    expect(await say(1)).toBe('ok');
    await linli.clock(OPEN_UNTIL + 1);
    expect(await say(2)).toStrictEqual(['COVENANT_NOT_OPEN', undefined]);
    expect((await detail('resident')).speaks).toBe(false);
  });

  it('is never shorter than promised, and may be longer', async () => {
    const round = (n: number, until: string) =>
      refusal('covenant.openRound', named(n, COVENANT.open, { until }), 'secretary');
    const past = ['COVENANT_DATE_PAST', undefined];
    expect(await round(1, '2026-06-29')).toStrictEqual(past);
    expect(await round(2, '2026-07-03')).toBe('ok');
    expect((await detail('resident')).openUntil).toBe(OPEN_UNTIL + 3 * DAY);
    await linli.clock(OPEN_UNTIL + 3 * DAY + 1);
    expect(await round(3, '2026-07-03')).toStrictEqual(past);
    assert.equal(await round(4, '2026-07-04'), 'ok', 'another round');
  });

  it('has something to read', async () => {
    const covenantId = await create(1, { clauses: [] });
    const until = '2026-06-20';
    expect(
      await refusal('covenant.openRound', named(2, covenantId, { until }), 'secretary'),
    ).toStrictEqual(['COVENANT_NO_CLAUSES', undefined]);
  });
});

describe('standing still', () => {
  const settle = (n: number, covenantId: string, version = 1) =>
    refusal('covenant.settle', named(n, covenantId, { version }), 'secretary');

  it('waits until every amendment has its answer', async () => {
    expect(await settle(1, COVENANT.open)).toStrictEqual([
      'COVENANT_AMENDMENTS_OPEN',
      { amendments: 2 },
    ]);
    for (const [n, id] of [AMENDMENT.change, AMENDMENT.add].entries()) {
      const decision = { decision: 'reject', reason: '已经有别的条款说了' };
      await ask('covenant.decideAmendment', decidingAbout(n + 2, id, decision), 'secretary');
    }
    expect(await settle(4, COVENANT.open)).toBe('ok');
    expect(await refusal('covenant.comment', commenting(5), 'resident')).toStrictEqual([
      'COVENANT_NOT_OPEN',
      undefined,
    ]);
  });

  it('waits until every flag has its answer, and an answer is for these very words', async () => {
    const clauses = [{ ...CLAUSES[0], text: '乱扔垃圾的，罚款五十元。' }];
    await ask('covenant.revise', draft(1, { clauses }), 'secretary');
    expect(await settle(2, COVENANT.draft, 2)).toStrictEqual(['COVENANT_FLAGS_OPEN', { flags: 1 }]);
    const check = async () =>
      (
        await ask<{ flags: LintFlag[] }>(
          'covenant.check',
          { ...here, covenantId: COVENANT.draft },
          'ownersCommittee',
        )
      ).flags;
    const [flag] = await check();
    expect(flag?.kind).toBe('fine');
    expect((await detail('secretary', COVENANT.draft)).unanswered).toBe(1);
    const answer = named(3, COVENANT.draft, { flagId: flag?.flagId, reason: '说的是城管的罚款' });
    const answered = await ask<LintFlag>('covenant.answerFlag', answer, 'ownersCommittee');
    expect(answered.answer?.reason).toBe('说的是城管的罚款');
    expect(await check()).toStrictEqual([answered]);
    const other = [{ ...CLAUSES[0], text: '乱停车的，罚款一百元。' }];
    await ask('covenant.revise', draft(4, { version: 2, clauses: other }), 'secretary');
    expect(await settle(5, COVENANT.draft, 3)).toStrictEqual(['COVENANT_FLAGS_OPEN', { flags: 1 }]);
    const late = await refusal(
      'covenant.answerFlag',
      { ...answer, commandId: commandId(6) },
      'secretary',
    );
    expect(late).toStrictEqual(['FLAG_GONE', undefined]);
  });

  it('changes nothing any more, until it is taken back', async () => {
    expect(await settle(1, COVENANT.draft, 2)).toStrictEqual(['COVENANT_CHANGED', undefined]);
    expect(await settle(2, COVENANT.draft)).toBe('ok');
    const frozen = ['COVENANT_FROZEN', undefined];
    expect(await refusal('covenant.revise', draft(3), 'secretary')).toStrictEqual(frozen);
    const round = named(4, COVENANT.draft, { until: '2026-06-20' });
    expect(await refusal('covenant.openRound', round, 'secretary')).toStrictEqual(frozen);
    await ask('covenant.reopen', named(5, COVENANT.draft), 'secretary');
    expect(await refusal('covenant.revise', draft(6), 'secretary')).toBe('ok');
  });

  it('what is in force or was given up stays as it is', async () => {
    const frozen = ['COVENANT_FROZEN', undefined];
    for (const action of ['reopen', 'drop']) {
      const input = named(1, COVENANT.adopted, action === 'drop' ? { reason: '不要了' } : {});
      expect(await refusal(`covenant.${action}`, input, 'secretary')).toStrictEqual(frozen);
    }
    await ask('covenant.drop', named(2, COVENANT.draft, { reason: '另起一份' }), 'secretary');
    expect((await detail('secretary', COVENANT.draft)).droppedFor).toBe('另起一份');
    expect(await refusal('covenant.revise', draft(3), 'secretary')).toStrictEqual(frozen);
  });
});

describe('the history', () => {
  it('says who did what, and how one version became another', async () => {
    await ask('covenant.revise', revising(1), 'elderAdviser');
    await ask(
      'covenant.decideAmendment',
      decidingAbout(2, AMENDMENT.change, { version: 2 }),
      'secretary',
    );
    const { versions } = await ask<{
      versions: { version: number; what: string; byName: string }[];
    }>('covenant.versions', open, 'resident');
    expect(versions.map(({ version, what, byName }) => [version, what, byName])).toStrictEqual([
      [3, 'amended', '沈知秋'],
      [2, 'revised', '钟念慈'],
      [1, 'revised', '高明远'],
    ]);
    const compare = (from: number, to: number) =>
      refusal('covenant.compare', { ...open, from, to }, 'resident');
    expect(await compare(1, 3)).toBe('ok');
    expect(await compare(1, 4)).toStrictEqual(['VERSION_NOT_FOUND', undefined]);
    const found = await ask<{ clauses: { kind: string; after: number | null }[] }>(
      'covenant.compare',
      { ...open, from: 2, to: 3 },
      'resident',
    );
    const isOther = found.clauses.filter(({ kind }) => kind !== 'same');
    expect(isOther.map(({ kind, after: at }) => [kind, at])).toStrictEqual([['changed', 2]]);
  });
});
