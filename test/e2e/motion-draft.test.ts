import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** A motion is prepared. */
let stage: Stage;
let secretary: Phone;

const edit = (motionId = '') =>
  `/package-ballot/pages/motion-edit/index?communityId=sunshine&motionId=${motionId}`;
const motions = () => [...stage.cloud.database.documents('motions')] as unknown as MotionDocument[];
const titled = (title: string) => motions().filter(({ form }) => form.title === title);
const TITLE = 'form-field[data-name="title"] >>> input';
const QUESTION = 'form-field[data-at="0"] >>> textarea';

/** What stands in the fields. */
async function written(phone: Phone) {
  const page = await phone.program.currentPage();
  return (await page?.data('form')) as { title: string; questions: string[]; body: string };
}

/** From the step in which the title is written to the last one. */
async function toTheEnd(phone: Phone) {
  await phone.tap('action-bar >>> button', 1);
  await phone.sees('几点开始');
  await phone.tap('action-bar >>> button', 1);
  await phone.sees('检查一下');
}

before(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  secretary = await stage.phone({ as: 'secretary' });
});
after(() => stage.close());

test('a new motion is kept while it is written, and once it is saved another new one is empty', async () => {
  await secretary.open(edit());
  await secretary.sees('由谁来定');
  await secretary.tap('action-bar >>> button');
  await secretary.type(TITLE, '楼顶晒被子');
  await secretary.type(QUESTION, '同意周末开放楼顶吗？');
  await secretary.open('/pages/me/index');
  await secretary.open(edit());
  await secretary.sees('这是您上次没写完的');
  assert.deepEqual((await written(secretary)).questions, ['同意周末开放楼顶吗？']);
  await toTheEnd(secretary);
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('要先听取社区党组织的意见');
  assert.equal(titled('楼顶晒被子').length, 1);
  await secretary.open(edit());
  await secretary.sees('由谁来定');
  await secretary.misses('没写完');
  assert.deepEqual((await written(secretary)).questions, ['']);
});
