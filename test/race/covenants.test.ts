import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Covenants that several write, discuss and decide at once. */
let linli: Linli;
before(async () => {
  linli = await startLinli();
  await linli.crowd('covenant');
});
beforeEach(async () => {
  await linli.reset();
  await linli.latency(12);
});
after(() => linli.stop());

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
  assert.deepEqual(
    kept,
    Array.from({ length: version - 1 }, (_, index) => index + 1),
  );
  assert.equal(new Set(clauses.map(({ clauseId }) => clauseId)).size, clauses.length);
}

/** An amendment says that it was accepted exactly if the text has it. */
function checkTaken(): void {
  const { clauses } = covenant();
  const added = clauses.some(({ clauseId }) => clauseId === AMENDMENT.add);
  assert.equal(amendment(AMENDMENT.add).state === 'accepted', added);
  const changed = clauses.find(({ clauseId }) => clauseId === CLAUSE.second)?.text;
  const taken = changed === '楼道不堆放杂物，电动车到充电棚充电。';
  assert.equal(amendment(AMENDMENT.change).state === 'accepted', taken);
}

describe('at once', () => {
  it('two drafters revise: one text stands, and the other is told', async () => {
    const answers = await Promise.all([
      call('revise', revising(1), 'secretary'),
      call('revise', revising(2), 'elderAdviser'),
      call('revise', revising(3), 'partyBranch'),
    ]);
    assert.deepEqual(answers.map(codeOf).sort(), ['COVENANT_CHANGED', 'COVENANT_CHANGED', 'ok']);
    assert.equal(covenant().version, 2);
    checkHistory();
    checkAudit(linli);
  });

  it('one revision is sent three times: it counts once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => call('revise', revising(1), 'secretary')),
    );
    assert.deepEqual(answers.map(codeOf), ['ok', 'ok', 'ok']);
    assert.equal(covenant().version, 2);
    checkHistory();
  });

  it('two drafters decide about one amendment: the first answer stands', async () => {
    const answers = await Promise.all([
      decide(1, AMENDMENT.change, 'secretary'),
      decide(2, AMENDMENT.change, 'partyBranch', { decision: 'reject', reason: '不必' }),
      decide(3, AMENDMENT.change, 'elderAdviser'),
    ]);
    assert.deepEqual(answers.map(codeOf).sort(), ['AMENDMENT_DECIDED', 'AMENDMENT_DECIDED', 'ok']);
    checkTaken();
    checkHistory();
    checkAudit(linli);
  });

  it('two amendments are accepted on one text: one comes in, the other waits again', async () => {
    const answers = await Promise.all([
      decide(1, AMENDMENT.change, 'secretary'),
      decide(2, AMENDMENT.add, 'partyBranch'),
    ]);
    assert.deepEqual(answers.map(codeOf).sort(), ['COVENANT_CHANGED', 'ok']);
    checkTaken();
    const waiting = [AMENDMENT.change, AMENDMENT.add].find((id) => amendment(id).state === 'open');
    const again = await decide(3, waiting ?? '', 'secretary', { version: 2 });
    assert.equal(codeOf(again), 'ok');
    checkTaken();
    checkHistory();
    checkAudit(linli);
  });

  it('an amendment is accepted while the text is revised: never half', async () => {
    for (const pause of [0, 10, 20, 30, 40]) {
      await linli.reset();
      await linli.latency(12);
      const answers = await Promise.all([
        decide(1, AMENDMENT.change, 'secretary'),
        sleep(pause).then(() => call('revise', revising(2), 'elderAdviser')),
      ]);
      const codes = answers.map(codeOf);
      assert.ok(codes.includes('ok'), codes.join());
      checkTaken();
      checkHistory();
      await linli.latency(0);
      await settle(linli);
      checkTaken();
      checkAudit(linli);
    }
  });

  it('an amendment is taken back while it is accepted: one of the two', async () => {
    const answers = await Promise.all([
      decide(1, AMENDMENT.add, 'secretary'),
      call(
        'withdrawAmendment',
        { ...open, amendmentId: AMENDMENT.add, commandId: commandId(2) },
        'resident',
      ),
    ]);
    assert.deepEqual(answers.map(codeOf).sort(), ['AMENDMENT_DECIDED', 'ok']);
    checkTaken();
  });

  it('the text is settled while it is revised: what was settled is what stands', async () => {
    const draft = { communityId: open.communityId, covenantId: COVENANT.draft };
    const answers = await Promise.all([
      call('settle', { ...draft, version: 1, commandId: commandId(1) }, 'secretary'),
      call('revise', revising(2, { ...draft, title: '一期公约' }), 'ownersCommittee'),
    ]);
    const [settled] = answers.map(codeOf);
    const stands = linli
      .documents<CovenantDocument>('covenants')
      .find(({ _id }) => _id === COVENANT.draft);
    assert.equal(stands?.state === 'settled', settled === 'ok');
    assert.equal(stands?.version, settled === 'ok' ? 1 : 2);
  });

  it('one comment is sent three times, one voice is given from three phones: each is one', async () => {
    const written = await Promise.all(
      [1, 2, 3].map(() => call('comment', commenting(1), 'resident')),
    );
    assert.deepEqual(written.map(codeOf), ['ok', 'ok', 'ok']);
    const comments = linli
      .documents<CommentDocument>('comments')
      .filter(({ residentId }) => residentId === 'person-resident');
    assert.equal(comments.length, 1);
    const react = { ...open, commentId: COMMENT.shown };
    const given = await Promise.all(
      ['support', 'oppose', 'support'].map((value) =>
        call('react', { ...react, value }, 'resident'),
      ),
    );
    assert.deepEqual(given.map(codeOf), ['ok', 'ok', 'ok']);
    assert.equal(linli.documents<ReactionDocument>('reactions').length, 1);
    checkAudit(linli);
  });
});
