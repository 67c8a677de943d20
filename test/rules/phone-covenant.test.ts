import { describe, expect, test } from '@jest/globals';
import {
  changeOf,
  lackOf,
  placesFor,
} from '../../miniprogram/package-covenant/pages/amendment-make/form.ts';
import { nextWork } from '../../miniprogram/package-covenant/pages/covenant-detail/look.ts';
import {
  frames,
  inWay,
  lackOfSource,
  NOTHING,
  placesToDraft,
  putBack,
  split,
  unsureIn,
} from '../../miniprogram/package-covenant/pages/covenant-import/form.ts';
import { leftWords } from '../../miniprogram/text/covenant/detail.ts';
import { covenantStateLook, takesComments } from '../../miniprogram/text/covenant/state.ts';
import {
  amendmentTitle,
  emptyClauseWords,
  shortFingerprint,
} from '../../miniprogram/text/covenant/words.ts';
import type { ClauseLine, CovenantDetail, CovenantLine } from '../../typings/contract/covenant.ts';
import type { Membership } from '../../typings/contract/resident.ts';

const NOW = Date.parse('2026-06-15T02:00:00Z');
const LATER = Date.parse('2026-06-30T15:59:59.999Z');

const clause = (clauseId: string, more: Partial<ClauseLine> = {}): ClauseLine => ({
  clauseId,
  chapter: '',
  text: `约定 ${clauseId}`,
  aspects: [],
  comments: 0,
  amendments: 0,
  ...more,
});
const CLAUSES = [clause('a'), clause('b'), clause('c')];

const detail = (more: Partial<CovenantDetail> = {}): CovenantDetail => ({
  covenantId: 'x',
  kind: 'frame',
  title: '公约',
  placeLabel: '枫林社区',
  placeId: 'maple',
  state: 'open',
  openUntil: LATER,
  adoptedAt: null,
  frameId: null,
  preamble: '',
  version: 1,
  fingerprint: '',
  clauses: CLAUSES,
  drafts: false,
  speaks: false,
  voting: false,
  droppedFor: null,
  unanswered: 0,
  ...more,
});

describe('what is to be done next', () => {
  const next = (more: Partial<CovenantDetail>) => nextWork(detail(more), NOW).primary;

  test('the drafting group opens the round, answers, looks at flags, then settles', () => {
    expect(next({ drafts: true, state: 'draft' })).toBe('open');
    const waiting = [clause('a', { amendments: 2 })];
    expect(next({ drafts: true, clauses: waiting, unanswered: 1 })).toBe('answer');
    expect(next({ drafts: true, unanswered: 1 })).toBe('check');
    expect(next({ drafts: true })).toBe('settle');
  });

  test('to settle while people may still speak is said', () => {
    expect(nextWork(detail({ drafts: true }), NOW).note).toMatch(/还没收完/);
    expect(nextWork(detail({ drafts: true }), LATER + 1).note).toBe('');
  });

  test('who lives there adds; who only reads has nothing to do', () => {
    expect(next({ speaks: true })).toBe('add');
    expect(next({})).toBe('');
    expect(next({ drafts: true, state: 'settled' })).toBe('');
  });

  test('what is left is said in words', () => {
    expect(leftWords(2, 3)).toBe('2 处提醒没有回复，缺 3 个方面');
    expect(leftWords(0, null)).toBe('提醒都回复了，方面也齐了');
  });
});

describe('an amendment', () => {
  const form = { kind: 'change', changed: '', added: '', reason: '' } as const;

  test('is not sent without a change', () => {
    expect(lackOf({ ...form, changed: ' ' }, clause('a'))).toMatch(/请写下来/);
    expect(lackOf({ ...form, changed: '约定 a ' }, clause('a'))).toMatch(/没有改动/);
    expect(lackOf({ ...form, changed: '另一句' }, clause('a'))).toBe('');
    expect(lackOf({ ...form, kind: 'move' }, clause('a'))).toMatch(/移到哪里/);
    expect(lackOf({ ...form, kind: 'move', afterId: null }, clause('a'))).toBe('');
    expect(lackOf({ ...form, kind: 'delete' }, clause('a'))).toBe('');
  });

  test('adds behind the clause that was opened, or at the end', () => {
    const added = { ...form, kind: 'add', added: '新的' } as const;
    expect(changeOf(added, 'a', CLAUSES)).toStrictEqual({
      kind: 'add',
      afterId: 'a',
      text: '新的',
    });
    expect(changeOf(added, '', CLAUSES)).toStrictEqual({ kind: 'add', afterId: 'c', text: '新的' });
    expect(changeOf(added, '', [])).toStrictEqual({ kind: 'add', afterId: null, text: '新的' });
  });

  test('moves to the front or behind one of the others', () => {
    expect(placesFor(CLAUSES, 'b').map(({ afterId }) => afterId)).toStrictEqual([null, 'a', 'c']);
  });

  test('is named by the places of its clauses', () => {
    const title = (change: Parameters<typeof amendmentTitle>[1]) => amendmentTitle(CLAUSES, change);
    expect(title({ kind: 'change', clauseId: 'b', text: '' })).toBe('改第二条');
    expect(title({ kind: 'add', afterId: null, text: '' })).toBe('在最前面加一条');
    expect(title({ kind: 'delete', clauseId: 'gone' })).toBe('删去已删去的一条');
    expect(title({ kind: 'move', clauseId: 'a', afterId: 'c' })).toBe('把第一条移到第三条后面');
  });
});

