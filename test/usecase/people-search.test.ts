import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { PersonLine, SeekPurpose } from '../../typings/contract/role.ts';
import { MAPLE, type PersonKey, personOf, residentIdOf, START } from '../support/community.ts';
import { householdLabel } from '../support/household-label.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Looking people up: for what an officer may ask them, by name, and never without a trace. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(async () => {
  await linli.reset();
  const office = { role: 'committee-member' as const, placeId: MAPLE, placeLabel: '' };
  await rename('volunteer', { roles: [{ ...office, from: '2020-01-01', until: null }] });
});
afterAll(() => linli.stop());

const { ask, refusal } = talkWith(() => linli);
type Found = { people: PersonLine[]; more: boolean };
const seek = (search: string, as: As, purpose?: SeekPurpose) =>
  ask<Found>('role.listPeople', { communityId: MAPLE, search, ...(purpose && { purpose }) }, as);
const refused = async (as: As, purpose?: SeekPurpose) => {
  const input = { communityId: MAPLE, search: '顾南枝', ...(purpose && { purpose }) };
  const before = linli.state();
  const [code] = (await refusal('role.listPeople', input, as)) as string[];
  expect(linli.state()).toBe(before);
  return code;
};
const NAME = personOf('resident').name;
const rename = (who: PersonKey, fields: Partial<ResidentDocument>) =>
  patch(linli, 'residents', { _id: residentIdOf(who) }, fields);
const entries = () =>
  linli.documents<AuditDocument>('audit').filter(({ action }) => action === 'people.seek');

describe('who looks people up', () => {
  it('does so for what their office asks of people, and for nothing else', async () => {
    const MAY: Partial<Record<PersonKey, SeekPurpose[]>> = {
      secretary: ['office', 'seat', 'team', 'proxy', 'roster', 'keeper'],
      volunteer: ['keeper'],
      partyBranch: ['member', 'keeper'],
    };
    const ALL: SeekPurpose[] = ['office', 'seat', 'team', 'proxy', 'roster', 'member', 'keeper'];
    for (const [who, may] of Object.entries(MAY) as [PersonKey, SeekPurpose[]][]) {
      for (const purpose of ALL) {
        if (may.includes(purpose)) expect((await seek(NAME, who, purpose)).people.length).toBe(1);
        else expect(await refused(who, purpose)).toBe('NOT_ALLOWED');
      }
    }
    for (const who of ['buildingSteward', 'streetObserver', 'resident', 'mediator'] as const) {
      for (const purpose of ALL) expect(await refused(who, purpose)).toBe('NOT_ALLOWED');
    }
  });

  it('is the secretary alone where an older phone does not say what for', async () => {
    expect((await seek(NAME, 'secretary')).people.length).toBe(1);
    expect(await refused('volunteer')).toBe('NOT_ALLOWED');
    expect(await refused('partyBranch')).toBe('NOT_ALLOWED');
  });
});

describe('what is found', () => {
  it('is a name, nothing of where they live, and not by a door', async () => {
    expect((await seek(NAME, 'secretary', 'office')).people).toStrictEqual([
      { residentId: residentIdOf('resident'), name: NAME, label: '' },
    ]);
    const door = householdLabel(linli, 'resident').split(' ').at(-1) ?? '';
    expect((await seek(door, 'secretary', 'office')).people).toStrictEqual([]);
  });

  it('is nobody, and leaves no trace, for fewer than two characters', async () => {
    const before = linli.state();
    expect(await seek('顾', 'secretary', 'office')).toStrictEqual({ people: [], more: false });
    expect(linli.state()).toBe(before);
  });

  it('tells namesakes apart by as much of the door as it takes, whether they have WeChat or not', async () => {
    await rename('residentElsewhere', { name: NAME });
    const labels = async () =>
      (await seek(NAME, 'secretary', 'office')).people.map(({ label }) => label).sort();
    expect(await labels()).toStrictEqual(['一期', '二期']);
    await rename('residentElsewhere', { accountKey: 'none:x' });
    expect(await labels()).toStrictEqual(['一期']);
  });

  it('is ten at most, and says that there are more', async () => {
    const [model] = linli
      .documents<ResidentDocument>('residents')
      .filter(({ _id }) => _id === residentIdOf('resident'));
    const many = Array.from({ length: 12 }, (_, n) => ({
      ...model,
      _id: `many-${String(n).padStart(2, '0')}`,
      name: `顾南枝${String.fromCodePoint(0x4e00 + n)}`,
      openid: `o-many-${n}`,
      accountKey: `wx:o-many-${n}`,
    }));
    await linli.cloud.database.insertMany('residents', many);
    const found = await seek('顾南', 'secretary', 'office');
    expect([found.people.length, found.more]).toStrictEqual([10, true]);
  });

  it('for a card is nobody of one’s own home', async () => {
    const own = linli
      .documents<ResidentDocument>('residents')
      .find(({ _id }) => _id === residentIdOf('resident'))?.households;
    await rename('volunteer', { households: own ?? [] });
    expect((await seek(NAME, 'volunteer', 'keeper')).people).toStrictEqual([]);
    const self = personOf('volunteer').name;
    expect((await seek(self, 'volunteer', 'keeper')).people).toStrictEqual([]);
  });
});

it('each search leaves an entry that says who and what for, once within an hour', async () => {
  await seek(NAME, 'volunteer', 'keeper');
  await seek(NAME, 'volunteer', 'keeper');
  await seek('无此人', 'volunteer', 'keeper');
  expect(entries().map(({ actorId, target }) => [actorId, target])).toStrictEqual([
    [residentIdOf('volunteer'), 'seek:keeper'],
    [residentIdOf('volunteer'), 'seek:keeper'],
  ]);
  expect(JSON.stringify(entries())).not.toContain(NAME);
  await linli.clock(START + 3 * 60 * 60_000);
  await seek(NAME, 'volunteer', 'keeper');
  expect(entries().length).toBe(3);
});
