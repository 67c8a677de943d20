import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PLACE } from '../support/community.ts';
import { commandId, exampleOf, publication } from '../support/examples.ts';
import {
  checkAudit,
  cutsUpTo,
  type Fault,
  runAbandoned,
  runCut,
  runUncut,
} from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/**
 * Every write, cut at each of its database requests, before and after it takes effect, then sent again:
 * the state, the audit trail and the messages end as if nothing had happened.
 */

let linli: Linli;
before(async () => {
  linli = await startLinli();
});
after(() => linli.stop());

const plain = (functionName: string, action: string): Fault => {
  const { as, input } = exampleOf(functionName, action);
  return {
    name: `${functionName}.${action}`,
    functionName,
    action,
    as,
    prepare: async (started) => await input(1, started),
  };
};

const FAULTS: Fault[] = [
  plain('notice', 'publish'),
  {
    ...plain('notice', 'publish'),
    name: 'notice.publish, held because the check doubts',
    prepare: async (started) => {
      await started.verdict('text', 'review');
      return publication(1, [PLACE.building]);
    },
  },
  plain('notice', 'confirm'),
  plain('moderation', 'decide'),
  {
    ...plain('moderation', 'decide'),
    name: 'moderation.decide, rejecting',
    prepare: async (started) => {
      const input = await exampleOf('moderation', 'decide').input(1, started);
      return { ...input, decision: 'reject', commandId: commandId(2) };
    },
  },
];

describe('a cut write', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: the repeat ends as an uncut run does`, async () => {
      const [expected, requests] = await runUncut(linli, fault);
      checkAudit(linli);
      for (const cut of cutsUpTo(requests)) {
        const found = await runCut(linli, fault, cut);
        assert.deepEqual(found, expected, `${fault.name} cut ${cut.when} request ${cut.request}`);
      }
    });

    it(`${fault.name}: never repeated, what stands is in the audit trail`, async () => {
      const [, requests] = await runUncut(linli, fault);
      for (const cut of cutsUpTo(requests)) {
        if (cut.when === 'before') continue; // the state is that of the request before, after
        await runAbandoned(linli, fault, cut);
        checkAudit(linli);
      }
    });
  }
});
