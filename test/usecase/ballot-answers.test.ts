import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type {
  AnswerDocument,
  BallotDocument,
  MotionDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { ballotOf, voterOf } from '../../cloudfunctions/ballot/roster/frozen-roster.ts';
import { rosterOf, weightOf } from '../../cloudfunctions/ballot/roster/voter-rules.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { answerNumber } from '../../miniprogram/store/receipt.ts';
import type { RuleId } from '../../typings/contract/ballot.ts';
import type { BallotAnswer, MotionDetail, Question } from '../../typings/contract/motion.ts';
import type { MadeFile } from '../../typings/contract/roster.ts';
import { MAPLE, PLACE, START } from '../support/community.ts';
import { crowdOf, type Neighbour } from '../support/crowd.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { MOTION, RECEIPT as NUMBER, QUESTION } from '../support/motions.ts';
import { talkWith } from '../support/talk.ts';

/** A secret vote on three questions, counted and published question by question. */

let linli: Linli;
let crowd: Neighbour[] = [];
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const HOUSEHOLDS = 20;
const RECEIPT = (n: number) => NUMBER(500 + n);
const HOUR = 60 * 60_000;
const motionId = 'm-answers';
const { ask } = talkWith(() => linli);
const on = (more: object = {}) => ({ communityId: MAPLE, motionId, ...more });

const QUESTIONS: Question[] = [
  QUESTION,
  {
    questionId: 'q2',
    text: '开放到几点？',
    kind: 'single',
    most: 1,
    options: [
      { optionId: 'six', text: '六点' },
      { optionId: 'nine', text: '九点' },
    ],
  },
  { questionId: 'q3', text: '同意请人打扫吗？', kind: 'yes-no', options: [], most: 1 },
];
const one = (questionId: string, option: string): BallotAnswer => ({
  questionId,
  options: [option],
  scores: [],
});
const choiceOf = (n: number) =>
  [n % 3 === 0 ? 'no' : 'yes', n % 2 === 0 ? 'six' : 'nine', n % 5 === 0 ? 'abstain' : 'yes'] as [
    string,
    string,
    string,
  ];

/**
 * Twenty households of the other building, of which the first `room` are there and all but the last have voted.
 * @param scheme of the motion
 * @param asked another motion than the assembly's, and how many have voted
 */
async function voted(
  room: number,
  scheme = 2,
  asked: {
    ruleId?: RuleId;
    questions?: Question[];
    choice?: (n: number) => string[];
    votes?: number;
  } = {},
): Promise<void> {
  const { questions = QUESTIONS, choice = choiceOf, votes = HOUSEHOLDS - 1 } = asked;
  await linli.reset();
  crowd = await crowdOf(linli, HOUSEHOLDS);
  const like = linli
    .documents<MotionDocument>('motions')
    .find(({ _id }) => _id === MOTION.secret) as MotionDocument;
  const homes = linli
    .documents<HouseholdDocument>('households')
    .filter(({ _id }) => crowd.some(({ householdId }) => householdId === _id));
  const motion: MotionDocument = {
    ...like,
    _id: motionId,
    scheme,
    placeId: PLACE.otherBuilding,
    ruleId: asked.ruleId ?? like.ruleId,
    form: {
      ...like.form,
      ruleId: asked.ruleId ?? like.ruleId,
      placeId: PLACE.otherBuilding,
      questions,
    },
  };
  const seeds = rosterOf('households', PLACE.otherBuilding, homes, []);
  const voters = seeds.map((seed, n) => ({
    ...voterOf(motion, seed),
    present: n < room,
    active: n < votes || n < room,
    cast: n < votes ? ('phone' as const) : null,
  }));
  const ballots = voters.map((voter, n): BallotDocument => {
    const ballot = ballotOf(motion, voter);
    if (voter.cast === null) return ballot;
    return { ...ballot, receipt: RECEIPT(n), choice: choice(n).join('|') };
  });
  const eligible = weightOf(motion.ruleId, voters);
  await linli.cloud.database.insertMany('motions', [{ ...motion, eligible }] as never);
  await linli.cloud.database.insertMany('voters', voters as never);
  await linli.cloud.database.insertMany('ballots', ballots as never);
  await linli.clock(START + 6 * HOUR);
}

async function linesOf(): Promise<string[]> {
  const lines: string[] = [];
  for (let after: string | null = null; ; ) {
    const input: object = after === null ? on() : on({ after });
    const page = await ask<{ lines: string[]; next: string | null }>(
      'ballot.listBallots',
      input as never,
      'secretary',
    );
    lines.push(...page.lines);
    if (page.next === null) return lines;
    after = page.next;
  }
}

function recounted(lines: string[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'linli-list-')), 'list.txt');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const script = fileURLToPath(new URL('../../docs/recount.mjs', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, file], { encoding: 'utf8' }));
}

