import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AnswerDocument,
  BallotDocument,
  MotionDocument,
  ObjectionDocument,
  PaperDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import type {
  MotionLine,
  ObjectionLine,
  PaperLine,
  Question,
  VoterLine,
} from '../../typings/contract/motion.ts';
import { HOME, idOf, MAPLE, PLACE, START } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { formOf, MOTION, OBJECTION, PAPER, RECEIPT } from '../support/motions.ts';
import { talkWith } from '../support/talk.ts';

/** Lists page by page, of which many rows have one and the same time: each row once, none left out. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const { ask } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });
const numbered = (n: number) => String(n).padStart(4, '0');

function oneOf<Doc extends { _id: string }>(collection: string, id: string): Doc {
  const found = linli.documents<Doc>(collection).find(({ _id }) => _id === id);
  assert.ok(found, id);
  return found;
}

/** As many more like this one. */
async function add<Doc extends { _id: string }>(
  collection: string,
  count: number,
  like: Doc,
  change: (n: number) => Partial<Doc>,
): Promise<void> {
  const all = Array.from({ length: count }, (_, n) => ({
    ...like,
    ...change(n),
    _id: `${like._id}-${numbered(n)}`,
  }));
  await linli.cloud.database.insertMany(collection, all as never);
}

interface Page {
  next: string | null;
}

/** Reads all pages. @returns the rows of each */
async function pages<Answer extends Page, Row>(
  action: string,
  input: Input,
  as: As,
  rows: (answer: Answer) => Row[],
): Promise<Row[][]> {
  const all: Row[][] = [];
  let next: string | null = null;
  do {
    const after: Input = next === null ? {} : { after: next };
    const answer: Answer = await ask<Answer>(`ballot.${action}`, { ...input, ...after }, as);
    all.push(rows(answer));
    next = answer.next;
    assert.ok(all.length < 50, 'the list ends');
  } while (next !== null);
  return all;
}

function checkOnce(found: string[], expected: number): void {
  expect(found.length).toBe(expected);
  assert.equal(new Set(found).size, expected, 'no row twice');
}

const secretPaper = (n: number): Partial<PaperDocument> => ({ voterKey: null, serial: RECEIPT(n) });
const papersOf = ({ papers }: Page & { papers: PaperLine[] }) =>
  papers.map(({ paperId }) => paperId);
const motionsOf = ({ motions }: Page & { motions: MotionLine[] }) =>
  motions.map(({ motionId }) => motionId);

describe('a list', () => {
  it('of motions', async () => {
    const like = oneOf<MotionDocument>('motions', MOTION.notice);
    await add('motions', 65, like, () => ({}));
    const before = linli
      .documents<MotionDocument>('motions')
      .filter(({ communityId, state }) => communityId === MAPLE && state !== 'draft');
    const found = await pages('listMotions', { communityId: MAPLE }, 'resident', motionsOf);
    checkOnce(found.flat(), before.length);
  });

  it('of voters behind one door', async () => {
    const like = oneOf<VoterDocument>('voters', `${MOTION.open}:${HOME.second}`);
    await add('voters', 65, like, (n) => ({ key: `${HOME.second}-${numbered(n)}` }));
    const found = await pages(
      'listVoters',
      on(MOTION.open),
      'secretary',
      ({ voters }: Page & { voters: VoterLine[] }) => voters.map(({ voterId }) => voterId),
    );
    checkOnce(found.flat(), 68);
    const first = oneOf<VoterDocument>('voters', `${MOTION.open}:${HOME.first}`);
    const older = `${first.buildingId}~${first.sortKey}~${first._id}`;
    const { voters } = await ask<{ voters: VoterLine[] }>(
      'ballot.listVoters',
      on(MOTION.open, { after: older }),
      'secretary',
    );
    assert.equal(voters[0]?.voterId, HOME.second, 'a page that was opened before goes on');
  });

  it('of papers', async () => {
    const like = oneOf<PaperDocument>('papers', PAPER);
    await add('papers', 65, like, secretPaper);
    checkOnce((await pages('listPapers', on(MOTION.open), 'secretary', papersOf)).flat(), 66);
  });

  it('of objections', async () => {
    const like = oneOf<ObjectionDocument>('objections', OBJECTION.roster);
    await add('objections', 401, like, () => ({}));
    const found = await pages(
      'listObjections',
      on(MOTION.notice),
      'secretary',
      ({ objections }: Page & { objections: ObjectionLine[] }) =>
        objections.map(({ objectionId }) => objectionId),
    );
    checkOnce(found.flat(), 402);
  });

  it('of ballots', async () => {
    const [like] = linli
      .documents<BallotDocument>('ballots')
      .filter(({ receipt }) => receipt === RECEIPT(0)) as [BallotDocument];
    await add('ballots', 1998, like, (n) => ({ receipt: RECEIPT(1000 + n) }));
    const head = oneOf<MotionDocument>('motions', MOTION.counted).result?.head ?? [];
    const found = await pages(
      'listBallots',
      on(MOTION.counted),
      'resident',
      ({ lines }: Page & { lines: string[] }) => lines,
    );
    checkOnce(found.flat().slice(head.length), 2000);
  });
});

