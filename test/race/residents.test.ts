import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import { BIRCH, SETUP_CODE } from '../support/birch.ts';
import {
  HOME,
  idOf,
  MAPLE,
  openidOf,
  residentIdOf,
  START,
  TEMPLATE,
} from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { exampleOf } from '../support/examples.ts';
import { checkAudit, settle } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { ROSTER, uploadRoster } from '../support/roster.ts';

/** At once: one code and two people, one person and two phones, two rosters, five retries. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

/** Days that go by and rosters that come in make a run costly. */
const FEW = { planned: 6, random: 2 };
const DAY = 24 * 60 * 60 * 1000;

function dataOf({ envelope }: Answer): unknown {
  assert.equal(envelope.ok, true, JSON.stringify(envelope));
  return envelope.ok && envelope.data;
}

function codeOf({ envelope }: Answer): string {
  return envelope.ok ? 'ok' : envelope.code;
}

function join(code: string, as: As, n = 1): Promise<Answer> {
  return linli.call(
    'resident',
    'joinHousehold',
    { code, name: '温如玉', commandId: commandId(n) },
    as,
  );
}

function issue(as: As, n: number, householdId: string = HOME.second): Promise<Answer> {
  const input = { communityId: MAPLE, householdId, commandId: commandId(n) };
  return linli.call('resident', 'issueCode', input, as);
}

function checkCode(code: string, as: As): Promise<Answer> {
  return linli.call('resident', 'checkCode', { code }, as);
}

function entriesOf(as: 'stranger' | 'strangerTwo'): ResidentDocument[] {
  return linli
    .documents<ResidentDocument>('residents')
    .filter(({ openid }) => openid === openidOf(as));
}

function household(id: string = HOME.second): HouseholdDocument {
  const found = linli.documents<HouseholdDocument>('households').find(({ _id }) => _id === id);
  return found ?? assert.fail(id);
}

function auditOf(action: string): AuditDocument[] {
  return linli.documents<AuditDocument>('audit').filter((entry) => entry.action === action);
}

describe('one code', () => {
  it('used by two people at once: exactly one joins, the other is told', () =>
    inAnyOrder(linli, async () => {
      const code = await freshCode(1, linli, HOME.second);
      const people = ['stranger', 'strangerTwo'] as const;
      const answers = await Promise.all(people.map((as) => join(code, as)));
      const codes = answers.map(codeOf);
      expect([...codes].sort()).toStrictEqual(['CODE_USED', 'ok']);
      const winner = people[codes.indexOf('ok')] ?? 'stranger';
      const loser = people[codes.indexOf('CODE_USED')] ?? 'stranger';
      expect(entriesOf(winner).length).toBe(1);
      expect(entriesOf(loser)).toStrictEqual([]);
      expect(household().code.usedBy).toBe(`wx:${openidOf(winner)}`);
      assert.equal(codeOf(await join(code, loser, 2)), 'CODE_USED', 'later too');
      expect(auditOf('resident.join').length).toBe(1);
    }));

  it('used on two phones of one person at once: one entry, with the household once', () =>
    inAnyOrder(linli, async () => {
      const code = await freshCode(1, linli, HOME.second);
      const answers = await Promise.all([1, 2, 3].map((n) => join(code, 'stranger', n)));
      const [first, ...rest] = answers.map(dataOf);
      for (const one of rest) expect(one).toStrictEqual(first);
      const entries = entriesOf('stranger');
      expect(entries.length).toBe(1);
      expect(entries[0]?.households.map(({ householdId }) => householdId)).toStrictEqual([
        HOME.second,
      ]);
      expect([...(entries[0]?.lineages ?? [])].sort()).toStrictEqual(
        ancestorsAndSelf(HOME.second).slice(0, -1).sort(),
      );
    }));

  it('two codes of two households used at once by one person: both households', () =>
    inAnyOrder(linli, async () => {
      const codes = [
        await freshCode(1, linli, HOME.second),
        await freshCode(2, linli, HOME.otherEstate),
      ];
      const answers = await Promise.all(codes.map((code, n) => join(code, 'stranger', n)));
      answers.forEach(dataOf);
      const [entry, ...others] = entriesOf('stranger');
      expect(others).toStrictEqual([]);
      expect(entry?.households.map(({ householdId }) => householdId).sort()).toStrictEqual(
        [HOME.second, HOME.otherEstate].sort(),
      );
    }));

  it('dies after thirty days, and when a newer one takes its place', async () => {
    const old = await freshCode(1, linli, HOME.second);
    const fresh = await freshCode(2, linli, HOME.second);
    expect(codeOf(await join(old, 'stranger'))).toBe('CODE_UNKNOWN');
    await linli.clock(START + 30 * DAY - 60_000);
    expect(codeOf(await checkCode(fresh, 'stranger'))).toBe('ok');
    await linli.clock(START + 30 * DAY + 60_000);
    expect(codeOf(await join(fresh, 'stranger'))).toBe('CODE_EXPIRED');
    expect(entriesOf('stranger')).toStrictEqual([]);
  });

  it('is not guessed: ten wrong ones a day, also when they come at once', () =>
    inAnyOrder(
      linli,
      async () => {
        const code = await freshCode(1, linli, HOME.second);
        const wrong = Array.from({ length: 14 }, (_, n) => `WRNGC-DE2${'23456789ABCDEF'[n]}2`);
        const answers = await Promise.all(wrong.map((one) => checkCode(one, 'stranger')));
        const unknown = answers.filter((answer) => codeOf(answer) === 'CODE_UNKNOWN');
        const stopped = answers.filter((answer) => codeOf(answer) === 'TOO_MANY_TRIES');
        expect([unknown.length, stopped.length]).toStrictEqual([10, 4]);
        assert.equal(
          codeOf(await join(code, 'stranger')),
          'TOO_MANY_TRIES',
          'the right one neither',
        );
        assert.equal(codeOf(await checkCode(code, 'strangerTwo')), 'ok', 'others are not stopped');
        await linli.clock(START + DAY);
        assert.equal(codeOf(await join(code, 'stranger')), 'ok', 'the next day');
      },
      FEW,
    ));
});