const motionNow = () =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
const show = () => ask<MotionDetail>('ballot.showMotion', on(), 'secretary');
const answersOf = () =>
  linli.documents<AnswerDocument>('ballotAnswers').filter((each) => each.motionId === motionId);
const ballotsOf = () =>
  linli.documents<BallotDocument>('ballots').filter((each) => each.motionId === motionId);

describe('answers from elsewhere of five or more', () => {
  beforeEach(() => voted(12));

  it('every question has a list of its own, in the order of numbers that only the phone can tell', async () => {
    const lines = await linesOf();
    expect(lines.slice(0, 8)).toStrictEqual([
      '# linli ballots 2',
      `# motion ${motionId}`,
      '# rule residents-assembly 1',
      '# counted room',
      '# eligible persons=20 area= households=',
      '# present persons=12 area= households=',
      '# ballots 19',
      '# withheld 0',
    ]);
    const numbers = new Set<string>();
    for (const [at, { questionId }] of QUESTIONS.entries()) {
      const from = lines.findIndex((line) => line.startsWith(`# question ${questionId} `));
      const list = lines.slice(from + 2, from + 2 + HOUSEHOLDS - 1);
      const expected = Array.from({ length: HOUSEHOLDS - 1 }, (_, n) => {
        const place = n < 12 ? 'room' : 'away';
        return `${answerNumber(motionId, questionId, RECEIPT(n))},${place},${choiceOf(n)[at]}`;
      });
      expect(list).toStrictEqual(expected.sort());
      for (const line of list) numbers.add(line.slice(0, 20));
    }
    expect(numbers.size).toBe(3 * (HOUSEHOLDS - 1));
    expect(lines.join('\n')).not.toContain(RECEIPT(1).slice(0, 16));
  });

  it('nothing is left of the ballots, the salts and the receipts', () => {
    expect(ballotsOf()).toStrictEqual([]);
    expect([motionNow().salt, motionNow().renewal]).toStrictEqual([null, null]);
    expect(linli.state().includes(RECEIPT(1))).toBe(false);
    expect(answersOf().length).toBe(3 * (HOUSEHOLDS - 1));
  });

  it('anybody counts the list again, to the same hash and figures; a changed line is noticed', async () => {
    const lines = await linesOf();
    const again = recounted(lines);
    const { result } = await show();
    expect([again.listHash, again.ballots, again.whole, again.receiptTwice]).toStrictEqual([
      result?.listHash,
      19,
      true,
      false,
    ]);
    expect(
      again.questions.map(({ totals }: { totals: { persons: number }[] }) =>
        totals.map(({ persons }) => persons),
      ),
    ).toStrictEqual(result?.questions.map(({ options }) => options.map(({ persons }) => persons)));
    const make = { ...on(), commandId: commandId(2) };
    const { url } = await ask<MadeFile>('filing.makePack', make as never, 'secretary');
    const pack = unzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    expect(strFromU8(pack['07 票单.txt'] as Uint8Array)).toBe(`${lines.join('\n')}\n`);
    const fewer = recounted(
      lines.filter((line) => !line.startsWith(answerNumber(motionId, 'q2', RECEIPT(3)))),
    );
    expect([fewer.whole, fewer.listHash === result?.listHash]).toStrictEqual([false, false]);
    const recount = { ...on(), commandId: commandId(1) };
    expect(await ask('ballot.recountMotion', recount as never, 'secretary')).toMatchObject({
      same: true,
      ballots: 19,
    });
  });

  it('a page may begin at a question and the first sign of a number', async () => {
    const number = answerNumber(motionId, 'q3', RECEIPT(4));
    const after = `q3~${number.slice(0, 1)}`;
    const page = await ask<{ lines: string[]; next: string | null }>(
      'ballot.listBallots',
      on({ after }) as never,
      'secretary',
    );
    expect(page.lines.every((line) => line >= number.slice(0, 1))).toBe(true);
    expect(page.lines.some((line) => line.startsWith(`${number},`))).toBe(true);
    expect(page.next).toBe(null);
  });

  it('a phone of the version before asks with its receipt, and is told the same', async () => {
    const input = on({ receipt: RECEIPT(4) });
    expect(await ask('ballot.findReceipt', input as never, 'secretary')).toStrictEqual({
      found: true,
      answers: [one('q1', 'yes'), one('q2', 'six'), one('q3', 'yes')],
    });
    const other = on({ receipt: RECEIPT(HOUSEHOLDS + 5) });
    expect(await ask('ballot.findReceipt', other as never, 'secretary')).toStrictEqual({
      found: false,
      answers: null,
    });
  });
});

