import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { Desk } from '../../typings/contract/home.ts';
import type { DutyPhone } from '../../typings/contract/parts/contact.ts';
import type { OwnData } from '../../typings/contract/resident.ts';
import type { Steward } from '../../typings/contract/role.ts';
import { MAPLE, residentIdOf, START } from '../support/community.ts';
import { STAIR_CONTACT } from '../support/contact.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { DUTY, dutyPhone, ending, offering } from '../support/roles.ts';
import { talkWith } from '../support/talk.ts';

/** A number that an officer lets neighbours call: by their own consent, within hours, while the office lasts. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const here = { communityId: MAPLE };
const HOUR = 60 * 60_000;
const reaches = async (as: As) =>
  (await ask<{ stewards: Steward[] }>('role.listStewards', here, as)).stewards
    .filter(({ reach }) => reach !== null)
    .map(({ role, reach }) => [role, reach?.phone] as const);
const kept = (as: 'stairSteward' | 'buildingSteward') =>
  linli.documents<ResidentDocument>('residents').find(({ _id }) => _id === residentIdOf(as))
    ?.contact ?? null;
const hours = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  hourCycle: 'h23',
});
/** The next moment at which it is this hour in Shanghai. */
async function goTo(hour: number): Promise<void> {
  const passed = Number(hours.format(START));
  await linli.clock(START + ((hour - passed + 24) % 24) * HOUR);
}

async function endOffice(): Promise<void> {
  const { roles } = linli
    .documents<ResidentDocument>('residents')
    .find(({ _id }) => _id === residentIdOf('stairSteward')) ?? { roles: [] };
  const [{ placeId = '', from = '' } = {}] = roles;
  const end = ending(1, {
    residentId: residentIdOf('stairSteward'),
    role: 'stair-steward',
    placeId,
    from,
  });
  await ask('role.endRole', end, 'secretary');
}

describe('a number of one’s own', () => {
  it('is seen by the neighbours of the stair within its hours, and its hours at night', async () => {
    await goTo(12);
    expect(await reaches('resident')).toStrictEqual([['stair-steward', STAIR_CONTACT.phone]]);
    await goTo(22);
    expect(await reaches('resident')).toStrictEqual([['stair-steward', null]]);
  });

  it('is seen by nobody whose doors the officer does not look after', async () => {
    await goTo(12);
    expect(await reaches('residentElsewhere')).toStrictEqual([]);
  });

  it('is offered, shown to its owner and exported, kept sealed, and taken back', async () => {
    const contact = { phone: '021-55550000', from: 0, until: 1440 };
    await ask('role.offerContact', offering(1, contact), 'buildingSteward');
    expect(await reaches('resident')).toContainEqual(['building-steward', contact.phone]);
    expect(await ask('role.showContact', here, 'buildingSteward')).toStrictEqual({ contact });
    const own = await ask<OwnData>('resident.exportOwn', here, 'buildingSteward');
    expect(own.contact).toStrictEqual(contact);
    expect(JSON.stringify(linli.documents('residents'))).not.toContain(contact.phone);
    await ask('role.offerContact', offering(2, null), 'buildingSteward');
    expect(kept('buildingSteward')).toBe(null);
    expect((await reaches('resident')).map(([role]) => role)).toStrictEqual(['stair-steward']);
    const audited = linli
      .documents<AuditDocument>('audit')
      .filter(({ action }) => action.endsWith('-contact'));
    expect(audited.map(({ action }) => action)).toContain('role.offer-contact');
    expect(JSON.stringify(audited)).not.toContain(contact.phone);
  });

  it('is no longer seen once the office is over, and may be taken back by its owner even then', async () => {
    await goTo(12);
    await endOffice();
    expect(await reaches('resident')).toStrictEqual([]);
    expect(kept('stairSteward')).not.toBe(null);
    const again = { phone: '021-55550000', from: 0, until: 1440 };
    expect(await refusal('role.offerContact', offering(3, again), 'stairSteward')).toContain(
      'ROLE_NOT_HELD',
    );
    await ask('role.offerContact', offering(4, null), 'stairSteward');
    expect(kept('stairSteward')).toBe(null);
  });

  it('that was offered in an earlier office is not shown for a later one, but goes on with the same', async () => {
    await goTo(12);
    const contact = { phone: '021-55550000', from: 0, until: 1440 };
    await ask('role.offerContact', offering(1, contact), 'stairSteward');
    const found = linli
      .documents<ResidentDocument>('residents')
      .find(({ _id }) => _id === residentIdOf('stairSteward'));
    const [held] = found?.roles ?? [];
    const later = { ...held, from: '2026-06-20', until: null };
    const set = (roles: object[]) =>
      patch(linli, 'residents', { _id: residentIdOf('stairSteward') }, { roles });
    await set([{ ...held, until: '2026-06-19' }, later]);
    await linli.clock(START + 10 * 24 * HOUR);
    expect((await reaches('resident')).map(([, phone]) => phone)).toStrictEqual([contact.phone]);
    await set([{ ...held, until: '2026-06-16' }, later]);
    expect(await reaches('resident')).toStrictEqual([]);
    await ask('role.offerContact', offering(2, contact), 'stairSteward');
    expect((await reaches('resident')).map(([, phone]) => phone)).toStrictEqual([contact.phone]);
  });

  it('is gone once its owner has left', async () => {
    await endOffice();
    expect(kept('stairSteward')).not.toBe(null);
    await ask('resident.leaveCommunity', { ...here, commandId: commandId(1) }, 'stairSteward');
    expect(kept('stairSteward')).toBe(null);
  });

  it('is one that can be called, and its hours go forward', async () => {
    for (const contact of [
      { phone: '我的电话', from: 0, until: 60 },
      { phone: '139', from: 0, until: 60 },
      { phone: '13900000001', from: 60, until: 60 },
      { phone: '13900000001', from: 0, until: 1441 },
    ]) {
      const refused = await refusal('role.offerContact', offering(1, contact), 'buildingSteward');
      expect(refused).toContain('INPUT_INVALID');
    }
  });
});

