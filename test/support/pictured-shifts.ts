import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import type { LicenceProof, MemberDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { MAPLE, residentIdOf, START } from './community.ts';
import type { Linli } from './linli.ts';
import { patch } from './patch.ts';
import { picture } from './picture-documents.ts';
import { SHIFT, TEAM } from './volunteers.ts';

/** Pictures of shifts and licences, as they stand. */
export const SHOWN = {
  /** of the team's leader, for what came of the shift that is over */
  outcome: 'e5000000000000000004',
  /** of the resident, for the leaders of a team */
  licence: 'e5000000000000000005',
} as const;

export const PROOF: LicenceProof = {
  skill: '急救证',
  until: '2027-06-30',
  pictures: [SHOWN.licence],
  at: START - 60_000,
};

/** Puts a document there, unless it is there. */
async function put(linli: Linli, collection: string, document: { _id: string }): Promise<void> {
  const found = linli.documents<{ _id: string }>(collection);
  if (found.some(({ _id }) => _id === document._id)) return;
  await linli.cloud.database.insertMany(collection, [document as never]);
}

/** The shift that is over shows a picture of its leader's. */
export async function pictureShift(linli: Linli): Promise<void> {
  const shown: PictureDocument = picture(SHOWN.outcome, 'teamLeader', 'outcome');
  await put(linli, 'pictures', shown);
  const author = { by: residentIdOf('teamLeader'), at: START - 60_000 };
  const outcome = { served: 30, saved: null, pictures: [SHOWN.outcome], ...author };
  await patch(linli, 'shifts', { _id: SHIFT.over }, { outcome });
}

/** The resident is a member of the patrol, and has photographed a licence for its leaders. */
export async function photographLicence(linli: Linli): Promise<void> {
  await put(linli, 'pictures', picture(SHOWN.licence, 'resident', 'licence'));
  const residentId = residentIdOf('resident');
  const target = `resident:${residentId}`;
  const member: MemberDocument = {
    _id: `${TEAM.patrol}:${residentId}`,
    communityId: MAPLE,
    teamId: TEAM.patrol,
    residentId,
    member: true,
    skills: [],
    proof: PROOF,
    carried: true,
    change: { id: 'seed-member', action: 'seed', actorId: 'seed', target, at: START - 60_000 },
  };
  await put(linli, 'members', member);
}
