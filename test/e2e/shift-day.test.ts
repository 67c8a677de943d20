import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  AttendanceDocument,
  ShiftDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** A volunteer comes by the code on the leader’s phone while neither has a signal; the leader ticks it. */
let stage: Stage;
let qian: Phone;
let leader: Phone;
let shift: ShiftDocument;
let at: string;

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const mine = () =>
  all<AttendanceDocument>('attendances').find(
    ({ shiftId, residentId }) => shiftId === shift._id && residentId === 'former-steward',
  );

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  const running = all<ShiftDocument>('shifts').find(({ title }) => title === '清理楼道杂物');
  if (!running) throw new Error('the demo has no shift that goes on');
  shift = running;
  at = `communityId=sunshine&shiftId=${shift._id}&teamId=${shift.teamId}`;
  qian = await stage.phone({ as: 'former-steward' });
  leader = await stage.phone({ as: 'volunteer' });
});
afterAll(() => stage.close());

test('the leader’s phone has the codes beforehand, and shows them without a signal', async () => {
  await leader.open(`/package-volunteer/pages/shift-detail/index?${at}`);
  await leader.sees('点名和时长');
  await leader.offline(true);
  await leader.tap('[data-id="code"]');
  await leader.sees('现在没有信号，码照样能用');
  expect(await leader.text()).toMatch(/\d{4} \d{4}/);
});

test('what is scanned without a signal is kept, and sent once there is one', async () => {
  await qian.open(`/package-volunteer/pages/shift-check-in/index?${at}`);
  await qian.sees('还没有签到');
  await qian.offline(true);
  await qian.tap('action-bar >>> button');
  await scan(qian, await picture(leader));
  await qian.sees('已记下，等有信号再送');
  expect(mine()).toBeUndefined();
  await qian.offline(false);
  await qian.tap('[data-id="send"]');
  await qian.sees('签到了');
  await qian.misses('已记下，等有信号再送');
  expect(mine()?.in?.by).toBe('former-steward');
});

test('the leader sees who has come, and ticks what was sent late', async () => {
  await leader.offline(false);
  await leader.open(`/package-volunteer/pages/attendance-list/index?${at}`);
  await leader.sees('7 / 7 人到了');
  await leader.tap('[data-mark="tick"]');
  await leader.misses('补交的扫码，您看见他来了吗');
});

test('going is a scan as well, and another shift’s code is none', async () => {
  await qian.tap('action-bar >>> button');
  await scan(qian, `linli-shift:${'a'.repeat(20)}:12345678`);
  await qian.sees('这是另一班的签到码');
  await leader.open(`/package-volunteer/pages/attendance-code/index?${at}`);
  await leader.sees('秒后换下一个');
  const [figures = ''] = (await leader.text()).match(/\d{4} \d{4}/) ?? [];
  await qian.type('form-field >>> input', figures.replace(' ', ''));
  await qian.tap('[data-id="enter"]');
  await qian.answer('confirm');
  await qian.sees('签退了');
  expect(mine()?.out?.how).toBe('code');
});

/** What the code on a phone says, as another phone's camera reads it. */
async function picture({ browser }: Phone): Promise<Buffer> {
  return browser.screenshot();
}

/** Answers the camera: with a picture of a code, or with its text. */
async function scan({ browser }: Phone, seen: Buffer | string): Promise<void> {
  const dialog = browser.locator('.phone-dialog');
  if (typeof seen === 'string') {
    await dialog.locator('textarea').fill(seen);
    await dialog.locator('[data-answer="confirm"]').click();
    return;
  }
  await browser.tap('.phone-dialog [data-answer="picture"]');
  await browser
    .locator('input[type="file"]')
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: seen });
}
