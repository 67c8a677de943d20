import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type {
  QuestionDocument,
  QuestionMarkDocument,
} from '../../cloudfunctions/notice/collections.ts';
import type { NoticeQuestions } from '../../typings/contract/parts/question.ts';
import { type PersonKey as As, MAPLE, NOTICE, residentIdOf, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { answering, askedBy, asking, declining, joining, putting } from '../support/questions.ts';
import { talkWith } from '../support/talk.ts';

/** A question below a notice, answered once for all who read it. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, detail } = talkWith(() => linli);
const DAY = 24 * 60 * 60_000;
const seen = async (as: As): Promise<NoticeQuestions> => {
  const { questions } = await detail(NOTICE.building, as);
  assert.ok(questions);
  return questions;
};
const answer = (input: ReturnType<typeof answering>, as: As = 'secretary') =>
  ask<{ version: number }>('notice.answerQuestion', input, as);
const kept = () => linli.documents<QuestionDocument>('noticeQuestions');
const toldOf = (as: As) =>
  linli
    .documents<MessageDocument>('messages')
    .filter(({ residentId, _id }) => residentId === residentIdOf(as) && _id.startsWith('question'))
    .map(({ data }) => data.thing3?.value);

describe('a question that waits', () => {
  it('is seen by its asker and by those who may answer, and by nobody else', async () => {
    await askedBy(linli, 'resident', 1, '几点来水？');
    expect((await seen('resident')).own).toMatchObject({ text: '几点来水？', state: 'open' });
    expect((await seen('resident')).open).toStrictEqual([]);
    for (const as of ['secretary', 'buildingSteward'] as const) {
      expect((await seen(as)).open.map(({ text }) => text)).toStrictEqual(['几点来水？']);
    }
    for (const as of ['stairSteward', 'householdRepresentative'] as const) {
      expect(JSON.stringify(await detail(NOTICE.building, as))).not.toContain('几点来水');
    }
  });

  it('names its asker to nobody, not by an id either', async () => {
    const questionId = await askedBy(linli, 'resident', 1);
    const open = JSON.stringify((await seen('secretary')).open);
    expect(open).not.toContain(residentIdOf('resident'));
    await answer(answering(2, questionId));
    const answered = JSON.stringify((await seen('stairSteward')).answered);
    expect(answered).not.toContain(residentIdOf('resident'));
    expect(questionId).not.toContain(residentIdOf('resident'));
  });

  it('is one a person and notice', async () => {
    await askedBy(linli, 'resident', 1);
    expect(await refusal('notice.askQuestion', asking(2), 'resident')).toStrictEqual([
      'QUESTION_ASKED',
      undefined,
    ]);
    expect((await seen('resident')).mayAsk).toBe(false);
    expect((await seen('stairSteward')).mayAsk).toBe(true);
  });

  it('is asked by those who read the notice, while it is current', async () => {
    const [code] = (await refusal(
      'notice.askQuestion',
      asking(1),
      'residentElsewhere',
    )) as string[];
    expect(code).toBe('NOTICE_NOT_FOUND');
    await patch(linli, 'notices', { _id: NOTICE.building }, { expiresAt: START - 1 });
    expect(await refusal('notice.askQuestion', asking(1), 'resident')).toStrictEqual([
      'QUESTION_CLOSED',
      undefined,
    ]);
    expect((await seen('resident')).mayAsk).toBe(false);
    await patch(
      linli,
      'notices',
      { _id: NOTICE.building },
      { state: 'withdrawn', expiresAt: null },
    );
    expect((await detail(NOTICE.building, 'resident')).questions).toBe(null);
    expect(await refusal('notice.askQuestion', asking(1), 'resident')).toStrictEqual([
      'QUESTION_CLOSED',
      undefined,
    ]);
  });

  it('with words that the check finds risky is refused; doubted ones are for somebody else', async () => {
    await linli.verdict('text', 'risky');
    expect(await refusal('notice.askQuestion', asking(1), 'resident')).toStrictEqual([
      'TEXT_REFUSED',
      undefined,
    ]);
    await linli.verdict('text', 'review');
    const questionId = await askedBy(linli, 'secretary', 2);
    await linli.verdict('text', 'pass');
    expect((await seen('buildingSteward')).open).toMatchObject([{ doubted: true, own: false }]);
    const [code] = (await refusal(
      'notice.answerQuestion',
      answering(3, questionId),
      'secretary',
    )) as string[];
    expect(code).toBe('QUESTION_OWN');
    await answer(answering(4, questionId), 'buildingSteward');
    expect((await seen('resident')).answered.length).toBe(1);
  });
});

describe('an answer', () => {
  it('stands below the notice for all who read it, signed, and the asker is told', async () => {
    const questionId = await askedBy(linli, 'resident', 1);
    await answer(answering(2, questionId), 'buildingSteward');
    const [one] = (await seen('stairSteward')).answered;
    expect(one).toMatchObject({
      text: '电梯也停吗？',
      answer: '电梯不停，只停水。',
      by: { name: '罗清和', role: 'building-steward' },
      own: false,
      joined: 0,
    });
    expect(one?.by).not.toHaveProperty('residentId');
    await settle(linli);
    expect(toldOf('resident')).toStrictEqual(['您想问的有答复了']);
  });

  it('that the check doubts is not given', async () => {
    const questionId = await askedBy(linli, 'resident', 1);
    await linli.verdict('text', 'review');
    const [code] = (await refusal(
      'notice.answerQuestion',
      answering(2, questionId),
      'secretary',
    )) as string[];
    expect(code).toBe('TEXT_REFUSED');
  });

  it('of two officers one is told to look again', async () => {
    const questionId = await askedBy(linli, 'resident', 1);
    await answer(answering(2, questionId));
    expect(
      await refusal('notice.answerQuestion', answering(3, questionId), 'buildingSteward'),
    ).toStrictEqual(['QUESTION_CHANGED', undefined]);
  });

  it('is for those who look after all that the notice asks, and read it', async () => {
    const questionId = await askedBy(linli, 'resident', 1);
    const send = (as: As) => refusal('notice.answerQuestion', answering(2, questionId), as);
    expect(((await send('stairSteward')) as string[])[0]).toBe('NOT_ALLOWED');
    await patch(linli, 'notices', { _id: NOTICE.building }, { roles: ['secretary'] });
    expect(((await send('buildingSteward')) as string[])[0]).toBe('NOTICE_NOT_FOUND');
    expect(await send('secretary')).toBe('ok');
  });

  it('of a question below another notice is not given', async () => {
    const questionId = await askedBy(linli, 'resident', 1);
    const elsewhere = { ...answering(2, questionId), noticeId: NOTICE.community };
    expect(await refusal('notice.answerQuestion', elsewhere, 'secretary')).toStrictEqual([
      'QUESTION_NOT_FOUND',
      undefined,
    ]);
  });

  it('given anew is marked so, and told to all who joined', async () => {
    const questionId = await askedBy(linli, 'resident', 1);
    await answer(answering(2, questionId));
    await ask('notice.joinQuestion', joining(questionId), 'stairSteward');
    const [one] = (await seen('stairSteward')).answered;
    expect([one?.joined, one?.joins]).toStrictEqual([1, true]);
    await settle(linli);
    await answer(answering(3, questionId, 1, '改到晚上八点来水。'));
    await settle(linli);
    expect((await seen('resident')).answered).toMatchObject([
      { answer: '改到晚上八点来水。', changed: true },
    ]);
    expect(toldOf('stairSteward')).toStrictEqual(['您想问的有答复了']);
    expect(toldOf('resident').length).toBe(2);
    await ask('notice.joinQuestion', joining(questionId, false), 'stairSteward');
    expect((await seen('resident')).answered[0]?.joined).toBe(0);
  });

  it('stands for another question that is put to it, whose asker is told and counted', async () => {
    const first = await askedBy(linli, 'resident', 1);
    const second = await askedBy(linli, 'stairSteward', 2, '停水时电梯开不开？');
    const [code] = (await refusal(
      'notice.answerQuestion',
      putting(3, second, first),
      'secretary',
    )) as string[];
    expect(code).toBe('QUESTION_CHANGED');
    await answer(answering(4, first));
    await answer(putting(5, second, first));
    const { own, answered } = await seen('stairSteward');
    expect(own).toMatchObject({ state: 'alike', into: first });
    expect(answered).toMatchObject([{ questionId: first, joined: 1 }]);
    expect((await seen('secretary')).open).toStrictEqual([]);
    await settle(linli);
    expect(toldOf('stairSteward')).toStrictEqual(['您问的，已经一起答复了']);
  });

  it('is taken off like a question is declined, with a reason that the asker alone reads', async () => {
    const questionId = await askedBy(linli, 'resident', 1, '骂人的话');
    await answer(declining(2, questionId));
    expect((await seen('resident')).own).toMatchObject({ state: 'declined', reason: 'rude' });
    for (const as of ['secretary', 'stairSteward'] as const) {
      expect(JSON.stringify(await detail(NOTICE.building, as))).not.toContain('骂人的话');
    }
    await settle(linli);
    expect(toldOf('resident')).toStrictEqual(['您问的没有答复，请看原因']);
  });
});

describe('joining', () => {
  it('is for others, on what is answered', async () => {
    const questionId = await askedBy(linli, 'resident', 1);
    const join = (as: As) => refusal('notice.joinQuestion', joining(questionId), as);
    expect(((await join('stairSteward')) as string[])[0]).toBe('QUESTION_NOT_FOUND');
    await answer(answering(2, questionId));
    expect(((await join('resident')) as string[])[0]).toBe('QUESTION_OWN');
    expect(((await join('residentElsewhere')) as string[])[0]).toBe('NOTICE_NOT_FOUND');
    expect(await join('stairSteward')).toBe('ok');
    expect(await join('stairSteward')).toBe('ok');
    expect(linli.documents<QuestionMarkDocument>('noticeQuestionMarks').length).toBe(1);
    await patch(linli, 'notices', { _id: NOTICE.building }, { expiresAt: START - 1 });
    expect(((await join('householdRepresentative')) as string[])[0]).toBe('QUESTION_CLOSED');
  });
});

describe('the author', () => {
  it('is told of questions once a day and notice', async () => {
    await askedBy(linli, 'resident', 1);
    await askedBy(linli, 'stairSteward', 2);
    await settle(linli);
    const author = linli
      .documents<{ _id: string; authorId: string }>('notices')
      .find(({ _id }) => _id === NOTICE.building)?.authorId;
    const told = linli
      .documents<MessageDocument>('messages')
      .filter(({ _id }) => _id.startsWith('question-asked:'));
    expect(told.map(({ residentId }) => residentId)).toStrictEqual([author]);
  });
});

describe('somebody who leaves', () => {
  it('takes along what was not answered and every voice; an answered question leads to nobody', async () => {
    const first = await askedBy(linli, 'resident', 1);
    const other = await askedBy(linli, 'stairSteward', 2);
    await answer(answering(3, first));
    await answer(answering(4, other));
    await ask('notice.joinQuestion', joining(other), 'resident');
    await ask('notice.joinQuestion', joining(first), 'householdRepresentative');
    await askedBy(linli, 'householdRepresentative', 5);
    for (const as of ['resident', 'householdRepresentative'] as const) {
      await ask('resident.leaveCommunity', { communityId: MAPLE, commandId: commandId(9) }, as);
    }
    await linli.clock(START + DAY);
    await settle(linli);
    expect(
      kept()
        .map(({ residentId }) => residentId)
        .sort(),
    ).toStrictEqual(['', residentIdOf('stairSteward')].sort());
    expect(linli.documents('noticeQuestionMarks')).toStrictEqual([]);
  });
});
