import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ownedUnit, ownersOf } from '../../cloudfunctions/owners/owner-rules.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { writeRoster } from '../../cloudfunctions/roster/export/write-workbook.ts';
import type { RosterRow } from '../../cloudfunctions/roster/import/roster-types.ts';
import { readRoster } from '../../cloudfunctions/roster/reading/roster-workbook.ts';
import type { MadeFile, RosterCheck } from '../../typings/contract/roster.ts';
import { CEDAR, HOME, idOf, MAPLE, openidOf, PLACE, START } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { ROSTER, type RosterLine, uploadRoster } from '../support/roster.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const here = { communityId: MAPLE };

async function check(lines: RosterLine[]): Promise<RosterCheck> {
  const input = { ...here, fileId: await uploadRoster(linli, lines) };
  return ask<RosterCheck>('roster.check', input, 'secretary');
}

async function bringIn(lines: RosterLine[], n: number): Promise<unknown> {
  const fileId = await uploadRoster(linli, lines, `file-${n}`);
  return ask('roster.import', { ...here, fileId, commandId: commandId(n) }, 'secretary');
}

function household(id: string): HouseholdDocument {
  const found = linli.documents<HouseholdDocument>('households').find(({ _id }) => _id === id);
  assert.ok(found, id);
  return found;
}

async function download({ url }: MadeFile): Promise<Uint8Array> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe('the template', () => {
  it('is a workbook with the columns alone: the importer finds them and asks for rows', async () => {
    const file = await ask<MadeFile>('roster.template', here, 'secretary');
    expect(file.name).toMatch(/\.xlsx$/);
    const bytes = await download(file);
    const fileId = await linli.cloud.uploadFile(`rosters/${MAPLE}/empty.xlsx`, bytes);
    expect(await refusal('roster.check', { ...here, fileId }, 'secretary')).toStrictEqual([
      'FILE_EMPTY',
      undefined,
    ]);
  });

  it('with rows in it is read back as it was written, whatever a cell looks like', async () => {
    const cells = {
      estate: '一期',
      building: '3栋',
      stair: '2单元',
      number: '0301',
      area: 89.5,
      name: '=1+1',
      phone: '19900000000',
      owner: '王秀英、李建国',
      ownerNumber: 'Y0012',
      certificate: '湘(2021)云溪不动产权第0001234号',
      birthYear: 1953,
      grid: '第3网格',
    };
    const rows: RosterRow[] = [];
    readRoster(await writeRoster([cells]), (row) => rows.push(row));
    expect(rows).toStrictEqual([
      { sheet: 0, row: 2, cells: { ...cells, area: '89.5', birthYear: '1953' }, withoutValue: [] },
    ]);
  });
});

describe('what a roster says of a household', () => {
  const line = ['一期', '1栋', '1单元', '101'];
  const other = ['一期', '1栋', '1单元', '102'];

  it('owners, the decade of birth and the micro-grid are kept; empty cells take nothing away', async () => {
    await bringIn([[...line, '', '', '', '王秀英、李建国', '1953', '第3网格']], 1);
    const { owners, birthBand, grid, area } = household(HOME.first);
    expect([owners, birthBand, grid, area]).toStrictEqual([
      ['王秀英', '李建国'],
      1950,
      '第3网格',
      8950,
    ]);
    await bringIn([[...line, '91']], 2);
    const after = household(HOME.first);
    expect([after.owners, after.birthBand, after.grid]).toStrictEqual([owners, birthBand, grid]);
    expect(after.area).toBe(9100);
    assert.ok(!linli.state().includes('1953'), 'the year itself is not kept');
  });

  it('the same owners with the same number are one owner, in whatever order and import', async () => {
    const phone = '13600000099';
    await bringIn(
      [
        [...line, '', '', phone, '王秀英、李建国'],
        [...other, '', '', phone, '李建国，王秀英'],
      ],
      1,
    );
    const owners = () =>
      ownersOf([HOME.first, HOME.second].map(household).map(ownedUnit), {
        decisions: [],
        developers: new Map(),
      }).length;
    expect(owners()).toBe(1);
    await bringIn([[...other, '', '', '13600000098']], 2);
    assert.equal(owners(), 2, 'another number, another owner until somebody decides');
    await bringIn([[...other, '', '', phone]], 3);
    expect(owners()).toBe(1);
  });
});

