import type { ConfirmationLine, UnconfirmedLine } from '../../../../typings/contract/notice';
import type { Door } from '../../../components/door-grid/layout';
import {
  confirmationWords,
  DOOR_STATES,
  type DoorState,
  doorWords,
} from '../../../text/notice/receipt';

/** A household as one door of the list. */
export interface Row {
  householdId: string;
  /** the building whose name goes without saying, or everything before the number */
  home: string;
  stair: string;
  number: string;
  state: DoorState;
  /** who has confirmed, or who will be met behind the door */
  words: string;
  hasPhone: boolean;
  mayUndo: boolean;
}

/** Doors that are drawn together. */
export interface Grid {
  /** what stands above: '' where the page says it */
  label: string;
  doors: Door[];
}

/** What both lists have answered. */
export interface Answered {
  open: UnconfirmedLine[];
  done: ConfirmationLine[];
  /** there are more than these */
  isCut: boolean;
}

/** 一期 3栋 1单元 301 within 一期 3栋 is 301 on 1单元. */
export function spotOfLabel(label: string, place: string): Pick<Row, 'home' | 'stair' | 'number'> {
  const cut = label.lastIndexOf(' ');
  const number = label.slice(cut + 1);
  const before = label.slice(0, Math.max(0, cut));
  if (place === '' || !`${before} `.startsWith(`${place} `)) {
    return { home: before, stair: '', number };
  }
  return { home: place, stair: before.slice(place.length + 1), number };
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
  const { householdId, label, hasPhone, joined } = line;
  return {
    householdId,
    ...spotOfLabel(label, place),
    state: joined > 0 ? 'waiting' : 'visit',
    words: doorWords(line),
    hasPhone,
    mayUndo: false,
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
  };
}

export const isOpen = ({ state }: Row): boolean => state === 'visit' || state === 'waiting';

export const doorLabel = ({ stair, number }: Row): string => `${stair} ${number}`.trim();

/**
 * The doors as they stand, by building.
 * @param picked households that something is about to be written down for; null while nobody picks
 */
export function gridsOf(
  rows: readonly Row[],
  place: string,
  picked: readonly string[] | null,
): Grid[] {
  const homes = [...new Set(rows.map(({ home }) => home))].sort((one, other) =>
    one.localeCompare(other, 'zh', { numeric: true }),
  );
  return homes.map((home) => ({
    label: home === place ? '' : home,
    doors: rows
      .filter((row) => row.home === home)
      .sort(byStair)
      .map((row) => doorOf(row, picked)),
  }));
}

const byStair = (one: Row, other: Row) =>
  one.stair.localeCompare(other.stair, 'zh', { numeric: true });

function doorOf(row: Row, picked: readonly string[] | null): Door {
  const { householdId: id, stair, number, state } = row;
  const look = DOOR_STATES[state];
  if (picked?.includes(id)) {
    return { id, stair, number, tone: look.tone, sign: '选', words: '选上了', chosen: true };
  }
  return { id, stair, number, ...look, fixed: picked !== null && !isOpen(row) };
}
