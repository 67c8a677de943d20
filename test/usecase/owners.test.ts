import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../cloudfunctions/ballot/motion/motion-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MotionDetail, MotionForm, Weight } from '../../typings/contract/motion.ts';
import type { OwnerDoubt, OwnerProposal } from '../../typings/contract/parts/owners.ts';
import { idOf, MAPLE, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { formOf } from '../support/motions.ts';
import { type RosterLine, uploadRoster } from '../support/roster.ts';
import { settleSettings } from '../support/settings.ts';
import { talkWith } from '../support/talk.ts';

/** Who is one owner and who is two, from the roster's file to the vote. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);

/** An estate that the community did not have. */
const ESTATE = idOf(MAPLE, '三期');
const OWNERS = {
  placeId: ESTATE,
  ruleId: 'owners-ordinary',
  basis: 'owners',
  matter: 'owners-other',
  partyConsultedOn: null,
  opensAt: START + 16 * DAY,
  closesAt: START + 22 * DAY,
  countsAt: START + 22 * DAY,
} as const;

/** The four units of the estate: owner and number of each. */
async function bringIn(n: number, cells: [owner: string, phone?: string][]): Promise<void> {
  const doors = [
    ['三期', '1栋', '1单元', '101', '80'],
    ['三期', '1栋', '1单元', '102', '90'],
    ['三期', '1栋', '2单元', '201', '100'],
    ['三期', '2栋', '1单元', '101', '110'],
  ];
  const lines = doors.map((door, index): RosterLine => {
    const [owner = '', phone = ''] = cells[index] ?? [];
    return [...door, '', phone, owner];
  });
  const fileId = await uploadRoster(linli, lines, `owners-${n}`);
  const input = { communityId: MAPLE, fileId, commandId: commandId(n) };
  await ask('roster.importRoster', input, 'secretary');
}

interface Checked {
  problems: string[];
  eligible: Weight;
}

async function drafted(n: number, more: Partial<MotionForm> = {}): Promise<string> {
  const form = formOf({ ...OWNERS, ...more });
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(n) };
  return (await ask<{ motionId: string }>('ballot.saveMotion', draft, 'secretary')).motionId;
}

async function checked(n: number, more: Partial<MotionForm> = {}): Promise<Checked> {
  const motionId = await drafted(n, more);
  return ask<Checked>('ballot.checkMotion', { communityId: MAPLE, motionId }, 'secretary');
}

const ONE = '13600000051';
const TWO = '13600000052';

describe('owners as the roster has them', () => {
  it('of one name without numbers are not made one in silence', async () => {
    await bringIn(1, [['王伟'], ['王伟'], ['李娜'], ['赵敏']]);
    const { problems, eligible } = await checked(2);
    expect(eligible.persons).toBe(4);
    expect(problems).toContain('owners-unsure');
  });

  it('of one name with two numbers are not made two in silence', async () => {
    await bringIn(1, [['王伟', ONE], ['王伟', TWO], ['李娜'], ['赵敏']]);
    expect((await checked(2)).problems).toContain('owners-unsure');
  });

  it('with one number under two names are asked about', async () => {
    await bringIn(1, [['王秀英', ONE], ['王秀瑛', ONE], ['李娜'], ['赵敏']]);
    expect((await checked(2)).problems).toContain('owners-unsure');
  });

  it('that are the developer, with what it has not sold, count as one in all', async () => {
    await bringIn(1, [['未售'], ['开发商'], ['未售（开发商）'], ['赵敏']]);
    const { problems, eligible } = await checked(2);
    expect(eligible).toStrictEqual({ persons: 2, area: 38_000 });
    expect(problems).not.toContain('owners-unsure');
  });

  it('that share a unit are two people, however they are written', async () => {
    await bringIn(1, [
      ['王秀英 李建国', ONE],
      ['李建国/王秀英', ONE],
      ['王秀英\n李建国', ONE],
      ['赵敏'],
    ]);
    const { problems, eligible } = await checked(2);
    expect(eligible.persons).toBe(2);
    expect(problems).not.toContain('owners-unsure');
  });
});

const at = { communityId: MAPLE, estateId: ESTATE };

const doubts = (more: object = {}) =>
  ask<{ doubts: OwnerDoubt[]; counts: Record<string, number> }>(
    'roster.listOwnerDoubts',
    { ...at, ...more },
    'secretary',
  );

const unitsIn = ({ owners }: OwnerDoubt) =>
  owners.map(({ units }) => units.map(({ householdId }) => householdId));

