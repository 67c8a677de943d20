import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AmendmentDocument,
  CommentDocument,
  CovenantDocument,
  CovenantVersionDocument,
  ReactionDocument,
} from '../../cloudfunctions/covenant/collections.ts';
import {
  AMENDMENT,
  CLAUSE,
  COMMENT,
  COVENANT,
  commenting,
  decidingAbout,
  open,
  revising,
} from '../support/covenants.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Covenants that several write, discuss and decide at once. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('covenant', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const covenant = () =>
  linli.documents<CovenantDocument>('covenants').find(({ _id }) => _id === COVENANT.open) ??
  assert.fail('it is there');
const amendment = (id: string) =>
  linli.documents<AmendmentDocument>('amendments').find(({ _id }) => _id === id) ??
  assert.fail('it is there');
const decide = (n: number, id: string, as: As, more: object = {}) =>
  call('decideAmendment', decidingAbout(n, id, { ...more }), as);

/** Every version but the present one is kept, once, and no text lost or taken in twice. */
function checkHistory(): void {
  const { version, clauses } = covenant();
  const kept = linli
    .documents<CovenantVersionDocument>('covenantVersions')
    .filter(({ covenantId }) => covenantId === COVENANT.open)
    .map((one) => one.version)
    .filter((one) => one < version)
    .sort((one, other) => one - other);
  expect(kept).toStrictEqual(Array.from({ length: version - 1 }, (_, index) => index + 1));
  expect(new Set(clauses.map(({ clauseId }) => clauseId)).size).toBe(clauses.length);
}

/** An amendment says that it was accepted exactly if the text has it. */
function checkTaken(): void {
  const { clauses } = covenant();
  const added = clauses.some(({ clauseId }) => clauseId === AMENDMENT.add);
  expect(amendment(AMENDMENT.add).state === 'accepted').toBe(added);
  const changed = clauses.find(({ clauseId }) => clauseId === CLAUSE.second)?.text;
  const taken = changed === '楼道不堆放杂物，电动车到充电棚充电。';
  expect(amendment(AMENDMENT.change).state === 'accepted').toBe(taken);
}

const wordsOf = ({ stance, value }: ReactionDocument) =>
  value === 'none' ? 'none' : `${stance} ${value}`;

