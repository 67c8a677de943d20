import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import { lookupHash } from '../../cloudfunctions/kernel/secret.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { HouseholdCode } from '../../typings/contract/resident.ts';
import type { Slips } from '../../typings/contract/roster.ts';
import { HOME, MAPLE, PLACE } from '../support/community.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { readSlips } from '../support/slips.ts';

/** Codes for a whole building and a code for one door, given out at once. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

function dataOf<Data>({ envelope }: Answer): Data {
  assert.equal(envelope.ok, true, JSON.stringify(envelope));
  return (envelope.ok && envelope.data) as Data;
}

function print(n: number, as: As): Promise<Answer> {
  const input = { communityId: MAPLE, placeId: PLACE.building, all: true, commandId: commandId(n) };
  return linli.call('roster', 'printSlips', input, as);
}

async function codesOf({ url }: Slips): Promise<string[]> {
  return readSlips(new Uint8Array(await (await fetch(url)).arrayBuffer())).codes;
}

const hashOf = (printed: string) => lookupHash('household-code', printed.replace('-', ''));
const doors = () =>
  linli
    .documents<HouseholdDocument>('households')
    .filter(({ buildingId }) => buildingId === PLACE.building);
const entries = (action: string) =>
  linli.documents<AuditDocument>('audit').filter((one) => one.action === action);

describe('at once', () => {
  it('slips of a building and one code: each door has one code that opens it', () =>
    inAnyOrder(
      linli,
      async () => {
        const issue = async () => {
          const input = { communityId: MAPLE, householdId: HOME.second, commandId: commandId(2) };
          return linli.call('resident', 'issueCode', input, 'secretary');
        };
        const [printed, issued] = await Promise.all([print(1, 'buildingSteward'), issue()]);
        const { code } = dataOf<HouseholdCode>(issued);
        const made = dataOf<Slips>(printed);
        const codes = await codesOf(made);
        expect(codes.length + made.newer).toBe(3);
        const given = new Set([...codes, code].map(hashOf));
        for (const door of doors()) assert.ok(given.has(door.code.hash), door.label);
        const others = doors().filter(({ _id }) => _id !== HOME.second);
        for (const door of others)
          assert.ok(codes.map(hashOf).includes(door.code.hash), door.label);
        await settle(linli);
        checkAudit(linli);
      },
      { planned: 5, random: 2 },
    ));

  it('one command five times: the same slips, one entry', () =>
    inAnyOrder(
      linli,
      async () => {
        const answers = await Promise.all([1, 2, 3, 4, 5].map(() => print(1, 'buildingSteward')));
        const all = await Promise.all(answers.map((answer) => codesOf(dataOf<Slips>(answer))));
        for (const codes of all) expect(codes).toStrictEqual(all[0]);
        expect(
          doors()
            .map((door) => door.code.hash)
            .sort(),
        ).toStrictEqual((all[0] ?? []).map(hashOf).sort());
        expect(entries('roster.slips').length).toBe(1);
        await settle(linli);
        checkAudit(linli);
      },
      { planned: 5, random: 2 },
    ));

  it('two officers print one building: what is left out of one file stands in the other', () =>
    inAnyOrder(
      linli,
      async () => {
        const answers = await Promise.all([print(1, 'buildingSteward'), print(2, 'secretary')]);
        const codes = await Promise.all(answers.map((answer) => codesOf(dataOf<Slips>(answer))));
        const given = new Set(codes.flat().map(hashOf));
        for (const door of doors()) assert.ok(given.has(door.code.hash), door.label);
        expect(entries('roster.slips').length).toBe(2);
        await settle(linli);
        checkAudit(linli);
      },
      { planned: 5, random: 2 },
    ));

  it('two officers put the same doors into micro-grids: each door is in one of them, by its own entry', () =>
    inAnyOrder(
      linli,
      async () => {
        const put = (n: number, grid: string, as: As) => {
          const householdIds = [HOME.first, HOME.second];
          const input = { communityId: MAPLE, householdIds, grid, commandId: commandId(n) };
          return linli.call('roster', 'setGrid', input, as);
        };
        const answers = await Promise.all([
          put(1, '第1网格', 'secretary'),
          put(2, '第2网格', 'secretary'),
          put(2, '第2网格', 'secretary'),
        ]);
        for (const answer of answers) expect(dataOf(answer)).toStrictEqual({ households: 2 });
        for (const { _id, grid } of doors()) {
          if (_id === HOME.first || _id === HOME.second)
            expect(String(grid)).toMatch(/^第[12]网格$/);
          else expect(grid).toBe(null);
        }
        expect(entries('roster.set-grid').length).toBe(2);
        await settle(linli);
        checkAudit(linli);
      },
      { planned: 5, random: 2 },
    ));
});
