import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AnswerDocument,
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import {
  answerIdOf,
  ballotIdOf,
  paperAnswerNumberOf,
  serialOf,
} from '../../cloudfunctions/ballot/vote/ballot-id.ts';
import { answerNumber } from '../../miniprogram/store/receipt.ts';
import { backUp } from '../../scripts/community/backup.ts';
import { connect } from '../../scripts/community/cloud.ts';
import { portOf } from '../../scripts/community/port.ts';
import type { BallotAnswer, PaperLine } from '../../typings/contract/motion.ts';
import { DATA_KEY, MAPLE, PLACE, START } from '../support/community.ts';
import { callAs, crowdOf, type Neighbour } from '../support/crowd.ts';
import { commandId } from '../support/inputs.ts';
import { checkChance } from '../support/linking.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { formOf, QUESTION } from '../support/motions.ts';
import { mustAgree } from '../support/notes.ts';

/**
 * A secret vote of fifty households on two questions, voted in an order that its reader knows nothing of; the
 * last ten put papers into the box. Whoever reads the whole database, every file and every log afterwards, and
 * while it ran, and has the functions' key, a backup from the middle, the printed papers and the published
 * lists, looks for anything that puts a voter beside a choice.
 */
const HOUSEHOLDS = 50;
const PAPERS = 10;
const PHONES = HOUSEHOLDS - PAPERS;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const QUESTIONS = [QUESTION, { ...QUESTION, questionId: 'q2', text: '同意晚上开放吗？' }];

let linli: Linli;
let crowd: Neighbour[];
let motionId = '';
/** the database before it opened, and in the middle of the vote, as the platform could keep it */
let early: Raw;
let middle: Raw;
/** where our own backup from the middle of the vote lies */
let kept = '';
const said: string[] = [];
/** the numbers on the papers */
const serials: string[] = [];

interface Raw {
  motion: MotionDocument;
  ballots: BallotDocument[];
}

/** A receipt as a phone draws it: it says nothing of whose it is. */
function drawn(n: number): string {
  const digits = '0123456789ABCDEFGHJKMNQRSTVWXYZ';
  const bytes = createHash('sha256').update(`receipt ${n}`).digest();
  return Array.from({ length: 20 }, (_, at) => digits[(bytes[at] ?? 0) % 31]).join('');
}

/** who voted yes, known to the test only; to both questions the same, so that a link between them would show */
const yes = new Set<string>();
const receipts = new Map<string, string>();
/** households in the order in which they voted */
const voted: string[] = [];

const answersOf = (isYes: boolean): BallotAnswer[] =>
  QUESTIONS.map(({ questionId }) => ({
    questionId,
    options: [isYes ? 'yes' : 'no'],
    scores: [],
  }));

async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await linli.call('ballot', action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}

const on = (more: object = {}) => ({ communityId: MAPLE, motionId, ...more });

async function byPhone(neighbour: Neighbour, n: number, isYes: boolean): Promise<void> {
  const receipt = drawn(n);
  receipts.set(neighbour.householdId, receipt);
  const ballot = { voterId: neighbour.householdId, receipt, replaces: null };
  const input = on({ ...ballot, answers: answersOf(isYes) });
  const envelope = await callAs(linli, neighbour, 'ballot', 'castBallot', input);
  assert.ok(envelope.ok, JSON.stringify(envelope));
}

/** Put into the box and entered at once: the order of both is the same. */
async function byPaper({ householdId }: Neighbour, n: number, isYes: boolean): Promise<void> {
  const serial = serialOf(motionNow(), 'print', n);
  serials.push(serial);
  const paper = { channel: 'paper', commandId: commandId(100 + n) };
  await mustAgree(linli, 'handIn', on({ ...paper, voterId: householdId }), 'stewardElsewhere');
  const entry = { ...paper, voterId: null, serial, answers: answersOf(isYes) };
  const { paperId } = await must<{ paperId: string }>('enterPaper', on(entry), 'gridOfficer');
  const decision = { paperId, decision: 'confirm', commandId: commandId(200 + n) };
  await must('decidePaper', on(decision), 'stewardElsewhere');
}

beforeAll(async () => {
  process.env.LINLI_DATA_KEY = DATA_KEY;
  linli = await startLinli();
  crowd = await crowdOf(linli, HOUSEHOLDS);
  const place = { placeId: PLACE.otherBuilding, secret: true, registered: HOUSEHOLDS + 1 };
  const form = formOf({ ...place, questions: QUESTIONS });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(1) };
  ({ motionId } = await must<{ motionId: string }>('saveMotion', draft, 'secretary'));
  await must('announceMotion', on({ commandId: commandId(2) }), 'secretary');
  early = raw();
  await linli.clock(START + 12 * DAY + HOUR);
  // an order and choices that have nothing to do with where they live
  const order = crowd
    .map((neighbour, n) => ({ neighbour, n, at: (n * 17 + 5) % HOUSEHOLDS }))
    .sort((one, other) => one.at - other.at);
  for (const [turn, { neighbour, n }] of order.entries()) {
    const isYes = (n * 7) % 5 < 2;
    if (isYes) yes.add(neighbour.householdId);
    voted.push(neighbour.householdId);
    await (turn < PHONES ? byPhone : byPaper)(neighbour, n, isYes);
    if (turn === PHONES / 2 - 1) await keepMiddle();
  }
});
afterAll(() => linli.stop());

