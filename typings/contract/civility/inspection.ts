import type { Action } from '../action';
import type { PictureGroup } from '../parts/picture';

/** One walk through a building: which door met a rule on a day, and which did not. */

/** What was seen at a door. */
export type Seen = 'met' | 'unmet' | 'unseen';

/** What became of what was seen: it counts, it does not, or nobody has said so yet. */
export type SeenState = 'none' | 'open' | 'accepted' | 'refused';

export interface InspectedDoor {
  householdId: string;
  /** of its stair; '' where the building has none */
  stair: string;
  number: string;
  seen: Seen;
  state: SeenState;
  /** the caller lives there: somebody else looks, and decides */
  own: boolean;
}

export interface InspectionLine {
  inspectionId: string;
  /** the building */
  label: string;
  title: string;
  /** of each door that counts */
  points: number;
  day: string;
  note: string;
  met: number;
  unmet: number;
  unseen: number;
  /** doors that wait for somebody to decide */
  open: number;
  /** pictures of doors that the caller may look at */
  pictures: number;
  /** doors that count */
  accepted: number;
  /** which office walked through */
  as: string;
  reviews: { as: string; accepts: boolean; reason: string; at: number }[];
  at: number;
  /** the caller walked through, has decided already, or none of what waits is theirs to decide */
  own: boolean;
}

export type InspectionErrorCode =
  | 'INSPECTION_NOT_FOUND'
  | 'INSPECTION_UNFIT' // a door of another building, one twice, or none that was looked at
  | 'INSPECTION_OWN' // the caller's own door is for somebody else to look at
  | 'INSPECTION_DECIDED';

export interface InspectionActions {
  /** The doors of a building, to be looked at. */
  listDoors: Action<
    { communityId: string; buildingId: string },
    { label: string; doors: Pick<InspectedDoor, 'householdId' | 'stair' | 'number' | 'own'>[] }
  >;
  /** Keeps a whole walk through a building; nothing counts yet. */
  recordInspection: Action<
    {
      communityId: string;
      buildingId: string;
      ruleId: string;
      day: string;
      note: string;
      /** doors that are not here were not looked at */
      /** `pictures`: ids of the caller's own, for a report; at most 4 a door, and of 10 doors */
      doors: { householdId: string; met: boolean; pictures?: string[] }[];
      commandId: string;
    },
    { inspectionId: string; met: number; unmet: number }
  >;
  /** Those of the caller's places, the latest first. */
  listInspections: Action<
    { communityId: string; after?: string },
    { inspections: InspectionLine[]; next: string | null }
  >;
  showInspection: Action<
    { communityId: string; inspectionId: string },
    { inspection: InspectionLine; doors: InspectedDoor[] }
  >;
  /** Of doors, each with its household's id: for whoever walked through, has decided or has to decide now. */
  showInspectionPictures: Action<
    { communityId: string; inspectionId: string },
    { groups: PictureGroup[] }
  >;
  /** By somebody who did not walk through; a door of one's own is left for another. */
  reviewInspection: Action<
    {
      communityId: string;
      inspectionId: string;
      accepts: boolean;
      reason: string;
      commandId: string;
    },
    { decided: number; open: number }
  >;
}
