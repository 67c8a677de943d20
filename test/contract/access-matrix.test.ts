import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessRule } from '../../cloudfunctions/kernel/action/access.ts';
import { type ActionLine, actionTables } from '../support/actions.ts';
import { AGREED } from '../support/agreed-access.ts';
import { MAPLE, PERSON_KEYS, personOf } from '../support/community.ts';
import type { Elsewhere } from '../support/examples/example.ts';
import { EXAMPLES, exampleOf } from '../support/examples.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';

/**
 * Every action as every person of the test community: each role, an office that has ended or not begun
 * or lies elsewhere, other communities, strangers, nobody. What to expect is made from the action
 * tables by a model of its own; what happens is found by calling.
 */

const TODAY = '2026-06-15';
const lines = await actionTables();
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** The refusal that the rule demands, or null for whoever may. */
function expected(rule: AccessRule, as: As, communityId: string, concerns: string[], author?: As) {
  if (as === null) return 'NO_IDENTITY';
  if (rule.who === 'everyone') return null;
  const { communityId: own, roles } = personOf(as);
  if (own !== communityId) return 'NOT_A_RESIDENT';
  if (rule.who === 'residents') return null;
  const offices = roles
    .filter(
      ({ role }) =>
        rule.roles.includes(role) ||
        (as === author && (rule.author?.roles.includes(role) ?? false)),
    )
    .filter(({ from, until }) => Date.parse(from) <= Date.parse(TODAY) && (until ?? TODAY) >= TODAY)
    .map(({ placeId }) => placeId.split('.'));
  const matters = concerns.map((id) => id.split('.'));
  const isAround = (outer: string[], inner: string[]) =>
    outer.length <= inner.length && outer.every((segment, index) => inner[index] === segment);
  const may = offices.some((office) => {
    if (rule.relation === 'within') {
      return matters.length > 0 && matters.every((matter) => isAround(office, matter));
    }
    const isWithin = (matter: string[]) => rule.relation === 'touching' && isAround(matter, office);
    return matters.some((matter) => isAround(office, matter) || isWithin(matter));
  });
  return may ? null : 'NOT_ALLOWED';
}

function inWords(rule: AccessRule): string {
  if (rule.who !== 'officers') return rule.who;
  const { roles, relation, places, author } = rule;
  const where = 'input' in places ? `input.${places.input}` : `${places.loaded}.${places.field}`;
  const or = author ? `, or ${author.loaded}.${author.field} as ${author.roles.join(' ')}` : '';
  return `${roles.join(' ')} ${relation} ${where}${or}`;
}

const ACCESS_CODES = ['NO_IDENTITY', 'NOT_A_RESIDENT', 'NOT_ALLOWED'];

async function check(
  line: ActionLine,
  as: As,
  input: Input,
  { concerns, author }: Pick<Elsewhere, 'concerns' | 'author'>,
) {
  const before = linli.state();
  const { envelope, status } = await linli.call(line.functionName, line.action, input, as);
  const what = `${line.functionName}.${line.action} as ${as} at ${concerns}`;
  assert.equal(status, 200, what);
  const found = !envelope.ok && ACCESS_CODES.includes(envelope.code) ? envelope.code : null;
  const communityId = String(input.communityId ?? MAPLE);
  const due = expected(line.access, as, communityId, concerns, author);
  assert.equal(found, due, what);
  if (due !== null) assert.equal(linli.state(), before, `${what}: a refusal changes nothing`);
  else if (!envelope.ok) assert.notEqual(envelope.code, 'INTERNAL', what);
  return due === null;
}