async function propose(
  n: number,
  decisions: { doubtId: string; together: string[][] }[],
): Promise<string> {
  const input = { ...at, decisions, reason: '核对过产权登记。', commandId: commandId(n) };
  const { proposalId } = await ask<{ proposalId: string }>(
    'roster.proposeOwners',
    input,
    'secretary',
  );
  return proposalId;
}

const decide = (n: number, proposalId: string, decision: string, as: As) =>
  refusal(
    'roster.decideOwners',
    { communityId: MAPLE, proposalId, decision, commandId: commandId(n) },
    as,
  );

async function settled(n: number, together: (doubt: OwnerDoubt) => string[][]): Promise<string> {
  const { doubts: open } = await doubts();
  const lines = open.map((doubt) => ({ doubtId: doubt.doubtId, together: together(doubt) }));
  const proposalId = await propose(n, lines);
  expect(await decide(n + 1, proposalId, 'agree', 'partyBranch')).toBe('ok');
  return proposalId;
}

describe('a doubt about owners', () => {
  beforeEach(() => bringIn(1, [['王伟'], ['王伟', ONE], ['李娜', TWO], ['李娜', ONE]]));

  it('is listed with its units, by kind', async () => {
    const { doubts: found, counts } = await doubts();
    expect(counts).toStrictEqual({ 'no-number': 1, 'other-number': 1, 'same-number': 1 });
    expect(
      found.map(({ kind, owners }) => [kind, owners.map(({ names }) => names[0])]),
    ).toStrictEqual([
      ['no-number', ['王伟', '王伟']],
      ['other-number', ['李娜', '李娜']],
      ['same-number', ['王伟', '李娜']],
    ]);
    expect((await doubts({ kind: 'same-number' })).doubts.length).toBe(1);
  });

  it('is settled by two people, never by one, and all of them at once if need be', async () => {
    const { doubts: open } = await doubts();
    const proposalId = await propose(
      2,
      open.map((doubt) => ({
        doubtId: doubt.doubtId,
        together: doubt.kind === 'no-number' ? [unitsIn(doubt).flat()] : [],
      })),
    );
    expect((await doubts()).doubts.every(({ waits }) => waits)).toBe(true);
    expect((await checked(3)).problems).toContain('owners-unsure');
    expect(await decide(4, proposalId, 'agree', 'secretary')).toStrictEqual([
      'OWNERS_PROPOSAL_OWN',
      undefined,
    ]);
    expect(await decide(5, proposalId, 'agree', 'partyBranch')).toBe('ok');
    const { problems, eligible } = await checked(6);
    expect(problems).not.toContain('owners-unsure');
    expect(eligible).toStrictEqual({ persons: 3, area: 38_000 });
    expect(await decide(7, proposalId, 'decline', 'partyBranch')).toStrictEqual([
      'OWNERS_PROPOSAL_DECIDED',
      undefined,
    ]);
    const actions = linli.documents<{ action: string }>('audit').map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['owner.propose', 'owner.agree']));
  });

  it('stays settled when the same roster comes again, and comes back with another owner', async () => {
    await settled(2, () => []);
    await bringIn(4, [['王伟'], ['王伟', ONE], ['李娜', TWO], ['李娜', ONE]]);
    expect((await doubts()).doubts).toStrictEqual([]);
    await bringIn(5, [['李娜'], ['王伟', ONE], ['李娜', TWO], ['李娜', ONE]]);
    const { doubts: again } = await doubts();
    expect(again.map(({ kind }) => kind)).toStrictEqual(['no-number']);
    expect(again[0]?.owners.length).toBe(3);
  });

  it('that was settled wrongly is asked again, and blocks until two have decided anew', async () => {
    const proposalId = await settled(2, (doubt) => [unitsIn(doubt).flat()]);
    expect((await checked(4)).eligible.persons).toBe(1);
    const { proposals } = await ask<{ proposals: OwnerProposal[] }>(
      'roster.listOwnerProposals',
      at,
      'partyBranch',
    );
    const line = proposals[0]?.lines.find(({ kind }) => kind === 'same-number');
    const reopen = {
      communityId: MAPLE,
      proposalId,
      doubtId: line?.doubtId,
      commandId: commandId(5),
    };
    await ask('roster.reopenOwners', reopen, 'partyBranch');
    const { problems, eligible } = await checked(6);
    expect(eligible.persons).toBe(2);
    expect(problems).toContain('owners-unsure');
  });

  it('is refused once the roster has changed it, or if a unit is named that is not in doubt', async () => {
    const { doubts: open } = await doubts();
    const [first] = open as [OwnerDoubt];
    const refused = (n: number, line: object) =>
      refusal(
        'roster.proposeOwners',
        { ...at, decisions: [line], reason: '核对过。', commandId: commandId(n) },
        'secretary',
      );
    const other = idOf(MAPLE, '三期', '1栋', '2单元', '201');
    const changed = ['OWNERS_CHANGED', undefined];
    expect(await refused(2, { doubtId: first.doubtId, together: [[other]] })).toStrictEqual(
      changed,
    );
    await bringIn(3, [['王伟', TWO]]);
    expect(await refused(4, { doubtId: first.doubtId, together: [] })).toStrictEqual(changed);
  });
});