describe('a file that is not the whole roster', () => {
  it('is shown with what it leaves out, and removes nothing', async () => {
    const found = await check([['一期', '1栋', '1单元', '101', '89.5']]);
    expect(found.known).toStrictEqual({ buildings: 3, households: 6 });
    expect([found.buildings, found.households, found.missing]).toStrictEqual([1, 1, 5]);
    expect(
      found.missingAt.map(({ placeId, label, missing, households }) => [
        placeId,
        label,
        missing,
        households,
      ]),
    ).toStrictEqual([
      ...[
        [PLACE.building, '一期 1栋', 2, 3],
        [idOf(MAPLE, '二期', '1栋'), '二期 1栋', 2, 2],
      ].sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
      [PLACE.otherBuilding, '一期 2栋', 1, 1],
    ]);
    await bringIn([['一期', '1栋', '1单元', '101', '90']], 1);
    expect(
      linli
        .documents<HouseholdDocument>('households')
        .filter(({ communityId }) => communityId === MAPLE).length,
    ).toBe(6);
  });

  it('whole, it leaves nothing out', async () => {
    const { missing, missingAt, problemCount } = await check(ROSTER);
    expect([missing, missingAt, problemCount]).toStrictEqual([0, [], 0]);
  });

  it('imported again, everybody who has joined stays', async () => {
    const code = await freshCode(1, linli, HOME.second);
    await ask('resident.join', { code, name: '温如玉', commandId: commandId(1) }, 'stranger');
    await bringIn([['一期', '2栋', '1单元', '101', '66']], 2);
    await bringIn(ROSTER, 3);
    expect(household(HOME.second).code.usedBy).toBe(`wx:${openidOf('stranger')}`);
  });
});

it('an uploaded file is taken away a day after its import', async () => {
  const fileId = await uploadRoster(linli);
  await ask('roster.import', { ...here, fileId, commandId: commandId(1) }, 'secretary');
  await linli.clock(START + 23 * 60 * 60_000);
  assert.ok((await linli.cloud.readFile(fileId)).length > 0);
  await linli.clock(START + 25 * 60 * 60_000);
  await expect(linli.cloud.readFile(fileId)).rejects.toThrow();
});

it('one that the storage could not delete is tried again, and not forgotten', async () => {
  const fileId = await uploadRoster(linli, undefined, 'stuck');
  await linli.call('roster', 'checkRoster', { ...here, fileId }, 'secretary');
  const path = createHash('sha256').update(`rosters/${MAPLE}/stuck.xlsx`).digest('hex');
  const place = join(linli.directory, 'data', 'files', path);
  await rename(place, `${place}.aside`);
  await mkdir(place); // a folder is not deleted as a file
  await linli.clock(START + 25 * 60 * 60_000);
  expect(linli.documents('uploads').length).toBe(1);
  await rmdir(place);
  await rename(`${place}.aside`, place);
  await linli.clock(START + 27 * 60 * 60_000);
  expect(linli.documents('uploads')).toStrictEqual([]);
  await expect(linli.cloud.readFile(fileId)).rejects.toThrow();
});

