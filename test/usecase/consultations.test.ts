import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MotionDetail, MotionForm } from '../../typings/contract/motion.ts';
import { idOf, MAPLE, PLACE, START } from '../support/community.ts';
import { COVENANT } from '../support/covenants.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { assemblyOf, casting, formOf, NO } from '../support/motions.ts';
import { talkWith } from '../support/talk.ts';

/** What a building talks over: its steward invites, its invitation says what it takes, and it binds nobody. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const DAY = 24 * 60 * 60_000;
const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const { ask, refusal } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });
const TALK = formOf({
  registered: 0,
  partyConsultedOn: null,
  opensAt: START + 4 * DAY,
  closesAt: START + 6 * DAY,
  countsAt: START + 6 * DAY,
});

let n = 0;
/** Written and announced by one person. @returns the motion, and what the announcement was answered */
async function announced(form: MotionForm, as: As = 'secretary') {
  n += 2;
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(n) };
  const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, as);
  const command = on(motionId, { commandId: commandId(n + 1) });
  return { motionId, answer: await refusal('ballot.announceMotion', command, as) };
}
const answerTo = async (form: MotionForm, as?: As) => (await announced(form, as)).answer;
const problem = (code: string) => ['MOTION_HAS_PROBLEMS', { problems: code }];

describe('a consultation', () => {
  const terms = { takePart: { n: 2, d: 3 }, agree: { n: 1, d: 2 } };

  it('is invited to by the steward of the place, who runs it; another steward does not', async () => {
    const { motionId, answer } = await announced(TALK, 'buildingSteward');
    expect(answer).toBe('ok');
    const cancel = on(motionId, { reason: '下雨', commandId: commandId(600) });
    expect(await refusal('ballot.cancelMotion', cancel, 'gridOfficer')).toStrictEqual([
      'NOT_ALLOWED',
      undefined,
    ]);
    expect(await refusal('ballot.cancelMotion', cancel, 'buildingSteward')).toBe('ok');
    const assembly = { ...assemblyOf(), placeId: PLACE.building, registered: 3 };
    expect(await answerTo(assembly, 'buildingSteward')).toStrictEqual(problem('place-unfit'));
  });

  it('adopts no text, and its thresholds are parts of a whole', async () => {
    const text = { ...TALK, matter: 'covenant', covenantId: COVENANT.settled } as const;
    expect(await answerTo(text)).toStrictEqual(problem('matter-not-theirs'));
    const wrong = { takePart: { n: 3, d: 2 }, agree: null };
    expect(await answerTo({ ...TALK, terms: wrong })).toStrictEqual(problem('terms-unfit'));
    expect(await answerTo({ ...assemblyOf(), terms })).toStrictEqual(problem('terms-unfit'));
  });

  it('counts by the terms of its invitation, and anybody can count it again', async () => {
    const { motionId } = await announced({ ...TALK, terms }, 'buildingSteward');
    await linli.clock(START + 5 * DAY);
    await ask('ballot.castBallot', casting(1, { motionId }), 'resident');
    const show = () => ask<MotionDetail>('ballot.showMotion', on(motionId), 'resident');
    const [missing] = (await show()).turnout?.missing ?? [];
    expect([missing?.missing, missing?.times, missing?.by]).toStrictEqual([1, 3, 2]);
    const no = casting(2, { motionId, voterId: THIRD, answers: NO });
    await ask('ballot.castBallot', no, 'householdRepresentative');
    await linli.clock(START + 6 * DAY);
    await linli.timer('ballot');
    const { result, binding } = await show();
    const [question] = result?.questions ?? [];
    expect([question?.outcome?.valid, result?.passed, binding]).toStrictEqual([true, true, false]);
    const { lines } = await ask<{ lines: string[] }>(
      'ballot.listBallots',
      on(motionId),
      'resident',
    );
    expect(lines.slice(2, 5)).toStrictEqual([
      '# rule consultation 1',
      '# terms present=2/3 yes=1/2',
      '# counted all',
    ]);
    const file = join(mkdtempSync(join(tmpdir(), 'linli-list-')), 'list.txt');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const script = fileURLToPath(new URL('../../docs/recount.mjs', import.meta.url));
    const output = execFileSync(process.execPath, [script, file], { encoding: 'utf8' });
    const again = JSON.parse(output) as { listHash: string; passed: boolean };
    expect([again.listHash, again.passed]).toStrictEqual([result?.listHash, true]);
  });
});
