import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AmendmentDocument,
  CovenantDocument,
} from '../../cloudfunctions/covenant/collections.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import { MAPLE, NOTICE, REVIEW } from '../support/community.ts';
import { AMENDMENT, COVENANT, decidingAbout, revising } from '../support/covenants.ts';
import {
  checkAudit,
  commandFault,
  type Fault,
  sendCut,
  sendWatched,
  settle,
} from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Cut, type Linli, startLinli } from '../support/linli.ts';

/** Commands that are cut and never sent again, while others go on: what follows from them is upkeep's. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** The cuts after each write of a command. */
async function cutsOf(fault: Fault): Promise<Cut[]> {
  await linli.reset();
  const [{ envelope }, cuts] = await sendWatched(linli, await fault.prepare(linli));
  assert.ok(envelope.ok, JSON.stringify(envelope));
  return cuts.filter(({ when }) => when === 'after');
}

function found<Doc extends { _id: string }>(collection: string, id: string): Doc {
  const document = linli.documents<Doc>(collection).find(({ _id }) => _id === id);
  assert.ok(document, `${collection} ${id}`);
  return document;
}

describe('a decision of the review queue that was cut', () => {
  for (const [decision, state] of [
    ['release', 'published'],
    ['reject', 'rejected'],
  ] as const) {
    it(`is carried out: ${decision}`, async () => {
      const fault = commandFault('moderation.decideReview', 'secretary', () => ({
        communityId: MAPLE,
        reviewId: REVIEW.held,
        decision,
        commandId: commandId(1),
      }));
      const cuts = await cutsOf(fault);
      assert.ok(cuts.length > 1);
      for (const cut of cuts) {
        await sendCut(linli, fault, cut);
        expect(found<ReviewDocument>('reviews', REVIEW.held).state).not.toBe('open');
        await settle(linli);
        assert.equal(
          found<NoticeDocument>('notices', NOTICE.held).state,
          state,
          JSON.stringify(cut),
        );
        checkAudit(linli);
      }
    });
  }
});

describe('an accepted amendment that was cut', () => {
  const accept = commandFault('covenant.decideAmendment', 'partyBranch', () =>
    decidingAbout(1, AMENDMENT.add),
  );

  it('is not taken in twice: a text that somebody writes afterwards stands as it was written', async () => {
    for (const cut of await cutsOf(accept)) {
      await sendCut(linli, accept, cut);
      const { version } = found<CovenantDocument>('covenants', COVENANT.open);
      const without = revising(2, { version });
      const { envelope } = await linli.call('covenant', 'reviseCovenant', without, 'secretary');
      expect(envelope).toMatchObject({ ok: true });
      const written = found<CovenantDocument>('covenants', COVENANT.open);
      await settle(linli);
      const after = found<CovenantDocument>('covenants', COVENANT.open);
      assert.deepEqual(after.clauses, written.clauses, JSON.stringify(cut));
      const { state } = found<AmendmentDocument>('amendments', AMENDMENT.add);
      assert.equal(state, version === 1 ? 'open' : 'accepted', JSON.stringify(cut));
      checkAudit(linli);
    }
  });

  it('is taken in if nobody writes in between', async () => {
    for (const cut of await cutsOf(accept)) {
      await sendCut(linli, accept, cut);
      await settle(linli);
      const { clauses, version } = found<CovenantDocument>('covenants', COVENANT.open);
      const taken = clauses.filter(({ clauseId }) => clauseId === AMENDMENT.add);
      assert.deepEqual([version, taken.length], [2, 1], JSON.stringify(cut));
      expect(found<AmendmentDocument>('amendments', AMENDMENT.add).state).toBe('accepted');
    }
  });
});
