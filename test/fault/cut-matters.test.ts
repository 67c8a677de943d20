import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MatterDocument, VoiceDocument } from '../../cloudfunctions/matter/collections.ts';
import { commandFault, type Fault, plain, runFault } from '../support/faults.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { checkFigures } from '../support/matter-talk.ts';
import { MATTER, ofMatter, raising } from '../support/matters.ts';

/** Matters, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

/** The number of voices in a matter is that of its voices. */
const counted: Fault['check'] = (started) => {
  const voices = started.documents<VoiceDocument>('voices').filter(({ joins }) => joins);
  for (const { _id, joined, carrying } of started.documents<MatterDocument>('matters')) {
    expect(joined).toBe(voices.filter(({ matterId }) => matterId === _id).length);
    expect(carrying ?? false).toBe(false);
  }
  checkFigures(started);
};
const withCheck = (fault: Fault): Fault => ({ ...fault, check: counted });

/** A matter that goes on under another one goes on by itself again. */
const splitting = commandFault(
  'matter.foldMatter a split',
  'gridOfficer',
  async (started) => {
    const input = ofMatter(50, MATTER.raised, { into: MATTER.accepted });
    await started.call('matter', 'foldMatter', input, 'gridOfficer');
    return ofMatter(1, MATTER.raised, { into: null });
  },
  counted,
);

const leaving = commandFault(
  'matter.joinMatter leaving',
  'residentElsewhere',
  () => ofMatter(1, MATTER.accepted, { joins: false }),
  counted,
);

const ordered = commandFault('matter.raiseMatter an order', 'gridOfficer', () =>
  raising(1, {
    taken: {
      channel: 'hotline',
      residentId: null,
      hotline: { number: 'XT20260615001', due: '2026-06-18' },
    },
  }),
);

const FAULTS: Fault[] = [
  ordered,
  plain('matter.raiseMatter'),
  withCheck(plain('matter.joinMatter')),
  leaving,
  plain('matter.withdrawMatter'),
  withCheck(plain('matter.triageMatter')),
  plain('matter.answerMatter'),
  plain('matter.handOver'),
  plain('matter.addTask'),
  plain('matter.saveCampaign'),
  plain('matter.freezeDraw'),
  plain('matter.enterSeed'),
  plain('matter.confirmSeed'),
  plain('matter.recordVisit'),
  plain('matter.rateDrawn'),
  plain('matter.closeTask'),
  plain('matter.moveTask'),
  withCheck(plain('matter.sayNotYet')),
  withCheck(plain('matter.rateMatter')),
  withCheck(plain('matter.foldMatter')),
  splitting,
];

describe('cut', () => {
  for (const fault of FAULTS) it(fault.name, () => runFault(linli, fault));
});
