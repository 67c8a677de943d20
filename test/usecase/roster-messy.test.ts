import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
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
before(async () => {
  linli = await startLinli();
});
after(() => linli.stop());
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
    assert.deepEqual([found.added, found.badRows, found.problemCount], [1, 3, 3]);
    assert.deepEqual(told(found.problems), [
      ['D3', 'AS_DATE', '1/2', '1-2'],
      ['E4', 'NOT_A_NUMBER', '约80', '80'],
      ['D5', 'SAME_DOOR', '1栋 1单元 0101，80㎡', ''],
    ]);
    const { added, leftAside, rows } = await bringIn(fileId, 1);
    assert.deepEqual([added, leftAside, rows], [1, 3, 4]);
    assert.deepEqual(numbersIn('三期'), ['101']);
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
    assert.deepEqual([found.problemCount, found.badRows, found.leftOut], [0, 0, 1]);
    await bringIn(fileId, 1, choices);
    assert.deepEqual(numbersIn('三期').sort(), ['1-2', '101', '103']);
  });

  it('is refused if no row of it can be read', async () => {
    const fileId = await upload([['三期', '1栋', '1单元', '101', '很大']]);
    const input = { communityId: MAPLE, fileId, commandId: commandId(1) };
    assert.deepEqual(await refusal('roster.importRoster', input, 'secretary'), [
      'ROSTER_HAS_ERRORS',
      { count: 1 },
    ]);
  });

  it('is given back with the cells marked; the file goes away like every other', async () => {
    const fileId = await upload(ROWS);
    const input = { communityId: MAPLE, fileId, commandId: commandId(1) };
    const { url, name } = await ask<MadeFile>('roster.markRoster', input, 'secretary');
    assert.match(name, /\.xlsx$/);
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const again = readFile(bytes);
    assert.deepEqual(
      again.facts.unknown.map(({ heading }) => heading),
      ['要改的地方'],
    );
    assert.equal(linli.documents('exports').length, 1);
    assert.equal(linli.documents('uploads').length, 1);
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
    assert.equal(phones(), '13800000101、0871-68888888');
    const again = await bringIn(await upload(ROWS.slice(0, 1), 'again'), 2);
    assert.deepEqual([again.changed, again.unchanged], [0, 1]);
    const changed = ROWS.slice(0, 1).map((row) => row.with(6, '13800000101、13900000101'));
    assert.equal((await bringIn(await upload(changed, 'other'), 3)).changed, 1);
    assert.equal(phones(), '13800000101、13900000101');
  });

  it('written in another way it stays the same household', async () => {
    const before = linli.documents('households').length;
    const rows = [
      ['一期', '1号楼', '一单元', '0101', 70],
      ['一期', '01', '1', '102室', 71],
    ];
    const { added, changed } = await bringIn(await upload(rows), 1);
    assert.deepEqual([added, changed], [0, 2]);
    assert.equal(linli.documents('households').length, before);
    const first = linli
      .documents<HouseholdDocument>('households')
      .find(({ _id }) => _id === HOME.first);
    assert.deepEqual([first?.number, first?.area], ['101', 7000]);
  });

  it('in a building without stairs it stands in the building itself', async () => {
    await bringIn(await upload([['三期', 'S1栋', '', '01', 30]]), 1);
    const { places } = await ask<{ places: { name: string; households: number }[] }>(
      'resident.listPlaces',
      { communityId: MAPLE },
      'secretary',
    );
    assert.equal(places.find(({ name }) => name === 'S1栋')?.households, 1);
    assert.ok(places.every(({ name }) => name !== ''));
  });
});

describe('what the papers of an estate state', () => {
  it('is kept with the import, compared at the next, and asked for before the first', async () => {
    const fileId = await upload(ROWS);
    const totals = [{ estate: '三期', area: 300_00, households: 4 }];
    const found = await check(fileId, { totals });
    const maple = (one: RosterCheck) => one.totals.find(({ estate }) => estate === '三期');
    assert.deepEqual(maple(found), {
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
    assert.deepEqual(estate?.stated, { area: 300_00, households: 4 });
    assert.equal(maple(await check(fileId))?.area, 300_00);
  });
});

describe('a file', () => {
  it('of nine megabytes, pictures and all, is read', async () => {
    const picture = { 'xl/media/image1.png': new Uint8Array(randomBytes(9_000_000)) };
    const large = changeParts(messyWorkbook([{ rows: [HEAD, ...ROWS] }]), (all) => all, picture);
    assert.equal((await check(await put(large, 'large'))).households, 1);
  });

  it('that names no estate is asked for it', async () => {
    const rows = [['1栋', '1单元', '101', 70]];
    const fileId = await upload(rows, 'bare', HEAD.slice(1));
    const found = await check(fileId);
    assert.deepEqual(
      [found.file.lacksEstate, found.file.estate, found.households],
      [true, null, 0],
    );
    assert.deepEqual(found.knownEstates, ['一期', '二期']);
    const named = await check(fileId, { estate: '一期' });
    assert.deepEqual([named.file.estate, named.changed, named.added], ['一期', 1, 0]);
  });
});
