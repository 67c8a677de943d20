#!/usr/bin/env node
// Counts a published list of ballots again, with nothing but this file and Node.js:
//   node recount.mjs list.txt
// The list begins with lines of `#` that say which rule holds and how many there are. In a list of form 1 each
// line after them is one ballot: receipt,persons,area,place,choice. Areas are in 0.01 square metres. In a list of
// form 2, of a secret vote, each question has lines of its own, one a ballot: number,place,choice.
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
const isByAnswer = head.includes('linli ballots 2');

/** Form 1: whole ballots, each of which answers every question. */
function wholeBallots() {
  return lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [number, persons, area, place, choice] = line.split(',');
      return {
        number,
        persons: BigInt(persons),
        area: BigInt(area || 0),
        place,
        choice: choice.split('|'),
      };
    });
}

/** Form 2: under each question one answer a ballot; an empty one was left out of the list. */
function answersByQuestion() {
  const all = [];
  for (const line of lines) {
    if (line.startsWith('# question ')) all.push([]);
    if (line.startsWith('#')) continue;
    const [number, place, choice] = line.split(',');
    all.at(-1).push({ number, persons: 1n, area: 0n, place, choice: [choice] });
  }
  return all;
}

const byQuestion = isByAnswer ? answersByQuestion() : [wholeBallots()];
/** What answers a question, and where its part stands in a choice. */
const answersTo = (at) => (isByAnswer ? [byQuestion[at], 0] : [byQuestion[0], at]);
const ballots = byQuestion[0] ?? [];

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
const isCounted = ({ place }) => said('counted') === 'all' || place === 'room';
const counted = ballots.filter(isCounted);
const isTwice = byQuestion.some(
  (all) => new Set(all.map(({ number }) => number)).size !== all.length,
);
/** Every question has as many answers as there are ballots, and none is left out but those that are named. */
const isWhole =
  !isByAnswer ||
  byQuestion.every(
    (all) =>
      all.length === Number(said('ballots')) &&
      all.filter(({ choice: [part] }) => part === '').length === Number(said('withheld')) &&
      (said('withheld') === said('ballots') ||
        all.every((answer) => answer.choice[0] !== '' || !isCounted(answer))),
  );

const reaches = (value, total, [, n, relation, d]) =>
  relation === '>' ? d * value > n * total : d * value >= n * total;
const sum = (of, unit) => of.reduce((all, ballot) => all + ballot[unit], 0n);

const questions = head
  .filter((line) => line.startsWith('question '))
  .map((line, at) => {
    const [kind, , ...options] = line.split(' ').slice(isByAnswer ? 2 : 1);
    const [answers, part] = answersTo(at);
    const of = answers.filter(isCounted);
    const totals = options.map((option, index) => {
      const times = ({ choice }) => {
        const values = choice[part].split('+');
        if (kind === 'score') return BigInt(values[index]);
        return values.includes(option) ? 1n : 0n;
      };
      const weighed = (unit) => of.reduce((all, ballot) => all + times(ballot) * ballot[unit], 0n);
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
      whole: isWhole,
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
