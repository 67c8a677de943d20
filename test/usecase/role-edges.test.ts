import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import { endedTerm } from '../../cloudfunctions/role/office/role-rules.ts';
import type { Membership } from '../../typings/contract/resident.ts';
import type { Holder } from '../../typings/contract/role.ts';
import { BIRCH, SETUP_CODE } from '../support/birch.ts';
import {
  MAPLE,
  openidOf,
  type PersonKey,
  PLACE,
  residentIdOf,
  START,
} from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { ending, granting, PROPOSAL } from '../support/roles.ts';
import { talkWith } from '../support/talk.ts';

/** Offices over time: terms that run out or begin later, and commands that are sent again. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const rolesOf = (key: PersonKey) =>
  linli
    .documents<ResidentDocument>('residents')
    .find(({ _id }) => _id === residentIdOf(key))
    ?.roles.map(({ role }) => role) ?? [];
const secretary = (key: PersonKey, from: string) => ({
  residentId: residentIdOf(key),
  role: 'secretary',
  placeId: MAPLE,
  from,
});

/** Agrees to what waits about this person. */
async function agree(n: number, key: PersonKey, as: PersonKey): Promise<void> {
  const proposal = linli
    .documents<ProposalDocument>('proposals')
    .find(({ residentId, state }) => residentId === residentIdOf(key) && state === 'open');
  const proposalId = proposal?._id ?? '';
  const input = { communityId: MAPLE, proposalId, decision: 'accept', commandId: commandId(n) };
  await ask('role.decideProposal', input, as);
}

describe('a secretary whose term ran out', () => {
  it('takes office again with a new set-up code', async () => {
    const [someone] = linli.documents<ResidentDocument>('residents');
    assert.ok(someone);
    const term = { role: 'secretary' as const, placeId: BIRCH, placeLabel: '全社区' };
    const openid = openidOf('stranger');
    const former: ResidentDocument = {
      ...someone,
      _id: 'a0000000000000000001',
      communityId: BIRCH,
      accountKey: `wx:${openid}`,
      openid,
      roles: [{ ...term, from: '2023-06-15', until: '2026-06-14' }],
    };
    await linli.cloud.database.insertMany('residents', [former] as never);
    const input = { code: SETUP_CODE, name: '温如玉', commandId: commandId(1) };
    const { envelope } = await linli.call('resident', 'setUp', input, 'stranger');
    assert.ok(envelope.ok, JSON.stringify(envelope));
    const { roles } = envelope.data as Membership;
    expect(roles.map(({ role, from }) => [role, from])).toStrictEqual([
      ['secretary', '2026-06-15'],
    ]);
  });
});

describe('a secretary who was chosen before another went', () => {
  it('counts once their term has begun', async () => {
    const later = { ...secretary('resident', '2026-06-20'), until: null };
    await ask('role.grant', granting(1, later), 'secretary');
    await agree(2, 'resident', 'partyBranch');
    const now = { ...secretary('mediator', '2026-06-15'), until: null };
    await ask('role.grant', granting(3, now), 'secretary');
    await agree(4, 'mediator', 'partyBranch');
    await ask('role.end', ending(5, secretary('secretary', '2020-01-01')), 'secretary');
    await agree(6, 'secretary', 'mediator');
    const last = ending(7, secretary('mediator', '2026-06-15'));
    expect(await refusal('role.end', last, 'mediator')).toStrictEqual([
      'LAST_SECRETARY',
      undefined,
    ]);
    await linli.clock(START + 6 * DAY);
    expect(await ask('role.end', last, 'mediator')).toStrictEqual({ state: 'proposed' });
    await agree(8, 'mediator', 'resident');
    const gone = ending(9, secretary('resident', '2026-06-20'));
    expect(await refusal('role.end', gone, 'resident')).toStrictEqual([
      'LAST_SECRETARY',
      undefined,
    ]);
  });
});

describe('a command sent again', () => {
  it('for another office, because the answer did not come, grants that one as well', async () => {
    await ask('role.grant', granting(1), 'secretary');
    const other = granting(1, { role: 'team-leader', placeId: MAPLE });
    await ask('role.grant', other, 'secretary');
    expect(rolesOf('resident').sort()).toStrictEqual(['mediator', 'team-leader']);
  });

  it('for another proposal, proposes that one as well', async () => {
    const grid = { role: 'grid-officer', placeId: PLACE.otherEstate };
    await ask('role.grant', granting(1, grid), 'secretary');
    const other = { ...grid, residentId: residentIdOf('mediator') };
    await ask('role.grant', granting(1, other), 'secretary');
    const open = linli.documents<ProposalDocument>('proposals').map(({ residentId }) => residentId);
    assert.ok(open.includes(residentIdOf('mediator')));
  });
});

