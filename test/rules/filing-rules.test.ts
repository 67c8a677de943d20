import { describe, expect, it } from '@jest/globals';
import { questionNumber } from '../../cloudfunctions/filing/print/paper-text.ts';
import { clauseNumber } from '../../cloudfunctions/filing/record/number-rules.ts';

describe('the number of a clause', () => {
  it('is written as people write it', () => {
    const written = [1, 9, 10, 11, 20, 21, 99, 100, 101, 110, 115, 200, 300].map(clauseNumber);
    expect(written).toStrictEqual([
      '第一条',
      '第九条',
      '第十条',
      '第十一条',
      '第二十条',
      '第二十一条',
      '第九十九条',
      '第一百条',
      '第一百零一条',
      '第一百一十条',
      '第一百一十五条',
      '第二百条',
      '第三百条',
    ]);
  });
});

describe('the number of a question on paper', () => {
  const question = { questionId: 'q', text: '', kind: 'yes-no', options: [], most: 1 } as const;

  it('is that of its clause where a covenant is voted on clause by clause', () => {
    const asked = { ...question, options: [] };
    expect(questionNumber({ ...asked, clauseId: 'c' }, 20)).toBe('第二十一条　');
    expect(questionNumber(asked, 20)).toBe('21. ');
  });
});