describe('numbers of the register', () => {
  async function withNumbers(
    n: number,
    cells: [owner: string, number: string, certificate?: string][],
  ) {
    const lines = cells.map(([owner, number, certificate = ''], index) => {
      const door = ['三期', '1栋', '1单元', `10${index + 1}`, '80'];
      return [...door, '', '', owner, '', '', number, certificate];
    });
    const fileId = await uploadRoster(linli, lines, `numbers-${n}`);
    await ask(
      'roster.importRoster',
      { communityId: MAPLE, fileId, commandId: commandId(n) },
      'secretary',
    );
  }

  it('tell owners apart and bring units together; they themselves are kept nowhere', async () => {
    await withNumbers(1, [
      ['王伟', 'Y 0001'],
      ['王伟', 'y0001'],
      ['王伟', 'Y0002'],
      ['赵敏', '', '湘（2021）第0007号'],
      ['赵敏', '', '湘(2021)第0007号'],
    ]);
    const { problems, eligible } = await checked(2);
    expect(eligible.persons).toBe(3);
    expect(problems).not.toContain('owners-unsure');
    expect(linli.state()).not.toMatch(/Y0001|0007号/);
  });

  it('of the one who sold say nothing of the one who bought', async () => {
    await withNumbers(1, [
      ['王伟', 'Y0001'],
      ['王伟', 'Y0001'],
    ]);
    await withNumbers(2, [
      ['王伟', 'Y0001'],
      ['孙立', ''],
    ]);
    expect((await checked(3)).eligible.persons).toBe(2);
  });
});

describe('what an estate’s papers state', () => {
  const state = async (n: number, statement: object) => {
    const { estates } = await ask<{ estates: { estateId: string; seen: string }[] }>(
      'roster.listEstates',
      { communityId: MAPLE },
      'secretary',
    );
    const seen = estates.find(({ estateId }) => estateId === ESTATE)?.seen;
    return refusal(
      'roster.stateEstate',
      { ...at, statement, seen, commandId: commandId(n) },
      'secretary',
    );
  };
  const developer = null;
  beforeEach(() => bringIn(1, [['王伟'], ['李娜'], ['赵敏'], ['孙立']]));

  it('has to agree with the roster before a vote is announced, or the announcement says why not', async () => {
    expect((await checked(2)).problems).toContain('totals-apart');
    expect(await state(3, { area: 48_000, units: 5, developer })).toBe('ok');
    expect((await checked(4)).problems).toContain('totals-apart');
    expect((await checked(5, { totalsReason: '六栋还没有交房。' })).problems).not.toContain(
      'totals-apart',
    );
    expect(await state(6, { area: 38_000, units: 4, developer })).toBe('ok');
    expect((await checked(7)).problems).not.toContain('totals-apart');
  });

  it('is part of the announcement, with the reason', async () => {
    await state(2, { area: 48_000, units: 5, developer });
    await settleSettings(linli, 9, { ...DEFAULT_SETTINGS, convenerRule: '街道〔2026〕3号' });
    const motionId = await drafted(3, { registered: 4, totalsReason: '六栋还没有交房。' });
    await ask(
      'ballot.announceMotion',
      { communityId: MAPLE, motionId, commandId: commandId(4) },
      'secretary',
    );
    const { totals } = await ask<MotionDetail>(
      'ballot.showMotion',
      { communityId: MAPLE, motionId },
      'secretary',
    );
    expect(totals).toMatchObject({
      reason: '六栋还没有交房。',
      estates: [{ estate: '三期', area: 48_000, rosterArea: 38_000, rosterHouseholds: 4 }],
    });
  });

  it('names the developer, whose units are unsold by that name', async () => {
    await bringIn(2, [['云溪置业有限公司', ONE], ['云溪置业有限公司', TWO], ['未售'], ['孙立']]);
    expect((await checked(3)).problems).toContain('owners-unsure');
    await state(4, { area: null, units: null, developer: '云溪置业有限公司' });
    const { problems, eligible } = await checked(5);
    expect(eligible.persons).toBe(2);
    expect(problems).not.toContain('owners-unsure');
  });
});
