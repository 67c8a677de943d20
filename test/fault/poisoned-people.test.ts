import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditDocument, FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import type {
  ConsentDocument,
  JoinRequestDocument,
  SetupDocument,
} from '../../cloudfunctions/resident/collections.ts';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import { HOME, MAPLE, personOf, residentIdOf, START } from '../support/community.ts';
import { consentOf } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { REQUEST } from '../support/requests.ts';
import { PROPOSAL } from '../support/roles.ts';

/** A document that upkeep cannot deal with holds up no other, and is on the list of what keeps failing. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const MINUTE = 60_000;
const RECENT = START - 10 * MINUTE;
const stamp = (id: string, action: string) => ({
  id,
  action,
  actorId: residentIdOf('secretary'),
  target: `place:${MAPLE}`,
  at: RECENT,
});
/** No document of this id can be made. */
const NO_ID = ['no', 'id'];
/** No entry of the audit trail can be made of it. */
const NO_STAMP = { ...stamp('', 'member.moved'), id: NO_ID };

const named = <Doc extends { _id: string }>(collection: string, id: string): Doc => {
  const found = linli.documents<Doc>(collection).find(({ _id }) => _id === id);
  return found ?? assert.fail(`${collection} ${id}`);
};

/** Sorts before every other: what is due is looked at in the order of the ids. */
const FIRST = '0000';

interface Poison {
  functionName: string;
  job: string;
  collection: string;
  /** @returns the poisoned document and a sound one */
  documents(): object[];
  /** whether the sound one was dealt with */
  isDone(): boolean;
  /** documents of other collections */
  beside?(): Record<string, object[]>;
}

const request = (_id: string, more: object) => ({
  ...named<JoinRequestDocument>('joinRequests', REQUEST.second),
  _id,
  openKey: _id,
  state: 'accepted',
  carried: false,
  closedAt: RECENT,
  ...more,
});
const household = (_id: string, more: object) => ({
  ...named<HouseholdDocument>('households', HOME.second),
  _id,
  code: { ...named<HouseholdDocument>('households', HOME.second).code, hash: `none:${_id}` },
  ...more,
});
const setup = (_id: string, change: unknown, more: object = {}) => ({
  ...named<SetupDocument>('setups', 'birch'),
  _id,
  communityId: _id,
  code: { hash: `hash ${_id}`, issuedAt: 1, expiresAt: 2, usedBy: 'wx:x', usedAt: RECENT },
  secretary: { residentId: `r-${_id}`, openid: `o-${_id}`, name: '程书记', done: false },
  change,
  ...more,
});
const gone = (_id: string): ResidentDocument => ({
  ...named<ResidentDocument>('residents', residentIdOf('resident')),
  _id,
  accountKey: `gone:${_id}`,
  openid: null,
  name: '',
  households: [],
  lineages: [],
  roles: [],
  change: stamp(`left-${_id}`, 'member.died'),
});
/** An entry that cannot be changed, since the change before cannot be recorded; too old to be swept. */
const stuck = (_id: string, role: object) => ({
  ...named<ResidentDocument>('residents', residentIdOf('stairSteward')),
  _id,
  accountKey: `wx:${_id}`,
  roles: named<ResidentDocument>('residents', residentIdOf('stairSteward')).roles.map((one) => ({
    ...one,
    ...role,
  })),
  change: { ...NO_STAMP, at: START - 5 * 24 * 60 * MINUTE },
});
const proposal = (_id: string, change: unknown) => ({
  ...named<ProposalDocument>('proposals', PROPOSAL.gridOfficer),
  _id,
  state: 'accepted',
  carried: false,
  change,
});
const isRecorded = (id: string) =>
  linli.documents<AuditDocument>('audit').some(({ _id }) => _id === id);
const sweep = (
  functionName: string,
  collection: string,
  make: (_id: string, change: unknown) => object,
): Poison => ({
  functionName,
  job: `audit.${collection}`,
  collection,
  documents: () => [
    make(`${FIRST}a`, NO_STAMP),
    make(`${FIRST}b`, stamp(`of ${collection}`, 'seed')),
  ],
  isDone: () => isRecorded(`of ${collection}`),
});

