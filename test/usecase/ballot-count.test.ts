import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BallotDocument, MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { MotionDetail, PaperLine, VoterLine } from '../../typings/contract/motion.ts';
import { HOME, idOf, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { printedSerial, roomCode } from '../support/examples/ballot.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  casting,
  MOTION,
  NO,
  onVoter,
  QUESTION,
  RECEIPT,
  resultHash,
  YES,
} from '../support/motions.ts';
import { decidingNote, mustAgree } from '../support/notes.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const { ask, refusal } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });
const show = (motionId: string, as: As) => ask<MotionDetail>('ballot.motion', on(motionId), as);
const codeOf = async (...args: Parameters<typeof refusal>) => {
  const answer = await refusal(...args);
  return Array.isArray(answer) ? (answer[0] as string) : answer;
};
const motion = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
const ballots = (motionId: string) =>
  linli
    .documents<BallotDocument>('ballots')
    .filter((one) => one.motionId === motionId && one.choice !== null);
describe('the count', () => {
  /** Three households: two in the room, of which one votes yes and one not at all; the third says no from home. */
  async function voted(motionId: string): Promise<void> {
    const code = await roomCode(linli, motionId);
    const present = (voterId: string) => ({ ...on(motionId), voterId, code });
    await ask('ballot.checkIn', present(HOME.second), 'resident');
    const there = onVoter(1, { motionId, voterId: HOME.first });
    await mustAgree(linli, 'checkInFor', there, 'buildingSteward');
    await ask('ballot.cast', casting(2, { motionId }), 'resident');
    const away = casting(3, { motionId, voterId: THIRD, answers: NO });
    await ask('ballot.cast', away, 'householdRepresentative');
  }

  it('tells those in the room from answers from elsewhere, and writes every comparison out', async () => {
    await voted(MOTION.open);
    const before = await show(MOTION.open, 'resident');
    expect([before.result, before.turnout?.present, before.turnout?.cast]).toStrictEqual([
      null,
      { persons: 2 },
      { persons: 2 },
    ]);
    expect(await codeOf('ballot.count', on(MOTION.open), 'secretary')).toBe('MOTION_NOT_DUE');
    await linli.clock(START + 6 * HOUR);
    await linli.timer('ballot'); // twice: the same
    const { result, phase } = await show(MOTION.open, 'resident');
    const [question] = result?.questions ?? [];
    expect(phase).toBe('over');
    expect(question?.options.map(({ optionId, persons }) => [optionId, persons])).toStrictEqual([
      ['yes', 1],
      ['no', 0],
      ['abstain', 0],
    ]);
    expect(question?.remote.map(({ persons }) => persons)).toStrictEqual([0, 1, 0]);
    expect(question?.tally).toStrictEqual({
      eligible: { persons: 3 },
      present: { persons: 2 },
      yes: { persons: 1 },
    });
    const [[counts] = []] = question?.outcome?.counts ?? [];
    expect([counts?.met, question?.outcome?.passed]).toStrictEqual([true, false]);
    expect(question?.outcome?.passes[0]?.missing).toBe(1);
    expect(motion(MOTION.open).salt).toBe(null);
  });

  it('is published as a list that anybody can count again, to the same hash', async () => {
    await voted(MOTION.secret);
    await linli.clock(START + 6 * HOUR);
    const { lines, next } = await ask<{ lines: string[]; next: string | null }>(
      'ballot.list',
      on(MOTION.secret),
      'resident',
    );
    expect(next).toBe(null);
    const file = join(mkdtempSync(join(tmpdir(), 'linli-list-')), 'list.txt');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const script = fileURLToPath(new URL('../../docs/recount.mjs', import.meta.url));
    const counted = JSON.parse(
      execFileSync(process.execPath, [script, file], { encoding: 'utf8' }),
    );
    const { result } = await show(MOTION.secret, 'resident');
    expect(counted.listHash).toBe(result?.listHash);
    expect([counted.ballots, counted.counted, counted.passed]).toStrictEqual([2, 1, false]);
    expect(
      counted.questions[0].totals.map(({ persons }: { persons: number }) => persons),
    ).toStrictEqual(result?.questions[0]?.options.map(({ persons }) => persons));
    const mine = await ask(
      'ballot.findReceipt',
      on(MOTION.secret, { receipt: RECEIPT(1002) }),
      'resident',
    );
    expect(mine).toStrictEqual({ found: true, answers: YES });
    const forged = on(MOTION.secret, { receipt: RECEIPT(9999) });
    expect(await ask('ballot.findReceipt', forged, 'resident')).toStrictEqual({
      found: false,
      answers: null,
    });
    const again = on(MOTION.secret, { commandId: commandId(9) });
    const recount = await ask<{ same: boolean }>(
      'ballot.recount',
      again,
      'householdRepresentative',
    );
    expect(recount.same).toBe(true);
  });

  it('notices a ballot that was changed behind its back', async () => {
    await linli.cloud.database.command('database.updateDocument', {
      collectionName: 'ballots',
      queryType: 'WHERE',
      query: JSON.stringify({ motionId: MOTION.counted, receipt: RECEIPT(0) }),
      data: JSON.stringify({ $set: { choice: 'no' } }),
      multi: false,
      upsert: false,
      merge: true,
    });
    const again = on(MOTION.counted, { commandId: commandId(1) });
    const recount = await ask<{ same: boolean }>('ballot.recount', again, 'resident');
    expect(recount.same).toBe(false);
  });

  it('takes papers of the box that were handed in, no more, and each printed number once', async () => {
    const serial = printedSerial(linli, 7);
    const paper = (n: number, number: string) =>
      on(MOTION.secret, {
        voterId: null,
        serial: number,
        channel: 'paper',
        answers: NO,
        commandId: commandId(n),
      });
    expect(await codeOf('ballot.enterPaper', paper(1, RECEIPT(1)), 'stairSteward')).toBe(
      'PAPER_UNKNOWN',
    );
    await ask('ballot.enterPaper', paper(2, serial), 'stairSteward');
    expect(await codeOf('ballot.enterPaper', paper(3, serial), 'buildingSteward')).toBe(
      'PAPER_ENTERED',
    );
    const decide = (n: number) =>
      on(MOTION.secret, {
        paperId: `${MOTION.secret}:${serial}`,
        decision: 'confirm',
        commandId: commandId(n),
      });
    expect(await codeOf('ballot.decidePaper', decide(4), 'buildingSteward')).toBe(
      'PAPERS_TOO_MANY',
    );
    const handIn = onVoter(5, { motionId: MOTION.secret, voterId: THIRD, channel: 'paper' });
    await ask('ballot.handIn', handIn, 'buildingSteward');
    expect(
      await codeOf(
        'ballot.cast',
        casting(6, { motionId: MOTION.secret, voterId: THIRD }),
        'householdRepresentative',
      ),
    ).toBe('BALLOT_CAST');
    // What one officer has noted makes no room yet.
    expect(await codeOf('ballot.decidePaper', decide(8), 'buildingSteward')).toBe(
      'PAPERS_TOO_MANY',
    );
    const agree = decidingNote(linli, 9, 'hand-in', { motionId: MOTION.secret, voterId: THIRD });
    await ask('ballot.decideNote', agree, 'gridOfficer');
    await ask('ballot.decidePaper', decide(7), 'buildingSteward');
    await linli.clock(START + 6 * HOUR);
    const { result } = await show(MOTION.secret, 'resident');
    expect([result?.ballots, result?.withheld]).toStrictEqual([1, 1]);
    expect(ballots(MOTION.secret)).toStrictEqual([]);
  });

  it('is signed by two, published, objected to, and closed when its days are over', async () => {
    const sign = (n: number) =>
      on(MOTION.counted, { listHash: resultHash(MOTION.counted), commandId: commandId(n) });
    expect(await ask('ballot.sign', sign(1), 'secretary')).toStrictEqual({ state: 'counted' });
    expect(await codeOf('ballot.sign', sign(2), 'secretary')).toBe('RESULT_SIGNED');
    const publish = (n: number) => on(MOTION.counted, { commandId: commandId(n) });
    expect(await refusal('ballot.publish', publish(3), 'secretary')).toStrictEqual([
      'MOTION_NOT_SIGNED',
      { signatures: 1 },
    ]);
    expect(await ask('ballot.sign', sign(4), 'partyBranch')).toStrictEqual({ state: 'signed' });
    const { publishedUntil } = await ask<{ publishedUntil: number }>(
      'ballot.publish',
      publish(5),
      'secretary',
    );
    assert.ok(publishedUntil >= START + 15 * DAY);
    const object = on(MOTION.counted, {
      kind: 'result',
      text: '我没有投。',
      commandId: commandId(6),
    });
    const { objectionId } = await ask<{ objectionId: string }>('ballot.object', object, 'resident');
    await linli.clock(publishedUntil + HOUR);
    assert.equal(motion(MOTION.counted).state, 'published', 'an objection waits for its answer');
    const answer = { objectionId, answer: '查了名单，您家一票在。', correction: { kind: 'none' } };
    await ask(
      'ballot.answerObjection',
      on(MOTION.counted, { ...answer, commandId: commandId(7) }),
      'secretary',
    );
    await linli.clock(publishedUntil + 3 * HOUR);
    expect(motion(MOTION.counted).state).toBe('closed');
  });
});

