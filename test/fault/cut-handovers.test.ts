import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HandoverDocument } from '../../cloudfunctions/role/collections.ts';
import { residentIdOf } from '../support/community.ts';
import { type Fault, plain, runFault } from '../support/faults.ts';
import { HANDOVER } from '../support/handovers.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { TEAM } from '../support/volunteers.ts';

/** Handovers, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** What the record says was given is the successor's. */
const passed: Fault['check'] = (started) => {
  const found = started
    .documents<HandoverDocument>('handovers')
    .find(({ _id }) => _id === HANDOVER.open);
  const team = started
    .documents<{ _id: string; leaders: string[] }>('teams')
    .find(({ _id }) => _id === TEAM.idle);
  const leader = found?.given.length ? 'buildingSteward' : 'stewardElsewhere';
  expect(team?.leaders).toStrictEqual([residentIdOf(leader)]);
  expect(found?.carrying).toBe(false);
};

const FAULTS: Fault[] = [
  plain('role.beginHandover'),
  { ...plain('role.giveWork'), check: passed } as Fault,
  plain('role.noteAbsence'),
  plain('role.confirmHandover'),
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});
