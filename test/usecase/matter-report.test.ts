import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MadeFile } from '../../typings/contract/roster.ts';
import { HOME, MAPLE, PERSON_KEYS, personOf, START } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { MATTER, ofMatter, TASK } from '../support/matters.ts';
import { talkWith } from '../support/talk.ts';

/** A month's report: numbers from what is there, and nobody's name. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { ask } = talkWith(() => linli);
const codeOf = async (input: Input, as: As) => {
  const { envelope } = await linli.call('filing', 'printReport', input, as);
  return envelope.ok ? 'ok' : envelope.code;
};
const { must } = mattersWith(() => linli);
const printing = (n: number, more: Input = {}) => ({
  communityId: MAPLE,
  month: '2026-06',
  form: 'docx',
  commandId: commandId(n),
  ...more,
});

async function wordsOf(input: Input, as: As = 'secretary'): Promise<string> {
  const file = await ask<MadeFile>('filing.printReport', input, as);
  const response = await fetch(file.url);
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.entries(parts)
    .filter(([path]) => /^(word\/document|xl\/(worksheets|sharedStrings))/.test(path))
    .map(([, bytes]) => strFromU8(bytes).replace(/<[^>]+>/g, ' '))
    .join(' ')
    .replace(/\s+/g, ' ');
}

describe('a report', () => {
  it('says each rate as n of d, by kind, place and stage, and of mediation no small number', async () => {
    const words = await wordsOf(printing(1));
    for (const said of [
      '枫林社区',
      '2026 年 6 月（到 2026年6月15日）',
      '这个月提出 9 件',
      '按时答复 7 9 到期或答复过的',
      '受理 6 7 答复过的',
      '办完 2 6 受理的',
      '在说好的日子里办完 2 2',
      '定方案 2',
      '电梯和水电气 9',
      '不到 5 件，不写数字',
    ]) {
      expect(words).toContain(said);
    }
    const names = PERSON_KEYS.map((key) => personOf(key).name);
    for (const hidden of [...names, '摔了一跤', '13900000000', HOME.second]) {
      expect(words).not.toContain(hidden);
    }
  });

  it('counts promises, tasks and re-visits as they turn out later', async () => {
    await linli.clock(START + 6 * DAY);
    const close = { taskId: TASK.taskId, outcome: 'done', text: '线路查过了' };
    await must('closeTask', ofMatter(1, MATTER.planned, close), 'outsideParty');
    await linli.clock(START + 30 * DAY);
    const words = await wordsOf(printing(2, { month: '2026-06' }));
    // Promised for 20 June, done on the 21st; two plans for 10 July are not done.
    expect(words).toContain('任务在最初的日子里办完 0 1');
    expect(words).toContain('在说好的日子里办完 2 4');
    expect(words).toContain('2026 年第 2 季度');
    const sheets = await wordsOf(printing(3, { form: 'xlsx' }));
    expect(sheets).toContain('任务在最初的日子里办完');
    expect(sheets).toContain('电梯和水电气');
  });

  it('is of a month that has begun, for those who look after the whole community', async () => {
    const next = printing(1, { month: '2026-07' });
    expect(await codeOf(next, 'secretary')).toBe('REPORT_MONTH_UNFIT');
    const old = printing(2, { month: '2021-05' });
    expect(await codeOf(old, 'secretary')).toBe('REPORT_MONTH_UNFIT');
    const none = await wordsOf(printing(3, { month: '2026-01' }), 'streetObserver');
    expect(none).toContain('这个月提出 0 件');
    for (const as of ['resident', 'gridOfficer', 'outsideParty'] as const) {
      expect(await codeOf(printing(4), as)).toBe('NOT_ALLOWED');
    }
  });
});
