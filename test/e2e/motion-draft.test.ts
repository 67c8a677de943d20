import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** A motion is prepared on several phones. */
let stage: Stage;
let secretary: Phone;
let other: Phone;

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
  await phone.sees('几点散会');
  await phone.tap('action-bar >>> button', 1);
  await phone.sees('检查一下');
}

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  secretary = await stage.phone({ as: 'secretary' });
  other = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

test('a new motion is kept while it is written, and once it is saved another new one is empty', async () => {
  await secretary.open(edit());
  await secretary.sees('由谁来定');
  await secretary.tap('action-bar >>> button');
  await secretary.type(TITLE, '楼顶晒被子');
  await secretary.type(QUESTION, '同意周末开放楼顶吗？');
  await secretary.open('/pages/me/index');
  await secretary.open(edit());
  await secretary.sees('这是您上次没写完的');
  expect((await written(secretary)).questions).toStrictEqual(['同意周末开放楼顶吗？']);
  await toTheEnd(secretary);
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('要先听取社区党组织的意见');
  expect(titled('楼顶晒被子').length).toBe(1);
  await secretary.open(edit());
  await secretary.sees('由谁来定');
  await secretary.misses('没写完');
  expect((await written(secretary)).questions).toStrictEqual(['']);
});

test('two who prepare one motion do not overwrite each other: what stands is shown, what was typed is offered', async () => {
  const [motion] = titled('楼顶晒被子');
  assert.ok(motion);
  const stored = () => motions().find(({ _id }) => _id === motion._id)?.form;
  await secretary.open(edit(motion._id));
  await secretary.sees('检查一下');
  await secretary.tap('action-bar >>> button', 0);
  await secretary.sees('几点散会');
  await secretary.tap('action-bar >>> button', 0);
  await other.open(edit(motion._id));
  await other.sees('由谁来定');
  await other.tap('action-bar >>> button');
  await secretary.type(TITLE, '楼顶周末晒被子');
  await other.type(TITLE, '楼顶每天晒被子');
  await toTheEnd(secretary);
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('名册上有');
  await toTheEnd(other);
  await other.tap('action-bar >>> button', 1);
  await other.sees('别人刚刚改过这件事');
  await other.sees('下面还是您写的');
  expect(stored()?.title).toBe('楼顶周末晒被子');

  await other.tap('draft-card >>> [data-choice="aside"]');
  await other.sees('下面是现在的');
  expect((await written(other)).title).toBe('楼顶周末晒被子');
  await other.tap('draft-card >>> [data-choice="take"]');
  await other.sees('下面还是您写的');
  expect((await written(other)).title).toBe('楼顶每天晒被子');
  await other.sees('换成我写的');
  await other.tap('action-bar >>> button', 1);
  await other.sees('名册上有');
  expect(stored()?.title).toBe('楼顶每天晒被子');

  // The first has typed on meanwhile, and comes back.
  await secretary.tap('action-bar >>> button', 0);
  await secretary.sees('几点散会');
  await secretary.tap('action-bar >>> button', 0);
  await secretary.type(TITLE, '楼顶节日晒被子');
  await secretary.open('/pages/me/index');
  await secretary.open(edit(motion._id));
  await secretary.sees('您上次写的没有丢');
  expect((await written(secretary)).title).toBe('楼顶每天晒被子');
  await secretary.tap('draft-card >>> [data-choice="drop"]');
  await secretary.answer('confirm');
  await secretary.misses('您上次写的没有丢');
});
