import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import type { Contact, DutyPhone } from '../../typings/contract/parts/contact.ts';
import { CEDAR, MAPLE, type PersonKey, PLACE, personOf, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** Proposals that are there from the start, each by the secretary of its community. */
export const PROPOSAL = {
  /** the volunteer as grid officer of the other estate */
  gridOfficer: 'd0000000000000000001',
  cedar: 'd0000000000000000002',
} as const;

const WEEK = 7 * DAY;

function proposal(
  _id: string,
  communityId: string,
  person: PersonKey,
  by: PersonKey,
  placeId: string,
): ProposalDocument {
  return {
    _id,
    communityId,
    kind: 'grant',
    residentId: residentIdOf(person),
    role: 'grid-officer',
    placeId,
    placeLabel: '二期',
    from: '2026-06-15',
    until: '2028-06-14',
    proposedBy: residentIdOf(by),
    state: 'open',
    expiresAt: START + WEEK,
    carried: true,
    change: {
      id: `seed-proposal-${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `resident:${residentIdOf(person)}`,
      at: START - 2 * WEEK, // no sweep of the audit trail looks so far back
    },
  };
}

export function proposalDocuments(): { proposals: ProposalDocument[] } {
  return {
    proposals: [
      proposal(PROPOSAL.gridOfficer, MAPLE, 'volunteer', 'secretary', PLACE.otherEstate),
      proposal(PROPOSAL.cedar, CEDAR, 'cedarResident', 'cedarSecretary', CEDAR),
    ],
  };
}

/** A search for the resident of the second household, as somebody who keeps a shop. */
export const seeking = (n: number): Input => ({
  communityId: MAPLE,
  search: personOf('resident').name,
  purpose: 'keeper',
  commandId: commandId(n),
});

/** The resident becomes mediator of the first estate, which one gives alone, unless told otherwise. */
export const granting = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  residentId: residentIdOf('resident'),
  role: 'mediator',
  placeId: PLACE.estate,
  from: '2026-06-15',
  until: '2028-06-14',
  commandId: commandId(n),
  ...more,
});
/** The resident becomes steward of the first building, which takes two. */
export const grantingSteward = (n: number, more: Input = {}): Input =>
  granting(n, { role: 'building-steward', placeId: PLACE.building, ...more });
/** What `granting` gave is over. */
export const endingGranted = (n: number, more: Input = {}): Input =>
  ending(n, {
    residentId: residentIdOf('resident'),
    role: 'mediator',
    placeId: PLACE.estate,
    from: '2026-06-15',
    ...more,
  });
/** The building's steward is no longer. */
export const ending = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  residentId: residentIdOf('buildingSteward'),
  role: 'building-steward',
  placeId: PLACE.building,
  from: '2020-01-01',
  commandId: commandId(n),
  ...more,
});

/** A number that the caller lets neighbours call, the whole day. */
export const offering = (n: number, contact: Contact | null = OFFERED) => ({
  communityId: MAPLE,
  contact,
  commandId: commandId(n),
});
const OFFERED: Contact = { phone: '13900000001', from: 0, until: 24 * 60 };

export const DUTY: DutyPhone = { phone: '021-55550001', from: 480, until: 1200, who: '社区值班室' };
export const dutyPhone = (n: number, duty: DutyPhone | null = DUTY) => ({
  communityId: MAPLE,
  duty,
  commandId: commandId(n),
});
