import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  codeFromBytes,
  codeStateAt,
  noCode,
  printedCode,
} from '../../cloudfunctions/people/code-rules.ts';

describe('household codes', () => {
  it('ten characters that cannot be misread on paper, from any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 40 }), (bytes) => {
        expect(codeFromBytes(bytes)).toMatch(/^[A-HJKMNP-TV-Z2-9]{10}$/);
      }),
    );
    expect(printedCode('ABCDEFGHJK')).toBe('ABCDE-FGHJK');
  });

  it('every character occurs at every place, none much more than another', () => {
    const counts = new Map<string, number>();
    const codes = 6000;
    for (let index = 0; index < codes; index += 1) {
      for (const letter of codeFromBytes(randomBytes(20))) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(30);
    for (const count of counts.values()) {
      assert.ok(Math.abs(count - codes / 3) < codes / 3 / 5, `${count} of ${codes / 3}`);
    }
  });

  it('a code is open until it is used or its last millisecond is over', () => {
    const code = { ...noCode('oak.a.b.c.d'), issuedAt: 0, expiresAt: 1000 };
    expect(codeStateAt(noCode('oak.a.b.c.d'), 5)).toBe('none');
    expect(codeStateAt(code, 1000)).toBe('open');
    expect(codeStateAt(code, 1001)).toBe('expired');
    expect(codeStateAt({ ...code, usedBy: 'wx:o' }, 5000)).toBe('used');
  });
});
