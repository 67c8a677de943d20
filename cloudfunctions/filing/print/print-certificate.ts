import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { certificates } from '../../volunteer/collections.ts';
import { shownCode } from '../../volunteer/for-others.ts';
import { writeDocument } from '../record/word-parts.ts';
import { certificateBlocks } from './certificate-text.ts';

/** One's own certificate of volunteering, to print and to hand in. */
export const printCertificate = action('filing.printCertificate', {
  input: v.strictObject({ communityId, certificateId: documentId, commandId }),
  access: RESIDENTS,
  load: ({ certificateId }) => ({
    certificate: one(certificates, certificateId, 'CERTIFICATE_NOT_FOUND'),
  }),
  command: ({ certificateId }) => ({
    action: 'filing.certificate',
    target: `certificate:${certificateId}`,
  }),
  budget: 3,
  async run({ communityId }, context) {
    const { certificate, actor } = context;
    if (certificate.residentId !== actor.residentId) throw new Refusal('CERTIFICATE_NOT_FOUND');
    const record = await beginExport(context, communityId, 'docx');
    const blocks = certificateBlocks(certificate, shownCode(certificate));
    const bytes = await writeDocument('志愿服务记录证明', blocks);
    return storeExport(record, bytes, `志愿服务记录证明 ${certificate.number}.docx`);
  },
});