describe('at once', () => {
  it('two drafters revise: one text stands, and the other is told', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('revise', revising(1), 'secretary'),
        call('revise', revising(2), 'elderAdviser'),
        call('revise', revising(3), 'partyBranch'),
      ]);
      expect(answers.map(codeOf).sort()).toStrictEqual([
        'COVENANT_CHANGED',
        'COVENANT_CHANGED',
        'ok',
      ]);
      expect(covenant().version).toBe(2);
      checkHistory();
      checkAudit(linli);
    }));

  it('one revision is sent three times: it counts once', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2, 3].map(() => call('revise', revising(1), 'secretary')),
      );
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok', 'ok']);
      expect(covenant().version).toBe(2);
      checkHistory();
    }));

  it('two drafters decide about one amendment: the first answer stands', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        decide(1, AMENDMENT.change, 'secretary'),
        decide(2, AMENDMENT.change, 'partyBranch', { decision: 'reject', reason: '不必' }),
        decide(3, AMENDMENT.change, 'elderAdviser'),
      ]);
      expect(answers.map(codeOf).sort()).toStrictEqual([
        'AMENDMENT_DECIDED',
        'AMENDMENT_DECIDED',
        'ok',
      ]);
      checkTaken();
      checkHistory();
      checkAudit(linli);
    }));

  it('two amendments are accepted on one text: one comes in, the other waits again', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        decide(1, AMENDMENT.change, 'secretary'),
        decide(2, AMENDMENT.add, 'partyBranch'),
      ]);
      expect(answers.map(codeOf).sort()).toStrictEqual(['COVENANT_CHANGED', 'ok']);
      checkTaken();
      const waiting = [AMENDMENT.change, AMENDMENT.add].find(
        (id) => amendment(id).state === 'open',
      );
      const again = await decide(3, waiting ?? '', 'secretary', { version: 2 });
      expect(codeOf(again)).toBe('ok');
      checkTaken();
      checkHistory();
      checkAudit(linli);
    }));

  it('an amendment is accepted while the text is revised: never half', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        decide(1, AMENDMENT.change, 'secretary'),
        call('revise', revising(2), 'elderAdviser'),
      ]);
      const codes = answers.map(codeOf);
      assert.ok(codes.includes('ok'), codes.join());
      checkTaken();
      checkHistory();
      await settle(linli);
      checkTaken();
      checkAudit(linli);
    }));

  it('an amendment is taken back while it is accepted: one of the two', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        decide(1, AMENDMENT.add, 'secretary'),
        call(
          'withdrawAmendment',
          { ...open, amendmentId: AMENDMENT.add, commandId: commandId(2) },
          'resident',
        ),
      ]);
      expect(answers.map(codeOf).sort()).toStrictEqual(['AMENDMENT_DECIDED', 'ok']);
      checkTaken();
    }));

  it('the text is settled while it is revised: what was settled is what stands', () =>
    inAnyOrder(linli, async () => {
      const draft = { communityId: open.communityId, covenantId: COVENANT.draft };
      const answers = await Promise.all([
        call('settle', { ...draft, version: 1, commandId: commandId(1) }, 'secretary'),
        call('revise', revising(2, { ...draft, title: '一期公约' }), 'ownersCommittee'),
      ]);
      const [settled] = answers.map(codeOf);
      const stands = linli
        .documents<CovenantDocument>('covenants')
        .find(({ _id }) => _id === COVENANT.draft);
      expect(stands?.state === 'settled').toBe(settled === 'ok');
      expect(stands?.version).toBe(settled === 'ok' ? 1 : 2);
    }));

  it('a stance is taken, changed and taken back from three phones, beside a neighbour: one voice each', () =>
    inAnyOrder(linli, async () => {
      const stand = (stance: string, as: As) =>
        call('takeStance', { ...open, clauseId: CLAUSE.first, stance }, as);
      const answers = await Promise.all([
        stand('for', 'resident'),
        stand('against', 'resident'),
        stand('none', 'resident'),
        stand('question', 'stairSteward'),
      ]);
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok', 'ok', 'ok']);
      const held = linli
        .documents<ReactionDocument>('reactions')
        .filter(({ commentId }) => commentId === CLAUSE.first);
      expect(new Set(held.map(({ residentId }) => residentId)).size).toBe(held.length);
      expect(held.filter(({ residentId }) => residentId !== 'person-resident')).toMatchObject([
        { stance: 'question', value: 'stand' },
      ]);
      const own = held.find(({ residentId }) => residentId === 'person-resident');
      // What was sent last is no longer told apart; whichever it was, it is whole.
      if (own) expect(['for stand', 'against stand', 'none']).toContain(wordsOf(own));
      const settled = await stand('for', 'resident');
      expect(codeOf(settled)).toBe('ok');
      const [mine] = linli
        .documents<ReactionDocument>('reactions')
        .filter(
          ({ residentId, clauseId }) =>
            residentId === 'person-resident' && clauseId === CLAUSE.first,
        );
      expect(mine).toMatchObject({ stance: 'for', value: 'stand' });
      checkAudit(linli);
    }));

  it('one comment is sent three times, one voice is given from three phones: each is one', () =>
    inAnyOrder(linli, async () => {
      const written = await Promise.all(
        [1, 2, 3].map(() => call('comment', commenting(1), 'resident')),
      );
      expect(written.map(codeOf)).toStrictEqual(['ok', 'ok', 'ok']);
      const comments = linli
        .documents<CommentDocument>('comments')
        .filter(({ residentId }) => residentId === 'person-resident');
      expect(comments.length).toBe(1);
      const react = { ...open, commentId: COMMENT.shown };
      const given = await Promise.all(
        ['support', 'oppose', 'support'].map((value) =>
          call('react', { ...react, value }, 'resident'),
        ),
      );
      expect(given.map(codeOf)).toStrictEqual(['ok', 'ok', 'ok']);
      expect(linli.documents<ReactionDocument>('reactions').length).toBe(1);
      checkAudit(linli);
    }));
});
