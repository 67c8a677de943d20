import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BallotDocument, MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type {
  AmendmentDocument,
  CommentDocument,
  CovenantDocument,
} from '../../cloudfunctions/covenant/collections.ts';
import { dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** A covenant from a pasted text to the day on which it stands still for a vote. */
let stage: Stage;
let secretary: Phone;
let party: Phone;
let li: Phone;

const TEXT = `枫林小院公约
大家商量好这些事：
第一条 邻居之间多照应。
第二条 楼道里不堆东西。电动车不进楼。
第三条 往楼下扔东西的，罚款二百元。
第四条 晚上十点以后不大声说话。`;

const documents = <Doc>(name: string) =>
  [...stage.cloud.database.documents(name)] as unknown as Doc[];
const covenant = (): CovenantDocument => {
  const found = documents<CovenantDocument>('covenants').find(
    ({ title }) => title === '枫林小院公约',
  );
  assert.ok(found, 'the covenant was kept');
  return found;
};
const place = (page: string) =>
  `/package-covenant/pages/${page}/index?communityId=sunshine&covenantId=${covenant()._id}`;
const clauseWith = (words: string) =>
  covenant().clauses.find(({ text }) => text.includes(words))?.clauseId ?? '';
const amendments = () =>
  documents<AmendmentDocument>('amendments').filter(
    ({ covenantId }) => covenantId === covenant()._id,
  );

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  secretary = await stage.phone({ as: 'secretary' });
  party = await stage.phone({ as: 'party' });
  li = await stage.phone({ as: 'resident-li' });
});
afterAll(() => stage.close());

test('a pasted text is split, mended, and kept as a draft that only the drafting group sees', async () => {
  await secretary.open('/pages/council/index');
  await secretary.tap('[data-id="draft"]');
  await secretary.sees('管哪里');
  await secretary.type('form-field[data-field="text"] >>> textarea', TEXT);
  await secretary.tap('action-bar >>> button');
  await secretary.sees('请选这份公约管哪里');
  await secretary.tap('[data-place="sunshine"]');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('存为草稿');
  await secretary.type('form-field[data-field="title"] >>> input', '枫林小院公约');
  const before = await cardTexts();
  const at = before.findIndex((text) => text.includes('楼道里不堆东西'));
  await secretary.tap(`clause-editor >>> [data-turn="${at}"]`);
  await secretary.tap('clause-editor >>> [data-do="split"]');
  await secretary.tap('clause-editor >>> .editor__cut');
  await secretary.sees('已拆成两条');
  expect((await cardTexts()).length).toBe(before.length + 1);
  await secretary.tap('clause-editor >>> [data-do="undo"]');
  await secretary.misses('已拆成两条');
  expect(await cardTexts()).toStrictEqual(before);
  await secretary.tap(`clause-editor >>> [data-turn="${at}"]`);
  await secretary.tap('clause-editor >>> [data-do="merge"]');
  await secretary.sees('已合并到');
  await new Promise((resolve) => setTimeout(resolve, 700)); // until it is kept on the phone
  await secretary.open('/package-covenant/pages/covenant-import/index?communityId=sunshine');
  await secretary.sees('存为草稿');
  expect((await cardTexts()).length).toBe(before.length - 1);
  await secretary.tap('action-bar >>> button', 1);
  await secretary.sees('起草中');
  assert.ok(covenant().clauses.some(({ text }) => /照应[\s\S]*电动车/.test(text)));
  await li.open('/pages/council/index');
  await li.sees('阳光苑社区居民公约');
  await li.misses('枫林小院公约');
});

test('a flagged word is answered for, and the round opens', async () => {
  await secretary.open(place('covenant-detail'));
  await secretary.sees('处提醒没有回复');
  await secretary.tap('[data-id="check"]');
  await secretary.sees('罚款只能由有权的机关');
  await secretary.tap('[data-do="answer"]');
  await secretary.tap('[data-id="answer"] >>> button');
  await secretary.sees('请写一句为什么');
  await secretary.type('form-field >>> textarea', '这一条先听大家意见，再改。');
  await secretary.tap('[data-id="answer"] >>> button');
  await secretary.sees('已回复');
  expect(Object.keys(covenant().answers).length).toBe(1);
  await secretary.open(place('covenant-detail'));
  await secretary.sees('请大家提意见');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('征求意见 ·');
  expect(covenant().state).toBe('open');
});

