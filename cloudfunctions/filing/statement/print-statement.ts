import * as v from 'valibot';
import { bearer, bearerLoads, readStatement } from '../../civility/for-others.ts';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { writeSheets } from '../record/pack-sheets.ts';
import { writeDocument } from '../record/word-parts.ts';
import { statementBlocks, statementSheet } from './statement-text.ts';

/** One's own account of points, or that of one's household: to print, or as a table. */
export const printStatement = action('filing.printStatement', {
  input: v.strictObject({ communityId, bearer, form: v.picklist(['docx', 'xlsx']), commandId }),
  access: RESIDENTS,
  load: ({ communityId, bearer }) => ({
    community: one(communities, communityId, 'NOT_ALLOWED'),
    ...bearerLoads(bearer),
  }),
  command: ({ bearer, form }) => ({
    action: 'filing.statement',
    target: `points:${bearer.id}`,
    variant: form,
  }),
  budget: 5,
  async run(input, context) {
    const { form } = input;
    const statement = await readStatement(input, context);
    const record = await beginExport(context, input.communityId, form);
    const printed = { ...statement, communityName: context.community.name, at: now() };
    const bytes =
      form === 'docx'
        ? await writeDocument('积分对账单', statementBlocks(printed))
        : await writeSheets([statementSheet(printed)]);
    return storeExport(record, bytes, `积分对账单 ${statement.label}.${form}`);
  },
});
