import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { HonourDocument } from '../../cloudfunctions/civility/collections.ts';
import type { MatterDocument } from '../../cloudfunctions/matter/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import { type Phone, type Stage, startStage, until } from '../support/phone.ts';
import { png, SECRET } from '../support/pictures.ts';

/** A picture from the phone to the neighbour: drawn anew, sent again after a cut, checked, and opened by an officer. */
const WORDS = '三楼的窗户关不上，下雨进水';
const FILE = { name: 'window.png', mimeType: 'image/png', buffer: png() };
const ADD = 'picture-field >>> [data-id="add-picture"] >>> button';
let stage: Stage;
let li: Phone;
let grid: Phone;
let wang: Phone;
let matterId = '';

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const pictures = () =>
  all<PictureDocument>('pictures').filter(({ change }) => change.action !== 'seed');
const page = (name: string, more = '') =>
  `/package-matter/pages/${name}/index?communityId=sunshine${more}`;
const detail = () => page('matter-detail', `&matterId=${matterId}`);
const imagesOn = ({ browser }: Phone) => browser.locator('img[src*="/storage/pictures/"]').count();

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60, functions: 'inside' });
  li = await stage.phone({ as: 'resident-li' });
  grid = await stage.phone({ as: 'grid-officer' });
  wang = await stage.phone({ as: 'resident-wang' });
});
afterAll(() => stage.close());

test('what is cut on its way is sent again, and nothing typed is lost', async () => {
  await li.open(page('matter-raise'));
  await li.type('form-field[data-field="words"] >>> textarea', WORDS);
  await li.giveFile(ADD, FILE, true);
  await li.sees('1 / 4');
  await until('the picture is there', () => pictures().length === 1);
  await li.offline(true);
  await li.giveFile(ADD, FILE);
  await li.sees('没传上去');
  await li.tap('choice-chips >>> [data-key="facility"]');
  await li.tap('action-bar >>> button');
  await li.sees('有图片没有传上去');
  await li.offline(false);
  await li.tap('picture-field >>> [data-picture="failed"] image');
  await until('the second is there', () => pictures().length === 2);
  await li.misses('正在传');
  await li.open(page('matter-raise')); // left and opened anew
  await li.sees('2 / 4');
  await li.tap('action-bar >>> button');
  await li.sees('办到哪一步');
  matterId = all<MatterDocument>('matters').find(({ words }) => words === WORDS)?._id ?? '';
  expect(pictures()).toHaveLength(2);
});

test('it is stored as a picture alone, and read by its raiser and the officers of the place', async () => {
  for (const { fileId } of pictures()) {
    const bytes = Buffer.from(await stage.cloud.readFile(fileId));
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(bytes.toString('latin1')).not.toContain(SECRET);
  }
  await until('both have passed', () => pictures().every(({ state }) => state === 'passed'));
  await li.open(detail());
  await until('the raiser sees both', async () => (await imagesOn(li)) === 2);
  await wang.open(detail());
  await wang.sees('没有找到这件事项');
});

test('neighbours see what triage has opened, and no more', async () => {
  await grid.open(page('matter-act', `&matterId=${matterId}&act=triage`));
  await grid.sees('提的人传的图片');
  await grid.tap('[data-picture] .tap');
  await grid.type('form-field[data-field="title"] >>> input', '三楼窗户关不上');
  await grid.type('form-field[data-field="text"] >>> textarea', '情况属实');
  await grid.tap('action-bar >>> button');
  await grid.misses('大家都看得到');
  await wang.open(detail());
  await wang.sees('三楼窗户关不上');
  await until('the neighbour sees one', async () => (await imagesOn(wang)) === 1);
});

test('a picture with what a household is honoured for is seen by neighbours once that is announced', async () => {
  const reason = '阳台一年四季都开着花';
  const honours = (more = '') =>
    `/package-civility/pages/honour-list/index?communityId=sunshine${more}`;
  const [home] =
    all<ResidentDocument>('residents').find(({ _id }) => _id === 'resident-li')?.households ?? [];
  await li.open(
    `/package-civility/pages/honour-nominate/index?communityId=sunshine&householdId=${home?.householdId}&label=${encodeURIComponent('我家')}`,
  );
  await li.tap('[data-star]');
  await li.type('[data-field="reason"] >>> textarea', reason);
  await li.giveFile(ADD, { ...FILE, name: 'balcony.png' });
  await li.sees('1 / 4');
  await li.misses('正在传');
  await li.tap('action-bar >>> button');
  const honour = () => all<HonourDocument>('honours').find((one) => one.reason === reason);
  await until('the household is nominated', () => honour() !== undefined);
  const [pictureId] = honour()?.pictures ?? [];
  await until('the picture has passed', () =>
    pictures().some(({ _id, state }) => _id === pictureId && state === 'passed'),
  );
  await wang.open(honours());
  await wang.misses(reason);
  const party = await stage.phone({ as: 'party' });
  const card = `[data-honour="${honour()?._id}"]`;
  for (const [phone, why] of [
    [grid, '去看过，是真的'],
    [party, '邻居都说好'],
  ] as const) {
    await phone.open(honours());
    await phone.tap('segment >>> [data-key="desk"]');
    await phone.tap(`${card} >>> button`);
    await phone.type(`${card} [data-field="why"] >>> textarea`, why);
    await phone.tap(`${card} >>> button`, 1);
    await phone.misses('先不定');
  }
  expect(honour()?.state).toBe('published');
  await wang.open(honours());
  await wang.sees(reason);
  await until('the neighbour sees it', async () => (await imagesOn(wang)) > 0);
});
