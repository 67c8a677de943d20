import type { NoteLine, SaidHow, SecondLine } from '../../../typings/contract/matter/party.ts';
import type { HeldRole, Role } from '../../../typings/contract/people.ts';
import { DAY } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { MediationDocument, PartyEntry, PartyNote } from '../collections.ts';

/** Who asks a party that has no WeChat whether they have said it: the nearest first. */
export const SECONDS: readonly Role[] = [
  'stair-steward',
  'building-steward',
  'grid-officer',
  'secretary',
];
/** A second person who has not asked for so long gives way to another. */
const ASKS_WITHIN = 3 * DAY;
/** How long a party may say that they never refused. */
const REOPENS_WITHIN = 30 * DAY;

type Noted = { note?: PartyNote | null };

/** Whether what was said counts: by the party, or written down and not waiting for a second person. */
export const counts = ({ note }: Noted) => !note || note.second === null || note.confirmed !== null;

/** Whether a second person is still to ask. */
export const waits = ({ note }: Noted) => !!note && note.second !== null && note.confirmed === null;

export const isOverdue = (said: Noted, at: number) =>
  waits(said) && at > (said.note?.at ?? 0) + ASKS_WITHIN;

export function noteLine({ note }: Noted): NoteLine | null {
  if (!note) return null;
  const { byName, at, how, second, confirmed } = note;
  const state = confirmed !== null ? 'confirmed' : second === null ? 'told' : 'waits';
  return {
    byName,
    at,
    how,
    state,
    secondName: confirmed === 'self' ? null : (second?.name ?? null),
  };
}

export interface SecondCandidate {
  _id: string;
  name: string;
  openid: string | null;
  roles: readonly HeldRole[];
  households: readonly { householdId: string }[];
}

/**
 * Who asks a party: an officer of their door, the nearest, who is not the mediator, no party, and lives with none.
 * @param before who was asked before and has not done it
 */
export function secondFor(
  { parties, mediator }: Pick<MediationDocument, 'parties' | 'mediator'>,
  home: string,
  candidates: readonly SecondCandidate[],
  before: string | null,
): { residentId: string; name: string } | null {
  const homes = parties.flatMap(({ households }) => households);
  const fit = [...candidates]
    .sort((a, b) => (a._id < b._id ? -1 : 1))
    .filter(
      ({ _id, openid, households }) =>
        openid !== null &&
        _id !== mediator?.residentId &&
        _id !== before &&
        !parties.some(({ residentId }) => residentId === _id) &&
        !households.some(({ householdId }) => homes.includes(householdId)),
    );
  for (const role of SECONDS) {
    const one = fit.find(({ roles }) =>
      roles.some((held) => held.role === role && covers(held.placeId, home)),
    );
    if (one) return { residentId: one._id, name: one.name };
  }
  return null;
}

/** Whether somebody bears an office of the party's door still. */
export const isSecondStill = (roles: readonly HeldRole[], { households }: PartyEntry) =>
  roles.some(
    ({ role, placeId }) =>
      SECONDS.includes(role) && households.some((home) => covers(placeId, home)),
  );

const isOpen = ({ state }: Pick<MediationDocument, 'state'>) =>
  state === 'asked' || state === 'going';

interface Question extends Omit<SecondLine, 'mediationId' | 'gone'> {
  secondId: string;
}

/** What second persons are to ask, of one that goes on. */
function questionsOf(mediation: Pick<MediationDocument, 'state' | 'parties' | 'helpers'>) {
  const { parties, helpers = [] } = mediation;
  if (!isOpen(mediation)) return [];
  const questions: Question[] = [];
  for (const [party, one] of parties.entries()) {
    const { name, note, removal } = one;
    if (note?.second && (waits(one) || removal?.by === 'mediator')) {
      const about = waits(one) ? ('talk' as const) : ('removal' as const);
      questions.push({
        ...questionOf(note, note.second.residentId),
        party,
        helper: null,
        about,
        name,
      });
    }
    for (const [helper, { says }] of helpers.entries()) {
      const said = says.find(({ residentId }) => residentId === one.residentId);
      if (!said?.note?.second || !waits(said)) continue;
      const asked = questionOf(said.note, said.note.second.residentId);
      questions.push({ ...asked, party, helper, about: 'helper', name });
    }
  }
  return questions;
}

const questionOf = ({ door, byName, at, how }: PartyNote, secondId: string) => ({
  secondId,
  door,
  byName,
  at,
  how,
});

/** Those who are to ask a party, for the list of what each of them is asked. */
export const secondsOf = (
  mediation: Pick<MediationDocument, 'state' | 'parties' | 'helpers'>,
): string[] => [...new Set(questionsOf(mediation).map(({ secondId }) => secondId))];

/** What one person is to ask. */
export function secondLines(mediation: MediationDocument, residentId: string): SecondLine[] {
  return questionsOf(mediation)
    .filter(({ secondId }) => secondId === residentId)
    .map(({ secondId: _, ...asked }) => ({
      mediationId: mediation._id,
      gone: mediation.mistaken?.length ?? 0,
      ...asked,
    }));
}

/** Whether a party may say that they never refused what was written down as their no. */
export const mayReopen = (
  { state, end }: Pick<MediationDocument, 'state' | 'end'>,
  { consents, note }: PartyEntry,
  at: number,
) =>
  state === 'ended' &&
  end === 'refused' &&
  consents === false &&
  !!note &&
  note.confirmed === null &&
  at < note.at + REOPENS_WITHIN;

/** What was written down for somebody that they may confirm or deny themselves. */
export function ownNotes(
  mediation: Pick<MediationDocument, 'state' | 'end' | 'parties' | 'helpers'>,
  party: number,
  at: number,
): { helper: number | null }[] {
  const { parties, helpers = [] } = mediation;
  const one = parties[party];
  if (!one) return [];
  const own: { helper: number | null }[] = [];
  const isOwn = (said: Noted) => !!said.note && said.note.confirmed === null;
  if ((isOpen(mediation) && isOwn(one)) || mayReopen(mediation, one, at))
    own.push({ helper: null });
  if (!isOpen(mediation)) return own;
  for (const [helper, { says }] of helpers.entries()) {
    const said = says.find(({ residentId }) => residentId === one.residentId);
    if (said && isOwn(said)) own.push({ helper });
  }
  return own;
}

/** A note as it is written down. */
export const noteOf = (
  by: { residentId: string; name: string },
  how: SaidHow,
  at: number,
  asked: { second: PartyNote['second']; door: string },
): PartyNote => ({ byId: by.residentId, byName: by.name, at, how, ...asked, confirmed: null });
