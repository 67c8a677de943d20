import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MotionDocument, VoterDocument } from '../../cloudfunctions/ballot/collections.ts';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { MotionDetail } from '../../typings/contract/motion.ts';
import type { AdultLine } from '../../typings/contract/people.ts';
import type { Membership } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { commandId, type Input, newPerson } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, formOf } from '../support/motions.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Who is on a roster of adults: whoever said that they are 18, and an officer has confirmed it. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
let n = 100;
const fresh = () => {
  n += 1;
  return commandId(n);
};
const inMaple = (more: Input = {}): Input => ({ communityId: MAPLE, ...more });
const codeOf = async (...args: Parameters<typeof refusal>) => {
  const answer = await refusal(...args);
  return Array.isArray(answer) ? (answer[0] as string) : answer;
};

async function join(more: Input = {}, householdId: string = HOME.second): Promise<Membership> {
  const code = await freshCode(n, linli, householdId);
  const joining = { code, name: '路远行', commandId: fresh(), ...more };
  return ask<Membership>('resident.joinHousehold', joining, 'stranger');
}
/** A draft about the first building, put to its adults. */
async function draft(form: object = {}): Promise<string> {
  const whole = formOf({ basis: 'adults', ...form });
  const input = inMaple({ motionId: null, form: whole, commandId: fresh() });
  return (await ask<{ motionId: string }>('ballot.saveMotion', input, 'secretary')).motionId;
}
const eligible = async () => {
  const on = inMaple({ motionId: await draft() });
  const { eligible } = await ask<{ eligible: { persons: number } }>(
    'ballot.checkMotion',
    on,
    'secretary',
  );
  return eligible.persons;
};
interface List {
  people: AdultLine[];
  counts: { confirmed: number; waiting: number; unasked: number; silent: number };
  at: number;
}
const list = (as: As = 'buildingSteward', placeId: string = PLACE.building) =>
  ask<List>('resident.listAdults', inMaple({ placeId }), as);
const confirm = async (more: Input = {}, as: As = 'buildingSteward') => {
  const { at } = await list(as);
  const input = { placeId: PLACE.building, until: at, unasked: false, except: [] };
  const all = inMaple({ ...input, commandId: fresh(), ...more });
  return (await ask<{ confirmed: number }>('resident.confirmAdults', all, as)).confirmed;
};
const state = async (as: As) =>
  (await ask<{ memberships: Membership[] }>('resident.listMemberships', {}, as)).memberships[0]
    ?.adult;
const say = (adult: boolean, as: As) =>
  ask('resident.stateAdult', inMaple({ adult, commandId: fresh() }), as);

