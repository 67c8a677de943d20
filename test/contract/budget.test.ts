import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { actionTables } from '../support/actions.ts';
import { MAPLE, NOTICE, PLACE, START } from '../support/community.ts';
import { exampleOf } from '../support/examples.ts';
import { commandId, publication } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { png } from '../support/pictures.ts';

/** Database requests of each action. The tables may be stricter than what was asked for, never looser. */
const ASKED: Record<string, number> = {
  'notice.listNotices': 2,
  'notice.showNotice': 3, // one of them for the questions below it
  'notice.confirmNotice': 2,
  'notice.publishNotice': 5, // one of them for the copies of its files, if it has any
  'home.showOverview': 3,
  'home.showDesk': 3,
  'volunteer.signUpForShift': 4,
  'volunteer.cancelSignUp': 3,
  'volunteer.listShifts': 2,
  'volunteer.listMonth': 2,
  'civility.showAccount': 2,
  'matter.raiseMatter': 3,
  'matter.listAlike': 2,
  'matter.listMatters': 2,
  'matter.showBoard': 4,
  'matter.showPromises': 4,
};

const lines = await actionTables();
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

async function must(functionName: string, action: string, input: object, as: As): Promise<Answer> {
  const answer = await linli.call(functionName, action, input, as);
  assert.equal(answer.envelope.ok, true, JSON.stringify(answer.envelope));
  return answer;
}

describe('database requests', () => {
  for (const { functionName, action, budget } of lines) {
    const name = `${functionName}.${action}`;
    it(`${name} takes at most ${budget}, also when repeated`, async () => {
      const example = exampleOf(functionName, action);
      const input = await example.input(1, linli);
      for (let turn = 0; turn < 2; turn += 1) {
        const { databaseRequests } = await must(functionName, action, input, example.as);
        assert.ok(databaseRequests >= 1, 'they are counted');
        assert.ok(databaseRequests <= budget, `turn ${turn}: ${databaseRequests}`);
      }
    });
  }

  it('the budgets are those that were asked for', () => {
    for (const [name, most] of Object.entries(ASKED)) {
      const line = lines.find((one) => `${one.functionName}.${one.action}` === name);
      assert.ok(line && line.budget <= most, name);
    }
  });

  it('home stays within 3 for everyone who sees more: officers, with much to show', async () => {
    for (const as of [
      'secretary',
      'stairSteward',
      'resident',
      'householdRepresentative',
    ] as const) {
      const answer = await must('home', 'showOverview', { communityId: MAPLE }, as);
      assert.ok(answer.databaseRequests <= 3, as);
    }
  });

  it('publish stays within 4 when held, and within 5 with pictures, however many households', async () => {
    const fileId = await linli.cloud.uploadFile(`notices/${MAPLE}/picture.png`, png());
    for (const [n, verdict] of (['review', 'fail', 'pass'] as const).entries()) {
      await linli.verdict('text', verdict);
      if (verdict === 'pass') await linli.verdict('picture', 'fail');
      const input = { ...publication(n, [PLACE.maple]), pictures: [fileId] };
      const answer = await must('notice', 'publishNotice', input, 'secretary');
      assert.ok(answer.databaseRequests <= 5, `${verdict}: ${answer.databaseRequests}`);
      const bare = { ...publication(n + 10, [PLACE.maple]), pictures: [] };
      const without = await must('notice', 'publishNotice', bare, 'secretary');
      assert.ok(without.databaseRequests <= 4, `${verdict}: ${without.databaseRequests}`);
    }
  });

  it('a refusal for lack of a right costs one request, a wrong form none', async () => {
    const input = publication(1, [PLACE.building]);
    const refused = await linli.call('notice', 'publishNotice', input, 'resident');
    expect(refused.envelope).toStrictEqual({ ok: false, code: 'NOT_ALLOWED' });
    expect(refused.databaseRequests).toBe(1);
    const wrong = await linli.call('notice', 'publishNotice', { ...input, title: '' }, 'secretary');
    expect(wrong.envelope).toStrictEqual({
      ok: false,
      code: 'INPUT_INVALID',
      details: { field: 'title' },
    });
    expect(wrong.databaseRequests).toBe(0);
  });

  it('a timer with nothing to do asks once', async () => {
    await linli.reset();
    await linli.clock(START + DAY / 12); // what the community begins with is done
    for (const name of linli.timed) expect((await linli.timer(name)).databaseRequests).toBe(1);
  });

  it('confirm takes 2 the first time and 1 when repeated', async () => {
    const input = { communityId: MAPLE, noticeId: NOTICE.community, commandId: commandId(1) };
    expect((await must('notice', 'confirmNotice', input, 'resident')).databaseRequests).toBe(2);
    expect((await must('notice', 'confirmNotice', input, 'resident')).databaseRequests).toBe(1);
  });
});
