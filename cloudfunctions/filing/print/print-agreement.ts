import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { mediations } from '../../matter/collections.ts';
import { seenAgreement } from '../../matter/for-others.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { writeDocument } from '../record/word-parts.ts';
import { agreementBlocks } from './agreement-text.ts';

/** What was agreed, for the mediator to have it signed on paper. Its name says nothing of whom it is between. */
export const printAgreement = action('filing.printAgreement', {
  input: v.strictObject({ communityId, mediationId: documentId, commandId }),
  access: RESIDENTS,
  load: ({ mediationId }) => ({ mediation: one(mediations, mediationId, 'MEDIATION_NOT_FOUND') }),
  command: ({ mediationId }) => ({
    action: 'mediation.change',
    target: `mediation:${mediationId}`,
    variant: 'print',
  }),
  budget: 3,
  async run({ communityId }, context) {
    const seen = seenAgreement(context.actor, context.mediation);
    const record = await beginExport(context, communityId, 'docx');
    const { title, blocks } = agreementBlocks(seen);
    const bytes = await writeDocument(title, blocks);
    return storeExport(record, bytes, `${title} ${dayOf(record.change.at)}.docx`);
  },
});