describe('a draft', () => {
  const own: Membership = {
    communityId: 'maple',
    communityName: '枫林社区',
    residentId: 'r',
    name: '何青',
    households: [],
    roles: [
      { role: 'owners-committee', placeId: 'maple.one', placeLabel: '一期', from: '', until: null },
      { role: 'volunteer', placeId: 'maple', placeLabel: '全社区', from: '', until: null },
    ],
  };
  const node = (placeId: string, kind: 'community' | 'estate' | 'building', name: string) => ({
    placeId,
    parentId: placeId === 'maple' ? null : placeId.slice(0, placeId.lastIndexOf('.')),
    kind,
    name,
    order: 0,
    households: 1,
  });
  const tree = [
    node('maple', 'community', '枫林社区'),
    node('maple.one', 'estate', '一期'),
    node('maple.two', 'estate', '二期'),
    node('maple.one.b', 'building', '1栋'),
  ];

  test('is of a place that one drafts for, with or without the tree', () => {
    const one = [{ placeId: 'maple.one', label: '一期' }];
    expect(placesToDraft(own, [])).toStrictEqual(one);
    expect(placesToDraft(own, tree)).toStrictEqual(one);
    const secretary = { ...own.roles[0], role: 'secretary', placeId: 'maple' } as const;
    const choices = placesToDraft(
      { ...own, roles: [{ ...secretary, placeLabel: '', from: '', until: null }] },
      tree,
    );
    expect(choices.map(({ label }) => label)).toStrictEqual(['全社区（枫林社区）', '一期', '二期']);
  });

  test('of a rule about one topic names its frame', () => {
    expect(lackOfSource(NOTHING)).toMatch(/管哪里/);
    expect(lackOfSource({ ...NOTHING, placeId: 'maple', kind: 'annex' })).toMatch(/哪一份公约/);
    expect(lackOfSource({ ...NOTHING, placeId: 'maple' })).toBe('');
    const line = (covenantId: string, more: Partial<CovenantLine>): CovenantLine => ({
      covenantId,
      kind: 'frame',
      title: covenantId,
      placeId: 'maple',
      placeLabel: '',
      state: 'adopted',
      openUntil: null,
      adoptedAt: null,
      clauses: 1,
      ...more,
    });
    const all = [
      line('now', {}),
      line('old', { state: 'replaced' }),
      line('dog', { kind: 'annex' }),
    ];
    expect(frames(all).map(({ covenantId }) => covenantId)).toStrictEqual(['now']);
  });

  test('has words in every clause', () => {
    expect(emptyClauseWords([])).toMatch(/还没有条款/);
    expect(emptyClauseWords([{ text: '一' }, { text: ' ' }])).toMatch(/第二条/);
    expect(emptyClauseWords([{ text: '一' }])).toBe('');
  });
});

test('a state is said with the time that is left, and comments end at their instant', () => {
  const open = { state: 'open', openUntil: LATER, adoptedAt: null } as const;
  expect(takesComments(open, LATER)).toBe(true);
  expect(takesComments(open, LATER + 1)).toBe(false);
  expect(covenantStateLook(open, NOW).words).toBe('征求意见 · 6月30日截止');
  expect(covenantStateLook(open, LATER - 1).tone).toBe('soon');
  expect(covenantStateLook(open, LATER + 1).words).toBe('意见收完了');
  const adopted = { state: 'adopted', openUntil: null, adoptedAt: NOW } as const;
  expect(covenantStateLook(adopted, NOW).words).toBe('正在施行 · 2026年6月15日通过');
});

test('a fingerprint is short enough to be read aloud', () => {
  expect(shortFingerprint('3f2a91bc00')).toBe('3f2a 91bc');
});

describe('a text that was just split', () => {
  const answer = {
    title: '公约',
    preamble: '大家商量：',
    clauses: [
      { chapter: '治安', text: '甲', unsure: 'heading' as const },
      { chapter: '', text: '乙' },
    ],
    warnings: [],
    apart: [
      { kind: 'header' as const, text: '通知公告' },
      { kind: 'annex' as const, text: '附件1' },
    ],
    way: 'inner' as const,
    others: [{ way: 'outer' as const, clauses: [{ chapter: '', text: '甲乙' }] }],
  };
  const form = { ...NOTHING, ...split(answer) };
  const texts = ({ clauses }: typeof form) => clauses.map(({ text }) => text);

  test('is shown in the likeliest way, with what waits for a decision', () => {
    expect(form.step).toBe('clauses');
    expect(texts(form)).toStrictEqual(['甲', '乙']);
    expect(unsureIn(form.clauses)).toBe(1);
  });

  test('is split in another way and back, and keeps what was changed', () => {
    const changed = { ...form, clauses: form.clauses.slice(0, 1) };
    const outer = inWay(changed, 'outer');
    expect(texts(outer)).toStrictEqual(['甲乙']);
    expect(texts(inWay(outer, 'inner'))).toStrictEqual(['甲']);
    expect(inWay(form, 'couplet')).toBe(form);
  });

  test('what was set apart is put back where it stood', () => {
    const withHeader = putBack(form, 0);
    expect(withHeader.preamble).toBe('通知公告\n大家商量：');
    const withAll = putBack(withHeader, 0);
    expect(texts(withAll)).toStrictEqual(['甲', '乙', '附件1']);
    expect(withAll.apart).toStrictEqual([]);
    expect(putBack(withAll, 0)).toBe(withAll);
  });
});
