#!/usr/bin/env node
// Counts a published list of ballots again, with nothing but this file and Node.js:
//   node recount.mjs list.txt
// The list begins with lines of `#` that say which rule holds and how many there are; each line after them
// is one ballot: receipt,persons,area,place,choice. Areas are in 0.01 square metres.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const MAJORITY = [['persons', 1n, '>', 2n]];
// counts: alternatives of shares of the roster; passes: shares of those present. 民法典 278; 居委会组织法 27, 29; 村委会组织法 26, 29, 30, 32
const RULES = {
  'residents-assembly': { counts: [[['persons', 1n, '>', 2n]]], passes: MAJORITY },
  'residents-representatives': { counts: [[['persons', 2n, '>=', 3n]]], passes: MAJORITY },
  'villagers-assembly': {
    counts: [[['persons', 1n, '>', 2n]], [['households', 2n, '>=', 3n]]],
    passes: MAJORITY,
  },
  'villagers-representatives': { counts: [[['persons', 2n, '>=', 3n]]], passes: MAJORITY },
  'villager-group': { counts: [[['persons', 2n, '>=', 3n]]], passes: MAJORITY },
  'owners-ordinary': {
    counts: [
      [
        ['area', 2n, '>=', 3n],
        ['persons', 2n, '>=', 3n],
      ],
    ],
    passes: [
      ['area', 1n, '>', 2n],
      ['persons', 1n, '>', 2n],
    ],
  },
  'owners-special': {
    counts: [
      [
        ['area', 2n, '>=', 3n],
        ['persons', 2n, '>=', 3n],
      ],
    ],
    passes: [
      ['area', 3n, '>=', 4n],
      ['persons', 3n, '>=', 4n],
    ],
  },
};

/** A consultation takes what its invitation says: `terms present=1/2 yes=2/3`, where nothing stands nothing. */
function rulesOf(name, terms) {
  if (name !== 'consultation') return RULES[name];
  const share = (side) => {
    const [n, d] = (new RegExp(`${side}=(\\d+)/(\\d+)`).exec(terms) ?? []).slice(1);
    return n ? [['persons', BigInt(n), '>=', BigInt(d)]] : [];
  };
  return { counts: [share('present')], passes: share('yes') };
}

const text = readFileSync(process.argv[2], 'utf8');
const lines = text.split('\n').filter((line) => line !== '');
const head = lines.filter((line) => line.startsWith('#')).map((line) => line.slice(2));
const ballots = lines
  .filter((line) => !line.startsWith('#'))
  .map((line) => {
    const [receipt, persons, area, place, choice] = line.split(',');
    return {
      receipt,
      persons: BigInt(persons),
      area: BigInt(area || 0),
      place,
      choice: choice.split('|'),
    };
  });

const said = (name) =>
  head.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
const weights = (line) =>
  Object.fromEntries(
    line
      .split(' ')
      .map((part) => part.split('='))
      .map(([unit, value]) => [unit, BigInt(value || 0)]),
  );
const [rule] = said('rule').split(' ');
const eligible = weights(said('eligible'));
const present = weights(said('present'));
const counted = ballots.filter(({ place }) => said('counted') === 'all' || place === 'room');
const isTwice = new Set(ballots.map(({ receipt }) => receipt)).size !== ballots.length;

const reaches = (value, total, [, n, relation, d]) =>
  relation === '>' ? d * value > n * total : d * value >= n * total;
const sum = (of, unit) => of.reduce((all, ballot) => all + ballot[unit], 0n);

const questions = head
  .filter((line) => line.startsWith('question '))
  .map((line, at) => {
    const [kind, , ...options] = line.slice('question '.length).split(' ');
    const totals = options.map((option, index) => {
      const times = ({ choice }) => {
        const values = choice[at].split('+');
        if (kind === 'score') return BigInt(values[index]);
        return values.includes(option) ? 1n : 0n;
      };
      const weighed = (unit) =>
        counted.reduce((all, ballot) => all + times(ballot) * ballot[unit], 0n);
      return { option, persons: weighed('persons'), area: weighed('area') };
    });
    const yes = totals.find(({ option }) => option === 'yes');
    const shares = rulesOf(rule, said('terms'));
    const valid = shares?.counts.some((all) =>
      all.every((one) => reaches(present[one[0]], eligible[one[0]], one)),
    );
    const passed = Boolean(
      valid &&
        yes &&
        shares.passes.length > 0 &&
        shares.passes.every((one) => reaches(yes[one[0]], present[one[0]], one)),
    );
    return { totals, valid: valid ?? null, passed };
  });

console.log(
  JSON.stringify(
    {
      rule,
      ballots: ballots.length,
      counted: counted.length,
      receiptTwice: isTwice,
      persons: sum(counted, 'persons'),
      listHash: createHash('sha256')
        .update(`${lines.join('\n')}\n`)
        .digest('hex'),
      questions,
      passed: questions.every(({ passed }) => passed),
    },
    (_key, value) => (typeof value === 'bigint' ? Number(value) : value),
    2,
  ),
);
