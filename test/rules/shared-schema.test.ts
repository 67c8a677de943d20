import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import {
  commandId,
  communityId,
  cursor,
  day,
  documentId,
  fileId,
  text,
} from '../../cloudfunctions/kernel/schema.ts';
import { householdId, placeId } from '../../cloudfunctions/places/place-schema.ts';

const accepts = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;

describe('text', () => {
  it('is trimmed, and counted as people count', () => {
    expect(v.parse(text(3), '  枫林苑\n')).toBe('枫林苑');
    assert.ok(accepts(text(3), '😀😀😀'));
    assert.ok(!accepts(text(3), '😀😀😀😀'));
    assert.ok(accepts(text(3), 'a\tb'));
    assert.ok(accepts(text(3), 'a\nb'));
  });

  it('what it lets through has 1 to n characters and something to see', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(20), (raw, more) => {
        const longest = more + 1;
        const result = v.safeParse(text(longest), raw);
        if (!result.success) return;
        expect(result.output).toBe(raw.trim());
        const length = [...result.output].length;
        assert.ok(length >= 1 && length <= longest);
      }),
    );
  });

  it('what people write passes', () => {
    for (const line of ['停水通知：3栋明日 9:00–17:00', '王阿姨（二单元）', 'ok', '…', '1', 'é']) {
      assert.ok(accepts(text(40), line), line);
    }
  });

  it('refuses what is empty to the eye', () => {
    for (const blank of ['', ' ', '\n\t', '\u3000', '\u200b', '\u200b\u200d \ufeff', '\u00ad']) {
      assert.ok(!accepts(text(40), blank), JSON.stringify(blank));
    }
  });

  it('refuses disguises and broken characters', () => {
    for (const bad of ['a\u0000b', 'a\u202eb', 'a\u2066b', '\ud800', 'a\u001bb', 'a\u007f']) {
      assert.ok(!accepts(text(40), bad), JSON.stringify(bad));
    }
  });

  it('refuses a huge text without reading it', () => {
    assert.ok(!accepts(text(40), ' '.repeat(2_000_000)));
  });
});

describe('ids', () => {
  const operators = [{ $gt: '' }, { $ne: null }, ['oak'], 7, null, undefined, true, {}];
  it('are texts of a fixed form: no operator, no path, no other type', () => {
    for (const schema of [communityId, placeId, householdId, commandId, documentId, fileId, day]) {
      for (const value of operators) assert.ok(!accepts(schema, value), JSON.stringify(value));
      for (const value of ['', '$gt', '$_id', 'a b', 'oak\n', '../oak', 'oak\u0000']) {
        assert.ok(!accepts(schema, value), JSON.stringify(value));
      }
    }
    for (const value of operators.filter((one) => one !== undefined)) {
      assert.ok(!accepts(cursor, value), JSON.stringify(value));
    }
  });

  it('of ours pass', () => {
    assert.ok(accepts(communityId, 'maple'));
    assert.ok(accepts(placeId, 'maple.kf7d0x5y.kf7d0x5y.kf7d0x5y'));
    assert.ok(accepts(householdId, 'maple.kf7d0x5y.kf7d0x5y.kf7d0x5y.kf7d0x5y'));
    assert.ok(accepts(commandId, '0190a0b0-c0d0-7000-8000-000000000000'));
    assert.ok(accepts(documentId, 'notice:0123456789abcdef0123:text'));
    assert.ok(accepts(fileId, 'cloud://linli-local.6c69-linli-local/roster/a.xlsx'));
    assert.ok(accepts(day, '2026-11-23'));
    assert.ok(accepts(cursor, undefined) && accepts(cursor, '1790000000000:0123456789abcdef0123'));
  });

  it('a command id is long enough not to be met twice by chance', () => {
    assert.ok(!accepts(commandId, 'a'.repeat(15)));
    assert.ok(accepts(commandId, 'a'.repeat(16)));
    assert.ok(!accepts(commandId, 'a'.repeat(65)));
  });
});
