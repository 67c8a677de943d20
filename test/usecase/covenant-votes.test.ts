import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CovenantDocument, covenants } from '../../cloudfunctions/covenant/collections.ts';
import { processEnvironment } from '../../local/cloud/platform.ts';
import { MAPLE, START } from '../support/community.ts';
import { COVENANT } from '../support/covenants.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { talkWith } from '../support/talk.ts';

type UseCases = typeof import('../../cloudfunctions/covenant/text/adopt-covenant.ts');
type Tables = typeof import('../../cloudfunctions/kernel/database/table.ts');

/** What the module of ballots does to covenants, called in this process as that module calls it. */
let linli: Linli;
let votes: UseCases;
let tables: Tables;
beforeAll(async () => {
  linli = await startLinli();
  const platform = {
    appId: 'wxlinlilocal0001',
    environmentId: 'linli-local',
    origin: linli.origin,
  };
  const { PATH: _, ...environment } = processEnvironment(platform, 'ballot', {});
  Object.assign(process.env, environment);
  votes = await import('../../cloudfunctions/covenant/text/adopt-covenant.ts');
  tables = await import('../../cloudfunctions/kernel/database/table.ts');
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const MOTION = 'b0000000000000000077';
const AT = START + 60_000;
const stamp = (n: number, action: string) => ({
  id: `vote-${n}`,
  action: `covenant.${action}`,
  actorId: 'person-secretary',
  target: `covenant:${COVENANT.settled}`,
  at: AT,
});
const kept = (id: string) =>
  linli.documents<CovenantDocument>('covenants').find(({ _id }) => _id === id) ??
  assert.fail('it is there');
const named = (n: number, covenantId: string, more: object = {}) => ({
  communityId: MAPLE,
  covenantId,
  commandId: commandId(n),
  ...more,
});

/** Settles the open frame, with nothing left to answer. @returns its fingerprint */
async function settleFrame(): Promise<string> {
  for (const [n, { _id }] of linli
    .documents<{ _id: string; covenantId: string }>('amendments')
    .filter(({ covenantId }) => covenantId === COVENANT.open)
    .entries()) {
    const answer = { amendmentId: _id, decision: 'reject', text: '', reason: '不必', version: 1 };
    await ask('covenant.decideAmendment', named(100 + n, COVENANT.open, answer), 'secretary');
  }
  const input = named(110, COVENANT.open, { version: 1 });
  return (await ask<{ fingerprint: string }>('covenant.settle', input, 'secretary')).fingerprint;
}

const hold = (covenantId: string, fingerprint: string) =>
  votes.holdCovenant(MAPLE, covenantId, fingerprint, MOTION, {
    ...stamp(9, 'hold'),
    id: `hold-${covenantId}`,
  });

describe('a vote on a covenant', () => {
  it('holds the text while it runs: one motion, and nobody takes it back', async () => {
    const { fingerprint } = kept(COVENANT.settled);
    const hold = (motionId: string, of = fingerprint) =>
      votes.holdCovenant(MAPLE, COVENANT.settled, of, motionId, stamp(1, 'hold'));
    await expect(hold(MOTION, '0'.repeat(64))).rejects.toMatchObject({ code: 'COVENANT_CHANGED' });
    await hold(MOTION);
    await hold(MOTION);
    await expect(hold('b0000000000000000078')).rejects.toMatchObject({ code: 'COVENANT_CHANGED' });
    const frozen = ['COVENANT_FROZEN', undefined];
    const reopen = named(1, COVENANT.settled);
    expect(await refusal('covenant.reopen', reopen, 'secretary')).toStrictEqual(frozen);
    const drop = named(2, COVENANT.settled, { reason: '不要了' });
    expect(await refusal('covenant.drop', drop, 'secretary')).toStrictEqual(frozen);
    checkAudit(linli);
  });

  it('of two motions at once one holds it', async () => {
    const { fingerprint } = kept(COVENANT.settled);
    const results = await Promise.allSettled(
      [1, 2, 3].map((n) =>
        votes.holdCovenant(MAPLE, COVENANT.settled, fingerprint, `${MOTION}${n}`, stamp(n, 'hold')),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  });

  it('that fails gives the text back, once', async () => {
    const { fingerprint } = kept(COVENANT.settled);
    await votes.holdCovenant(MAPLE, COVENANT.settled, fingerprint, MOTION, stamp(1, 'hold'));
    const release = () =>
      votes.releaseCovenant(MAPLE, COVENANT.settled, fingerprint, MOTION, stamp(2, 'release'));
    await release();
    expect(kept(COVENANT.settled).state).toBe('draft');
    expect(kept(COVENANT.settled).motionId).toBe(null);
    await release();
    const again = named(1, COVENANT.settled, { version: 1 });
    expect(await refusal('covenant.settle', again, 'secretary')).toBe('ok');
    const other = { ...stamp(3, 'release') };
    await votes.releaseCovenant(MAPLE, COVENANT.settled, '0'.repeat(64), MOTION, other);
    assert.equal(kept(COVENANT.settled).state, 'settled', 'another text is not given back');
  });

  it('that carries puts the text in force in the place of the frame before it', async () => {
    const fingerprint = await settleFrame();
    await hold(COVENANT.open, fingerprint);
    const adopting = { fingerprint, motionId: MOTION, at: AT };
    const adopt = () => votes.adoptCovenant(MAPLE, COVENANT.open, adopting, stamp(1, 'adopt'));
    expect([await adopt(), await adopt()]).toStrictEqual([true, true]);
    expect(kept(COVENANT.open).state).toBe('adopted');
    expect(kept(COVENANT.open).adoptedAt).toBe(AT);
    expect(kept(COVENANT.adopted).state).toBe('replaced');
    assert.equal(kept(COVENANT.cedar).state, 'open', 'nothing of another community');
    checkAudit(linli);
    const frozen = ['COVENANT_FROZEN', undefined];
    const reopen = named(1, COVENANT.open);
    expect(await refusal('covenant.reopen', reopen, 'secretary')).toStrictEqual(frozen);
  });

  it('an annex in force leaves the frame and other annexes in force', async () => {
    const { fingerprint } = kept(COVENANT.settled);
    await hold(COVENANT.settled, fingerprint);
    await votes.adoptCovenant(
      MAPLE,
      COVENANT.settled,
      { fingerprint, motionId: MOTION, at: AT },
      stamp(1, 'adopt'),
    );
    expect(kept(COVENANT.settled).state).toBe('adopted');
    expect(kept(COVENANT.adopted).state).toBe('adopted');
    const annex = {
      placeId: MAPLE,
      kind: 'annex',
      frameId: COVENANT.open,
      replacesId: COVENANT.settled,
      title: '文明养犬公约（二）',
      preamble: '',
      clauses: [{ chapter: '', text: '出门牵好绳。' }],
    };
    const { covenantId } = await ask<{ covenantId: string }>(
      'covenant.create',
      { communityId: MAPLE, ...annex, commandId: commandId(1) },
      'secretary',
    );
    const next = await ask<{ fingerprint: string }>(
      'covenant.settle',
      named(2, covenantId, { version: 1 }),
      'secretary',
    );
    await hold(covenantId, next.fingerprint);
    const { fingerprint: of } = next;
    const adopting = { fingerprint: of, motionId: MOTION, at: AT + 1 };
    await votes.adoptCovenant(MAPLE, covenantId, adopting, stamp(2, 'adopt'));
    expect(kept(COVENANT.settled).state).toBe('replaced');
  });

  it('cut before the earlier frame is replaced: the timer does it', async () => {
    const fingerprint = await settleFrame();
    const at = linli.cloud.now();
    const change = { ...stamp(1, 'adopt'), at };
    await tables
      .tableOf(covenants)
      .change(
        { communityId: MAPLE, _id: COVENANT.open, fingerprint },
        { state: 'adopted', adoptedAt: at, change: tables.command.set(change) },
      );
    expect(kept(COVENANT.adopted).state).toBe('adopted');
    await settle(linli);
    expect(kept(COVENANT.adopted).state).toBe('replaced');
    checkAudit(linli);
  });

  it('about a text that is not settled, or not that one, changes nothing', async () => {
    const { fingerprint } = kept(COVENANT.open);
    const adopt = (id: string, of: string) =>
      votes.adoptCovenant(
        MAPLE,
        id,
        { fingerprint: of, motionId: MOTION, at: AT },
        stamp(1, 'adopt'),
      );
    expect(await adopt(COVENANT.open, fingerprint)).toBe(false);
    expect(await adopt(COVENANT.settled, kept(COVENANT.settled).fingerprint)).toBe(false);
    expect(kept(COVENANT.settled).state).toBe('settled');
    await hold(COVENANT.settled, kept(COVENANT.settled).fingerprint);
    await expect(adopt(COVENANT.settled, '0'.repeat(64))).rejects.toMatchObject({
      code: 'COVENANT_CHANGED',
    });
    await expect(adopt(COVENANT.cedar, fingerprint)).rejects.toMatchObject({
      code: 'COVENANT_NOT_FOUND',
    });
    expect(await votes.readCovenant(MAPLE, COVENANT.cedar)).toBe(undefined);
    expect((await votes.readCovenant(MAPLE, COVENANT.settled))?.state).toBe('settled');
  });
});