async function keepMiddle(): Promise<void> {
  middle = raw();
  kept = join(mkdtempSync(join(tmpdir(), 'linli-middle-')), 'kept');
  await backUp(portOf(connect({ local: linli.origin })), MAPLE, kept, (line) => said.push(line));
}

const raw = (): Raw => structuredClone({ motion: motionNow(), ballots: filledOf() });
const votersOf = () =>
  linli.documents<VoterDocument>('voters').filter((one) => one.motionId === motionId);
const ballotsOf = () =>
  linli.documents<BallotDocument>('ballots').filter((one) => one.motionId === motionId);
const filledOf = () => ballotsOf().filter(({ choice }) => choice !== null);
const answersTo = (questionId: string) =>
  linli
    .documents<AnswerDocument>('ballotAnswers')
    .filter((one) => one.motionId === motionId && one.questionId === questionId);
const motionNow = () =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;

const isYesVoter = ({ key }: { key: string }) => yes.has(key);
const isYesAnswer = ({ choice }: { choice: string }) => choice === 'yes';
const isYesBallot = ({ choice }: { choice: string | null }) => choice === 'yes|yes';

/** Nothing that names a voter stands in a document, line or file that says what was chosen, and no time. */
function checkNothingNamesBoth(choices: readonly object[]): void {
  const names = crowd.flatMap(({ openid, residentId, householdId }) => [
    openid,
    residentId,
    householdId,
  ]);
  for (const document of choices) {
    const text = JSON.stringify(document);
    for (const name of names) assert.ok(!text.includes(name), 'a ballot names nobody');
    for (const value of Object.values(document)) {
      assert.ok(typeof value !== 'number' || value < 1_000_000_000, 'a ballot has no time');
    }
  }
  const known = [...receipts.values()];
  for (const { name, documents } of everything()) {
    for (const document of documents) {
      const text = JSON.stringify(document);
      assert.ok(!known.some((receipt) => text.includes(receipt)), `${name} has a receipt`);
    }
  }
  for (const voter of votersOf()) {
    const text = JSON.stringify(voter);
    assert.ok(!/"(yes|no|choice|answers)"/.test(text), 'a voter has no choice');
    if (voter.cast === 'phone') assert.equal(voter.change, undefined, 'a voter has no time');
  }
  for (const line of linli.lines) {
    assert.ok(!known.some((receipt) => line.includes(receipt)), 'no log has a receipt');
    assert.ok(!names.some((name) => line.includes(name)), 'no log names a voter');
    assert.ok(!/"(yes|no)"/.test(line), 'no log has a choice');
  }
  const audit = linli.documents<{ actorId: string }>('audit').map(({ actorId }) => actorId);
  assert.ok(!crowd.some(({ residentId }) => audit.includes(residentId)), 'no time of a vote');
}

/** All but the ballots, while they hold receipts. */
function everything() {
  return [
    'motions',
    'voters',
    'boxes',
    'papers',
    'ballotAnswers',
    'audit',
    'residents',
    'households',
    'messages',
    'reviews',
    'exports',
    'objections',
    'proxies',
    'tries',
  ].map((name) => ({ name, documents: linli.documents(name) }));
}

/** All lines of the published list. */
async function published(): Promise<string[]> {
  const lines: string[] = [];
  for (let after: string | null = null; ; ) {
    const input = after === null ? on() : on({ after });
    const page: { lines: string[]; next: string | null } = await must(
      'listBallots',
      input,
      'secretary',
    );
    lines.push(...page.lines);
    if (page.next === null) return lines;
    after = page.next;
  }
}

