import { describe, expect, it } from '@jest/globals';
import type { MotionDetail, OwnVoter } from '../../typings/contract/motion.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { COMMUNITY, motion, voter } from './samples.ts';

/** One question is answered on the page of its motion: an option, and one sheet. */

const known = { resident: { listMemberships: answering({ memberships: [] }) } };
/** A motion that asks the sample's first question alone, by name. */
function one(form: Partial<MotionDetail['form']> = {}, own: Partial<OwnVoter> = {}): MotionDetail {
  const sample = motion({ own: [voter(own)] });
  const questions = sample.form.questions.slice(0, 1);
  return { ...sample, form: { ...sample.form, secret: false, questions, ...form } };
}

async function see(
  ballot: NonNullable<Answers['ballot']>,
  look: (page: OpenPage) => Promise<void>,
  query: Record<string, string> = {},
): Promise<void> {
  const page = await openPage('package-ballot/pages/motion-detail/index', {
    query: { communityId: COMMUNITY, motionId: 'm1', ...query },
    answers: { ballot, ...known },
  });
  await page.atRest();
  await look(page);
  page.close();
}
const sent = ({ calls }: OpenPage) =>
  calls.filter(({ name }) => name === 'ballot.castBallot').map(({ input }) => input);
/** Whether the three answers stand on the page. */
const offers = (page: OpenPage) => page.text().includes('同意 不同意 弃权');

describe('one question', () => {
  it('is sent by an option and by the sheet that repeats it', async () => {
    let cast = false;
    const ballot: NonNullable<Answers['ballot']> = {
      showMotion: () => answering(one({}, cast ? { cast: 'phone' } : {}))(),
      castBallot: ({ receipt }) => {
        cast = true;
        return answering({ receipt, cast: 'phone' as const })();
      },
    };
    await see(ballot, async (page) => {
      expect(page.text()).not.toContain('去投票');
      page.tap('不同意');
      await page.atRest();
      for (const words of [
        '您选：不同意',
        '装充电棚吗？',
        '这一票代表：一期 1栋 1单元 202',
        '截止前还可以改',
      ]) {
        expect(page.dialog()).toContain(words);
      }
      expect(sent(page)).toStrictEqual([]);
      page.answer('confirm');
      await page.atRest();
      expect(sent(page)).toMatchObject([
        { voterId: 'v1', answers: [{ questionId: 'q1', options: ['no'], scores: [] }] },
      ]);
      expect(page.text()).toContain('这一票投好了');
      expect(offers(page)).toBe(false);
    });
  });

  it('whose option was tapped on the first page has its sheet open; who changes their mind has sent nothing', () =>
    see(
      { showMotion: answering(one()) },
      async (page) => {
        expect(page.dialog()).toContain('您选：同意');
        page.answer('cancel');
        await page.atRest();
        expect(sent(page)).toStrictEqual([]);
        expect(offers(page)).toBe(true);
      },
      { choose: 'yes' },
    ));

  it('that may have arrived is sent again as it was, on the page of the ballot', () =>
    see(
      { showMotion: answering(one()), castBallot: refusing('OFFLINE') },
      async (page) => {
        page.answer('confirm');
        await page.atRest();
        expect(page.text()).toContain('再点一次不会投成两票');
        expect(offers(page)).toBe(false);
        page.tap('去投票');
        await page.atRest();
        expect(page.text()).toContain('投出这一票');
        page.tap('投出这一票');
        await page.atRest();
        const [first, second, ...more] = sent(page);
        expect(second).toStrictEqual(first);
        expect(more).toStrictEqual([]);
      },
      { choose: 'yes' },
    ));

  it('says that what is secret stays, and that others were quicker', () =>
    see(
      { showMotion: answering(one({ secret: true })), castBallot: refusing('BALLOT_CAST') },
      async (page) => {
        page.tap('弃权');
        await page.atRest();
        expect(page.dialog()).toContain('不记名的票投出后不能自己改');
        page.answer('confirm');
        await page.atRest();
        expect(page.all('[role="alert"]').length).toBe(1);
      },
    ));
});

describe('a page of its own', () => {
  const kept: [why: string, motion: MotionDetail][] = [
    ['for several questions', motion()],
    ['for a long text', one({ body: '这件事说来话长。'.repeat(40) })],
    ['where points are given', one({ questions: [score()] })],
    ['where one has to say first that one is 18', one({}, { adultNeeded: true })],
  ];
  for (const [why, asked] of kept) {
    it(why, () =>
      see(
        { showMotion: answering(asked) },
        async (page) => {
          expect(offers(page)).toBe(false);
          expect(page.dialog()).toBe('');
        },
        { choose: 'yes' },
      ),
    );
  }
});

function score(): MotionDetail['form']['questions'][number] {
  const options = [{ optionId: 'east', text: '东门' }];
  return { questionId: 'q1', text: '给几分？', kind: 'score', options, most: 10 };
}
