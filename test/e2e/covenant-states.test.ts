import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  CommentDocument,
  CovenantDocument,
} from '../../cloudfunctions/covenant/collections.ts';
import { fingerprintOf } from '../../cloudfunctions/covenant/text/covenant-rules.ts';
import { type Phone, type Stage, startStage, until } from '../support/phone.ts';

/** Covenants as long as they may be, words as long as they get, and what goes wrong. */
let stage: Stage;
let secretary: Phone;

const LONG = 'long-covenant';
const SHOWN_AT_ONCE = 50;
const place = (page: string) =>
  `/package-covenant/pages/${page}/index?communityId=sunshine&covenantId=${LONG}`;
const documents = <Doc>(name: string) =>
  [...stage.cloud.database.documents(name)] as unknown as Doc[];
const long = () => documents<CovenantDocument>('covenants').find(({ _id }) => _id === LONG);

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  const [open] = documents<CovenantDocument>('covenants').filter(({ state }) => state === 'open');
  const [comment] = documents<CommentDocument>('comments');
  assert.ok(open && comment);
  const clauses = Array.from({ length: 300 }, (_, index) => ({
    clauseId: `long-${index + 1}`,
    chapter: index % 60 === 0 ? `第${index / 60 + 1}章 ${'很长的章名'.repeat(8)}` : '',
    text: `第 ${index + 1} 个约定：${'楼道里不堆东西，电动车不进楼，邻居之间互相照应。'.repeat(index === 0 ? 60 : 4)}`,
    aspects: [],
  }));
  const text = { title: '没有空格也没有标点的一份很长很长的公约'.repeat(3), preamble: '', clauses };
  const covenant = { ...open, ...text, _id: LONG, version: 1, fingerprint: fingerprintOf(text) };
  await stage.cloud.database.insertMany('covenants', [{ ...covenant }]);
  const comments = Array.from({ length: 45 }, (_, index) => ({
    ...comment,
    _id: `long-comment-${index}`,
    covenantId: LONG,
    clauseId: 'long-1',
    text: index === 0 ? '最早的一句话' : '没有空格的一句话'.repeat(20),
    at: comment.at + index,
  }));
  await stage.cloud.database.insertMany('comments', comments);
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

test('three hundred clauses come in parts, and the last can be opened', async () => {
  const li = await stage.phone({ as: 'resident-li' });
  await li.program.callWxMethod('setStorageSync', 'text-size', 'large');
  await li.open(place('covenant-detail'));
  await li.sees('第五十条');
  expect((await shown(li, '.clause')).length).toBe(SHOWN_AT_ONCE);
  assert.ok(await fits(li));
  for (let left = 250; left > 0; left -= SHOWN_AT_ONCE) {
    await li.sees(`还有 ${left} 条`);
    await toTheEnd(li);
  }
  await li.sees('第三百条');
  await li.tap('[data-clause="long-300"]');
  await li.sees('第 300 个约定');
  assert.ok(await fits(li));
  li.close();
});

test('comments go on where they end', async () => {
  const li = await stage.phone({ as: 'resident-li' });
  await li.open(`${place('clause-detail')}&clauseId=long-1`);
  await li.sees('大家说');
  assert.ok(await fits(li));
  await li.misses('最早的一句话');
  for (const count of [40, 45]) {
    await toTheEnd(li);
    await until(
      `${count} comments`,
      async () => (await shown(li, 'comment-card')).length === count,
    );
  }
  await li.sees('最早的一句话');
  li.close();
});

test('a clause far down is opened for a change', async () => {
  await secretary.open(`${place('covenant-edit')}&clauseId=long-299`);
  await secretary.sees('第二百九十九条');
  await secretary.type(
    'clause-editor >>> form-field[data-field="text"] >>> textarea',
    '短短的一条。',
  );
  await secretary.tap('action-bar >>> button');
  await secretary.sees('新消息');
  expect(long()?.clauses[298]?.text).toBe('短短的一条。');
  expect(long()?.version).toBe(2);
});

test('two change the whole text at once: the second is told, shown what changed, and keeps every word', async () => {
  const party = await stage.phone({ as: 'party' });
  await party.open(`${place('covenant-edit')}&clauseId=long-1`);
  await party.type(
    'clause-editor >>> form-field[data-field="text"] >>> textarea',
    '第一条由我来写。',
  );
  await secretary.open(`${place('covenant-edit')}&clauseId=long-2`);
  await secretary.type(
    'clause-editor >>> form-field[data-field="text"] >>> textarea',
    '第二条由书记写。',
  );
  await secretary.tap('action-bar >>> button');
  await secretary.sees('新消息');
  await party.tap('action-bar >>> button');
  await party.sees('别人刚刚改过');
  await party.tap('[data-id="compare"]');
  await party.sees('第二条由书记写');
  await party.program.callWxMethod('navigateBack');
  await party.sees('用我写的换上');
  await party.tap('action-bar >>> button');
  await party.sees('新消息');
  expect(long()?.clauses[0]?.text).toBe('第一条由我来写。');
  party.close();
});