test('a neighbour says what she thinks, and another agrees', async () => {
  await li.open('/pages/council/index');
  await li.sees('枫林小院公约');
  await li.tap(`[data-covenant="${covenant()._id}"]`);
  await li.sees('点一条');
  const clauseId = clauseWith('十点');
  await li.tap(`[data-clause="${clauseId}"]`);
  await li.sees('您怎么看');
  await li.tap('choice-chips >>> [data-key="against"]');
  await li.sees('看不到姓名');
  await li.type('form-field >>> textarea', '上早班的人睡得早，九点半更好。');
  await li.sees('不赞成 1 人');
  await li.tap('[data-id="say"]');
  await li.sees('您说的');
  const comment = documents<CommentDocument>('comments').find(({ text }) => text.includes('早班'));
  expect(comment?.stance).toBe('against');

  const wang = await stage.phone({ as: 'resident-wang' });
  await wang.open(`${place('clause-detail')}&clauseId=${clauseId}`);
  await wang.sees('九点半更好');
  expect(await wang.text()).not.toMatch(/李晨露/);
  await wang.tap('comment-card >>> [data-value="support"]');
  await wang.sees('认同 1');
  await wang.tap('comment-card >>> [data-value="support"]');
  await wang.sees('认同 0');
  await wang.tap('comment-card >>> [data-value="support"]');
  await wang.sees('认同 1');
  await wang.tap('comment-card >>> [data-do="report"]');
  await wang.browser.tap('[data-choice="0"]');
  await wang.browser.locator('.phone-dialog-text').getByText('看的人不会知道').waitFor();
  await wang.answer('confirm');
  await wang.open(`${place('clause-detail')}&clauseId=${clauseId}`);
  await wang.sees('不赞成的理由');
  await wang.sees('1 人认同');
  wang.close();
});

test('she asks for other words; what she typed outlives the app; the drafting group takes them in', async () => {
  const clauseId = clauseWith('十点');
  const page = `${place('amendment-make')}&clauseId=${clauseId}`;
  await li.open(page);
  await li.sees('改成');
  await li.tap('action-bar >>> button');
  await li.sees('还没有改动');
  await li.type('form-field[data-field="text"] >>> textarea', '晚上九点半以后不大声说话。');
  await li.open(page);
  await li.sees('改成');
  await li.type('form-field[data-field="reason"] >>> textarea', '上早班的邻居不少。');
  await li.tap('action-bar >>> button');
  await li.sees('新消息');
  const [sent] = amendments();
  expect(sent?.amend).toStrictEqual({
    kind: 'change',
    clauseId,
    text: '晚上九点半以后不大声说话。',
  });

  await secretary.open(place('covenant-detail'));
  await secretary.sees('答复 1 条修改建议');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('上早班的邻居不少');
  await secretary.tap(`[data-answer="${sent?._id}"] >>> button`);
  await secretary.tap('[data-decision="accept"]');
  await secretary.tap('[data-id="decide"] >>> button');
  await secretary.sees('请写一句为什么');
  await secretary.type('form-field[data-field="reason"] >>> textarea', '说得在理，写进去。');
  await secretary.tap('[data-id="decide"] >>> button');
  await secretary.sees('已采纳');
  assert.ok(clauseWith('九点半'));
  await li.open(`${place('clause-detail')}&clauseId=${clauseId}`);
  await li.sees('说得在理');
});

test('a reason outlives a text that changed meanwhile', async () => {
  await li.open(place('covenant-detail'));
  await li.sees('提议加一条');
  await li.tap('action-bar >>> button');
  await li.sees('加的这一条');
  await li.type('form-field[data-field="text"] >>> textarea', '新邻居来了，大家打个招呼。');
  await li.type('form-field[data-field="reason"] >>> textarea', '让新来的人不陌生。');
  await li.tap('action-bar >>> button');
  await li.sees('点一条');
  const added = amendments().find(({ amend }) => amend.kind === 'add');
  assert.ok(added);
  await party.open(place('amendment-list'));
  await party.tap(`[data-answer="${added._id}"] >>> button`);
  await party.tap('[data-decision="merge"]');
  await party.type('form-field[data-field="text"] >>> textarea', '新邻居来了，楼栋长带着认认门。');
  await party.type('form-field[data-field="reason"] >>> textarea', '写明由谁来做。');

  await secretary.open(`${place('covenant-edit')}&clauseId=${clauseWith('罚款')}`);
  await secretary.sees('保存修改');
  await secretary.type(
    'clause-editor >>> form-field[data-field="text"] >>> textarea',
    '往楼下扔东西的，照价赔偿，并由楼栋长上门提醒。',
  );
  await secretary.tap('action-bar >>> button');
  await secretary.sees('新消息');
  assert.ok(clauseWith('照价赔偿'));

  await party.tap('[data-id="decide"] >>> button');
  await party.sees('别人刚刚改过');
  const reason = await (await party.program.currentPage())?.$(
    'form-field[data-field="reason"] >>> textarea',
  );
  expect(await reason?.property('value')).toBe('写明由谁来做。');
  await party.tap('[data-id="decide"] >>> button');
  await party.sees('写明由谁来做。'); // as the answer: the words of the decision stand on its form as well
  assert.ok(clauseWith('认认门'));
});

test('two versions are compared, and the text is settled', async () => {
  await li.open(place('covenant-versions'));
  await li.sees('指纹');
  await li.tap('action-bar >>> button');
  await li.sees('从第');
  await li.sees('认认门');
  await secretary.open(place('covenant-detail'));
  await secretary.sees('定稿，交给大家表决');
  await secretary.tap('action-bar >>> button');
  await secretary.answer('confirm');
  await secretary.sees('已定稿，等大家表决');
  expect(covenant().state).toBe('settled');
  await secretary.tap('[data-id="reopen"]');
  await secretary.answer('confirm');
  await secretary.sees('起草中');
});