it('answers from elsewhere of fewer than five are received, and left out; the tally is exact', async () => {
  await voted(16);
  const { result } = await show();
  expect([result?.ballots, result?.withheld]).toStrictEqual([19, 3]);
  const yes = Array.from({ length: 16 }, (_, n) => choiceOf(n)[0]).filter((each) => each === 'yes');
  expect(result?.questions[0]?.options[0]?.persons).toBe(yes.length);
  expect(
    result?.questions.flatMap(({ remote }) => remote.map(({ persons }) => persons)),
  ).toStrictEqual(new Array(8).fill(0));
  expect(
    answersOf()
      .filter(({ place }) => place === 'away')
      .map(({ choice }) => choice),
  ).toStrictEqual(new Array(9).fill(''));
  const lines = await linesOf();
  expect(lines).toContain(`${answerNumber(motionId, 'q1', RECEIPT(17))},away,`);
  const again = recounted(lines);
  expect([again.whole, again.listHash, again.counted]).toStrictEqual([true, result?.listHash, 16]);
  const input = on({ receipt: RECEIPT(17) });
  expect(await ask('ballot.findReceipt', input as never, 'secretary')).toStrictEqual({
    found: true,
    answers: null,
  });
});

it('grades of people are told by five ballots or more; of fewer how many there are, and nothing else', async () => {
  const grading = ['q1', 'q2'].map((questionId) => ({
    questionId,
    text: '您觉得楼栋长这一年做得怎么样？',
    kind: 'single' as const,
    most: 1,
    options: ['excellent', 'competent', 'basic', 'unfit'].map((optionId) => ({
      optionId,
      text: optionId,
    })),
  }));
  const graded = (votes: number) => {
    const choice = (n: number) => [n === 0 ? 'unfit' : 'excellent', 'basic'];
    return voted(0, 2, { ruleId: 'consultation', questions: grading, choice, votes });
  };
  await graded(5);
  const first = async () => (await show()).result?.questions[0]?.options.map((o) => o.persons);
  expect(await first()).toStrictEqual([4, 0, 0, 1]);
  await graded(4);
  expect(await first()).toStrictEqual([0, 0, 0, 0]);
  const { result } = await show();
  expect([result?.ballots, result?.withheld]).toStrictEqual([4, 4]);
  expect(answersOf().map(({ choice }) => choice)).toStrictEqual(new Array(8).fill(''));
  const again = recounted(await linesOf());
  expect([again.whole, again.listHash]).toStrictEqual([true, result?.listHash]);
  const input = on({ receipt: RECEIPT(0) });
  expect(await ask('ballot.findReceipt', input as never, 'secretary')).toStrictEqual({
    found: true,
    answers: null,
  });
  const make = { ...on(), commandId: commandId(2) };
  const { url } = await ask<MadeFile>('filing.makePack', make as never, 'secretary');
  const pack = unzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()));
  expect(strFromU8(pack['07 票单.txt'] as Uint8Array)).not.toMatch(/,(?:unfit|excellent|basic)$/m);
});

it('a vote that began under scheme 1 is published as it was announced, whole ballots by their receipts', async () => {
  await voted(12, 1);
  const lines = await linesOf();
  expect(lines[0]).toBe('# linli ballots 1');
  expect(lines).toContain(`${RECEIPT(4)},1,,room,yes|six|yes`);
  expect(recounted(lines).listHash).toBe((await show()).result?.listHash);
  expect([answersOf().length, ballotsOf().length]).toStrictEqual([0, 19]);
});