test('what was left half done gives way to what another has saved, and is not lost', async () => {
  const words = 'clause-editor >>> form-field[data-field="text"] >>> textarea';
  const party = await stage.phone({ as: 'party' });
  await party.open(`${place('covenant-edit')}&clauseId=long-4`);
  await party.type(words, '第四条写到一半。');
  await party.open('/pages/me/index');
  await party.sees('我的');
  await secretary.open(`${place('covenant-edit')}&clauseId=long-5`);
  await secretary.type(words, '第五条由书记写。');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('新消息');

  await party.open(`${place('covenant-edit')}&clauseId=long-6`);
  await party.sees('您上次写的没有丢');
  await party.sees('第五条由书记写');
  await party.misses('第四条写到一半');
  await party.tap('draft-card >>> [data-choice="take"]');
  await party.sees('第四条写到一半');
  await party.sees('用我写的换上');
  await party.tap('draft-card >>> [data-choice="aside"]');
  await party.sees('第五条由书记写');
  await party.tap('draft-card >>> [data-choice="drop"]');
  await party.answer('confirm');
  await party.misses('您上次写的没有丢');
  await party.open(`${place('covenant-edit')}&clauseId=long-6`);
  await party.sees('第五条由书记写');
  await party.misses('第四条写到一半');
  party.close();
});

test('a clause without words is not kept; a deleted one comes back', async () => {
  await secretary.open(`${place('covenant-edit')}&clauseId=long-3`);
  await secretary.sees('保存修改');
  await secretary.tap('clause-editor >>> [data-do="remove"]');
  await secretary.sees('已删去第三条');
  await secretary.tap('clause-editor >>> [data-do="undo"]');
  await secretary.misses('已删去第三条');
  await secretary.tap('clause-editor >>> [data-turn="2"]');
  await secretary.type('clause-editor >>> form-field[data-field="text"] >>> textarea', '');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('第三条还没有文字');
  expect(long()?.clauses.length).toBe(300);
});

test('a file that is no document is refused in words; a text file is split', async () => {
  await secretary.open('/package-covenant/pages/covenant-import/index?communityId=sunshine');
  await secretary.tap('[data-place="sunshine"]');
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(text),
  });
  await secretary.giveFile('[data-id="file"] >>> button', file('公约.doc', '旧格式'), true);
  await secretary.sees('不是 .docx 文档');
  await secretary.giveFile('[data-id="file"] >>> button', file('公约.docx', 'no zip at all'));
  await secretary.browser.locator('.problem-card').waitFor();
  await secretary.giveFile(
    '[data-id="file"] >>> button',
    file('公约.txt', '第一条 邻居之间多照应。\n第二条 楼道里不堆东西。'),
  );
  await secretary.sees('存为草稿');
  await secretary.sees('楼道里不堆东西');
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('请写上标题');
});

test('votes of long ago are further down', async () => {
  const [motion] = documents<{ _id: string; order: number; form: object }>('motions');
  assert.ok(motion);
  const older = Array.from({ length: 25 }, (_, index) => ({
    ...motion,
    _id: `old-motion-${index}`,
    placeId: 'sunshine',
    state: 'closed',
    form: { ...motion.form, title: `很久以前的表决 ${index}` },
    order: motion.order - (index + 1) * 86_400_000,
  }));
  await stage.cloud.database.insertMany('motions', older);
  const li = await stage.phone({ as: 'resident-li' });
  await li.open('/pages/council/index');
  await li.sees('以前的');
  await li.misses('很久以前的表决 24');
  await li.tap('list-end >>> button');
  await li.sees('很久以前的表决 24');
  li.close();
});

test('who does not live there reads nothing; without a network the reason is said', async () => {
  const stranger = await stage.phone({ as: 'stranger-1' });
  await stranger.open(place('covenant-detail'));
  await stranger.sees('只给本社区的居民看');
  await stranger.tap('failure-state >>> button');
  await stranger.sees('门牌码写在');
  stranger.close();
  const wang = await stage.phone({ as: 'resident-wang' });
  await wang.open('/pages/council/index');
  await wang.sees('大家的事');
  await wang.offline(true);
  await wang.open(place('covenant-versions'));
  await wang.sees('现在连不上网络');
  await wang.offline(false);
  await wang.tap('failure-state >>> button');
  await wang.sees('指纹');
  await wang.open(place('covenant-check'));
  await wang.sees('这一项需要相应的职务');
  wang.close();
});

async function shown(phone: Phone, selector: string): Promise<unknown[]> {
  return (await (await phone.program.currentPage())?.$$(selector)) ?? [];
}

/** Up and down again: a list that has grown under a finger at its end is told once. */
async function toTheEnd({ browser }: Phone): Promise<void> {
  for (const top of [0, 1_000_000]) {
    await browser.evaluate(
      `[...document.querySelectorAll('*')].filter((one) => one.scrollHeight > one.clientHeight + 99)
        .forEach((one) => { one.scrollTop = ${top}; })`,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** True if nothing on the page is wider than the screen. */
function fits({ browser }: Phone): Promise<boolean> {
  return browser.evaluate(
    '(page => page.scrollWidth <= page.clientWidth)(document.querySelector(".page"))',
  );
}
