import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { type CertificateDocument, certificates } from '../collections.ts';
import { sumOwn } from '../hours/hour-repository.ts';
import { totalOf } from '../hours/year-rules.ts';
import { certificateCode, certificateLine, shownCode } from './certificate-line.ts';

/**
 * A certificate of one's own hours (志愿服务条例, art. 19): free, true to the entries, with measured, added
 * and imported hours apart, a number, and a code by which anybody who holds it can check it.
 */
export const issueCertificate = action('volunteer.issueCertificate', {
  input: v.strictObject({ communityId, from: day, until: day, commandId }),
  access: RESIDENTS,
  load: (input) => ({ community: one(communities, input.communityId) }),
  command: () => ({ action: 'certificate.issue', target: 'certificate:', creates: true as const }),
  budget: 4,
  run: async (input, context) => {
    const { actor, community } = context;
    return insert(context, input.communityId, certificates, {
      prepare: async () => {
        const sums = await sumOwn(input.communityId, actor.residentId, input);
        return totalOf(sums.map(({ _id, minutes }) => ({ ..._id, minutes })));
      },
      decide: (stamp, { measured, added, imported }): CertificateDocument => ({
        _id: stamp.id,
        communityId: input.communityId,
        number: `ZY${dayOf(stamp.at).replaceAll('-', '')}${stamp.id.slice(0, 8).toUpperCase()}`,
        code: certificateCode(stamp.id),
        residentId: actor.residentId,
        name: actor.resident.name,
        communityName: community?.name ?? '',
        from: input.from,
        until: input.until,
        measured,
        added,
        imported,
        at: stamp.at,
        change: stamp,
      }),
      answer: (certificate) => {
        if (!certificate) throw new Refusal('CERTIFICATE_NOT_FOUND');
        return {
          certificateId: certificate._id,
          certificate: { ...certificateLine(certificate), code: shownCode(certificate) },
        };
      },
    });
  },
});
