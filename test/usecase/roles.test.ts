import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { Membership } from '../../typings/contract/resident.ts';
import type { Holder, PersonLine, Posts, Proposal } from '../../typings/contract/role.ts';
import { HOME, MAPLE, type PersonKey, PLACE, residentIdOf, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { commandId, newPerson } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { ending, endingGranted, granting, grantingSteward, PROPOSAL } from '../support/roles.ts';
import { endSelections } from '../support/selections.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const here = { communityId: MAPLE };
const rolesOf = async (as: As) =>
  (
    (await ask<{ memberships: Membership[] }>('resident.me', {}, as)).memberships[0]?.roles ?? []
  ).map(({ role, placeId }) => `${role} ${placeId}`);
const posts = (as: As) => ask<{ posts: Posts[]; holders: Holder[] }>('role.posts', here, as);
const waiting = async (as: As) =>
  (await ask<{ proposals: Proposal[] }>('role.proposals', here, as)).proposals;
const decision = (n: number, proposalId: string, what = 'accept') => ({
  ...here,
  proposalId,
  decision: what,
  commandId: commandId(n),
});
const secretaryOf = (n: number, key: PersonKey) =>
  granting(n, { residentId: residentIdOf(key), role: 'secretary', placeId: MAPLE });
const endSecretary = (n: number, key: PersonKey, from = '2020-01-01') =>
  ending(n, { residentId: residentIdOf(key), role: 'secretary', placeId: MAPLE, from });

describe('an office', () => {
  it('is granted, counts at once, and ends at once', async () => {
    const mine = `mediator ${PLACE.estate}`;
    expect(await ask('role.grant', granting(1), 'secretary')).toStrictEqual({ state: 'granted' });
    expect(await rolesOf('resident')).toStrictEqual([mine]);
    expect(await refusal('role.grant', granting(2, { until: null }), 'secretary')).toStrictEqual([
      'ROLE_HELD',
      undefined,
    ]);
    expect(await ask('role.end', endingGranted(3), 'secretary')).toStrictEqual({ state: 'ended' });
    expect(await rolesOf('resident')).toStrictEqual([]);
    expect(await refusal('role.end', ending(4, { from: '2021-01-01' }), 'secretary')).toStrictEqual(
      ['ROLE_NOT_HELD', undefined],
    );
  });

  it('is at a place that suits it, in a term that makes sense, for somebody with WeChat', async () => {
    const grant = (more: object) =>
      refusal('role.grant', grantingSteward(1, { ...more }), 'secretary');
    expect(await grant({ role: 'stair-steward' })).toStrictEqual(['ROLE_PLACE_UNFIT', undefined]);
    expect(await grant({ until: '2026-06-14' })).toStrictEqual(['ROLE_TERM_WRONG', { years: 5 }]);
    expect(await grant({ until: '2031-06-16' })).toStrictEqual(['ROLE_TERM_WRONG', { years: 5 }]);
    expect(await grant({ placeId: `${PLACE.estate}.zzzzzzzz` })).toStrictEqual([
      'PLACE_NOT_FOUND',
      undefined,
    ]);
    expect(await grant({ residentId: residentIdOf('cedarResident') })).toStrictEqual([
      'RESIDENT_NOT_FOUND',
      undefined,
    ]);
    const { residentId } = await ask<{ residentId: string }>(
      'resident.addPerson',
      newPerson(2, HOME.second),
      'stairSteward',
    );
    expect(await grant({ residentId })).toStrictEqual(['RESIDENT_NOT_FOUND', undefined]);
  });

  it('the person to hold it is found by name, told apart by no more of the door than it takes', async () => {
    const find = async (search: string) =>
      (await ask<{ people: PersonLine[] }>('role.people', { ...here, search }, 'secretary')).people;
    expect((await find('顾南')).map(({ name, label }) => [name, label])).toStrictEqual([
      ['顾南枝', ''],
    ]);
    assert.deepEqual(await find('102'), [], 'nobody by their door');
    assert.deepEqual(await find('尹采薇'), [], 'nobody of another community');
  });
});

describe('what takes a second officer', () => {
  const grid = (n: number) =>
    granting(n, { role: 'grid-officer', placeId: PLACE.otherEstate, until: null });

  it('is also what makes a steward, who may be the second person later', async () => {
    await endSelections(linli, PLACE.building, PLACE.stair);
    const steward = grantingSteward(1);
    expect(await ask('role.grant', steward, 'secretary')).toStrictEqual({ state: 'proposed' });
    const stair = granting(2, { role: 'stair-steward', placeId: PLACE.stair });
    expect(await ask('role.grant', stair, 'secretary')).toStrictEqual({ state: 'proposed' });
    expect(await rolesOf('resident')).toStrictEqual([]);
    const proposal = (await waiting('partyBranch')).find(({ role }) => role === 'building-steward');
    await ask('role.decideProposal', decision(3, proposal?.proposalId ?? ''), 'partyBranch');
    expect(await rolesOf('resident')).toStrictEqual([`building-steward ${PLACE.building}`]);
    // One alone ends it: whoever takes an office from somebody gains no second voice.
    const end = ending(4, { residentId: residentIdOf('resident'), from: '2026-06-15' });
    expect(await ask('role.end', end, 'secretary')).toStrictEqual({ state: 'ended' });
  });

  it('is proposed, agreed by another, and only then in force', async () => {
    expect(await ask('role.grant', grid(1), 'secretary')).toStrictEqual({ state: 'proposed' });
    expect(await rolesOf('resident')).toStrictEqual([]);
    const proposal = (await waiting('partyBranch')).find(({ name }) => name === '顾南枝');
    assert.ok(proposal && !proposal.own);
    expect(proposal.proposedByName).toBe('沈知秋');
    const { proposalId } = proposal;
    expect(
      await refusal('role.decideProposal', decision(2, proposalId), 'secretary'),
    ).toStrictEqual(['PROPOSAL_OWN', undefined]);
    await ask('role.decideProposal', decision(3, proposalId), 'partyBranch');
    expect(await rolesOf('resident')).toStrictEqual([`grid-officer ${PLACE.otherEstate}`]);
    expect(
      await refusal('role.decideProposal', decision(4, proposalId), 'partyBranch'),
    ).toStrictEqual(['PROPOSAL_DECIDED', undefined]);
  });

  it('declined, comes to nothing; after two weeks it lapses', async () => {
    await ask('role.decideProposal', decision(1, PROPOSAL.gridOfficer, 'decline'), 'partyBranch');
    expect(await waiting('partyBranch')).toStrictEqual([]);
    await ask('role.grant', grid(2), 'secretary');
    const [proposal] = await waiting('partyBranch');
    await linli.clock(START + 14 * DAY + 60_000);
    expect(await waiting('partyBranch')).toStrictEqual([]);
    expect(
      await refusal('role.decideProposal', decision(3, proposal?.proposalId ?? ''), 'partyBranch'),
    ).toStrictEqual(['PROPOSAL_LAPSED', { days: 14 }]);
  });

  it('one alone does it while there is no second, and the trail says so', async () => {
    // In cedar there is the secretary only.
    const input = {
      communityId: 'cedar',
      residentId: residentIdOf('cedarResident'),
      role: 'party-branch',
      placeId: 'cedar',
      from: '2026-06-15',
      until: null,
      commandId: commandId(1),
    };
    expect(await ask('role.grant', input, 'cedarSecretary')).toStrictEqual({ state: 'granted' });
    const actions = linli
      .documents<AuditDocument>('audit')
      .map(({ action }) => action)
      .filter((action) => action !== 'seed');
    expect(actions).toStrictEqual(['role.grant-alone']);
    const second = { ...input, role: 'owners-committee', commandId: commandId(2) };
    expect(await ask('role.grant', second, 'cedarSecretary')).toStrictEqual({ state: 'proposed' });
    const steward = {
      ...input,
      residentId: residentIdOf('cedarSecretary'),
      role: 'building-steward',
      placeId: PLACE.cedarBuilding,
      commandId: commandId(3),
    };
    await endSelections(linli, PLACE.cedarBuilding);
    expect(await ask('role.grant', steward, 'cedarSecretary')).toStrictEqual({ state: 'proposed' });
    const { proposals } = await ask<{ proposals: Proposal[] }>(
      'role.proposals',
      { communityId: 'cedar' },
      'cedarResident',
    );
    const proposalId = proposals.find(({ role }) => role === 'building-steward')?.proposalId ?? '';
    const agreement = { ...decision(4, proposalId), communityId: 'cedar' };
    await ask('role.decideProposal', agreement, 'cedarResident');
    expect(await rolesOf('cedarSecretary')).toContain(`building-steward ${PLACE.cedarBuilding}`);
  });

  it('agreed to, but the person has left since: nothing happens, and it is over', async () => {
    const left = { ...here, commandId: commandId(1) };
    await ask('role.grant', grid(2), 'secretary');
    const proposal = (await waiting('partyBranch')).find(({ name }) => name === '顾南枝');
    await ask('resident.leave', left, 'resident');
    const input = decision(3, proposal?.proposalId ?? '');
    expect(await refusal('role.decideProposal', input, 'partyBranch')).toStrictEqual([
      'RESIDENT_NOT_FOUND',
      undefined,
    ]);
  });
});

describe('whoever has left', () => {
  it('holds nothing that could be ended', async () => {
    await ask('role.grant', granting(1, { role: 'mediator', placeId: MAPLE }), 'secretary');
    const office = { residentId: residentIdOf('resident'), role: 'mediator', placeId: MAPLE };
    await ask('role.end', ending(2, { ...office, from: '2026-06-15' }), 'secretary');
    await ask('resident.leave', { ...here, commandId: commandId(3) }, 'resident');
    const again = ending(4, { ...office, from: '2026-06-15' });
    expect(await refusal('role.end', again, 'secretary')).toStrictEqual([
      'RESIDENT_NOT_FOUND',
      undefined,
    ]);
  });
});

describe('the last secretary', () => {
  it('stays, until another is in office and a second officer agrees', async () => {
    expect(await refusal('role.end', endSecretary(1, 'secretary'), 'secretary')).toStrictEqual([
      'LAST_SECRETARY',
      undefined,
    ]);
    await ask('role.grant', secretaryOf(2, 'resident'), 'secretary');
    const proposal = (await waiting('partyBranch')).find(({ role }) => role === 'secretary');
    await ask('role.decideProposal', decision(3, proposal?.proposalId ?? ''), 'partyBranch');
    expect(await ask('role.end', endSecretary(4, 'secretary'), 'resident')).toStrictEqual({
      state: 'proposed',
    });
    const ends = (await waiting('secretary')).find(({ kind }) => kind === 'end');
    await ask('role.decideProposal', decision(5, ends?.proposalId ?? ''), 'secretary');
    expect(await rolesOf('secretary')).toStrictEqual([]);
    expect(await rolesOf('resident')).toStrictEqual([`secretary ${MAPLE}`]);
    const last = endSecretary(6, 'resident', '2026-06-15');
    expect(await refusal('role.end', last, 'resident')).toStrictEqual([
      'LAST_SECRETARY',
      undefined,
    ]);
  });
});

describe('posts', () => {
  it('are n of d with what is vacant, for the officer’s own places', async () => {
    const { posts: all, holders } = await posts('secretary');
    expect(
      all.map(({ role, filled, total, vacant }) => [role, filled, total, vacant.length]),
    ).toStrictEqual([
      ['building-steward', 2, 3, 1],
      ['stair-steward', 1, 4, 3],
    ]);
    assert.ok(holders.some(({ name, state }) => name === '卢星河' && state === 'to-come'));
    assert.ok(!holders.some(({ name }) => name === '谢长安'), 'whose term is over is not listed');
    const [own] = (await posts('buildingSteward')).posts;
    expect([own?.filled, own?.total]).toStrictEqual([1, 1]);
  });

  it('whose term ends within 60 days are told, the soonest first', async () => {
    const until = (n: number, key: PersonKey, day: string) =>
      ask('role.grant', granting(n, { residentId: residentIdOf(key), until: day }), 'secretary');
    await until(1, 'resident', '2026-08-14');
    await until(2, 'residentElsewhere', '2026-06-30');
    await until(3, 'householdRepresentative', '2026-08-15');
    const { holders } = await ask<{ holders: Holder[] }>('role.listEnding', here, 'partyBranch');
    const ends = holders.map((one) => [one.residentId, one.until]);
    expect(ends).toStrictEqual([
      [residentIdOf('residentElsewhere'), '2026-06-30'],
      [residentIdOf('resident'), '2026-08-14'],
    ]);
  });

  it('a resident sees who looks after their own doors, and no more', async () => {
    const names = async (as: As) =>
      (await ask<{ stewards: { name: string }[] }>('role.stewards', here, as)).stewards.map(
        ({ name }) => name,
      );
    expect(await names('resident')).toStrictEqual(['白若溪', '罗清和', '郭望舒', '沈知秋']);
    expect(await names('residentElsewhere')).toStrictEqual(['沈知秋']);
    expect(await names('volunteer')).toStrictEqual([]);
  });
});

describe('an agreement that was cut', () => {
  it('is carried out by the timer', async () => {
    await linli.cut('role', { request: 5, when: 'after' });
    await linli.call('role', 'decideProposal', decision(1, PROPOSAL.gridOfficer), 'partyBranch');
    expect((await rolesOf('volunteer')).length).toBe(1);
    await settle(linli);
    expect((await rolesOf('volunteer')).length).toBe(2);
    const person = linli
      .documents<ResidentDocument>('residents')
      .find(({ _id }) => _id === residentIdOf('volunteer'));
    expect(person?.change.action).toBe('role.agree');
  });
});
