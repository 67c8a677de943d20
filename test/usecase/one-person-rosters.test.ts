import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ObjectionLine } from '../../typings/contract/motion.ts';
import { HOME, MAPLE, START } from '../support/community.ts';
import { decidingCorrection } from '../support/corrections.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { formOf, LOCAL_RULES, MOTION, NOTICE_OPENS, OBJECTION } from '../support/motions.ts';
import { settleSettings } from '../support/settings.ts';
import { talkWith } from '../support/talk.ts';

/** What one officer alone must not be able to do with the roster of a vote. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });
const codeOf = async (action: string, input: Input, as: As) => {
  const answer = await refusal(`ballot.${action}`, input, as);
  return Array.isArray(answer) ? answer[0] : answer;
};
const motion = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
let n = 0;
const command = () => {
  n += 1;
  return { commandId: commandId(n) };
};
async function objectedBy(as: As, motionId: string = MOTION.notice): Promise<string> {
  const objection = on(motionId, { kind: 'roster', text: '请核对。', ...command() });
  return (await ask<{ objectionId: string }>('ballot.raiseObjection', objection, as)).objectionId;
}
const answering = (objectionId: string, correction: object, motionId: string = MOTION.notice) =>
  on(motionId, { objectionId, answer: '查过户口册，已经搬走。', correction, ...command() });
const striking = { kind: 'remove', voterId: HOME.first };

describe('one officer alone', () => {
  it('strikes nobody off the roster, whether or not they raised the objection', async () => {
    const before = motion(MOTION.notice).rosterHash;
    const own = answering(await objectedBy('secretary'), striking);
    expect(await codeOf('answerObjection', own, 'secretary')).toBe('OBJECTION_OWN');
    const proposed = answering(OBJECTION.roster, striking);
    await ask('ballot.answerObjection', proposed, 'secretary');
    const decision = decidingCorrection(linli, 900, proposed);
    expect(await codeOf('decideCorrection', decision, 'secretary')).toBe('OBJECTION_OWN');
    expect(motion(MOTION.notice).rosterHash).toBe(before);
    await ask('ballot.decideCorrection', decision, 'partyBranch');
    expect(motion(MOTION.notice).rosterHash).not.toBe(before);
  });

  it('who raised an objection does not agree to what is answered', async () => {
    const proposed = answering(await objectedBy('partyBranch'), striking);
    await ask('ballot.answerObjection', proposed, 'secretary');
    const decision = decidingCorrection(linli, 900, proposed);
    expect(await codeOf('decideCorrection', decision, 'partyBranch')).toBe('OBJECTION_OWN');
    // Refused by another, it waits for another answer.
    await ask('ballot.answerObjection', answering(OBJECTION.roster, striking), 'secretary');
    const other = decidingCorrection(
      linli,
      901,
      on(MOTION.notice, { objectionId: OBJECTION.roster }),
    );
    await ask('ballot.decideCorrection', { ...other, decision: 'refuse' }, 'partyBranch');
    const said = { ...answering(OBJECTION.roster, { kind: 'none' }), answer: '还住着。' };
    await ask('ballot.answerObjection', said, 'secretary');
    expect(motion(MOTION.notice).rosterVersion).toBe(1);
  });

  it('agrees to no proposal that was changed since it was read', async () => {
    const proposed = answering(OBJECTION.roster, striking);
    await ask('ballot.answerObjection', proposed, 'secretary');
    const read = decidingCorrection(linli, 900, proposed);
    const changed = answering(OBJECTION.roster, { kind: 'remove', voterId: HOME.second });
    await ask('ballot.answerObjection', changed, 'secretary');
    expect(await codeOf('decideCorrection', read, 'partyBranch')).toBe('OBJECTION_ANSWERED');
  });
});

describe('the day before a vote', () => {
  it('the roster stands still, also for two', async () => {
    const proposed = answering(OBJECTION.roster, striking);
    await ask('ballot.answerObjection', proposed, 'secretary');
    const decision = decidingCorrection(linli, 900, proposed);
    const still = NOTICE_OPENS - DAY - 10 * 60 * 60_000; // the vote opens at ten
    await linli.clock(still);
    expect(await codeOf('decideCorrection', decision, 'partyBranch')).toBe('CORRECTION_TOO_LATE');
    const later = answering(await objectedBy('resident'), striking);
    expect(await codeOf('answerObjection', later, 'secretary')).toBe('CORRECTION_TOO_LATE');
    expect(motion(MOTION.notice).rosterVersion).toBe(1);
  });
});

describe('what is corrected', () => {
  const lines = async (as: As, motionId: string = MOTION.notice) =>
    (await ask<{ objections: ObjectionLine[] }>('ballot.listObjections', on(motionId), as))
      .objections;

  it('is read by everybody whom the vote concerns: which door, what, why and by whom', async () => {
    const proposed = answering(OBJECTION.roster, striking);
    await ask('ballot.answerObjection', proposed, 'secretary');
    const [waiting] = await lines('householdRepresentative');
    expect([
      waiting?.state,
      waiting?.corrected,
      waiting?.correction?.confirmedByName,
    ]).toStrictEqual(['proposed', false, null]);
    await ask('ballot.decideCorrection', decidingCorrection(linli, 900, proposed), 'partyBranch');
    const [line] = await lines('householdRepresentative');
    const { proposalId: _, ...correction } = line?.correction ?? {};
    expect([line?.answer, correction]).toStrictEqual([
      '查过户口册，已经搬走。',
      {
        kind: 'remove',
        door: '一期 1栋 1单元 101',
        before: null,
        after: null,
        proposedByName: '沈知秋',
        confirmedByName: '高明远',
        mayDecide: false,
      },
    ]);
  });

  it('is an area that a unit can have, with the figures before and after', async () => {
    await settleSettings(linli, 40, LOCAL_RULES);
    const form = formOf({
      ruleId: 'owners-ordinary',
      basis: 'owners',
      matter: 'owners-other',
      partyConsultedOn: null,
      opensAt: START + 18 * DAY,
      closesAt: START + 24 * DAY,
      countsAt: START + 24 * DAY,
    });
    const draft = { communityId: MAPLE, motionId: null, form, ...command() };
    const { motionId } = await ask<{ motionId: string }>(
      'ballot.saveMotion',
      draft,
      'ownersCommittee',
    );
    await ask('ballot.announceMotion', on(motionId, command()), 'ownersCommittee');
    const objectionId = await objectedBy('resident', motionId);
    const area = (size: number) =>
      answering(objectionId, { kind: 'area', voterId: HOME.first, area: size }, motionId);
    for (const size of [10_000_000_000, 8_950 * 4, 50]) {
      expect(await codeOf('answerObjection', area(size), 'ownersCommittee')).toBe('AREA_UNFIT');
    }
    await ask('ballot.answerObjection', area(9_012), 'ownersCommittee');
    const [line] = await lines('householdRepresentative', motionId);
    const { before, after } = line?.correction ?? {};
    expect([before, after]).toStrictEqual([8_950, 9_012]);
  });
});
