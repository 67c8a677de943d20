import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { type Answers, answering, type OpenPage, openPage } from '../support/component.ts';
import { COMMUNITY, motion, voter } from './samples.ts';

/** After the count: the phone finds its own lines in the list, and shows no number before. */

const query = { communityId: COMMUNITY, motionId: 'm1' };
const RECEIPT = '00000000000000000007';
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** As docs/voting.md says it. */
function numberOf(questionId: string): string {
  const text = `linli answer 1\nm1\n${questionId}\n${RECEIPT}`;
  const bytes = [...createHash('sha256').update(text).digest()].slice(0, 20);
  return bytes.map((byte) => DIGITS[byte % 32]).join('');
}

const over = { phase: 'over' as const, state: 'published' as const, scheme: 2 };
const cast = [voter({ cast: 'phone' })];

async function see(
  route: string,
  ballot: NonNullable<Answers['ballot']>,
  look: (page: OpenPage) => Promise<void>,
): Promise<void> {
  const storage = { 'receipt:m1:v1': RECEIPT };
  const path = `package-ballot/pages/${route}/index`;
  const resident = { listMemberships: answering({ memberships: [] }) };
  const page = await openPage(path, { query, answers: { ballot, resident }, storage });
  await look(page);
  page.close();
}

/** The list as the functions give it: a page for each question, from the first sign of the number on. */
const listing =
  (choices: Record<string, string>) =>
  ({ after = '' }: { after?: string }) => {
    const [questionId = '', first] = after.split('~');
    const number = numberOf(questionId);
    expect(first).toBe(number.slice(0, 1));
    const own = choices[questionId];
    const lines = own === undefined ? [] : [`${number},away,${own}`];
    const other = `${number.slice(0, 1)}0000000000000000000,away,no`;
    return answering({ lines: [other, ...lines].sort(), next: null })();
  };

it('finds the answer to each question, and asks for no line by its number', () =>
  see(
    'receipt-find',
    {
      showMotion: answering(motion({ ...over, own: cast })),
      listBallots: listing({ q1: 'no', q2: 'east+west' }),
    },
    async (page) => {
      await page.atRest();
      expect(page.text()).not.toContain(RECEIPT.slice(0, 5));
      page.tap('找我这一票');
      await page.atRest();
      expect(page.text()).toContain('这张票在名单里，作为线上意见另外统计');
      expect(page.text()).toContain('不同意');
      expect(page.text()).toContain('东门、西门');
      expect(page.text().replace(/[\s-]/g, '')).toContain(numberOf('q1'));
      const asked = JSON.stringify(page.calls);
      for (const secret of [RECEIPT, numberOf('q1'), numberOf('q2')]) {
        expect(asked).not.toContain(secret);
      }
    },
  ));

it('says when the list does not have it, and when an answer was left out', async () => {
  const showMotion = answering(motion({ ...over, own: cast }));
  await see('receipt-find', { showMotion, listBallots: listing({ q1: 'no' }) }, async (page) => {
    await page.atRest();
    page.tap('找我这一票');
    await page.atRest();
    expect(page.text()).toContain('名单里没有找到这张票');
  });
  const listBallots = listing({ q1: '', q2: '' });
  await see('receipt-find', { showMotion, listBallots }, async (page) => {
    await page.atRest();
    page.tap('找我这一票');
    await page.atRest();
    expect(page.text()).toContain('这张票收到了，没有计入');
    expect(page.text()).toContain('选了什么不公布');
  });
});

it('a phone without a receipt is told why', () =>
  see('receipt-find', { showMotion: answering(motion({ ...over, own: [] })) }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('这部手机上没有您这次投票的回执');
    expect(page.text()).not.toContain('找我这一票');
  }));

it('while a secret vote runs its page shows no number, though the phone has one', () =>
  see('motion-detail', { showMotion: answering(motion({ own: cast })) }, async (page) => {
    await page.atRest();
    expect(page.text()).toContain('已投（手机');
    expect(page.text().replace(/[\s-]/g, '')).not.toMatch(/[0-9A-Z]{10}/);
  }));
