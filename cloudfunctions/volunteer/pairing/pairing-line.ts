import type { PairedPerson, PairingLine, PairingPart } from '../../../typings/contract/pairing.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { isConfirmedAdult } from '../../people/adult/adult-rules.ts';
import type { PairingDocument } from '../collections.ts';
import { comingVisits } from '../visit/visit-rules.ts';
import type { PersonRow } from './pairing-repository.ts';
import { holdsDoor, seesVisits, waitsFor } from './pairing-rules.ts';

/** Who of those that have to be 18 is not confirmed to be: one of the two, unless a guardian comes along. */
export function unconfirmedOf(
  { helperId, elderId, guardian }: Pick<PairingDocument, 'helperId' | 'elderId' | 'guardian'>,
  people: readonly PersonRow[],
): ('helper' | 'elder' | 'guardian')[] {
  const isAdult = (id: string | undefined) =>
    people.some((one) => one._id === id && isConfirmedAdult(one));
  const needed = [
    ['helper', helperId, guardian?.of !== 'helper'],
    ['elder', elderId, guardian?.of !== 'elder'],
    ['guardian', guardian?.residentId, guardian !== null],
  ] as const;
  return needed.filter(([, id, must]) => must && !isAdult(id)).map(([side]) => side);
}

/** Whether the coordinator still holds an office over the elder's door. */
export function isCoordinated(
  { coordinator, placeId }: Pick<PairingDocument, 'coordinator' | 'placeId'>,
  people: readonly PersonRow[],
  now: number,
): boolean {
  const person = people.find(({ _id }) => _id === coordinator.residentId);
  return person !== undefined && holdsDoor(rolesInForce(person.roles, dayOf(now)), placeId);
}

/** A pairing as those see it who have to do with it. */
export function pairingLine(
  pairing: PairingDocument,
  all: readonly PersonRow[],
  parts: PairingPart[],
  now: number,
): PairingLine {
  const people = all.filter(({ communityId }) => communityId === pairing.communityId);
  const person = (residentId: string): PairedPerson => ({
    residentId,
    name: people.find(({ _id }) => _id === residentId)?.name ?? '',
  });
  const { helperId, elderId, guardian, coordinator, ended } = pairing;
  const mayVisit = pairing.state === 'active' && unconfirmedOf(pairing, people).length === 0;
  const next = mayVisit && seesVisits(parts) ? comingVisits(pairing.plans, now, 1) : [];
  return {
    pairingId: pairing._id,
    state: pairing.state,
    helper: person(helperId),
    elder: person(elderId),
    guardian: guardian && person(guardian.residentId),
    coordinator: isCoordinated(pairing, people, now) ? person(coordinator.residentId) : null,
    label: pairing.label,
    tasks: pairing.tasks,
    since: pairing.since,
    waitsFor: waitsFor(pairing),
    next: next[0] ?? null,
    ended: ended && { at: ended.at, why: ended.why },
    parts,
  };
}
