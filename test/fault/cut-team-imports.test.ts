import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttendanceDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { exampleOf } from '../support/examples.ts';
import { type Fault, plain, runFault } from '../support/faults.ts';
import { importOf, ofTable, uploadTable } from '../support/imports.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Tables of members and hours, cut at each request and repeated, and cut while they are written down. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const hours = (started: Linli) =>
  started
    .documents<AttendanceDocument>('attendances')
    .filter(({ imported }) => imported)
    .map(({ entries }) => entries.reduce((sum, { minutes }) => sum + minutes, 0));

const FAULTS: Fault[] = [
  plain('volunteer.askHoursExport'),
  plain('volunteer.decideExport'),
  plain('volunteer.saveIdNumber'),
  plain('volunteer.askInsuranceList'),
  plain('volunteer.enterTeamImport'),
  plain('volunteer.correctImported'),
  plain('volunteer.matchImportRow'),
  {
    ...plain('volunteer.decideImportRow'),
    check: (started) => expect(hours(started).sort()).toStrictEqual([120, 150]),
  },
  {
    ...plain('volunteer.decideTeamImport'),
    check: (started) => expect(hours(started)).toStrictEqual([120]),
  },
  {
    name: 'volunteer.decideTeamImport, of members',
    functionName: 'volunteer',
    async prepare(started) {
      const rows = [['顾南枝', '一期', '1栋', '1单元', '102']];
      const fileId = await uploadTable(started, rows, ['姓名', '小区', '楼栋', '单元', '房号']);
      const input = ofTable(fileId, { commandId: commandId(7) });
      const { as } = exampleOf('volunteer', 'enterTeamImport');
      const { envelope } = await started.call('volunteer', 'enterTeamImport', input, as);
      const { importId } = (envelope.ok && envelope.data) as { importId: string };
      const decide = importOf(1, { importId, agrees: true });
      return () => started.call('volunteer', 'decideTeamImport', decide, 'partyBranch');
    },
    check: (started) => expect(started.documents('members')).toHaveLength(1),
  },
];

describe('a cut table', () => {
  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
