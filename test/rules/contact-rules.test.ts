import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, MINUTE, timeOf } from '../../cloudfunctions/kernel/calendar.ts';
import { reachOf } from '../../cloudfunctions/role/contact/contact-rules.ts';

const hours = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .filter(([from, until]) => from < until)
  .map(([from, until]) => ({ phone: '13900000001', from, until }));
const moment = fc.integer({ min: 0, max: 40_000 * DAY });
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

it('a number is seen from its first minute until its last, and its hours always', () => {
  fc.assert(
    fc.property(hours, moment, (contact, at) => {
      const { phone, ...rest } = reachOf(contact, at);
      const { from, until } = contact;
      expect(rest).toStrictEqual({ from, until });
      const isWithin = clock(from) <= timeOf(at) && timeOf(at) < clock(until);
      expect(phone).toBe(isWithin ? contact.phone : null);
    }),
  );
});

it('its first minute is within, its last is not', () => {
  const at = (hour: number) => (hour - 8) * 60 * MINUTE;
  const contact = { phone: '1', from: 9 * 60, until: 18 * 60 };
  const seen = [at(9) - MINUTE, at(9), at(18) - MINUTE, at(18)].map(
    (moment) => reachOf(contact, moment).phone,
  );
  expect(seen).toStrictEqual([null, '1', '1', null]);
});

it('a number for the whole day is seen at every minute of it', () => {
  fc.assert(
    fc.property(moment, (at) => {
      const contact = { phone: '1', from: 0, until: DAY / MINUTE };
      expect(reachOf(contact, at).phone).toBe('1');
    }),
  );
});