describe('the number of whoever is on duty', () => {
  const seen = async (as: As) =>
    (await ask<{ duty: DutyPhone | null }>('role.listStewards', here, as)).duty;

  it('is seen by everybody in the community, also without a home there, and on the desk', async () => {
    expect(await seen('resident')).toBe(null);
    await ask('role.setDutyPhone', dutyPhone(1), 'secretary');
    for (const as of ['resident', 'residentElsewhere', 'partyBranch'] as const) {
      expect(await seen(as)).toStrictEqual(DUTY);
    }
    expect(await refusal('role.listStewards', here, 'cedarResident')).toContain('NOT_A_RESIDENT');
    const desk = await ask<Desk>('home.showDesk', here, 'buildingSteward');
    expect(desk.duty).toStrictEqual(DUTY);
  });

  it('is changed and taken away on record, without the number', async () => {
    await ask('role.setDutyPhone', dutyPhone(1), 'secretary');
    const night = { ...DUTY, phone: '021-55550002', until: 1440 };
    await ask('role.setDutyPhone', dutyPhone(2, night), 'secretary');
    expect(await seen('resident')).toStrictEqual(night);
    await ask('role.setDutyPhone', dutyPhone(3, null), 'secretary');
    await ask('role.setDutyPhone', dutyPhone(4, null), 'secretary');
    expect(await seen('resident')).toBe(null);
    const audited = linli
      .documents<AuditDocument>('audit')
      .filter(({ action }) => action.endsWith('-duty-phone'));
    expect(audited.map(({ action }) => action).sort()).toStrictEqual([
      'role.end-duty-phone',
      'role.set-duty-phone',
      'role.set-duty-phone',
    ]);
    expect(JSON.stringify(audited)).not.toContain('5555');
  });

  it('is one that can be called, with hours that go forward and somebody who answers', async () => {
    for (const wrong of [{ phone: '值班室' }, { from: 60, until: 60 }, { who: ' ' }]) {
      const refused = await refusal(
        'role.setDutyPhone',
        dutyPhone(1, { ...DUTY, ...wrong }),
        'secretary',
      );
      expect(refused).toContain('INPUT_INVALID');
    }
  });
});