describe('the access matrix', () => {
  let n = 0;
  for (const line of lines) {
    it(`${line.functionName}.${line.action}`, async () => {
      const example = exampleOf(line.functionName, line.action);
      if (line.access.who === 'officers') {
        assert.notDeepEqual(example.concerns, [], 'the example says which places it concerns');
      }
      await linli.reset();
      let allowed = 0;
      for (const as of [...PERSON_KEYS, null]) {
        n += 1;
        if (await check(line, as, await example.input(n, linli), example)) allowed += 1;
        for (const other of example.elsewhere) {
          n += 1;
          await check(line, as, other.input(n), other);
        }
      }
      assert.ok(allowed > 0, 'somebody may do it');
    });

    it(`${line.functionName}.${line.action}: the example is right`, async () => {
      const example = exampleOf(line.functionName, line.action);
      await linli.reset();
      n += 1;
      const input = await example.input(n, linli);
      const before = linli.state();
      const { envelope } = await linli.call(line.functionName, line.action, input, example.as);
      assert.equal(envelope.ok, true, JSON.stringify(envelope));
      assert.equal(linli.state() !== before, example.writes, 'it writes, as the example says');
    });
  }

  it('the tables say what was agreed', () => {
    const found = lines.map(({ functionName, action, access }) => [
      `${functionName}.${action}`,
      inWords(access),
    ]);
    expect(Object.fromEntries(found)).toStrictEqual(AGREED);
  });

  it('every action has an example, and every example an action', () => {
    const names = (all: { functionName: string; action: string }[]) =>
      all.map(({ functionName, action }) => `${functionName}.${action}`).sort();
    expect(names(EXAMPLES)).toStrictEqual(names(lines));
  });

  it('what no table names is refused, to anybody', async () => {
    for (const { functionName } of lines) {
      for (const action of ['', 'delete', '__proto__', 'constructor', 'toString', 'upkeep']) {
        const { result } = await linli.invoke(functionName, { action, input: {} }, 'secretary');
        assert.deepEqual(
          result,
          { ok: false, code: 'ACTION_UNKNOWN' },
          `${functionName} ${action}`,
        );
      }
    }
  });

  it('a timer does not start for a person, nor without the platform', async () => {
    const before = linli.state();
    for (const functionName of ['notice', 'moderation']) {
      const event = { Type: 'Timer', TriggerName: 'upkeep', Time: '2026-06-15T02:00:00Z' };
      const byPerson = await linli.invoke(functionName, event, 'secretary');
      expect(byPerson.result).toStrictEqual({ ok: false, code: 'ACTION_UNKNOWN' });
      const byNobody = await linli.invoke(functionName, event, null);
      expect(byNobody.result).toStrictEqual({ ok: false, code: 'NO_IDENTITY' });
      expect(byPerson.databaseRequests + byNobody.databaseRequests).toBe(0);
    }
    expect(linli.state()).toBe(before);
  });

  it('an identity in the event counts for nothing', async () => {
    const input = { communityId: MAPLE };
    const { openid } = personOf('secretary');
    for (const forged of [
      { userInfo: { openId: openid, appId: 'wxlinlilocal0001' } },
      { WX_OPENID: openid, openid, OPENID: openid },
    ]) {
      const event = { action: 'list', input, ...forged };
      const asStranger = await linli.invoke('moderation', event, 'stranger');
      expect(asStranger.result).toStrictEqual({ ok: false, code: 'NOT_A_RESIDENT' });
      const asNobody = await linli.invoke('moderation', event, null);
      expect(asNobody.result).toStrictEqual({ ok: false, code: 'NO_IDENTITY' });
    }
  });

  it('an office ends with its last day', async () => {
    await linli.reset();
    const publish = async (n: number) => {
      const input = await exampleOf('notice', 'publishNotice').input(n, linli);
      return (await linli.call('notice', 'publishNotice', input, 'expiredSteward')).envelope;
    };
    await linli.clock(Date.parse('2026-06-14T15:59:30Z')); // 23:59:30 of its last day in Shanghai
    expect((await publish(900_001)).ok).toBe(true);
    await linli.clock(Date.parse('2026-06-14T16:00:00Z'));
    expect(await publish(900_002)).toStrictEqual({ ok: false, code: 'NOT_ALLOWED' });
  });
});
