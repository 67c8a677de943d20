import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import { NOTICE } from '../support/community.ts';
import { commandId, pinning, withdrawal } from '../support/inputs.ts';
import { type Cut, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';

/**
 * The steps of a command (kernel/command.ts): two commands on one document, each sent twice at once, one of
 * them ended between two of its requests, in any order of their requests, and sent again until it has its
 * answer. The document and the audit trail are those of one command after the other.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

interface Command {
  action: string;
  input: object;
}

const ID = NOTICE.building;
const pin: Command = { action: 'pinNotice', input: pinning(1, ID) };
const unpin: Command = {
  action: 'pinNotice',
  input: { ...pinning(2, ID), pinned: false, commandId: commandId(2) },
};
const withdraw: Command = { action: 'withdrawNotice', input: withdrawal(3, ID) };

const send = ({ action, input }: Command) => linli.call('notice', action, input, 'secretary');

/** What has an end: the answer, or a refusal. A call that was cut has none. */
async function sendUntilAnswered(command: Command): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    const { status, envelope } = await send(command);
    if (status === 200 && (envelope.ok || envelope.code !== 'SERVICE_BUSY')) return;
  }
  assert.fail('no answer');
}

/** The document without its instants, and the actions of its entries. */
function state(): unknown {
  const [notice] = linli.documents<NoticeDocument>('notices').filter(({ _id }) => _id === ID);
  assert.ok(notice);
  const { state, pinned, order, version, change } = notice;
  const entries = linli
    .documents<AuditDocument>('audit')
    .filter(({ target }) => target === `notice:${ID}`)
    .map(({ action }) => action)
    .sort();
  return { state, pinned, order, version, latest: change.action, entries };
}

/** The ends of one after the other, either way round. */
async function sequential(one: Command, other: Command): Promise<unknown[]> {
  const ends: unknown[] = [];
  for (const [first, second] of [
    [one, other],
    [other, one],
  ] as const) {
    await linli.reset();
    await send(first);
    await send(second);
    ends.push(state());
  }
  return ends;
}

const CUTS: (Cut | undefined)[] = [
  undefined,
  ...[2, 3].flatMap((request) => [
    { request, when: 'before' as const },
    { request, when: 'after' as const },
  ]),
];

describe('two commands on one document, repeated and cut', () => {
  for (const [name, one, other] of [
    ['pinned and unpinned', pin, unpin],
    ['pinned and withdrawn', pin, withdraw],
    ['withdrawn twice, by two commands', withdraw, { ...withdraw, input: withdrawal(4, ID) }],
  ] as const) {
    for (const cut of CUTS) {
      const what = cut ? `one ended ${cut.when} its request ${cut.request}` : 'none ended';
      it(`${name}, ${what}: as one after the other`, async () => {
        const ends = await sequential(one, other);
        const body = async () => {
          if (cut) await linli.cut('notice', cut);
          await Promise.all([send(one), send(other), send(one)]);
          await sendUntilAnswered(one);
          await sendUntilAnswered(other);
          expect(ends).toContainEqual(state());
        };
        await inAnyOrder(linli, body, { planned: 8, random: 4 });
      });
    }
  }
});
