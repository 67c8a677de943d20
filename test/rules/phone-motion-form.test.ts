import { expect, test } from '@jest/globals';
import {
  emptyForm,
  fromMotion,
  toMotion,
} from '../../miniprogram/package-ballot/pages/motion-edit/form.ts';

const NOW = Date.parse('2026-06-15T01:30:00Z');
const clauses = [
  { clauseId: 'one', text: '邻居之间多照应。' },
  { clauseId: 'two', text: '楼道里不堆东西。' },
];
const form = {
  ...emptyForm('maple', NOW),
  matter: 'covenant' as const,
  covenantId: 'text',
  title: '公约',
  questions: ['同意通过吗？'],
  clauses,
};

test('a vote clause by clause asks in the words of the clauses, and is read back as one', () => {
  const motion = toMotion(form);
  expect(motion.questions.map(({ clauseId, text }) => ({ clauseId, text }))).toStrictEqual(clauses);
  expect(fromMotion('m', motion).clauses).toStrictEqual(clauses);
});

test('once the matter is another one, what was typed is asked', () => {
  const motion = toMotion({ ...form, matter: 'community' });
  expect(motion.questions.map(({ clauseId, text }) => [clauseId, text])).toStrictEqual([
    [undefined, '同意通过吗？'],
  ]);
  expect(motion.covenantId).toBe(null);
});

test('questions that were drawn up elsewhere, about candidates or whoever is appraised, stay as they are', () => {
  const one = {
    questionId: 'c644511824e9',
    text: '同意请李晨露担任楼道长吗？',
    kind: 'yes-no' as const,
    options: [],
    most: 1,
  };
  const several = {
    questionId: 'q1',
    text: '请推选一位楼道长',
    kind: 'single' as const,
    options: [
      { optionId: 'c1', text: '李晨露' },
      { optionId: 'none', text: '都不选' },
    ],
    most: 1,
  };
  for (const question of [one, several]) {
    const motion = { ...toMotion({ ...form, matter: 'local' }), questions: [question] };
    expect(toMotion(fromMotion('m', motion)).questions).toStrictEqual([question]);
  }
  const typed = toMotion({ ...form, matter: 'community' });
  expect(fromMotion('m', typed)).not.toHaveProperty('drawn');
});