describe('an old code and a new one', () => {
  it('used and given out at once: nobody has taken the new one', () =>
    inAnyOrder(linli, async () => {
      const old = await freshCode(1, linli, HOME.second);
      const [joined, issued] = await Promise.all([join(old, 'stranger'), issue('secretary', 2)]);
      const { code } = dataOf(issued) as { code: string };
      expect(['ok', 'CODE_UNKNOWN']).toContain(codeOf(joined));
      expect(entriesOf('stranger').length).toBe(codeOf(joined) === 'ok' ? 1 : 0);
      expect(codeOf(await checkCode(code, 'strangerTwo'))).toBe('ok');
    }));
});

describe('a set-up code', () => {
  const setUp = (as: As, n: number) =>
    linli.call(
      'resident',
      'setUp',
      { code: SETUP_CODE, name: '温如玉', commandId: commandId(n) },
      as,
    );
  const secretaries = () =>
    linli
      .documents<ResidentDocument>('residents')
      .filter(({ communityId }) => communityId === BIRCH)
      .map(({ openid, roles }) => [openid, roles.map(({ role, placeId }) => `${role} ${placeId}`)]);

  it('used by two people at once: one is secretary, the other is told', () =>
    inAnyOrder(linli, async () => {
      const people = ['stranger', 'resident'] as const;
      const codes = (await Promise.all(people.map((as, n) => setUp(as, n)))).map(codeOf);
      expect([...codes].sort()).toStrictEqual(['CODE_USED', 'ok']);
      const winner = people[codes.indexOf('ok')] ?? 'stranger';
      expect(secretaries()).toStrictEqual([[openidOf(winner), [`secretary ${BIRCH}`]]]);
      expect(auditOf('community.set-up').length).toBe(1);
    }));

  it('used on two phones of one person, and again later: in office once', () =>
    inAnyOrder(
      linli,
      async () => {
        (await Promise.all([1, 2, 3].map((n) => setUp('stranger', n)))).forEach(dataOf);
        dataOf(await setUp('stranger', 4));
        expect(secretaries()).toStrictEqual([[openidOf('stranger'), [`secretary ${BIRCH}`]]]);
        expect(auditOf('community.set-up').length).toBe(1);
        await linli.clock(START + 8 * DAY);
        expect(codeOf(await setUp('strangerTwo', 5))).toBe('CODE_USED');
      },
      FEW,
    ));

  it('is no household code, opens for seven days and no longer', async () => {
    expect(codeOf(await join(SETUP_CODE, 'stranger'))).toBe('CODE_UNKNOWN');
    const preview = dataOf(await checkCode(SETUP_CODE, 'strangerTwo'));
    const name = '白桦社区';
    expect(preview).toStrictEqual({
      kind: 'community',
      communityId: BIRCH,
      communityName: name,
      label: name,
    });
    await linli.clock(START + 7 * DAY + 60_000);
    expect(codeOf(await setUp('strangerTwo', 1))).toBe('CODE_EXPIRED');
    expect(secretaries()).toStrictEqual([]);
  });
});

describe('codes given out', () => {
  it('one command five times at once: one code, one entry', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([1, 1, 1, 1, 1].map((n) => issue('stairSteward', n)));
      const codes = answers.map((answer) => (dataOf(answer) as { code: string }).code);
      expect(new Set(codes).size).toBe(1);
      expect(auditOf('household.issue-code').length).toBe(1);
      expect(codeOf(await join(codes[0] ?? '', 'stranger'))).toBe('ok');
    }));

  it('by two officers at once: the later one works, the other does not, both are in the trail', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([issue('stairSteward', 1), issue('secretary', 2)]);
      const codes = answers.map((answer) => (dataOf(answer) as { code: string }).code);
      const works = await Promise.all(codes.map((code) => checkCode(code, 'stranger')));
      expect(works.map(codeOf).sort()).toStrictEqual(['CODE_UNKNOWN', 'ok']);
      expect(auditOf('household.issue-code').length).toBe(2);
    }));

  it('a slow attempt does not open a code again that somebody has used meanwhile', () =>
    inAnyOrder(linli, async () => {
      const useIt = async () => {
        const { code } = dataOf(await issue('stairSteward', 1)) as { code: string };
        dataOf(await join(code, 'stranger'));
        return code;
      };
      const [code] = await Promise.all([useIt(), issue('stairSteward', 1)]);
      expect(household().code.usedBy).toBe(`wx:${openidOf('stranger')}`);
      expect(codeOf(await join(code, 'strangerTwo'))).toBe('CODE_USED');
    }));

  it('a late retry does not take the place of a newer code', async () => {
    dataOf(await issue('stairSteward', 1));
    const { code } = dataOf(await issue('secretary', 2)) as { code: string };
    expect(codeOf(await issue('stairSteward', 1))).toBe('CODE_UNKNOWN');
    expect(codeOf(await join(code, 'stranger'))).toBe('ok');
  });
});