describe('officers of the doors', () => {
  it('see who has not voted, within their places, and never what was chosen', async () => {
    await ask('ballot.cast', casting(1), 'resident');
    const page = (as: As, more: object = {}) =>
      ask<{ voters: VoterLine[] }>('ballot.voters', on(MOTION.open, more), as);
    const open = (await page('buildingSteward', { open: true })).voters;
    expect(open.map(({ voterId }) => voterId).sort()).toStrictEqual([HOME.first, THIRD].sort());
    const stair = (await page('stairSteward')).voters.map(({ voterId }) => voterId);
    expect(stair.sort()).toStrictEqual([HOME.first, HOME.second].sort());
    expect(
      (await page('secretary', { search: '102' })).voters.map(({ label }) => label),
    ).toStrictEqual(['一期 1栋 1单元 102']);
    expect(JSON.stringify(await page('secretary')).includes('yes')).toBe(false);
    const { papers } = await ask<{ papers: PaperLine[] }>(
      'ballot.papers',
      on(MOTION.open),
      'gridOfficer',
    );
    expect(papers.map(({ name, own, state }) => [name, own, state])).toStrictEqual([
      ['一期 1栋 1单元 102', true, 'entered'],
    ]);
  });
});

describe('a question to the neighbours', () => {
  it('is asked in one step, answered once, counted when it is over, and binds nobody', async () => {
    const poll = {
      communityId: MAPLE,
      placeId: PLACE.building,
      title: '晾衣绳',
      questions: [
        {
          ...QUESTION,
          kind: 'score',
          most: 5,
          options: [
            { optionId: 'a', text: '楼顶' },
            { optionId: 'b', text: '院里' },
          ],
        },
      ],
      closesAt: START + HOUR,
      commandId: commandId(1),
    };
    const { motionId } = await ask<{ motionId: string }>('ballot.poll', poll, 'buildingSteward');
    const vote = (n: number, as: 'resident' | 'stairSteward', scores: number[]) =>
      casting(n, {
        motionId,
        voterId: residentIdOf(as),
        answers: [{ questionId: 'q1', options: ['a', 'b'], scores }],
      });
    await ask('ballot.cast', vote(1, 'resident', [5, 1]), 'resident');
    await ask('ballot.cast', vote(2, 'stairSteward', [2, 3]), 'stairSteward');
    expect(await codeOf('ballot.cast', vote(3, 'resident', [0, 0]), 'resident')).toBe(
      'BALLOT_CAST',
    );
    expect(await codeOf('ballot.cast', vote(4, 'resident', [0, 0]), 'residentElsewhere')).toBe(
      'MOTION_NOT_FOUND',
    );
    const during = await show(motionId, 'resident');
    expect([during.result, during.turnout?.cast, during.own[0]?.cast]).toStrictEqual([
      null,
      { persons: 2 },
      'phone',
    ]);
    await linli.clock(START + HOUR + 2 * 60_000);
    const over = await show(motionId, 'resident');
    expect(over.result?.questions[0]?.options.map(({ persons }) => persons)).toStrictEqual([7, 4]);
    expect([over.state, over.result?.passed, over.binding]).toStrictEqual(['closed', false, false]);
  });
});

describe('a result that two have signed', () => {
  it('is put up by itself after three days where nobody puts it up, and not before', async () => {
    const listHash = resultHash(MOTION.counted);
    for (const [n, as] of (['secretary', 'partyBranch'] as const).entries()) {
      const signing = on(MOTION.counted, { listHash, commandId: commandId(n + 1) });
      await ask('ballot.signResult', signing, as);
    }
    await linli.clock(START + 3 * DAY - HOUR);
    await linli.timer('ballot');
    expect(motion(MOTION.counted).state).toBe('signed');
    await linli.clock(START + 3 * DAY + HOUR);
    await linli.timer('ballot');
    const { state, publishedAt, publishedUntil, settings } = motion(MOTION.counted);
    expect([state, publishedAt !== null]).toStrictEqual(['published', true]);
    expect(publishedUntil).toBeGreaterThan(START + (3 + settings.publicationDays) * DAY);
    const late = on(MOTION.counted, { commandId: commandId(9) });
    expect(await codeOf('ballot.publishResult', late, 'secretary')).toBe('RESULT_SIGNED');
  });
});
