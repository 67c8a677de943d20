import type { Role } from '../../../typings/contract/people.ts';
import type { PersonLine, SeekPurpose } from '../../../typings/contract/role.ts';

const SECRETARY: readonly Role[] = ['secretary'];
/** Who looks people up for anything at all. */
export const SEEKERS: readonly Role[] = ['secretary', 'committee-member', 'party-branch'];

/** Who looks people up for what: whoever may ask them to it. */
export const SEEK_OFFICES: Record<SeekPurpose, readonly Role[]> = {
  office: SECRETARY,
  seat: SECRETARY,
  team: SECRETARY,
  proxy: SECRETARY,
  roster: SECRETARY,
  member: ['party-branch'],
  keeper: SEEKERS,
};

/** For these nobody asks themselves, nor whoever they live with. */
const OF_OTHERS: readonly SeekPurpose[] = ['member', 'keeper'];
export const isOfOthers = (purpose: SeekPurpose) => OF_OTHERS.includes(purpose);

const LEAST_CHARACTERS = 2;
export const isTooShort = (search: string) => [...search].length < LEAST_CHARACTERS;

export const MOST_FOUND = 10;

interface Named {
  _id: string;
  name: string;
  households: readonly { label: string }[];
}

/** The door of each by its parts, from the estate inwards. */
const partsOf = ({ households }: Named) => households[0]?.label.split(' ') ?? [];

/**
 * How those who are offered are told from everybody of the same name: by nothing where there is nobody, else by as much
 * of the door as it takes.
 * @param namesakes everybody found, also those who cannot be chosen
 */
export function toldApart(chosen: readonly Named[], namesakes: readonly Named[]): PersonLine[] {
  return chosen.map((one) => {
    const others = namesakes.filter(({ _id, name }) => _id !== one._id && name === one.name);
    const parts = partsOf(one);
    const begins = (count: number) => parts.slice(0, count).join(' ');
    const isAlone = (count: number) =>
      others.every((other) => partsOf(other).slice(0, count).join(' ') !== begins(count));
    let count = 0;
    if (others.length > 0) while (count < parts.length && !isAlone(count)) count += 1;
    return { residentId: one._id, name: one.name, label: begins(count) };
  });
}
