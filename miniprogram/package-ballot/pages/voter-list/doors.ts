import type { VoterLine } from '../../../../typings/contract/motion';
import type { Door } from '../../../components/door-grid/layout';
import {
  castWords,
  VOTER_STATES,
  type VoterState,
  voterWords,
} from '../../../text/ballot/door/voter';
import {
  type BuildingDoors,
  buildingsOf,
  type Spot,
  spotOfLabel,
} from '../../../view/building-doors';

export interface Voter {
  voterId: string;
  title: string;
  words: string;
  state: VoterState;
  line: VoterLine;
}

/** A door and those who vote behind it. */
export interface VoterDoor extends Spot {
  id: string;
  voters: Voter[];
  state: VoterState;
}

/** Several units of one owner are one voter, who is met at the first of them. */
const MORE_UNITS = /等 \d+ 套$/;

export function voterOf(line: VoterLine): Voter {
  const { voterId, name, label } = line;
  const about = label && label !== name ? `${label} · ` : '';
  const words = `${about}${voterWords(line)}`;
  return { voterId, title: name, words, state: stateOf(line), line };
}

function stateOf({ cast, waits, present, proxy }: VoterLine): VoterState {
  if (waits.length > 0) return 'waits';
  if (cast !== null) return 'cast';
  if (present) return 'present';
  return proxy === null ? 'open' : 'proxy';
}

/** Voters by their doors, in the order in which they came; those without a door are left out. */
export function doorsOf(voters: readonly Voter[], place: string): VoterDoor[] {
  const doors = new Map<string, Voter[]>();
  for (const voter of voters) {
    const label = voter.line.label.replace(MORE_UNITS, '');
    if (label !== '') doors.set(label, [...(doors.get(label) ?? []), voter]);
  }
  return [...doors].map(([label, behind]) => ({
    id: label,
    ...spotOfLabel(label, place),
    voters: behind,
    state: together(behind),
  }));
}

/** What waits for somebody comes first; voters who differ have voted in part. */
function together(voters: readonly Voter[]): VoterState {
  const states = new Set(voters.map(({ state }) => state));
  const [only] = states;
  if (states.has('waits')) return 'waits';
  if (only && states.size === 1) return only;
  if (states.has('cast')) return 'part';
  return states.has('present') ? 'present' : 'open';
}

export function drawnDoors(
  doors: readonly VoterDoor[],
  place: string,
  unit: string,
): BuildingDoors[] {
  return buildingsOf(doors, place, doorOf, (own) => {
    const voters = own.flatMap(({ voters: behind }) => behind);
    return castWords(voters.filter(({ line }) => line.cast !== null).length, voters.length, unit);
  });
}

function doorOf({ id, stair, number, state }: VoterDoor): Door {
  return { id, stair, number, ...VOTER_STATES[state] };
}
