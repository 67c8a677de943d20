import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PromiseView } from '../../typings/contract/matter/figure.ts';
import type { DrawLine, DrawView } from '../../typings/contract/matter/revisit.ts';
import { MAPLE, type PersonKey, personOf, residentIdOf, START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { DRAW, DRAWN, FREEZING, MATTER, ofDraw, ofMatter } from '../support/matters.ts';
import { patch, unset } from '../support/patch.ts';

/** The draw of matters that are re-visited: what is frozen, what draws from it, and what was found. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf } = mattersWith(() => linli);
const freeze = (n: number, more = {}) => ({ ...FREEZING(n), ...more });
const shown = (drawId: string, as: As = 'resident') =>
  must<DrawView>('showDraw', { communityId: MAPLE, drawId }, as);
const frozen = async (more = {}) =>
  (await must<{ drawId: string }>('freezeDraw', freeze(1, more), 'secretary')).drawId;
const AT_SEED = START + 3 * DAY;

async function drawnFrom(drawId: string, seed = '03081522273106'): Promise<DrawView> {
  await linli.clock(AT_SEED);
  await must('enterSeed', ofDraw(11, drawId, { seed }), 'secretary');
  await must('confirmSeed', ofDraw(12, drawId, { seed }), 'partyBranch');
  return shown(drawId);
}

describe('a list', () => {
  it('holds all that ended, refused and opened again as well, and is published with its hash', async () => {
    await must('sayNotYet', ofMatter(5, MATTER.done, { reason: '又灭了' }), 'resident');
    const drawId = await frozen();
    const { list, hash, listed, state, seed, drawn } = await shown(drawId);
    const ids = [MATTER.done, MATTER.closed, MATTER.refused].sort();
    expect(list.split('\n')).toStrictEqual(ids);
    expect(hash).toBe(createHash('sha256').update(list).digest('hex'));
    expect([listed, state, seed, drawn]).toStrictEqual([3, 'announced', null, []]);
  });

  it('is frozen beside those of before, which had no number', async () => {
    await unset(linli, 'matterDraws', {}, 'number', 'numberKey');
    expect(await codeOf('freezeDraw', freeze(1), 'secretary')).toBe('ok');
  });

  it('stays as it was frozen, whatever happens afterwards', async () => {
    const drawId = await frozen();
    const { list } = await shown(drawId);
    await must('sayNotYet', ofMatter(5, MATTER.done, { reason: '又灭了' }), 'resident');
    expect((await shown(drawId)).list).toBe(list);
  });

  it('is of days that are over, its number of a day to come, and never empty', async () => {
    for (const [more, code] of [
      [{ until: '2026-06-15' }, 'DRAW_PERIOD_UNFIT'],
      [{ from: '2026-06-14', until: '2026-06-10' }, 'DRAW_PERIOD_UNFIT'],
      [{ seedDay: '2026-06-15' }, 'DRAW_SEED_DAY_UNFIT'],
      [{ seedDay: '2026-12-15' }, 'DRAW_SEED_DAY_UNFIT'],
      [{ from: '2025-09-01', until: '2025-09-30' }, 'DRAW_EMPTY'],
    ] as const) {
      expect(await codeOf('freezeDraw', freeze(1, more), 'secretary')).toBe(code);
    }
  });
});

describe('a day', () => {
  it('is on one list only: nobody who did not like a draw freezes again', async () => {
    await frozen();
    const again = freeze(2, { from: '2026-06-13', until: '2026-06-14', source: '福彩快乐8' });
    const { envelope } = await linli.call('matter', 'freezeDraw', again, 'partyBranch');
    const days = { from: '2026-06-01', until: '2026-06-13' };
    expect(envelope).toMatchObject({ code: 'DRAW_DAYS_TAKEN', details: days });
    const whole = freeze(3, { from: '2026-05-31', until: '2026-06-14' });
    expect(await codeOf('freezeDraw', whole, 'secretary')).toBe('DRAW_DAYS_TAKEN');
    await must('freezeDraw', freeze(4, { from: '2026-06-14', until: '2026-06-14' }), 'secretary');
  });
});

describe('the number', () => {
  it('is entered once its day has come, and by two people', async () => {
    const drawId = await frozen();
    const seed = '03081522273106';
    expect(await codeOf('enterSeed', ofDraw(1, drawId, { seed }), 'secretary')).toBe('DRAW_EARLY');
    await linli.clock(AT_SEED);
    expect(await codeOf('confirmSeed', ofDraw(2, drawId, { seed }), 'partyBranch')).toBe(
      'DRAW_NOT_ENTERED',
    );
    await must('enterSeed', ofDraw(3, drawId, { seed }), 'secretary');
    expect((await shown(drawId)).seed).toBeNull();
    expect(await codeOf('confirmSeed', ofDraw(4, drawId, { seed }), 'secretary')).toBe(
      'DRAW_SAME_PERSON',
    );
    const other = ofDraw(5, drawId, { seed: '03081522273107' });
    expect(await codeOf('confirmSeed', other, 'partyBranch')).toBe('DRAW_SEED_DIFFERS');
    await must('confirmSeed', ofDraw(6, drawId, { seed }), 'partyBranch');
    expect((await shown(drawId)).drawn.length).toBe(2);
    expect(await codeOf('enterSeed', ofDraw(7, drawId, { seed: '9999' }), 'secretary')).toBe(
      'DRAW_DONE',
    );
  });

  it('was typed wrong: it is entered anew, and somebody else confirms it', async () => {
    const drawId = await frozen();
    await linli.clock(AT_SEED);
    await must('enterSeed', ofDraw(1, drawId, { seed: '1234' }), 'secretary');
    await must('enterSeed', ofDraw(2, drawId, { seed: '4321' }), 'partyBranch');
    const seed = '4321';
    expect(await codeOf('confirmSeed', ofDraw(3, drawId, { seed }), 'partyBranch')).toBe(
      'DRAW_SAME_PERSON',
    );
    await must('confirmSeed', ofDraw(4, drawId, { seed }), 'secretary');
  });
});

describe('anyone', () => {
  it('does the draw again with the script of the docs, which uses none of this code', async () => {
    const docs = await readFile(
      fileURLToPath(new URL('../../docs/matters.md', import.meta.url)),
      'utf8',
    );
    const [, script = ''] = /```js\n([\s\S]+?)```/.exec(docs) ?? [];
    const lines = script.trim().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
    const imports = lines.flatMap((line) => /from '([^']+)'/.exec(line)?.[1] ?? []);
    expect(imports.every((name) => name.startsWith('node:'))).toBe(true);
    const view = await drawnFrom(await frozen());
    const folder = await mkdtemp(join(tmpdir(), 'linli-draw-'));
    await writeFile(join(folder, 'draw.mjs'), script);
    await writeFile(join(folder, 'list.txt'), `${view.list}\n`);
    const run = promisify(execFile);
    const { stdout } = await run(
      process.execPath,
      ['draw.mjs', 'list.txt', view.seed ?? '', String(view.size)],
      { cwd: folder },
    );
    await rm(folder, { recursive: true });
    const [hash, ...sample] = stdout.trim().split('\n');
    expect(hash).toBe(view.hash);
    expect(sample).toStrictEqual(view.drawn.map(({ matterId }) => matterId));
    expect(sample.length).toBe(2);
  });
});

const voiceOf = (matterId: string, as: PersonKey) => {
  const residentId = residentIdOf(as);
  return { _id: `${matterId}:${residentId}`, matterId, residentId, joins: true };
};

describe('a visit', () => {
  const visit = (n: number, drawId: string, matterId: string, result: string) =>
    ofDraw(n, drawId, { matterId, result });

  it('says what was found, once, and anew where nobody was there', async () => {
    const drawId = await frozen({ size: 3 });
    await drawnFrom(drawId);
    await must('recordVisit', visit(1, drawId, MATTER.closed, 'unreached'), 'partyBranch');
    await must('recordVisit', visit(2, drawId, MATTER.closed, 'helped'), 'streetObserver');
    expect(await codeOf('recordVisit', visit(3, drawId, MATTER.closed, 'not'), 'partyBranch')).toBe(
      'DRAW_VISITED',
    );
    await must('recordVisit', visit(4, drawId, MATTER.refused, 'not'), 'partyBranch');
    const { figures, drawn } = await shown(drawId);
    expect(figures).toStrictEqual({
      drawn: 3,
      visited: 2,
      helped: 1,
      partly: 0,
      not: 1,
      unreached: 0,
    });
    expect(drawn.find(({ matterId }) => matterId === MATTER.closed)?.result).toBe('helped');
    const { visits } = await must<PromiseView>(
      'showPromises',
      { communityId: MAPLE, months: 12 },
      'resident',
    );
    expect(visits).toMatchObject({ drawId, figures });
  });

  it('is of what was drawn, by somebody who had no part in it', async () => {
    const drawId = await frozen({ size: 3 });
    const early = visit(1, drawId, MATTER.closed, 'helped');
    expect(await codeOf('recordVisit', early, 'partyBranch')).toBe('DRAW_NOT_DRAWN');
    await drawnFrom(drawId);
    const other = visit(2, drawId, MATTER.accepted, 'helped');
    expect(await codeOf('recordVisit', other, 'partyBranch')).toBe('DRAW_NOT_DRAWN');
    await must(
      'handOver',
      ofMatter(3, MATTER.done, { role: 'secretary', residentId: null, reason: '书记来跟' }),
      'buildingSteward',
    );
    await linli.cloud.database.insertMany('voices', [
      { ...linli.documents('voices')[0], ...voiceOf(MATTER.closed, 'partyBranch') },
    ]);
    const joined = visit(5, drawId, MATTER.closed, 'helped');
    expect(await codeOf('recordVisit', joined, 'partyBranch')).toBe('DRAW_OWN_PART');
    const own = visit(4, drawId, MATTER.done, 'helped');
    expect(await codeOf('recordVisit', own, 'secretary')).toBe('DRAW_OWN_PART');
    const { drawn } = await shown(drawId, 'secretary');
    expect(drawn.find(({ matterId }) => matterId === MATTER.done)?.mayVisit).toBe(false);
  });
});

describe('a third party', () => {
  const rate = (n: number, drawId: string, matterId: string, rating = 'helped') =>
    ofDraw(n, drawId, { matterId, rating });

  it('sees what was drawn, in an officer’s words and with its outcome, and nothing else', async () => {
    const drawId = await frozen({ size: 3 });
    expect(await codeOf('showDraw', { communityId: MAPLE, drawId }, 'rater')).toBe(
      'DRAW_NOT_FOUND',
    );
    await drawnFrom(drawId);
    const { drawn } = await shown(drawId, 'rater');
    const line = drawn.find(({ matterId }) => matterId === MATTER.closed);
    expect(line).toMatchObject({ title: '三楼楼道灯不亮', outcome: '楼栋长的答复', mayRate: true });
    const { draws } = await must<{ draws: DrawLine[] }>(
      'listDraws',
      { communityId: MAPLE },
      'rater',
    );
    expect(draws.every(({ state }) => state === 'drawn')).toBe(true);
    const text = JSON.stringify([drawn, draws]);
    for (const person of ['resident', 'buildingSteward'] as const) {
      expect(text).not.toContain(personOf(person).name);
    }
    expect(text).not.toContain('摔了一跤');
    const one = { communityId: MAPLE, matterId: MATTER.closed };
    expect(await codeOf('showMatter', one, 'rater')).toBe('MATTER_NOT_FOUND');
    const all = { communityId: MAPLE, which: 'open' };
    expect(await must('listMatters', all, 'rater')).toMatchObject({ matters: [] });
  });

  it('rates each once, apart from the visits, as n of d that everybody reads', async () => {
    const drawId = await frozen({ size: 3 });
    expect(await codeOf('rateDrawn', rate(1, drawId, MATTER.closed), 'rater')).toBe(
      'DRAW_NOT_FOUND',
    );
    await drawnFrom(drawId);
    await must('rateDrawn', rate(2, drawId, MATTER.closed, 'partly'), 'rater');
    for (const [matterId, code] of [
      [MATTER.closed, 'DRAW_RATED'],
      [MATTER.accepted, 'DRAW_NOT_DRAWN'],
      [MATTER.refused, 'MATTER_NOT_FOUND'], // no public wording
    ] as const) {
      expect(await codeOf('rateDrawn', rate(3, drawId, matterId), 'rater')).toBe(code);
    }
    const { rates, figures, drawn } = await shown(drawId);
    expect(rates).toStrictEqual({ drawn: 3, rated: 1, helped: 0, partly: 1, not: 0 });
    expect(figures.visited).toBe(0);
    expect(drawn.find(({ matterId }) => matterId === MATTER.closed)?.rate).toBe('partly');
    const { visits } = await must<PromiseView>(
      'showPromises',
      { communityId: MAPLE, months: 12 },
      'resident',
    );
    expect(visits?.rates).toStrictEqual(rates);
  });

  it('has no home here and no other office', async () => {
    for (const roles of [
      ['rater', 'outside-party'],
      ['rater', 'party-branch'],
    ] as const) {
      const held = roles.map((role) => ({
        role,
        placeId: MAPLE,
        placeLabel: '',
        from: '2026-01-01',
        until: null,
      }));
      await patch(linli, 'residents', { _id: residentIdOf('rater') }, { roles: held });
      expect(await codeOf('rateDrawn', rate(1, DRAWN, MATTER.closed), 'rater')).toBe(
        'DRAW_RATER_INSIDE',
      );
    }
  });
});

describe('what neighbours read of a draw', () => {
  it('has no names, and nothing of what has no public wording', async () => {
    const drawId = await frozen({ size: 3 });
    const view = await drawnFrom(drawId);
    const refused = view.drawn.find(({ matterId }) => matterId === MATTER.refused);
    expect(refused).toMatchObject({ title: '', placeLabel: '', mayVisit: false });
    const text = JSON.stringify([
      view,
      await must('listDraws', { communityId: MAPLE }, 'resident'),
    ]);
    for (const person of ['resident', 'secretary', 'partyBranch', 'buildingSteward'] as const) {
      expect(text).not.toContain(personOf(person).name);
    }
    expect(text).not.toContain('13900000000');
  });

  it('is nothing for an outside body', async () => {
    const ask = { communityId: MAPLE, drawId: DRAW };
    expect(await codeOf('showDraw', ask, 'outsideParty')).toBe('DRAW_NOT_FOUND');
    expect(await must('listDraws', { communityId: MAPLE }, 'outsideParty')).toStrictEqual({
      draws: [],
      next: null,
    });
  });

  it('is every list that was ever frozen, the latest first', async () => {
    const first = await frozen();
    await linli.clock(START + DAY);
    const rest = freeze(2, { from: '2026-06-14', until: '2026-06-15' });
    const { drawId } = await must<{ drawId: string }>('freezeDraw', rest, 'partyBranch');
    const { draws } = await must<{ draws: DrawLine[] }>(
      'listDraws',
      { communityId: MAPLE },
      'resident',
    );
    expect(draws.map((one) => one.drawId).slice(0, 2)).toStrictEqual([drawId, first]);
    expect(draws.map((one) => one.drawId)).toContain(DRAW);
  });
});