describe('a list of a secret vote', () => {
  it('has every answer once, question after question, also of those that have one number', async () => {
    const like = oneOf<MotionDocument>('motions', MOTION.counted);
    const second = { ...(like.form.questions[0] as Question), questionId: 'q2' };
    const questions = [...like.form.questions, second];
    const form = { ...like.form, secret: true, questions };
    const motionId = 'm-answers';
    const motion = { ...like, _id: motionId, scheme: 2, form };
    await linli.cloud.database.insertMany('motions', [motion] as never);
    const answers = Array.from({ length: 4004 }, (_, n): AnswerDocument => {
      const questionId = n % 2 === 0 ? 'q1' : 'q2';
      // Seven of each number: a page ends among them.
      const number = `K${RECEIPT(Math.floor(n / 14)).slice(1)}`;
      const said = { number, place: '' as const, choice: 'yes' };
      return { _id: `id-${numbered(n)}`, communityId: MAPLE, motionId, questionId, ...said };
    });
    await linli.cloud.database.insertMany('ballotAnswers', answers as never);
    const found = await pages(
      'listBallots',
      on(motionId),
      'resident',
      ({ lines }: Page & { lines: string[] }) => lines,
    );
    expect(
      found.map((lines) => lines.filter((line) => !line.startsWith('#')).length),
    ).toStrictEqual([1000, 1000, 2, 1000, 1000, 2]);
    const lines = found.flat().filter((line) => line.startsWith('# question q') || /^K/.test(line));
    expect(lines).toStrictEqual(
      ['q1', 'q2'].flatMap((id) => [
        `# question ${id} yes-no 1 yes no abstain`,
        ...Array.from({ length: 2002 }, (_, n) => {
          return `K${RECEIPT(Math.floor(n / 7)).slice(1)},,yes`;
        }),
      ]),
    );
  });
});

describe('a page does not look empty while there is something to see', () => {
  it('of papers, to those who look after some of the doors', async () => {
    const like = oneOf<PaperDocument>('papers', PAPER);
    const elsewhere = { places: [THIRD], at: START };
    await add('papers', 65, like, (n) => ({ ...secretPaper(n), ...elsewhere }));
    const found = await pages('listPapers', on(MOTION.open), 'stairSteward', papersOf);
    expect(found).toStrictEqual([[PAPER]]);
    const all = await pages('listPapers', on(MOTION.open), 'buildingSteward', papersOf);
    checkOnce(all.flat(), 66);
    expect(all.map((page) => page.length)).toStrictEqual([30, 30, 6]);
  });

  it('of papers of the whole motion, to each of them', async () => {
    const like = oneOf<PaperDocument>('papers', PAPER);
    const whole = { motionId: MOTION.secret, places: [PLACE.building] };
    await add('papers', 3, like, (n) => ({ ...secretPaper(n), ...whole }));
    for (const as of ['stairSteward', 'buildingSteward', 'gridOfficer', 'secretary'] as const) {
      const found = await pages('listPapers', on(MOTION.secret), as, papersOf);
      checkOnce(found.flat(), 3);
    }
    const other = await ask<{ papers: PaperLine[] }>(
      'ballot.listPapers',
      on(MOTION.open),
      'gridOfficer',
    );
    expect(other.papers.length).toBe(1);
  });

  it('of motions, beside the drafts of others', async () => {
    const like = oneOf<MotionDocument>('motions', MOTION.draft);
    const whole = {
      form: formOf({ placeId: MAPLE }),
      placeId: MAPLE,
      lineage: [MAPLE],
      order: START,
    };
    await add('motions', 25, like, () => whole);
    const found = await pages('listMotions', { communityId: MAPLE }, 'ownersCommittee', motionsOf);
    assert.ok(found.flat().includes(MOTION.draft), 'a draft of their own estate');
    assert.ok(!found.flat().some((id) => id.startsWith(`${MOTION.draft}-`)));
    expect(found.length).toBe(1);
    const all = await pages('listMotions', { communityId: MAPLE }, 'secretary', motionsOf);
    expect(all.flat().filter((id) => id.startsWith(MOTION.draft)).length).toBe(26);
  });
});
