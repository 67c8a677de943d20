import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decryptPhone } from '../../cloudfunctions/kernel/secret.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type {
  MadeFile,
  RosterCheck,
  RosterChoices,
  RosterImport,
} from '../../typings/contract/roster.ts';
import { HOME, MAPLE } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { changeParts, type MessyCell, messyWorkbook } from '../support/messy-workbook.ts';
import { readFile, told } from '../support/read-roster.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const HEAD = ['小区', '楼栋', '单元', '房号', '面积', '户主', '手机号', '产权人'];
const ROWS: MessyCell[][] = [
  ['三期', '1栋', '1单元', '101', 80, '户主甲', '13800000101、0871-68888888', '王秀英'],
  ['三期', '1栋', '1单元', { v: 46024, format: 'm/d' }, 80],
  ['三期', '1栋', '1单元', '103', '约80'],
  ['三期', '1栋', '1单元', '0101', 80],
];

async function upload(rows: MessyCell[][], name = 'messy', head = HEAD): Promise<string> {
  return put(messyWorkbook([{ rows: [head, ...rows] }]), name);
}

function put(bytes: Uint8Array, name: string): Promise<string> {
  return linli.cloud.uploadFile(`rosters/${MAPLE}/${name}.xlsx`, bytes);
}

const check = (fileId: string, choices?: RosterChoices) =>
  ask<RosterCheck>('roster.checkRoster', { communityId: MAPLE, fileId, choices }, 'secretary');
const bringIn = (fileId: string, n: number, choices?: RosterChoices) =>
  ask<RosterImport>(
    'roster.importRoster',
    { communityId: MAPLE, fileId, choices, commandId: commandId(n) },
    'secretary',
  );

function numbersIn(estate: string): string[] {
  const homes = linli.documents<HouseholdDocument>('households');
  return homes.filter(({ label }) => label.startsWith(estate)).map(({ number }) => number);
}

describe('a roster with cells that cannot be read', () => {
  it('is taken but for their rows, which are counted and never imported as something else', async () => {
    const fileId = await upload(ROWS);
    const found = await check(fileId);
    expect([found.added, found.badRows, found.problemCount]).toStrictEqual([1, 3, 3]);
    expect(told(found.problems)).toStrictEqual([
      ['D3', 'AS_DATE', '1/2', '1-2'],
      ['E4', 'NOT_A_NUMBER', '约80', '80'],
      ['D5', 'SAME_DOOR', '1栋 1单元 0101，80㎡', ''],
    ]);
    const { added, leftAside, rows } = await bringIn(fileId, 1);
    expect([added, leftAside, rows]).toStrictEqual([1, 3, 4]);
    expect(numbersIn('三期')).toStrictEqual(['101']);
  });

  it('is taken whole once its suggestions are accepted, one by one or by their kind', async () => {
    const fileId = await upload(ROWS);
    const { problems } = await check(fileId);
    const corrections = problems.slice(0, 2).flatMap(({ fix }) => fix);
    const choices: RosterChoices = {
      corrections,
      accept: [{ column: 'number', reason: 'SAME_DOOR' }],
    };
    const found = await check(fileId, choices);
    expect([found.problemCount, found.badRows, found.leftOut]).toStrictEqual([0, 0, 1]);
    await bringIn(fileId, 1, choices);
    expect(numbersIn('三期').sort()).toStrictEqual(['1-2', '101', '103']);
  });

  it('is refused if no row of it can be read', async () => {
    const fileId = await upload([['三期', '1栋', '1单元', '101', '很大']]);
    const input = { communityId: MAPLE, fileId, commandId: commandId(1) };
    expect(await refusal('roster.importRoster', input, 'secretary')).toStrictEqual([
      'ROSTER_HAS_ERRORS',
      { count: 1 },
    ]);
  });

  it('is given back with the cells marked; the file goes away like every other', async () => {
    const fileId = await upload(ROWS);
    const input = { communityId: MAPLE, fileId, commandId: commandId(1) };
    const { url, name } = await ask<MadeFile>('roster.markRoster', input, 'secretary');
    expect(name).toMatch(/\.xlsx$/);
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const again = readFile(bytes);
    expect(again.facts.unknown.map(({ heading }) => heading)).toStrictEqual(['要改的地方']);
    expect(linli.documents('exports').length).toBe(1);
    expect(linli.documents('uploads').length).toBe(1);
  });
});

