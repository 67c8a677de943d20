import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExportDocument } from '../../cloudfunctions/files/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import { HOME, MAPLE, PLACE, START } from '../support/community.ts';
import {
  checkAudit,
  commandFault,
  cutsUpTo,
  type Fault,
  plain,
  runFault,
  sendWatched,
} from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type Cut, type Linli, startLinli } from '../support/linli.ts';
import { agreed, proposed, proposing, statement } from '../support/owners.ts';
import { uploadRoster } from '../support/roster.ts';

/** Files made for taking along, and the codes in them: cut anywhere and asked for again, the same. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const FAULTS: Fault[] = [
  plain('roster.checkRoster'),
  plain('roster.markRoster'),
  commandFault('roster.importRoster', 'secretary', async (started) => ({
    communityId: MAPLE,
    fileId: await uploadRoster(started, [
      ['三期', 'S1栋', '', '01', '30', '户主壬', '13600000008、0871-68888888'],
      ['一期', '1号楼', '一单元', '0101', '约90'],
    ]),
    choices: {
      accept: [{ column: 'area', reason: 'NOT_A_NUMBER' }],
      totals: [{ estate: '三期', area: 30_00, households: 1 }],
    },
    commandId: commandId(1),
  })),
  commandFault('roster.printSlips', 'buildingSteward', () => ({
    communityId: MAPLE,
    placeId: PLACE.building,
    all: true,
    commandId: commandId(1),
  })),
  commandFault('roster.exportRoster', 'secretary', () => ({
    communityId: MAPLE,
    withPhones: true,
    commandId: commandId(1),
  })),
  commandFault('roster.proposeOwners', 'secretary', (started) => proposing(started, 1)),
  commandFault('roster.decideOwners', 'ownersCommittee', async (started) => ({
    ...(await proposed(started, 1)),
    decision: 'agree',
  })),
  commandFault('roster.reopenOwners', 'partyBranch', (started) => agreed(started, 1)),
  commandFault('roster.stateEstate', 'secretary', (started) => statement(started, 1)),
  commandFault('roster.setGrid', 'secretary', () => ({
    communityId: MAPLE,
    householdIds: [HOME.first, HOME.otherEstate],
    grid: '第3网格',
    commandId: commandId(1),
  })),
];

describe('a cut write of the roster', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});

describe('the timer of the roster', () => {
  const DAY = 24 * 60 * 60_000;

  interface Run {
    answer: Answer;
    cuts: Cut[];
    left: string[];
  }

  /** A day after an import and slips. @returns the timer's answer, the cuts to try, and the files that are still there */
  async function run(cut?: Cut, later?: Cut): Promise<Run> {
    await linli.reset();
    const fileId = await uploadRoster(linli);
    const input = { communityId: MAPLE, fileId, commandId: commandId(1) };
    await linli.call('roster', 'importRoster', input, 'secretary');
    const doors = { communityId: MAPLE, placeId: PLACE.building, all: true };
    await linli.call('roster', 'printSlips', { ...doors, commandId: commandId(2) }, 'secretary');
    const [made] = linli.documents<ExportDocument>('exports');
    const slips = fileId.replace(/rosters\/.*$/, made?.path ?? '');
    await linli.cloud.database.command('database.modifyDocument', {
      collectionName: 'places',
      queryType: 'WHERE',
      query: JSON.stringify({ _id: PLACE.building }),
      data: JSON.stringify({ $set: { households: 99 } }),
      multi: true,
      merge: true,
      upsert: false,
    });
    if (cut) await linli.cut('roster', cut);
    const [answer, cuts] = await sendWatched(linli, () => linli.timer('roster'));
    if (cut) await linli.timer('roster');
    const place = linli
      .documents<PlaceDocument>('places')
      .find(({ _id }) => _id === PLACE.building);
    assert.equal(place?.households, 3, 'the numbers of households are right again');
    if (later) await linli.cut('roster', later);
    await linli.clock(START + DAY + 10 * 60_000);
    if (later) await linli.clock(START + DAY + 20 * 60_000);
    const left: string[] = [];
    for (const id of [fileId, slips]) {
      await linli.cloud.readFile(id).then(
        () => left.push(id),
        () => undefined,
      );
    }
    if (left.length === 0) expect(linli.documents('uploads')).toStrictEqual([]);
    checkAudit(linli);
    return { answer, cuts, left };
  }

  it('cut anywhere, the next run ends it', async () => {
    const { cuts, left } = await run();
    expect(left).toStrictEqual([]);
    assert.ok(cuts.length > 0);
    for (const cut of cuts) {
      const found = await run(cut);
      assert.equal(found.answer.status, 502, JSON.stringify(cut));
      assert.deepEqual(found.left, [], JSON.stringify(cut));
    }
  });

  it('cut while it takes files away, it takes them away the next time', async () => {
    // The first three look after other things.
    for (const cut of cutsUpTo(9).filter(({ request }) => request > 3)) {
      assert.deepEqual((await run(undefined, cut)).left, [], JSON.stringify(cut));
    }
  });
});
