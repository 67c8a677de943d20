import { MAPLE, residentIdOf } from '../community.ts';
import {
  EXPORT,
  exportOf,
  IMPORT,
  importOf,
  LEFT,
  ofTable,
  postedHours,
  uploadTable,
} from '../imports.ts';
import { commandId } from '../inputs.ts';
import type { Linli } from '../linli.ts';
import { patch } from '../patch.ts';
import { leading, onShift, SHIFT } from '../volunteers.ts';
import { example } from './example.ts';

const insured = (linli: Linli) => patch(linli, 'shifts', { _id: SHIFT.open }, { insured: true });

/** Tables that come in, lists that go out, and numbers for the insurer. */
export const importingExamples = [
  example('volunteer', 'askHoursExport', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      from: '2026-01-01',
      until: '2026-06-14',
      commandId: commandId(n),
    }),
  }),
  example('volunteer', 'listExports', {
    as: 'partyBranch',
    input: () => ({ communityId: MAPLE }),
  }),
  example('volunteer', 'decideExport', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => exportOf(n, { agrees: true }),
  }),
  example('filing', 'printExport', {
    as: 'secretary',
    writes: true,
    input: (n) => exportOf(n, { exportId: EXPORT.agreed }),
  }),
  example('volunteer', 'showInsurance', {
    as: 'stairSteward',
    input: async (_, linli) => {
      await insured(linli);
      return { communityId: MAPLE, shiftId: SHIFT.open };
    },
  }),
  example('volunteer', 'saveIdNumber', {
    as: 'stairSteward',
    writes: true,
    input: async (n, linli) => {
      await insured(linli);
      return onShift(n, SHIFT.open, {
        residentId: residentIdOf('stairSteward'),
        kind: 'resident-id',
        number: '11010519491231002X',
      });
    },
  }),
  example('volunteer', 'askInsuranceList', {
    as: 'teamLeader',
    writes: true,
    input: async (n, linli) => {
      await insured(linli);
      return leading(n, SHIFT.open);
    },
  }),
  example('volunteer', 'checkTeamImport', {
    as: 'secretary',
    concerns: [MAPLE],
    input: async (_, linli) => ofTable(await uploadTable(linli)),
  }),
  example('volunteer', 'enterTeamImport', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => ofTable(await uploadTable(linli), { commandId: commandId(n) }),
  }),
  example('volunteer', 'listTeamImports', {
    as: 'partyBranch',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('volunteer', 'showTeamImport', {
    as: 'partyBranch',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE, importId: IMPORT.open }),
  }),
  example('volunteer', 'decideTeamImport', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: (n) => importOf(n, { agrees: true }),
  }),
  example('volunteer', 'correctImported', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => ({
      ...(await postedHours(linli)),
      minutes: -30,
      reason: '和签到本对过，多抄了半小时',
      commandId: commandId(n),
    }),
  }),
  example('volunteer', 'matchImportRow', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => {
      const { teamId } = await postedHours(linli);
      const residentId = residentIdOf('stairSteward');
      return importOf(n, { teamId, importId: IMPORT.posted, index: LEFT.free, residentId });
    },
  }),
  example('volunteer', 'decideImportRow', {
    as: 'partyBranch',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => {
      await postedHours(linli);
      return importOf(n, { importId: IMPORT.posted, index: LEFT.matched, agrees: true });
    },
  }),
];