it('one that was only looked at goes as well, a day after the first time, and what is no roster at once', async () => {
  const looked = await uploadRoster(linli, undefined, 'looked-at');
  const unreadable = await linli.cloud.uploadFile(`rosters/${MAPLE}/no.xlsx`, Buffer.from('no'));
  const fresh = await uploadRoster(linli, undefined, 'fresh');
  const check = (fileId: string) =>
    linli.call('roster', 'checkRoster', { ...here, fileId }, 'secretary');
  expect((await check(looked)).envelope.ok).toBe(true);
  expect((await check(unreadable)).envelope.ok).toBe(false);
  await expect(linli.cloud.readFile(unreadable)).rejects.toThrow();
  await linli.clock(START + 20 * 60 * 60_000);
  assert.ok((await linli.cloud.readFile(looked)).length > 0);
  await check(looked);
  await check(fresh);
  await linli.clock(START + 25 * 60 * 60_000);
  await expect(linli.cloud.readFile(looked)).rejects.toThrow();
  assert.ok((await linli.cloud.readFile(fresh)).length > 0, 'looked at first five hours ago');
  expect(linli.documents('uploads').length).toBe(1);
  await linli.clock(START + 45 * 60 * 60_000);
  await expect(linli.cloud.readFile(fresh)).rejects.toThrow();
  expect(linli.documents('uploads')).toStrictEqual([]);
});

describe('a long roster', () => {
  const lines = (area: string): RosterLine[] =>
    Array.from({ length: 2_050 }, (_, n) => [
      '五期',
      `${Math.floor(n / 50)}栋`,
      '1单元',
      String(100 + (n % 50)),
      area,
    ]);

  it('is imported in parts by the same command, and a part cut off goes on where it was', async () => {
    const first = await bringIn(lines('80'), 1);
    const all = { done: 2_050, total: 2_050, rows: 2_050, leftAside: 0 };
    expect(first).toStrictEqual({ state: 'done', ...all, added: 2_050, changed: 0, unchanged: 0 });
    const all81 = { added: 0, changed: 2_050, unchanged: 0, leftAside: 0 };
    const counts = { total: 2_050, rows: 2_050, ...all81 };
    expect(await bringIn(lines('81'), 2)).toStrictEqual({
      state: 'running',
      done: 2_000,
      ...counts,
    });
    await linli.cut('roster', { request: 9, when: 'after' });
    const fileId = await uploadRoster(linli, lines('81'), 'file-2');
    const input = { ...here, fileId, commandId: commandId(2) };
    expect((await linli.call('roster', 'importRoster', input, 'secretary')).status).toBe(502);
    expect(await bringIn(lines('81'), 2)).toStrictEqual({ state: 'done', done: 2_050, ...counts });
    expect(await bringIn(lines('81'), 2)).toStrictEqual({ state: 'done', done: 2_050, ...counts });
    const homes = linli
      .documents<HouseholdDocument>('households')
      .filter(({ label }) => label.startsWith('五期'));
    expect(homes.length).toBe(2_050);
    assert.ok(homes.every(({ area }) => area === 8_100));
  });
});

describe('columns in the wrong place', () => {
  it('are named, and nothing is imported', async () => {
    const lines = [1, 2, 3].map((n) => [
      '一期',
      '1栋',
      '1单元',
      `1360000000${n}`,
      '',
      '',
      `10${n}`,
    ]);
    const found = await check(lines);
    expect(
      found.problems.slice(0, 2).map(({ row, column, reason }) => [row, column, reason]),
    ).toStrictEqual([
      [0, 'number', 'COLUMNS_SWAPPED'],
      [0, 'phone', 'COLUMNS_SWAPPED'],
    ]);
    const input = { ...here, fileId: await uploadRoster(linli, lines), commandId: commandId(1) };
    const [code] = (await refusal('roster.import', input, 'secretary')) as string[];
    expect(code).toBe('ROSTER_HAS_ERRORS');
  });
});

it('the template is for secretaries of the community', async () => {
  const input = { communityId: CEDAR };
  expect(await refusal('roster.template', input, 'secretary')).toStrictEqual([
    'NOT_A_RESIDENT',
    undefined,
  ]);
});