describe('what a household has', () => {
  it('of several numbers all are kept, and another second one is a change', async () => {
    await bringIn(await upload(ROWS.slice(0, 1)), 1);
    const home = () =>
      linli
        .documents<HouseholdDocument>('households')
        .find(({ label }) => label.startsWith('三期'));
    const phones = () => decryptPhone(home()?.head.phoneCipher ?? '');
    expect(phones()).toBe('13800000101、0871-68888888');
    const again = await bringIn(await upload(ROWS.slice(0, 1), 'again'), 2);
    expect([again.changed, again.unchanged]).toStrictEqual([0, 1]);
    const changed = ROWS.slice(0, 1).map((row) => row.with(6, '13800000101、13900000101'));
    expect((await bringIn(await upload(changed, 'other'), 3)).changed).toBe(1);
    expect(phones()).toBe('13800000101、13900000101');
  });

  it('written in another way it stays the same household', async () => {
    const before = linli.documents('households').length;
    const rows = [
      ['一期', '1号楼', '一单元', '0101', 70],
      ['一期', '01', '1', '102室', 71],
    ];
    const { added, changed } = await bringIn(await upload(rows), 1);
    expect([added, changed]).toStrictEqual([0, 2]);
    expect(linli.documents('households').length).toBe(before);
    const first = linli
      .documents<HouseholdDocument>('households')
      .find(({ _id }) => _id === HOME.first);
    expect([first?.number, first?.area]).toStrictEqual(['101', 7000]);
  });

  it('in a building without stairs it stands in the building itself', async () => {
    await bringIn(await upload([['三期', 'S1栋', '', '01', 30]]), 1);
    const { places } = await ask<{ places: { name: string; households: number }[] }>(
      'resident.listPlaces',
      { communityId: MAPLE },
      'secretary',
    );
    expect(places.find(({ name }) => name === 'S1栋')?.households).toBe(1);
    assert.ok(places.every(({ name }) => name !== ''));
  });
});

describe('what the papers of an estate state', () => {
  it('is kept with the import, compared at the next, and asked for before the first', async () => {
    const fileId = await upload(ROWS);
    const totals = [{ estate: '三期', area: 300_00, households: 4 }];
    const found = await check(fileId, { totals });
    const maple = (one: RosterCheck) => one.totals.find(({ estate }) => estate === '三期');
    expect(maple(found)).toStrictEqual({
      estate: '三期',
      area: 300_00,
      households: 4,
      rosterArea: 80_00,
      rosterHouseholds: 1,
      withoutArea: 0,
    });
    await bringIn(fileId, 1, { totals });
    const estate = linli
      .documents<PlaceDocument>('places')
      .find(({ kind, name }) => kind === 'estate' && name === '三期');
    expect(estate?.stated).toStrictEqual({ area: 300_00, households: 4, developer: null });
    expect(maple(await check(fileId))?.area).toBe(300_00);
  });
});

describe('a file', () => {
  it('of nine megabytes, pictures and all, is read', async () => {
    const picture = { 'xl/media/image1.png': new Uint8Array(randomBytes(9_000_000)) };
    const large = changeParts(messyWorkbook([{ rows: [HEAD, ...ROWS] }]), (all) => all, picture);
    expect((await check(await put(large, 'large'))).households).toBe(1);
  });

  it('that names no estate is asked for it', async () => {
    const rows = [['1栋', '1单元', '101', 70]];
    const fileId = await upload(rows, 'bare', HEAD.slice(1));
    const found = await check(fileId);
    expect([found.file.lacksEstate, found.file.estate, found.households]).toStrictEqual([
      true,
      null,
      0,
    ]);
    expect(found.knownEstates).toStrictEqual(['一期', '二期']);
    const named = await check(fileId, { estate: '一期' });
    expect([named.file.estate, named.changed, named.added]).toStrictEqual(['一期', 1, 0]);
  });
});
