import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dataKeys,
  decryptPhone,
  encryptPhone,
  hashLike,
  idFromCommand,
  keyIdOf,
  lookupHash,
  lookupHashes,
  namedHash,
  namedHashes,
} from '../../cloudfunctions/kernel/secret.ts';

const MASTER = Buffer.alloc(32, 7);
beforeAll(() => {
  process.env.LINLI_DATA_KEY = MASTER.toString('base64');
});

const phone = fc.string({
  unit: fc.constantFrom(...'0123456789'),
  minLength: 11,
  maxLength: 11,
});

describe('a phone number at rest', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.oneof(phone, fc.string({ unit: 'grapheme' })), (text) => {
        expect(decryptPhone(encryptPhone(text))).toBe(text);
      }),
    );
  });

  it('is never sealed twice alike, and does not show', () => {
    fc.assert(
      fc.property(phone, (text) => {
        const sealed = encryptPhone(text);
        expect(sealed).not.toBe(encryptPhone(text));
        assert.ok(!sealed.includes(text));
        for (const part of sealed.split('.')) {
          assert.ok(!Buffer.from(part, 'base64url').toString('latin1').includes(text));
        }
      }),
    );
  });

  it('one flipped bit anywhere is noticed', () => {
    fc.assert(
      fc.property(phone, fc.constantFrom(1, 2, 3), fc.nat(), (text, part, bit) => {
        const parts = encryptPhone(text).split('.');
        const bytes = Buffer.from(parts[part] ?? '', 'base64url');
        const at = Math.floor(bit / 8) % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
        parts[part] = bytes.toString('base64url');
        expect(() => decryptPhone(parts.join('.'))).toThrow();
      }),
    );
  });

  it('a cut tag, a foreign version and a text that is none of ours are refused', () => {
    const [version, nonce, tag = '', text] = encryptPhone('13800000000').split('.');
    const shortTag = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    for (const wrong of [
      [version, nonce, shortTag, text],
      ['v2', nonce, tag, text],
      [version, nonce, '', text],
      [version],
      ['13800000000'],
      [''],
    ]) {
      expect(() => decryptPhone(wrong.join('.'))).toThrow();
    }
  });
});

describe('a hash for look-up', () => {
  it('is equal for equal texts of one purpose only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(lookupHash('phone-lookup', one)).toBe(lookupHash('phone-lookup', one));
        expect(lookupHash('phone-lookup', one) === lookupHash('phone-lookup', other)).toBe(
          one === other,
        );
        expect(lookupHash('phone-lookup', one)).not.toBe(lookupHash('household-code', one));
      }),
    );
  });
});

describe('an id from a command', () => {
  it('follows from the person and the command', () => {
    fc.assert(
      fc.property(fc.base64String(), fc.base64String(), fc.base64String(), (who, other, what) => {
        expect(idFromCommand(who, what)).toBe(idFromCommand(who, what));
        expect(idFromCommand(who, what)).toMatch(/^[0-9a-f]{20}$/);
        expect(idFromCommand(who, what) === idFromCommand(other, what)).toBe(who === other);
        expect(idFromCommand(what, who) === idFromCommand(what, other)).toBe(who === other);
      }),
    );
  });
});

describe('the key of a deployment', () => {
  // 'tries' is asked for here alone: a key is derived once a process and then kept.
  it('is asked for in a sentence when it is missing or short', () => {
    const key = process.env.LINLI_DATA_KEY;
    delete process.env.LINLI_DATA_KEY;
    expect(() => lookupHash('tries', 'x')).toThrow(/LINLI_DATA_KEY/);
    for (const bad of ['', 'too short', Buffer.alloc(31).toString('base64')]) {
      process.env.LINLI_DATA_KEY = bad;
      expect(() => lookupHash('tries', 'x')).toThrow(/LINLI_DATA_KEY/);
    }
    process.env.LINLI_DATA_KEY = key;
  });

  it('gives each purpose its own key, the same for ever: stored hashes depend on it', () => {
    for (const purpose of ['phone-lookup', 'household-code', 'tries'] as const) {
      const own = Buffer.from(hkdfSync('sha256', MASTER, '', `linli/${purpose}`, 32));
      const expected = createHmac('sha256', own).update('x').digest('base64url');
      expect(lookupHash(purpose, 'x')).toBe(expected);
    }
  });
});

describe('a newer key', () => {
  const newer = Buffer.alloc(32, 8).toString('base64');
  const older = MASTER.toString('base64');
  const withKeys = <Value>(list: string, work: () => Value): Value => {
    process.env.LINLI_DATA_KEY = list;
    try {
      return work();
    } finally {
      process.env.LINLI_DATA_KEY = older;
    }
  };
  const both = `k2:${newer},${older}`;

  it('makes what is new, and what the older one made is read as long as both are there', () => {
    const before = encryptPhone('13800000000');
    const hash = namedHash('household-code', 'ABCDE');
    const after = withKeys(both, () => {
      expect(decryptPhone(before)).toBe('13800000000');
      expect(namedHashes('household-code', 'ABCDE')).toContain(hash);
      expect(hashLike(hash, 'household-code', 'ABCDE')).toBe(hash);
      expect(keyIdOf(namedHash('household-code', 'ABCDE'))).toBe('k2');
      return encryptPhone('13800000000');
    });
    expect([keyIdOf(before), keyIdOf(hash), keyIdOf(after)]).toStrictEqual(['', '', 'k2']);
    expect(withKeys(`k2:${newer}`, () => decryptPhone(after))).toBe('13800000000');
    expect(() => decryptPhone(after)).toThrow(/k2/);
    expect(() => withKeys(`k2:${newer}`, () => decryptPhone(before))).toThrow();
  });

  it('leaves the ballots of a vote where they are, until the older key goes', () => {
    const ofVote = () => lookupHash('ballot', 'motion salt voter', '');
    const before = ofVote();
    expect(withKeys(both, ofVote)).toBe(before);
    expect(() => withKeys(`k2:${newer}`, ofVote)).toThrow(/no key of the id/);
  });

  it('finds by each key what was given out, the newest first', () => {
    const before = lookupHash('shift-code', 'a shift');
    withKeys(both, () => {
      const [newest, oldest] = lookupHashes('shift-code', 'a shift');
      expect([newest, oldest]).toStrictEqual([lookupHash('shift-code', 'a shift'), before]);
    });
  });

  it('a list with a short key, an id that is none or one id twice is refused', () => {
    for (const wrong of [
      `k2:${newer},`,
      `K 2:${newer}`,
      `k2:${newer},k2:${older}`,
      `${newer},${older}`,
      `k2:${Buffer.alloc(31).toString('base64')},${older}`,
    ]) {
      expect(() => dataKeys(wrong)).toThrow(/LINLI_DATA_KEY/);
    }
    expect(dataKeys(both).map(({ id }) => id)).toStrictEqual(['k2', '']);
  });
});
