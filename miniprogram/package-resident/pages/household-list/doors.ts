import type { HouseholdState, PlaceNode } from '../../../../typings/contract/resident';
import {
  HOME_STATES,
  type HomeState,
  homeState,
  homeWords,
  joinedWords,
} from '../../../text/resident/household-list';
import {
  type BuildingDoors,
  buildingsOf,
  type Spot,
  spotOfLabel,
} from '../../../view/building-doors';

/** A household as a door. */
export interface Home extends Spot {
  householdId: string;
  state: HomeState;
  words: string;
  /** a code is out that nobody has used */
  hasCode: boolean;
}

/** @param place the building that the doors are of; '' where they are of several */
export function homeOf(household: HouseholdState, place: string): Home {
  const { householdId, label, code } = household;
  return {
    householdId,
    ...spotOfLabel(label, place),
    state: homeState(household),
    words: homeWords(household),
    hasCode: code === 'open',
  };
}

export function drawnHomes(homes: readonly Home[], place: string): BuildingDoors[] {
  return buildingsOf(
    homes,
    place,
    ({ householdId: id, stair, number, state }) => ({ id, stair, number, ...HOME_STATES[state] }),
    (own) => joinedWords(own.filter(({ state }) => state === 'joined').length, own.length),
  );
}

/** Someone with one building or stair has nothing to choose first. */
export function onlyBuilding(reach: readonly PlaceNode[]): string {
  const roots = reach.filter(({ parentId }) => !reach.some(({ placeId }) => placeId === parentId));
  const [root] = roots.length === 1 ? roots : [];
  return root?.kind === 'building' || root?.kind === 'stair' ? root.placeId : '';
}
