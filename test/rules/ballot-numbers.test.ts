import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apartOf, type CountFacts } from '../../cloudfunctions/ballot/result/count-stop-rules.ts';
import { answerNumberOf } from '../../cloudfunctions/ballot/secret/answer-number.ts';
import {
  gradesPeople,
  LEAST_GROUP,
  withheldOf,
} from '../../cloudfunctions/ballot/secret/answer-rules.ts';
import {
  isOfPapers,
  isSerial,
  paperReceiptOf,
  serialOf,
  spareReceiptOf,
} from '../../cloudfunctions/ballot/vote/ballot-id.ts';
import { questionsOf } from '../../cloudfunctions/role/appraisal/appraisal-rules.ts';
import { answerNumber, newReceipt } from '../../miniprogram/store/receipt.ts';
import { sha256 } from '../../miniprogram/store/sha-256.ts';
import { formOf } from '../support/motions.ts';
import { newPhoneStorage } from '../support/phone-storage.ts';

beforeAll(() => {
  process.env.LINLI_DATA_KEY = Buffer.alloc(32, 'numbers').toString('base64');
});

const NUMBER = /^[0-9A-HJKMNP-TV-Z]{20}$/;
const motionOf = (scheme: number, secret: boolean) => ({
  _id: 'm1',
  salt: 'salt',
  scheme,
  form: formOf({ secret }),
});

describe('numbers of phones and papers', () => {
  it('cannot meet: a phone draws none of those that papers have', async () => {
    let drawn = 0;
    newPhoneStorage();
    for (let first = 0; first < 256; first += 1) {
      const randomValues = new Uint8Array(20).fill(first).buffer;
      wx.getRandomValues = async () => ({ randomValues });
      const receipt = await newReceipt();
      expect(receipt).toMatch(NUMBER);
      expect(isOfPapers(motionOf(2, true), receipt)).toBe(false);
      drawn += 1;
    }
    expect(drawn).toBe(256);
    fc.assert(
      fc.property(fc.string(), fc.nat(200), fc.boolean(), (key, n, secret) => {
        const motion = motionOf(2, secret);
        const own = paperReceiptOf(motion, key, n);
        for (const number of [own, spareReceiptOf(motion, own), serialOf(motion, key, n)]) {
          expect(number).toMatch(NUMBER);
          expect(isOfPapers(motion, number)).toBe(true);
        }
      }),
    );
  });

  it('of printed papers are known, of either scheme, and no others', () => {
    for (const scheme of [1, 2]) {
      const motion = motionOf(scheme, true);
      const other = { ...motion, _id: 'm2' };
      fc.assert(
        fc.property(fc.nat(200), fc.nat(19), (n, at) => {
          const serial = serialOf(motion, 'print', n);
          expect([isSerial(motion, serial), isOfPapers(motion, serial)]).toStrictEqual([
            true,
            true,
          ]);
          expect(isSerial(other, serial)).toBe(false);
          const turned = serial[at] === '7' ? '8' : '7';
          expect(isSerial(motion, serial.slice(0, at) + turned + serial.slice(at + 1))).toBe(false);
        }),
      );
    }
  });
});

const NONE = { phone: 0, room: 0, door: 0, paper: 0 };
const figures = fc.nat(1000);
const channels = fc.record({ phone: figures, room: figures, door: figures, paper: figures });

describe('what stops a count', () => {
  const fitting = (secret: boolean, cast: CountFacts['cast']): CountFacts => {
    const confirmed = { ...cast, phone: 0 };
    const filled = cast.phone + cast.room + cast.door + cast.paper;
    return { secret, cast, confirmed, lost: 0, filled, boxed: secret };
  };

  it('nothing, as long as every ballot has its voter and every paper its ballot', () => {
    fc.assert(
      fc.property(fc.boolean(), channels, (secret, cast) => {
        expect(apartOf(fitting(secret, cast))).toBe(null);
      }),
    );
  });

  it('a ballot more or fewer, a paper more than was handed in, a paper that is lost', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        channels,
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom('room', 'door', 'paper'),
        (secret, cast, n, channel) => {
          const facts = fitting(secret, cast);
          const { filled } = facts;
          expect(apartOf({ ...facts, filled: filled + n })?.reason).toBe('ballots-apart');
          expect(apartOf({ ...facts, filled: filled - n })?.reason).toBe('ballots-apart');
          expect(apartOf({ ...facts, lost: n })?.reason).toBe('papers-lost');
          const confirmed = { ...facts.confirmed, [channel]: cast[channel] + n };
          const many = apartOf({ ...fitting(true, cast), confirmed });
          expect([many?.reason, many?.expected]).toStrictEqual(['papers-too-many', cast[channel]]);
        },
      ),
    );
  });

  it('not a paper that was handed in and never confirmed: that is seen as a shortfall', () => {
    const cast = { ...NONE, phone: 3, paper: 4 };
    const confirmed = { ...NONE, paper: 2 };
    const facts = { secret: true, cast, confirmed, lost: 0, filled: 5, boxed: true };
    expect(apartOf(facts)).toBe(null);
  });
});

/** As docs/voting.md says it. */
function described(motionId: string, questionId: string, receipt: string): string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const text = `linli answer 1\n${motionId}\n${questionId}\n${receipt}`;
  const bytes = [...createHash('sha256').update(text).digest()].slice(0, 20);
  return bytes.map((byte) => digits[byte % 32]).join('');
}

describe('the number under which an answer is published', () => {
  it('is the same for the phone, the functions and the description', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (motionId, questionId, receipt) => {
        const number = described(motionId, questionId, receipt);
        expect(answerNumber(motionId, questionId, receipt)).toBe(number);
        expect(answerNumberOf(motionId, questionId, receipt)).toBe(number);
      }),
    );
  });

  it('of the example in the description', () => {
    const example = answerNumber('m1', 'q1', '00000000000000000007');
    const file = new URL('../../docs/voting.md', import.meta.url);
    expect(readFileSync(file, 'utf8')).toContain(`that is \`${example}\`.`);
  });

  it('is made by a SHA-256 that agrees with another one, at every length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toStrictEqual([...createHash('sha256').update(text).digest()]);
      }),
    );
    for (let length = 0; length < 200; length += 1) {
      const text = 'a'.repeat(length);
      expect(sha256(text)).toStrictEqual([...createHash('sha256').update(text).digest()]);
    }
  });
});

describe('answers from elsewhere, where they do not count', () => {
  it('are left out while they are those of fewer than five', () => {
    for (let away = 0; away < 2 * LEAST_GROUP; away += 1) {
      const of = { ballots: 20, away };
      expect(withheldOf({ questions: [], roomOnly: true }, of)).toBe(away < 5 ? away : 0);
      expect(withheldOf({ questions: [], roomOnly: false }, of)).toBe(0);
    }
  });
});

it('what an appraisal asks is known as grades of people, and nothing else is', () => {
  const one = { key: 'q1', residentId: 'p', name: '', placeId: 'p', placeLabel: '', homes: [] };
  const asked = questionsOf([{ ...one, role: 'building-steward', from: '2026-01-01' }]);
  expect(gradesPeople(asked)).toBe(true);
  expect(withheldOf({ questions: asked, roomOnly: false }, { ballots: 4, away: 4 })).toBe(4);
  expect(withheldOf({ questions: asked, roomOnly: false }, { ballots: 5, away: 5 })).toBe(0);
  const other = { questionId: 'q2', text: '', kind: 'yes-no' as const, options: [], most: 1 };
  expect(gradesPeople([...asked, other])).toBe(false);
});