describe('an office that was agreed to, cut, and ended', () => {
  it('does not come back with the timer', async () => {
    await linli.cut('role', { request: 7, when: 'after' });
    const { gridOfficer: proposalId } = PROPOSAL;
    const input = { communityId: MAPLE, proposalId, decision: 'accept', commandId: commandId(1) };
    await linli.call('role', 'decideProposal', input, 'partyBranch');
    assert.equal(rolesOf('volunteer').length, 2, 'cut between the office and its mark');
    const [held] = linli
      .documents<ProposalDocument>('proposals')
      .filter(({ _id }) => _id === proposalId);
    assert.equal(held?.carried, false);
    const { residentId, role, placeId, from } = held;
    await ask('role.end', ending(2, { residentId, role, placeId, from }), 'secretary');
    expect(rolesOf('volunteer').length).toBe(1);
    await settle(linli);
    expect(rolesOf('volunteer').length).toBe(1);
  });
});

describe('an office that was ended, cut, and granted again for the same day', () => {
  it('stays', async () => {
    const today = { ...secretary('mediator', '2026-06-15'), until: null };
    await ask('role.grant', granting(1, today), 'secretary');
    await agree(2, 'mediator', 'partyBranch');
    await ask('role.end', ending(3, secretary('mediator', '2026-06-15')), 'secretary');
    const waiting = () =>
      linli
        .documents<ProposalDocument>('proposals')
        .find(({ kind, carried, state }) => kind === 'end' && (state === 'open' || !carried));
    const decision = { communityId: MAPLE, decision: 'accept', proposalId: waiting()?._id ?? '' };
    await linli.cut('role', { request: 13, when: 'after' });
    const input = { ...decision, commandId: commandId(4) };
    await linli.call('role', 'decideProposal', input, 'partyBranch');
    assert.deepEqual(
      [waiting()?.state, rolesOf('mediator').includes('secretary')],
      ['accepted', false],
      'cut between the entry and its mark',
    );
    await ask('role.grant', granting(5, today), 'secretary');
    await agree(6, 'mediator', 'partyBranch');
    assert.ok(rolesOf('mediator').includes('secretary'));
    await settle(linli);
    assert.ok(rolesOf('mediator').includes('secretary'), 'the timer does not end it again');
  });
});

describe('who holds what', () => {
  it('names no homes: nobody needs them there', async () => {
    const { holders } = await ask<{ holders: Holder[] }>(
      'role.posts',
      { communityId: MAPLE },
      'stairSteward',
    );
    assert.ok(holders.length > 0);
    for (const holder of holders) assert.ok(!('label' in holder));
  });
});

describe('one alone', () => {
  it('appoints those who can agree, and nobody else', async () => {
    const grant = (n: number, role: string) =>
      ask(
        'role.grant',
        granting(n, {
          communityId: 'cedar',
          residentId: residentIdOf('cedarResident'),
          role,
          placeId: 'cedar',
          until: null,
        }),
        'cedarSecretary',
      );
    expect(await grant(1, 'grid-officer')).toStrictEqual({ state: 'proposed' });
    expect(await grant(2, 'party-branch')).toStrictEqual({ state: 'granted' });
  });
});

describe('the timer', () => {
  const setSecretaries = (secretaries: object) =>
    patch(linli, 'communities', { _id: MAPLE }, { secretaries });

  it('carries out what it can, though one proposal cannot be, and says so', async () => {
    const seeded = linli.documents<ProposalDocument>('proposals');
    const waiting = seeded.find(({ _id }) => _id === PROPOSAL.gridOfficer);
    assert.ok(waiting);
    const office = secretary('resident', waiting.from);
    const agreed = (_id: string, more: Partial<ProposalDocument>) => ({
      ...waiting,
      _id,
      state: 'accepted' as const,
      carried: false,
      change: { ...waiting.change, id: `agreed-${_id}` },
      ...more,
    });
    await linli.cloud.database.insertMany('proposals', [
      { ...agreed('d1', { ...office, role: 'secretary', placeLabel: '枫林社区' }) },
      { ...agreed('d2', {}) },
    ]);
    // A damaged list of secretaries: no write of it ever fits.
    const ended = [endedTerm(office.residentId, office.from)];
    await setSecretaries({ ended });
    const uncarried = () =>
      linli
        .documents<ProposalDocument>('proposals')
        .filter(({ carried }) => !carried)
        .map(({ _id }) => _id);
    const { envelope } = await linli.timer('role');
    assert.equal(envelope.ok, false, 'somebody should look');
    expect(uncarried()).toStrictEqual(['d1']);
    assert.ok(rolesOf('volunteer').includes('grid-officer'));
    await setSecretaries({ ended, version: 1 });
    await linli.clock(START + 2 * 60_000); // it is tried again after a minute
    expect((await linli.timer('role')).envelope.ok).toBe(true);
    expect(uncarried()).toStrictEqual([]);
  });
});
