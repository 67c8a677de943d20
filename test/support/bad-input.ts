import fc from 'fast-check';
import { CEDAR, HOME, MAPLE, NOTICE, PLACE, REVIEW } from './community.ts';
import type { Input } from './inputs.ts';

/** What is typed into a huge field; must not turn up in a log. */
export const HUGE = '很长的话'.repeat(25_000);

const operators = fc.constantFrom<unknown>(
  { $gt: '' },
  { $ne: null },
  { $regex: '.*' },
  { $in: [MAPLE, CEDAR] },
  { $where: 'true' },
  { $expr: { $eq: [1, 1] } },
  { $or: [{}, {}] },
  [{ $gt: '' }],
  { $tcb_server_date: { offset: 0 } },
  { $oid: '000000000000000000000000' },
  '$_id',
  '$$ROOT',
  '.*',
);

const foreignIds = fc.constantFrom<unknown>(
  CEDAR,
  PLACE.cedarBuilding,
  HOME.cedar,
  NOTICE.cedar,
  NOTICE.cedarHeld,
  NOTICE.held,
  REVIEW.cedarHeld,
  REVIEW.held,
  'elm',
  'a0000000000000000099',
  `${MAPLE}.zzzzzzzz`,
  `${HOME.first}.1`,
  'cloud://another-env.616e-another/roster.xlsx',
);

const strange = fc.constantFrom<unknown>(
  HUGE,
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '../../etc/passwd',
  null,
  true,
  -1,
  1e308,
  [],
  {},
  Array.from({ length: 1000 }, () => MAPLE),
  JSON.parse('{"__proto__":{"communityId":"cedar"}}'),
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
);

const badValue = fc.oneof(operators, foreignIds, strange, fc.jsonValue({ maxDepth: 3 }));
const badName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    '$where',
    '_id',
    'openid',
    'roles',
    'as',
  ),
  fc.string({ maxLength: 8 }),
);

/** Turns a valid input into one that may be wrong anywhere; sometimes leaves it as it is. */
export type Spoil = (input: Input) => unknown;

const spoilField: fc.Arbitrary<Spoil> = fc
  .tuple(fc.nat(), badValue)
  .map(([index, value]) => (input) => {
    const names = Object.keys(input);
    const name = names[index % names.length];
    return name === undefined ? value : { ...input, [name]: value };
  });
const dropField: fc.Arbitrary<Spoil> = fc.nat().map((index) => (input) => {
  const names = Object.keys(input);
  const dropped = names[index % Math.max(1, names.length)];
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== dropped));
});
const addField: fc.Arbitrary<Spoil> = fc
  .tuple(badName, badValue)
  .map(([name, value]) => (input) => ({ ...input, [name]: value }));
const nest: fc.Arbitrary<Spoil> = fc.tuple(fc.nat(), badValue).map(([index, value]) => (input) => {
  const names = Object.keys(input).filter((name) => Array.isArray(input[name]));
  const name = names[index % Math.max(1, names.length)];
  return name === undefined ? [input] : { ...input, [name]: [value] };
});
const replaceAll: fc.Arbitrary<Spoil> = badValue.map((value) => () => value);
const elsewhere: fc.Arbitrary<Spoil> = fc
  .constantFrom(CEDAR, 'elm', `${MAPLE}2`, PLACE.estate, '-')
  .map((communityId) => (input) => ({ ...input, communityId }));

export const spoils: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 5, arbitrary: spoilField },
  { weight: 2, arbitrary: dropField },
  { weight: 2, arbitrary: addField },
  { weight: 2, arbitrary: nest },
  { weight: 1, arbitrary: replaceAll },
  { weight: 1, arbitrary: elsewhere },
  { weight: 1, arbitrary: fc.constant<Spoil>((input) => input) },
);

/** Whole events, as somebody sends them who does not use the app. */
export const badEvents: fc.Arbitrary<unknown> = fc.oneof(
  badValue,
  fc.record({ action: badValue, input: badValue }, { requiredKeys: [] }),
  fc.record({
    action: fc.constantFrom('list', 'publish', 'join', 'overview', 'decide', 'upkeep'),
    input: badValue,
  }),
  fc.record({ Type: fc.constantFrom('Timer', 'timer'), TriggerName: badValue }),
  fc.record({
    MsgType: fc.constant('event'),
    Event: fc.oneof(fc.constant('wxa_media_check'), badValue),
    trace_id: badValue,
    result: badValue,
    errcode: badValue,
  }),
);