test('the settled text is put to the vote: checked against the law, announced, held until it is over', async () => {
  const today = dayOf(Date.now());
  const next = () => secretary.tap('action-bar >>> button', -1);
  const { _id: covenantId, version } = covenant();
  const input = { communityId: 'sunshine', covenantId, version, commandId: 'settled-once-again' };
  await stage.cloud.invoke('covenant', { action: 'settle', input }, { openid: 'o-secretary' });
  await secretary.open(place('covenant-detail'));
  await secretary.tap('[data-id="motion"]');
  await secretary.sees('要定哪一类事');
  await secretary.tap('[data-name="basis"][data-value="households"]');
  await next();
  await secretary.sees('每一条都通过，公约才生效'); // the text is chosen already
  await secretary.tap('[data-id="by-clause"]');
  await secretary.sees(`共 ${covenant().clauses.length} 条，每一条都问`);
  await secretary.tap('[data-id="whole"]');
  await secretary.misses('每一条都问');
  await secretary.tap('[data-id="by-clause"]');
  await secretary.sees('新邻居来了，楼栋长带着认认门。');
  await next();
  await secretary.sees('几点开会');
  await secretary.type('form-field[data-name="venue"] >>> input', '社区活动中心二楼');
  await next();
  await secretary.sees('检查一下');
  await next();
  await secretary.sees('先听取社区党组织的意见');
  await secretary.sees('名册上有 60 户');
  await secretary.choose('picker[data-name="partyDay"]', today);
  await secretary.type('form-field[data-name="registered"] >>> input', '60');
  await next();
  await secretary.sees('都符合规定');
  await next();
  await secretary.answer('confirm');
  await secretary.sees('公告中');
  const motion = documents<MotionDocument>('motions').find(
    ({ form }) => form.covenantId === covenant()._id,
  );
  expect([motion?.state, motion?.eligible.persons, motion?.covenant?.fingerprint]).toStrictEqual([
    'announced',
    60,
    covenant().fingerprint,
  ]);
  expect(covenant().motionId).toBe(motion?._id);
  expect(motion?.rosterHash ?? '').toMatch(/^[0-9a-f]{64}$/);
  await li.open('/pages/council/index');
  await li.sees('公告中');
  await li.open(place('covenant-detail'));
  await li.sees('正在表决');
});

test('without a signal what was read stays, and a stranger is shown the way in', async () => {
  await li.open('/pages/council/index');
  await li.sees('大家的事');
  await li.offline(true);
  await li.open('/pages/council/index');
  await li.sees('离线');
  await li.sees('阳光苑社区居民公约');
  await li.offline(false);
  const stranger = await stage.phone({ as: 'stranger-1' });
  await stranger.open('/pages/council/index');
  await stranger.sees('您还没有加入社区');
  stranger.close();
});

test('it is voted on clause by clause: what one is sure of, and the rest at once', async () => {
  const motion = documents<MotionDocument>('motions').find(
    ({ form }) => form.covenantId === covenant()._id,
  );
  assert.ok(motion);
  const { form, _id: motionId } = motion;
  expect(form.questions.map(({ clauseId, text }) => ({ clauseId, text }))).toStrictEqual(
    covenant().clauses.map(({ clauseId, text }) => ({ clauseId, text })),
  );
  await stage.pull('clock', { now: form.opensAt + 1000 });
  await li.open(
    `/package-ballot/pages/motion-detail/index?communityId=sunshine&motionId=${motionId}`,
  );
  await li.sees(`一条一条表决，共 ${form.questions.length} 条`);
  await li.tap('action-bar >>> button');
  await li.tap('[data-question="q2"][data-option="no"]');
  await li.tap('action-bar >>> button');
  await li.sees('第一条还没有选');
  await li.sees(`选了 1 条，共 ${form.questions.length} 条`);
  await li.tap('answer-rest >>> [data-rest="yes"]');
  await li.sees('都选好了');
  await li.tap('action-bar >>> button');
  await li.sees('您的选择');
  await li.tap('action-bar >>> button', 1);
  await li.sees('这一票投好了');
  const cast = documents<BallotDocument>('ballots').filter((one) => one.motionId === motionId);
  const rest = form.questions.map((_, at) => (at === 1 ? 'no' : 'yes')).join('|');
  expect(cast.flatMap(({ choice }) => choice ?? [])).toStrictEqual([rest]);
  await li.open(
    `/package-ballot/pages/motion-detail/index?communityId=sunshine&motionId=${motionId}`,
  );
  await li.sees('第二条 不同意');
});

async function cardTexts(): Promise<string[]> {
  const page = await secretary.program.currentPage();
  const cards = ((await page?.$$('clause-editor >>> .editor__card')) ?? []) as {
    text(): Promise<string>;
  }[];
  return Promise.all(cards.map((card) => card.text()));
}