describe('a roster of adults', () => {
  it('leaves out a child who joined, and whoever has not said that they are 18', async () => {
    expect(await eligible()).toBe(3);
    await join();
    expect(await eligible()).toBe(3);
    expect(await state('stranger')).toBe('none');
  });

  it('has somebody once they have said so and an officer has confirmed it', async () => {
    await join({ adult: true });
    expect([await eligible(), await state('stranger')]).toStrictEqual([3, 'stated']);
    const { people, counts } = await list();
    expect(people.map(({ name, own }) => [name, own])).toStrictEqual([['路远行', false]]);
    expect(counts).toStrictEqual({ confirmed: 3, waiting: 1, unasked: 0, silent: 0 });
    expect(await confirm()).toBe(1);
    expect([await eligible(), await state('stranger')]).toStrictEqual([4, 'confirmed']);
    await say(false, 'stranger');
    expect([await eligible(), await state('stranger')]).toStrictEqual([3, 'none']);
  });

  it('is frozen with them, and tells those who are not on it why, before it opens', async () => {
    await join({ adult: true });
    const motionId = await draft({ registered: 3 });
    await ask('ballot.announceMotion', inMaple({ motionId, commandId: fresh() }), 'secretary');
    const keys = linli
      .documents<VoterDocument>('voters')
      .filter((one) => one.motionId === motionId)
      .map(({ key }) => key);
    expect(keys.length).toBe(3);
    const see = (as: As) => ask<MotionDetail>('ballot.showMotion', inMaple({ motionId }), as);
    const seen = await see('stranger');
    expect([seen.own.length, seen.offRoster]).toStrictEqual([0, 'stated']);
    expect((await see('resident')).offRoster ?? null).toBe(null);
  });

  it('is checked at one stroke, but for the exceptions, and a repeat confirms nobody else', async () => {
    const { residentId } = await join({ adult: true });
    const { residentId: elder } = await ask<{ residentId: string }>(
      'resident.addPerson',
      { ...newPerson(n, HOME.first), adult: true, commandId: fresh() },
      'secretary',
    );
    const command = { except: [elder], commandId: fresh() };
    expect(await confirm(command)).toBe(1);
    expect(await confirm(command)).toBe(1);
    const left = (await list()).people.map((one) => one.residentId);
    expect(left).toStrictEqual([elder]);
    const doubt = { householdId: HOME.first, residentId: elder, confirmed: false };
    await ask('resident.decideAdult', inMaple({ ...doubt, commandId: fresh() }), 'buildingSteward');
    expect(await confirm()).toBe(0);
    const yes = { householdId: HOME.second, residentId, confirmed: false };
    await ask('resident.decideAdult', inMaple({ ...yes, commandId: fresh() }), 'buildingSteward');
    expect(await state('stranger')).toBe('doubted');
    const entries = linli
      .documents<AuditDocument>('audit')
      .filter(({ action }) => action === 'adult.confirm');
    expect(entries.length).toBe(2);
  });

  it('is not checked by oneself, for one’s own household, nor by who has entered the person', async () => {
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('stairSteward') },
      { 'adult.state': 'stated' },
    );
    const own = { householdId: HOME.first, residentId: residentIdOf('stairSteward') };
    const decide = inMaple({ ...own, confirmed: true, commandId: fresh() });
    expect(await codeOf('resident.decideAdult', decide, 'stairSteward')).toBe('ADULT_OWN');
    const placeId = PLACE.stair;
    expect(await confirm({ placeId }, 'secretary')).toBe(1);
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('stairSteward') },
      { 'adult.state': 'stated' },
    );
    await ask(
      'resident.addPerson',
      { ...newPerson(n, HOME.second), adult: true, commandId: fresh() },
      'stairSteward',
    );
    const until = (await list('stairSteward', placeId)).at;
    const all = { placeId, until, unasked: true, except: [], commandId: fresh() };
    const { confirmed } = await ask<{ confirmed: number }>(
      'resident.confirmAdults',
      inMaple(all),
      'stairSteward',
    );
    expect(confirmed).toBe(0);
    expect((await list('stairSteward', placeId)).people.every(({ own: mine }) => mine)).toBe(true);
  });

  it('takes those who were there before anybody was asked with one tap a building, and not unseen', async () => {
    await linli.cloud.database.command('database.modifyDocument', {
      collectionName: 'residents',
      queryType: 'WHERE',
      query: JSON.stringify({ communityId: MAPLE }),
      data: JSON.stringify({ $unset: { adult: '' } }),
      multi: true,
      merge: true,
      upsert: false,
    });
    expect(await eligible()).toBe(0);
    expect((await list()).counts.unasked).toBe(3);
    const { at } = await list();
    await linli.clock(START + HOUR);
    await join();
    expect(await confirm({ until: at, unasked: true })).toBe(3);
    const { counts } = await list();
    expect(counts).toStrictEqual({ confirmed: 3, waiting: 0, unasked: 0, silent: 1 });
    expect(await eligible()).toBe(3);
  });
});

describe('the vote of a household', () => {
  it('is cast by somebody who says that they are 18; votes that were announced before go on', async () => {
    await join();
    expect(await codeOf('ballot.castBallot', casting(1), 'stranger')).toBe('ok');
    const motionId = await draft({ basis: 'households', registered: 3 });
    await ask('ballot.announceMotion', inMaple({ motionId, commandId: fresh() }), 'secretary');
    const [{ form }] = linli
      .documents<MotionDocument>('motions')
      .filter(({ _id }) => _id === motionId) as [MotionDocument];
    await linli.clock(form.opensAt + DAY / 24);
    const vote = casting(2, { motionId });
    expect(await codeOf('ballot.castBallot', vote, 'stranger')).toBe('ADULT_NOT_STATED');
    await say(true, 'stranger');
    expect(await codeOf('ballot.castBallot', vote, 'stranger')).toBe('ok');
  });
});

it('nothing but the flag is kept: no date of birth, and nothing once they have left', async () => {
  const { residentId } = await join({ adult: true });
  const entry = () =>
    linli.documents<ResidentDocument>('residents').find(({ _id }) => _id === residentId);
  expect(Object.keys(entry()?.adult ?? {}).sort()).toStrictEqual([
    'decidedAt',
    'decidedBy',
    'state',
    'statedAt',
    'statedBy',
  ]);
  await ask('resident.leaveCommunity', inMaple({ commandId: fresh() }), 'stranger');
  expect(entry()?.adult).toBe(null);
});