const POISONS: Poison[] = [
  {
    functionName: 'resident',
    job: 'resident.finishSetup',
    collection: 'setups',
    documents: () => [
      setup(`${FIRST}a`, stamp('no secretary', 'seed'), {
        secretary: { residentId: NO_ID, openid: 'x', name: '程书记', done: false },
      }),
      setup(`${FIRST}b`, stamp('set up', 'community.set-up'), {}),
    ],
    isDone: () =>
      linli.documents<ResidentDocument>('residents').some(({ name }) => name === '程书记'),
  },
  {
    functionName: 'resident',
    job: 'resident.letIn',
    collection: 'joinRequests',
    documents: () => [
      request(`${FIRST}a`, { lineage: null, accountKey: 'wx:nobody', openid: 'nobody' }),
      request(`${FIRST}b`, { change: stamp('let in', 'request.accept') }),
    ],
    isDone: () =>
      linli.documents<ResidentDocument>('residents').some(({ name }) => name === '周门外1'),
  },
  {
    functionName: 'resident',
    job: 'resident.noteRepresentative',
    collection: 'households',
    documents: () => [
      household(`${FIRST}a`, {
        representative: { residentId: 'x', since: RECENT, carried: false },
      }),
      household(`${FIRST}b`, {
        representative: { residentId: 'x', since: RECENT, carried: false },
      }),
    ],
    beside: () => ({ residents: [stuck('held', { placeId: `${FIRST}a` })] }),
    isDone: () =>
      named<HouseholdDocument>('households', `${FIRST}b`).representative?.carried !== false,
  },
  {
    functionName: 'resident',
    job: 'resident.moveOut',
    collection: 'households',
    documents: () => [
      household(`${FIRST}a`, { takenOver: { change: null, carried: false } }),
      household(HOME.otherEstate, {
        takenOver: { change: stamp('taken over', 'household.take-over'), carried: false },
      }),
    ],
    isDone: () =>
      linli
        .documents<ResidentDocument>('residents')
        .every(({ households }) => households.every((one) => one.householdId !== HOME.otherEstate)),
  },
  {
    functionName: 'resident',
    job: 'resident.forget',
    collection: 'residents',
    documents: () => [gone(`${FIRST}a`), gone(`${FIRST}b`)],
    beside: () => ({
      // An older shape of a receipt: the name cannot be taken out of it.
      receipts: [
        { _id: 'r', communityId: MAPLE, by: [{ residentId: `${FIRST}a`, how: 'self', name: 'x' }] },
      ],
      consents: [
        {
          ...consentOf('resident', 'residentElsewhere'),
          _id: `${FIRST}b:x`,
          principalId: `${FIRST}b`,
          principalName: '陈桂兰',
        },
      ],
    }),
    isDone: () =>
      linli
        .documents<ConsentDocument>('consents')
        .every(({ principalName }) => principalName !== '陈桂兰'),
  },
  sweep('resident', 'setups', (_id, change) => setup(_id, change, { secretary: null })),
  sweep('resident', 'households', (_id, change) => household(_id, { change })),
  sweep('resident', 'residents', (_id, change) => ({
    ...named<ResidentDocument>('residents', residentIdOf('resident')),
    _id,
    accountKey: `none:${_id}`,
    openid: null,
    change,
  })),
  sweep('resident', 'joinRequests', (_id, change) => request(_id, { carried: true, change })),
  sweep('resident', 'consents', (_id, change) => ({
    ...consentOf('resident', 'residentElsewhere'),
    _id,
    change,
  })),
  {
    functionName: 'role',
    job: 'role.carry',
    collection: 'proposals',
    documents: () => [
      { ...proposal(`${FIRST}a`, stamp('agreed in vain', 'role.agree')), residentId: 'held' },
      proposal(`${FIRST}b`, stamp('agreed', 'role.agree')),
    ],
    beside: () => ({ residents: [stuck('held', {})] }),
    isDone: () =>
      named<ResidentDocument>('residents', residentIdOf('volunteer')).roles.length ===
      personOf('volunteer').roles.length + 1,
  },
  sweep('role', 'proposals', (_id, change) => ({ ...proposal(_id, change), carried: true })),
];

async function put(collection: string, documents: object[]): Promise<void> {
  const ids = documents.map((one) => (one as { _id: string })._id);
  await linli.cloud.database.command('database.removeDocument', {
    collectionName: collection,
    queryType: 'WHERE',
    query: JSON.stringify({ _id: { $in: ids } }),
    multi: true,
  });
  await linli.cloud.database.insertMany(collection, documents as never);
}

describe('a document that upkeep cannot deal with', () => {
  for (const { functionName, job, collection, documents, isDone, beside } of POISONS) {
    it(`${job}: the others are done, and it is listed`, async () => {
      await linli.reset();
      await put(collection, documents());
      for (const [name, all] of Object.entries(beside?.() ?? {})) await put(name, all);
      assert.equal(isDone(), false, 'there is something to do');
      const printed = linli.lines.length;
      const { envelope } = await linli.timer(functionName);
      assert.equal(isDone(), true, 'the sound one is done');
      assert.equal(envelope.ok, false, 'the run says that somebody should look');
      const failures = () => linli.documents<FailureDocument>('failures');
      expect(
        failures().map(({ job: failing, documentId, attempts }) => [failing, documentId, attempts]),
      ).toStrictEqual([[job, `${FIRST}a`, 1]]);
      const logged = linli.lines
        .slice(printed)
        .map((line) => JSON.parse(line.slice(line.indexOf('{'))));
      const failed = logged.filter(({ function: name }) => name === 'upkeep');
      assert.deepEqual(
        failed.map(({ action }) => action),
        [job],
        'the log says which job failed',
      );
      assert.ok(!JSON.stringify(logged).includes(`${FIRST}a`), 'and names no document');
      await linli.clock(START + 10 * MINUTE);
      assert.equal(failures()[0]?.attempts, 2, 'it is tried again');
    });
  }
});
