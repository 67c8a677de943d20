import type { OpenWork } from '../../../typings/contract/office/handover.ts';
import { listBallotWork, passBallotWork } from '../../ballot/for-others.ts';
import { hasStock } from '../../civility/for-others.ts';
import { countMade } from '../../files/export-repository.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { listMatterWork, passMatterWork } from '../../matter/for-others.ts';
import { listMeetingWork, passMeetingWork } from '../../meeting/for-others.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { listVolunteerWork, passVolunteerWork } from '../../volunteer/for-others.ts';
import type { GivenWork, HandoverDocument } from '../collections.ts';
import { COUNTERS } from './handover-access.ts';
import { heldWithout, leftWork } from './handover-rules.ts';

type Leaving = Pick<
  HandoverDocument,
  'communityId' | 'residentId' | 'role' | 'placeId' | 'from' | 'until'
>;

/** What still stands in the name of whoever leaves, by every module's own list. Eight requests. */
export async function listLeft(
  handover: Leaving,
  leaver: Pick<ResidentDocument, 'roles'> | undefined,
  at: number,
): Promise<OpenWork[]> {
  const { communityId, residentId, placeId, until } = handover;
  const [meeting, volunteer, matter, ballot, made] = await Promise.all([
    listMeetingWork(communityId, residentId),
    listVolunteerWork(communityId, residentId),
    listMatterWork(communityId, residentId),
    listBallotWork(communityId, residentId),
    countMade(communityId, residentId),
  ]);
  const files: OpenWork[] =
    made === 0
      ? []
      : [{ key: 'export', kind: 'export', label: String(made), placeId, way: 'itself', id: '' }];
  const later = [dayOf(at), addDays(until, 1)].sort().at(-1) ?? until;
  const held = heldWithout(leaver?.roles ?? [], handover, later);
  return leftWork([...meeting, ...volunteer, ...matter, ...ballot, ...files], held);
}

/** Whether the stock of the shop is to be counted by both. One request, or none. */
export async function countsStock({ communityId, role }: Leaving): Promise<boolean> {
  return COUNTERS.includes(role) && (await hasStock(communityId));
}

/** Passes one thing on, by the module that it is of. Doing it again changes nothing. */
export async function passWork(
  { communityId, residentId, successorId }: HandoverDocument,
  work: GivenWork,
): Promise<void> {
  const to = work.to === 'successor' ? successorId : null;
  if (work.kind === 'seat' || work.kind === 'task') {
    await passMeetingWork(communityId, work, residentId, to);
  } else if (work.kind === 'team') {
    await passVolunteerWork(communityId, work, residentId, to);
  } else if (work.kind === 'mediation') {
    await passMatterWork(communityId, work, residentId, work.at);
  } else if (work.kind === 'motion' && to !== null) {
    await passBallotWork(communityId, work, residentId, to);
  }
}