describe('grants', () => {
  const grant = (n: number) =>
    linli.call(
      'resident',
      'grantMessages',
      { communityId: MAPLE, templateIds: [TEMPLATE], commandId: commandId(n) },
      'resident',
    );
  const count = () =>
    linli
      .documents<ResidentDocument>('residents')
      .find(({ _id }) => _id === residentIdOf('resident'))?.grants[TEMPLATE];

  it('one command five times at once counts once', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([1, 1, 1, 1, 1].map((n) => grant(n)));
      for (const answer of answers) expect(dataOf(answer)).toStrictEqual({ granted: 1 });
      expect(count()).toBe(3);
      expect(auditOf('message.grant').length).toBe(1);
    }));

  it('a late retry counts nothing, and each command has its entry', async () => {
    for (const n of [1, 2, 1, 3, 2, 1]) dataOf(await grant(n));
    expect(count()).toBe(5);
    expect(auditOf('message.grant').length).toBe(3);
    checkAudit(linli);
  });
});

describe('rosters', () => {
  function checkTree(households: number): void {
    const homes = linli
      .documents<HouseholdDocument>('households')
      .filter(({ communityId }) => communityId === MAPLE);
    expect(homes.length).toBe(households);
    const places = linli
      .documents<PlaceDocument>('places')
      .filter(({ communityId }) => communityId === MAPLE);
    for (const { _id, households: kept, label } of places) {
      const inside = homes.filter(({ lineage }) => lineage.includes(_id)).length;
      assert.equal(kept, inside, label);
    }
    const known = new Set(places.map(({ _id }) => _id));
    for (const { lineage } of homes) for (const id of lineage) assert.ok(known.has(id), id);
  }

  it('one import five times at once: the same counts, nothing twice', () =>
    inAnyOrder(
      linli,
      async () => {
        const example = exampleOf('roster', 'importRoster');
        const input = await example.input(1, linli);
        const answers = await Promise.all(
          [1, 2, 3, 4, 5].map(() => linli.call('roster', 'importRoster', input, 'secretary')),
        );
        const [first, ...rest] = answers.map(dataOf);
        const counts = { rows: 8, added: 2, changed: 2, unchanged: 4, leftAside: 0 };
        expect(first).toStrictEqual({ state: 'done', done: 4, total: 4, ...counts });
        for (const one of rest) expect(one).toStrictEqual(first);
        await settle(linli);
        checkTree(8);
        expect(auditOf('roster.import').length).toBe(1);
        checkAudit(linli);
      },
      FEW,
    ));

  it('two that overlap, at once: all households of both, each once, and the numbers are right', () =>
    inAnyOrder(
      linli,
      async () => {
        const shared = ['四期', '1栋', '1单元'];
        const lines = (from: number, to: number) =>
          Array.from({ length: to - from }, (_, n) => [...shared, String(from + n), '88']);
        const files = [
          await uploadRoster(linli, [...ROSTER, ...lines(100, 160)], 'one'),
          await uploadRoster(linli, [...lines(130, 190), ['五期', '1栋', '1单元', '1']], 'two'),
        ];
        const answers = await Promise.all(
          files.map((fileId, n) => {
            const input = { communityId: MAPLE, fileId, commandId: commandId(n) };
            return linli.call('roster', 'importRoster', input, 'secretary');
          }),
        );
        answers.forEach(dataOf);
        await settle(linli);
        checkTree(8 + 90 + 1);
        expect(auditOf('roster.import').length).toBe(2);
        checkAudit(linli);
        const id = idOf(MAPLE, ...shared, '145');
        expect(household(id).area).toBe(8_800);
      },
      FEW,
    ));

  it('an import and a join at once: the household keeps its code and its person', () =>
    inAnyOrder(
      linli,
      async () => {
        const code = await freshCode(1, linli, HOME.second);
        const input = await exampleOf('roster', 'importRoster').input(1, linli);
        const [joined, imported] = await Promise.all([
          join(code, 'stranger'),
          linli.call('roster', 'importRoster', input, 'secretary'),
        ]);
        dataOf(joined);
        dataOf(imported);
        const { code: state, area } = household();
        expect(state.usedBy).toBe(`wx:${openidOf('stranger')}`);
        expect(area).toBe(9_025);
        await settle(linli);
        checkAudit(linli);
      },
      FEW,
    ));
});