describe('a secret vote', () => {
  it('while it runs: no order, time, name or receipt puts a voter beside a ballot', () => {
    assert.ok(yes.size > 10 && yes.size < 30);
    const voters = votersOf().filter(({ cast }) => cast === 'phone');
    checkNothingNamesBoth(filledOf());
    checkChance(voters, filledOf(), { one: isYesVoter, other: isYesBallot });
  });

  it('while it runs: officers do not see papers in the order in which they were put in', async () => {
    const entered = { channel: 'paper', voterId: null, answers: answersOf(true) };
    const numbers: string[] = [];
    for (let n = 300; n < 306; n += 1) {
      const serial = serialOf(motionNow(), 'print', n);
      numbers.push(serial);
      await must('enterPaper', on({ ...entered, serial, commandId: commandId(n) }), 'gridOfficer');
    }
    const { papers } = await must<{ papers: PaperLine[] }>('listPapers', on(), 'stewardElsewhere');
    expect(papers.map(({ name }) => name)).toStrictEqual([...numbers].sort().reverse());
  });

  it('a backup from the middle of the vote has neither the salt nor a ballot, and says so', () => {
    expect(said[0]).toMatch(/secret votes are not counted yet: their ballots are not in this/);
    assert.equal(middle.ballots.length, PHONES / 2);
    const secrets = [
      middle.motion.salt ?? '',
      ...ballotsOf().flatMap(({ _id, receipt }) => [_id, receipt]),
    ];
    for (const file of filesOf(kept)) {
      const text = readFileSync(file, 'latin1');
      assert.ok(!secrets.some((secret) => text.includes(secret)), file);
    }
  });

  it('after the count: ballots, receipts and salts are gone; answers are left, linked to nobody', async () => {
    await linli.clock(START + 13 * DAY + HOUR);
    const motion = motionNow();
    expect([motion.state, motion.salt, motion.renewal]).toStrictEqual(['counted', null, null]);
    const [question] = motion.result?.questions ?? [];
    expect(question?.options[0]?.persons).toBe(yes.size);
    expect(ballotsOf()).toStrictEqual([]);
    const voters = votersOf().filter(({ cast }) => cast !== null);
    for (const { questionId } of QUESTIONS) {
      const answers = answersTo(questionId);
      checkNothingNamesBoth(answers);
      checkChance(voters, answers, { one: isYesVoter, other: isYesAnswer });
    }
  });

  it('the published lists of two questions are not linked with one another', () => {
    const [first, second] = QUESTIONS.map(({ questionId }) => answersTo(questionId));
    checkChance(first ?? [], second ?? [], { one: isYesAnswer, other: isYesAnswer });
    const numbers = [...(first ?? []), ...(second ?? [])].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(2 * HOUSEHOLDS);
  });

  it('with the key and the salt from before, nothing leads from a voter to an answer', () => {
    const { salt } = early.motion;
    assert.ok(salt && salt === middle.motion.salt);
    const there = new Set(
      QUESTIONS.flatMap(({ questionId }) =>
        answersTo(questionId).flatMap(({ _id, number }) => [_id, number]),
      ),
    );
    const sources = [
      ...votersOf().flatMap(({ key }) => [ballotIdOf(early.motion, key), key]),
      ...serials,
    ];
    for (const source of sources) {
      for (const { questionId } of QUESTIONS) {
        const tried = [
          source,
          answerIdOf(early.motion, salt, source, questionId),
          paperAnswerNumberOf(early.motion, salt, source, questionId),
          answerNumber(motionId, questionId, source),
        ];
        assert.ok(!tried.some((one) => there.has(one)), 'nothing leads there');
      }
    }
  });

  it('with the printed papers: no number on them is in the list, and nothing says which are papers', async () => {
    const lines = await published();
    const text = lines.join('\n');
    assert.ok(serials.length === PAPERS && !serials.some((serial) => text.includes(serial)));
    const shapes = new Set(
      lines.filter((line) => !line.startsWith('#')).map((line) => line.replace(/^[^,]{20}/, '')),
    );
    expect([...shapes].sort()).toStrictEqual([',,no', ',,yes']);
    for (const paper of linli.documents<{ choice: string | null }>('papers')) {
      if ((paper as unknown as { motionId: string }).motionId === motionId) {
        expect(paper.choice).toBe(null);
      }
    }
  });

  // docs/voting.md: what it does not protect against.
  it('the limit: a copy of the database itself from the middle gives those away who had voted by then, and no others', () => {
    const linked = votersOf().filter(({ key }) => {
      const ballot = middle.ballots.find(({ _id }) => _id === ballotIdOf(middle.motion, key));
      const number = ballot ? answerNumber(motionId, 'q1', ballot.receipt) : '';
      const answer = answersTo('q1').find((one) => one.number === number);
      return answer !== undefined && isYesAnswer(answer) === yes.has(key);
    });
    expect(linked.map(({ key }) => key).sort()).toStrictEqual(voted.slice(0, PHONES / 2).sort());
  });

  it('in no stored file stands a receipt', () => {
    const known = [...receipts.values()];
    const folder = join(linli.directory, 'data', 'storage');
    for (const file of filesOf(folder)) {
      const text = readFileSync(file, 'latin1');
      assert.ok(!known.some((receipt) => text.includes(receipt)), file);
    }
  });

  it('every phone finds its answers by its receipt, and they say what was chosen', async () => {
    const lines = await published();
    for (const [householdId, receipt] of receipts) {
      for (const { questionId } of QUESTIONS) {
        const number = answerNumber(motionId, questionId, receipt);
        expect(lines).toContain(`${number},,${yes.has(householdId) ? 'yes' : 'no'}`);
      }
    }
  });
});

function filesOf(folder: string): string[] {
  let entries: string[] = [];
  try {
    entries = readdirSync(folder);
  } catch {
    return []; // nothing was ever stored
  }
  return entries.flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesOf(path) : [path];
  });
}
