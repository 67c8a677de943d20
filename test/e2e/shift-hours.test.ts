import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import type {
  AttendanceDocument,
  CertificateDocument,
  ShiftDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { documentOn, type Phone, type Stage, startStage, until } from '../support/phone.ts';
import { png } from '../support/pictures.ts';

/** From the waitlist to a place by one tap at home; from the headcount to a certificate that a stranger checks. */
let stage: Stage;
let wang: Phone;
let leader: Phone;
let patrol: ShiftDocument;
let running: ShiftDocument;

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const placeOf = (id: string) =>
  all<ShiftDocument>('shifts').find(({ _id }) => _id === patrol._id)?.seats[id]?.state;
const on = ({ _id, teamId }: ShiftDocument) =>
  `communityId=sunshine&shiftId=${_id}&teamId=${teamId}`;
const upkeep = () => stage.pull('timer', { function: 'volunteer', trigger: 'upkeep' });

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  const shifts = all<ShiftDocument>('shifts').sort((one, other) => one.from - other.from);
  const ahead = shifts.find(({ title, from }) => title === '晚间巡逻' && from > Date.now() + DAY);
  const now = shifts.find(({ title }) => title === '清理楼道杂物');
  if (!ahead || !now) throw new Error('the demo has no patrol to come, or no shift that goes on');
  patrol = ahead;
  running = now;
  const { database } = stage.cloud;
  // One place is left, and nobody waits.
  await database.command('database.modifyDocument', {
    collectionName: 'shifts',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: patrol._id }),
    data: JSON.stringify({
      $set: {
        free: { r1: 1 },
        waits: { r1: 0 },
        roles: patrol.roles.map((role) => ({
          ...role,
          places: Object.keys(patrol.seats).length + 1,
        })),
      },
    }),
    multi: false,
    merge: true,
    upsert: false,
  });
  await database.command('database.removeDocument', {
    collectionName: 'waiters',
    queryType: 'WHERE',
    query: JSON.stringify({ shiftId: patrol._id }),
    multi: true,
  });
  wang = await stage.phone({ as: 'resident-wang' });
  leader = await stage.phone({ as: 'volunteer' });
});
afterAll(() => stage.close());

test('who waits is asked at home once a place is free, and takes it by one tap', async () => {
  const li = await stage.phone({ as: 'resident-li' });
  const page = `/package-volunteer/pages/shift-detail/index?${on(patrol)}`;
  await li.open(page);
  await li.sees('只剩 1 个名额');
  await li.tap('action-bar >>> button');
  await li.sees('来不了，取消报名');
  await wang.open(page);
  await wang.sees('满了，可以候补');
  await wang.tap('action-bar >>> button');
  await wang.answer('confirm');
  await wang.sees('候补第 1 位，还没有报上');
  if (await wang.browser.locator('.phone-dialog').isVisible()) await wang.answer('confirm');
  await li.tap('[data-id="leave"]');
  await li.answer('confirm');
  await li.sees('满了，1 人在候补');
  await upkeep();
  await wang.open('/pages/home/index');
  await wang.sees('轮到您了');
  await wang.tap(`need-card[data-of="${patrol._id}"] >>> button`);
  await wang.misses('轮到您了');
  expect(placeOf('resident-wang')).toBe('in');
  expect(placeOf('resident-li')).toBeUndefined();
  li.close();
});

test('the leader counts once it is over, and the hours are there; whom the leader listed waits', async () => {
  await leader.open(`/package-volunteer/pages/attendance-list/index?${on(running)}`);
  await leader.sees('6 / 7 人到了');
  await leader.tap('[data-mark="in"]');
  await leader.sees('7 / 7 人到了');
  await stage.pull('clock', { now: running.until + HOUR / 2 });
  await leader.open(`/package-volunteer/pages/attendance-list/index?${on(running)}`);
  await leader.tap('action-bar >>> button');
  await leader.browser.fill('.phone-dialog input, .phone-dialog textarea', '7');
  await leader.answer('confirm');
  await leader.sees('清点了 7 人');
  await upkeep();
  await upkeep();
  const entries = all<AttendanceDocument>('attendances')
    .filter(({ shiftId }) => shiftId === running._id)
    .map(({ entries: [entry] }) => entry?.why ?? entry?.state);
  expect(entries.sort()).toStrictEqual([
    ...['counted', 'counted', 'counted', 'counted', 'late', 'listed', 'listed'],
  ]);
});

test('what came of it has a picture once all in it agree, until one of them takes it down', async () => {
  const images = ({ browser }: Phone) => browser.locator('img[src*="/storage/pictures/"]').count();
  const shown = () => all<ShiftDocument>('shifts').find(({ _id }) => _id === running._id)?.outcome;
  await leader.open(`/package-volunteer/pages/attendance-list/index?${on(running)}`);
  const file = { name: 'stairs.png', mimeType: 'image/png', buffer: png() };
  await leader.giveFile('picture-field >>> [data-id="add-picture"] >>> button', file, true);
  await leader.sees('照片里的人都同意');
  await leader.misses('正在传');
  await leader.tap('[data-id="outcome"]');
  await leader.sees('都要先问过、都同意');
  expect(shown()?.pictures).toBeUndefined();
  await leader.tap('switch-row');
  await leader.tap('[data-id="outcome"]');
  await leader.sees('照片 1 张');
  await until('it has passed', () =>
    all<PictureDocument>('pictures').some(
      ({ purpose, state }) => purpose === 'outcome' && state === 'passed',
    ),
  );
  await wang.open(`/package-volunteer/pages/shift-detail/index?${on(running)}`);
  await wang.sees('照片里有我，请撤下');
  expect(await images(wang)).toBe(1);
  await wang.tap('[data-id="take-down"]');
  await wang.browser.tap('.phone-choice >> text=第 1 张');
  await wang.misses('照片里有我，请撤下');
  expect(shown()?.pictures).toStrictEqual([]);
});

test('somebody from outside the team finds at the desk what waits for them', async () => {
  const secretary = await stage.phone({ as: 'secretary' });
  await secretary.open('/pages/home/index');
  await secretary.tap('[data-id="desk"]');
  await secretary.sees('核对时长');
  await secretary.tap('desk-figures >>> [data-id="hours"]');
  await secretary.sees('钱长河');
  await secretary.sees('队长点名记的，等队外的人核对');
  secretary.close();
});

test('a certificate of one’s own hours is checked by a stranger, and a wrong code is nothing', async () => {
  await leader.open('/package-volunteer/pages/my-hours/index?communityId=sunshine');
  await leader.sees('每一次');
  await leader.tap('action-bar >>> button');
  const { name } = await documentOn(leader);
  const made = all<CertificateDocument>('certificates').find(({ number }) => name.includes(number));
  if (!made?.code) throw new Error(`no certificate is called ${name}`);
  await leader.sees(`验证码 ${made.code}`);
  const stranger = await stage.phone({ as: 'stranger-1' });
  const page = '/package-volunteer/pages/certificate-check/index?communityId=sunshine';
  await stranger.open(`${page}&number=${made.number}&code=${made.code}`);
  await stranger.sees('查到了这张证明');
  await stranger.sees(made.name);
  const wrong = made.code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA';
  await stranger.open(`${page}&number=${made.number}&code=${wrong}`);
  await stranger.sees('没有找到这张证明');
  stranger.close();
});
