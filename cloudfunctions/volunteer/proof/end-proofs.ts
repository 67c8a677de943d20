import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/job.ts';
import { type MemberDocument, members } from '../collections.ts';
import { dropProof, proofsBefore } from '../member/member-repository.ts';
import { PROOF_KEPT, replacedProof } from './proof-rules.ts';

/** A licence that no leader has looked at is kept no longer: its member can show the paper itself. */
export const endProofs = job<MemberDocument>({
  name: 'member.end-proof',
  collection: members,
  due: (at) => proofsBefore(at - PROOF_KEPT),
  one: async (member) => {
    const { proof } = member;
    if (!proof || proof.at > now() - PROOF_KEPT) return;
    await dropProof(member, proof.at, replacedProof(member, null));
  },
});
