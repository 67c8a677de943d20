import type { ConfirmationLine, UnconfirmedLine } from '../../../../typings/contract/notice';
import type { Door } from '../../../components/door-grid/layout';
import { PICKED } from '../../../text/notice/page/doors';
import {
  confirmationWords,
  DOOR_STATES,
  type DoorState,
  doorWords,
} from '../../../text/notice/receipt';
import {
  type BuildingDoors,
  buildingsOf,
  type Spot,
  spotOfLabel,
} from '../../../view/building-doors';

/** A household as one door of the list. */
export interface Row extends Spot {
  householdId: string;
  state: DoorState;
  /** who has confirmed, or who will be met behind the door */
  words: string;
  hasPhone: boolean;
  mayUndo: boolean;
  /** not, if the reader wrote it down before and it was not so */
  mayNote: boolean;
}

/** What both lists have answered. */
export interface Answered {
  open: UnconfirmedLine[];
  done: ConfirmationLine[];
  /** there are more than these */
  isCut: boolean;
}

/** A household that has confirmed between the two answers is in both of them: then it has. */
export function rowsOf({ open, done }: Answered, place: string, now: number): Row[] {
  const confirmed = new Set(done.map(({ householdId }) => householdId));
  const waiting = open.filter(({ householdId }) => !confirmed.has(householdId));
  return [
    ...waiting.map((line) => openRow(line, place)),
    ...done.map((line) => confirmedRow(line, place, now)),
  ];
}

function openRow(line: UnconfirmedLine, place: string): Row {
  const { householdId, label, hasPhone, joined, objected } = line;
  return {
    householdId,
    ...spotOfLabel(label, place),
    state: objected ? 'disputed' : joined > 0 ? 'waiting' : 'visit',
    words: doorWords(line),
    hasPhone,
    mayUndo: false,
    mayNote: objected !== 'own',
  };
}

function confirmedRow(line: ConfirmationLine, place: string, now: number): Row {
  const { householdId, label, mayUndo, how } = line;
  return {
    householdId,
    ...spotOfLabel(label, place),
    state: how === 'self' || how === 'agent' ? 'confirmed' : 'noted',
    words: confirmationWords(line, now),
    hasPhone: false,
    mayUndo,
    mayNote: false,
  };
}

export const isOpen = ({ state }: Row): boolean =>
  state === 'visit' || state === 'waiting' || state === 'disputed';

/**
 * The doors as they stand, by building.
 * @param picked households that something is about to be written down for; null while nobody picks
 */
export function drawnRows(
  rows: readonly Row[],
  place: string,
  picked: readonly string[] | null,
): BuildingDoors[] {
  return buildingsOf(rows, place, (row) => doorOf(row, picked));
}

function doorOf(row: Row, picked: readonly string[] | null): Door {
  const { householdId: id, stair, number, state } = row;
  const look = DOOR_STATES[state];
  if (picked?.includes(id)) {
    return { id, stair, number, tone: look.tone, ...PICKED, chosen: true };
  }
  return { id, stair, number, ...look, fixed: picked !== null && !(isOpen(row) && row.mayNote) };
}
