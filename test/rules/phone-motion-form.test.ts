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
