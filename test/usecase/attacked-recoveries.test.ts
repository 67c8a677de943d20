import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { RecoveryQuestion, Troubled } from '../../typings/contract/parts/recovery.ts';
import { HOME, MAPLE, NOTICE, START } from '../support/community.ts';
import { oneHousehold } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { declaring, noting, outageOver, saying } from '../support/recoveries.ts';
import { talkWith } from '../support/talk.ts';

/** After an outage: what officers could hide, and what is asked in one place and not in another. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, detail } = talkWith(() => linli);
const listed = (as: As) =>
  ask<{ asked: RecoveryQuestion[]; troubled: Troubled[] }>(
    'notice.listRecoveries',
    { communityId: MAPLE },
    as,
  );
const home = async () => (await detail(NOTICE.building, 'resident')).recovery?.homes ?? null;

it('a notice whose end was said early asks in the list as long as on its page', async () => {
  await outageOver(linli, START + 10 * DAY);
  await ask('notice.declareRestored', declaring(1), 'secretary');
  for (const days of [0, 2, 4, 9, 12.9, 13.1]) {
    await linli.clock(START + days * DAY + HOUR);
    const asked = (await listed('resident')).asked.length;
    expect([days, asked]).toStrictEqual([days, (await home()) === null ? 0 : 1]);
  }
});

describe('an officer who writes down that all is well', () => {
  beforeEach(() => outageOver(linli));

  it('over a household that said it is not leaves the household asked', async () => {
    await ask('notice.sayRestored', saying(1, false), 'resident');
    expect((await listed('resident')).asked).toStrictEqual([]);
    await ask('notice.noteRestored', noting(2, true), 'stairSteward');
    expect((await listed('resident')).asked).toMatchObject([
      { homes: [{ householdId: HOME.second, answer: { restored: true, byName: '白若溪' } }] },
    ]);
    await ask('notice.sayRestored', saying(3, true), 'resident');
    expect((await listed('resident')).asked).toStrictEqual([]);
  });

  it('and takes it back leaves what another officer had written down before', async () => {
    await ask('notice.noteRestored', noting(1, false), 'stairSteward');
    await ask('notice.noteRestored', noting(2, true), 'buildingSteward');
    await ask('notice.undoNoteRestored', oneHousehold(3, HOME.second), 'buildingSteward');
    expect(await home()).toMatchObject([{ answer: { restored: false, byName: '白若溪' } }]);
  });
});
