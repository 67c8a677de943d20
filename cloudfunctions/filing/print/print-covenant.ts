import * as v from 'valibot';
import { covenants } from '../../covenant/collections.ts';
import { seenCovenant } from '../../covenant/for-others.ts';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { writeDocument } from '../record/word-parts.ts';
import { covenantBlocks, covenantPage } from './covenant-text.ts';

/** A covenant on paper, for whoever may read it: as .docx, or as a page that a browser prints as .pdf. */
export const printCovenant = action('filing.printCovenant', {
  input: v.strictObject({
    communityId,
    covenantId: documentId,
    form: v.picklist(['docx', 'html']),
    commandId,
  }),
  access: RESIDENTS,
  load: ({ covenantId }) => ({ covenant: one(covenants, covenantId, 'COVENANT_NOT_FOUND') }),
  command: ({ covenantId, form }) => ({
    action: 'filing.covenant',
    target: `covenant:${covenantId}`,
    variant: form,
  }),
  budget: 3,
  async run({ communityId, form }, context) {
    const { covenant } = seenCovenant(context);
    const record = await beginExport(context, communityId, form);
    const bytes =
      form === 'docx'
        ? await writeDocument(covenant.title, covenantBlocks(covenant))
        : Buffer.from(covenantPage(covenant), 'utf8');
    return storeExport(record, bytes, `${covenant.title} ${dayOf(record.change.at)}.${form}`);
  },
});
