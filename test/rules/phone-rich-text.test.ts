import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blocksOf, plainText } from '../../miniprogram/text/notice/rich-text.ts';

const shape = (body: string) =>
  blocksOf(body).map(({ kind, mark, runs }) => [
    kind,
    mark + runs.map(({ text, bold }) => (bold ? `<${text}>` : text)).join(''),
  ]);

describe('the marks of a notice', () => {
  it('are headings, lists and bold words', () => {
    expect(shape('## 时间\n\n- 周三**上午**\n2. 走楼梯\n请**互相**转告')).toStrictEqual([
      ['heading', '时间'],
      ['gap', ''],
      ['item', '·周三<上午>'],
      ['item', '2.走楼梯'],
      ['text', '请<互相>转告'],
    ]);
  });

  it('what only looks like one stays as it was written', () => {
    for (const line of ['#3栋', '3.5 元一吨', '**', '2*3*4', '-10 度', '####### 七']) {
      expect(shape(line)).toStrictEqual([['text', line]]);
    }
  });

  it('to the group it goes without marks', () => {
    expect(plainText('## 时间\n- **周三**上午\n\n谢谢')).toBe('【时间】\n· 周三上午\n\n谢谢');
  });

  it('no text is lost but the marks, line by line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('#', ' ', '*', '-', '1', '.', '水', '\n') }),
        (body) => {
          const lines = body.split('\n');
          const blocks = blocksOf(body);
          expect(blocks.length).toBe(lines.length);
          for (const [index, { runs }] of blocks.entries()) {
            const kept = runs.map(({ text }) => text).join('');
            const bare = (text: string) => text.replace(/[#*\-1. ]/g, '');
            expect(bare(kept)).toBe(bare(lines[index] ?? ''));
          }
        },
      ),
    );
  });
});
