import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CovenantDocument } from '../../cloudfunctions/covenant/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';
import { level, list, num, numbered, p, style, styled, word } from '../support/word.ts';

/** Texts as they come from a chat and from Word, corrected with few taps. */
let stage: Stage;
let secretary: Phone;

const CHAT = `好的，以下是为您起草的公约：

# 枫林小院邻里公约

## 第一章 总则

**第一条** 邻居之间多照应。

**第二条** 有事先商量。

公共卫生

**第三条** 垃圾分好类。

养宠规矩

**第四条** 养狗牵好绳。

---
枫林小院业主委员会
2026年6月1日
附件1 收费标准
以上内容仅供参考，如需修改请告诉我。`;

const found = (title: string) =>
  [...stage.cloud.database.documents('covenants')]
    .map((one) => one as unknown as CovenantDocument)
    .find((one) => one.title === title);
const PAGE = '/package-covenant/pages/covenant-import/index?communityId=sunshine';

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

test('a text from a chat: what is unsure is settled by a tap, what was set apart can come back', async () => {
  await secretary.open(PAGE);
  await secretary.tap('[data-place="sunshine"]');
  await secretary.type('form-field[data-field="text"] >>> textarea', CHAT);
  await secretary.tap('action-bar >>> button');
  await secretary.sees('有 2 处没把握');
  await secretary.sees('“公共卫生”是章名吗');
  await secretary.tap('clause-editor >>> [data-choice="keep"]');
  await secretary.sees('有 1 处没把握');
  await secretary.tap('clause-editor >>> [data-choice="not-heading"]');
  await secretary.misses('处没把握');
  await secretary.tap('clause-editor >>> [data-do="undo"]');
  await secretary.sees('“养宠规矩”是章名吗');
  await secretary.tap('clause-editor >>> [data-choice="not-heading"]');
  await secretary.tap('[data-id="apart"]');
  await secretary.sees('落款、日期、电话');
  await secretary.sees('聊天里的说明');
  await secretary.tap('[data-apart] .text-button', 0);
  await secretary.sees('没有放进公约的文字（3 处）');
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('起草中');
  const { preamble, clauses } = found('枫林小院邻里公约') ?? assert.fail();
  expect(preamble).toBe('好的，以下是为您起草的公约：');
  expect(clauses.map(({ chapter, text }) => [chapter, text])).toStrictEqual([
    ['总则', '邻居之间多照应。'],
    ['', '有事先商量。'],
    ['公共卫生', '垃圾分好类。\n养宠规矩'],
    ['', '养狗牵好绳。'],
  ]);
});

test('a .docx with numbers by style: two ways to split, one tap between them', async () => {
  const numbering =
    list(7, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%2.')) + num(3, 7);
  const styles =
    style('t', 'Title') +
    style('h', 'heading 1', numbered(3, 0)) +
    style('c', '条', numbered(3, 1));
  const body =
    styled('t', '梧桐里公约') +
    styled('h', '治安') +
    p('大家都要守法。') +
    styled('c', '夜里锁好单元门。') +
    styled('c', '陌生人先问一问。') +
    styled('h', '卫生') +
    styled('c', '楼道里不堆东西。');
  await secretary.open(PAGE);
  await secretary.tap('[data-place="sunshine"]');
  const file = {
    name: '梧桐里公约.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(word({ body, styles, numbering })),
  };
  await secretary.giveFile('[data-id="file"] >>> button', file, true);
  await secretary.sees('怎么分条');
  await secretary.sees('大标题当章名');
  await secretary.sees('这段话前面没有编号');
  await secretary.tap('[data-way="outer"]');
  await secretary.misses('这段话前面没有编号');
  await secretary.tap('[data-way="inner"]');
  await secretary.sees('这段话前面没有编号');
  await secretary.tap('clause-editor >>> [data-choice="down"]');
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('起草中');
  const { clauses } = found('梧桐里公约') ?? assert.fail();
  expect(clauses.map(({ chapter, text }) => [chapter, text])).toStrictEqual([
    ['治安', '大家都要守法。\n夜里锁好单元门。'],
    ['', '陌生人先问一问。'],
    ['卫生', '楼道里不堆东西。'],
  ]);
});

test('verse becomes couplets or lines, as the drafter likes', async () => {
  await secretary.open(PAGE);
  await secretary.tap('[data-place="sunshine"]');
  await secretary.type(
    'form-field[data-field="text"] >>> textarea',
    '爱国家\n爱集体\n守法纪\n讲道理\n敬老人\n爱幼小',
  );
  await secretary.tap('action-bar >>> button');
  await secretary.sees('两行一条');
  await secretary.sees('3 条');
  await secretary.tap('[data-way="line"]');
  await secretary.sees('第六条');
});
