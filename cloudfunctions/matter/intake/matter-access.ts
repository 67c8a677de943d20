import type { Role } from '../../../typings/contract/resident.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import { covers } from '../../kernel/path-id.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { isOwnMatter } from '../../people/second-person.ts';
import type { Grouped } from '../../pictures/picture-lines.ts';
import type { MatterDocument } from '../collections.ts';
import { bears } from '../stage/ladder-rules.ts';

/** Who looks at what was raised at their places, writes matters down for others, and sees who raised them. */
export const TRIAGERS: readonly Role[] = [
  'secretary',
  'committee-member',
  'grid-officer',
  'building-steward',
  'stair-steward',
];
/** Whom a matter may be given to. */
export const HOLDERS: readonly Role[] = [
  ...TRIAGERS,
  'owners-committee',
  'party-branch',
  'outside-party',
];
/** Who sees every matter of the place, refused ones and their reasons included, without having a part in them. */
export const WATCHERS: readonly Role[] = ['supervisor', 'party-branch'];

/** Who sees the figures of all that is open in the whole community. */
export const WHOLE: readonly Role[] = [
  'secretary',
  'committee-member',
  'supervisor',
  'party-branch',
  'street-observer',
];
/** Who sees the matters behind them, also those without a public wording. */
export const WATCHING: readonly Role[] = [...TRIAGERS, ...WATCHERS];

export type Acting = Pick<Actor<ResidentDocument>, 'residentId' | 'resident' | 'roles'>;

/** The office of these in which somebody acts at a place; undefined if they hold none. */
export function officeAt(
  { roles }: Pick<Acting, 'roles'>,
  placeId: string,
  offices: readonly Role[],
): Role | undefined {
  const held = roles.filter((one) => covers(one.placeId, placeId));
  return offices.find((office) => held.some(({ role }) => role === office));
}

/** The office in which somebody has a matter; undefined if it is not theirs. */
export function holdingOffice(
  { residentId, roles }: Pick<Acting, 'residentId' | 'roles'>,
  { holder }: Pick<MatterDocument, 'holder'>,
): Role | undefined {
  return bears({ _id: residentId, roles }, holder) ? holder.role : undefined;
}

/**
 * Whether a matter is one's own: raised by oneself or at home. What came from nobody counts as raised by the
 * officer who wrote it down.
 */
export function isOwn(actor: Acting, { raiser, takenBy }: MatterDocument): boolean {
  const people = [raiser.residentId, raiser.residentId === null ? takenBy : null];
  return isOwnMatter(actor, { people, households: raiser.homes });
}

const OUTSIDE: readonly Role[] = ['outside-party', 'rater'];

/** Somebody who is here for an outside body, or as a third party, alone: sees what was given to them and nothing else. */
export function isOutside({ resident, roles }: Pick<Acting, 'resident' | 'roles'>): boolean {
  return (
    resident.households.length === 0 &&
    roles.length > 0 &&
    roles.every(({ role }) => OUTSIDE.includes(role))
  );
}

/** A third party: no home here and no other office, so that nobody rates what they have a part in. */
export function isThirdParty(actor: Pick<Acting, 'resident' | 'roles'>): boolean {
  return isOutside(actor) && actor.roles.every(({ role }) => role === 'rater');
}

/** Whether somebody sees who raised it and what was said. */
export function seesRaiser(actor: Acting, matter: MatterDocument): boolean {
  return (
    matter.raiser.residentId === actor.residentId ||
    matter.takenBy === actor.residentId ||
    officeAt(actor, matter.placeId, TRIAGERS) !== undefined
  );
}

/**
 * Pictures of a matter as one person may see them: those of who raised it, where they are not open to all, for them
 * and the officers of its place; those of answers and tasks for everybody who sees the matter.
 */
export function picturesFor(actor: Acting, matter: MatterDocument): Grouped[] {
  const { pictures = [], openPictures = [], open, state, answers, tasks = [] } = matter;
  const opened = open === null ? [] : openPictures;
  const raised = seesRaiser(actor, matter) ? pictures : opened;
  return [
    { of: 'raised', ids: state === 'withdrawn' ? [] : raised },
    ...answers.map((answer, n) => ({ of: `answer:${n}`, ids: answer.pictures ?? [] })),
    ...tasks.map(({ taskId, end }) => ({ of: `task:${taskId}`, ids: end?.pictures ?? [] })),
  ].filter(({ ids }) => ids.length > 0);
}

/** Whether an open task of a matter is somebody's to do. */
function hasTask({ residentId, roles }: Acting, { tasks = [] }: MatterDocument): boolean {
  return tasks.some(
    ({ state, owner }) => state === 'open' && bears({ _id: residentId, roles }, owner),
  );
}

/** Whether somebody may see that there is such a matter. */
export function mayShow(actor: Acting, matter: MatterDocument): boolean {
  if (holdingOffice(actor, matter) || seesRaiser(actor, matter)) return true;
  if (hasTask(actor, matter)) return true;
  if (isOutside(actor)) return false;
  return matter.open !== null || officeAt(actor, matter.placeId, WATCHERS) !== undefined;
}
