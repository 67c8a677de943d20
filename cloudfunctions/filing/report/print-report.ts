import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { matterRules } from '../../matter/collections.ts';
import { readReport, WHOLE } from '../../matter/for-others.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { writeSheets } from '../record/pack-sheets.ts';
import { writeDocument } from '../record/word-parts.ts';
import { reportBlocks, reportSheets } from './report-text.ts';

/** What became of the matters of a month, in numbers without names: to print, or as a table. */
export const printReport = action('filing.printReport', {
  input: v.strictObject({
    communityId,
    month: v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
    form: v.picklist(['docx', 'xlsx']),
    commandId,
  }),
  access: officersOf('input.communityId', WHOLE, 'within'),
  load: ({ communityId }) => ({
    community: one(communities, communityId, 'NOT_ALLOWED'),
    stored: one(matterRules, communityId),
  }),
  command: ({ month, form }) => ({
    action: 'filing.report',
    target: `report:${month}`,
    variant: form,
  }),
  budget: 9, // one more for each thousand matters
  async run({ communityId, month, form }, context) {
    const { community, stored, command } = context;
    const report = await readReport(communityId, month, stored, command.stamp.at);
    const record = await beginExport(context, communityId, form);
    const printed = { ...report, communityName: community.name };
    const bytes =
      form === 'docx'
        ? await writeDocument('事项月报', reportBlocks(printed))
        : await writeSheets(reportSheets(printed));
    return storeExport(record, bytes, `事项月报 ${month}.${form}`);
  },
});
