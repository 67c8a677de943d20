import type { ConfirmationLine, UnconfirmedLine } from '../../../../typings/contract/notice';
import { confirmationWords, doorWords } from '../../../text/notice/receipt';

/** A household as one card of the list. */
export interface Row {
  householdId: string;
  label: string;
  words: string;
  isOpen: boolean;
  hasPhone: boolean;
  mayUndo: boolean;
}

/** Within one building its name goes without saying. */
function shortLabel(label: string, place: string): string {
  return place !== '' && label.startsWith(`${place} `) ? label.slice(place.length + 1) : label;
}

export function openRow(line: UnconfirmedLine, place: string): Row {
  const { householdId, label, hasPhone } = line;
  return {
    householdId,
    label: shortLabel(label, place),
    words: doorWords(line),
    isOpen: true,
    hasPhone,
    mayUndo: false,
  };
}

export function confirmedRow(line: ConfirmationLine, place: string, now: number): Row {
  const { householdId, label, mayUndo } = line;
  return {
    householdId,
    label: shortLabel(label, place),
    words: confirmationWords(line, now),
    isOpen: false,
    hasPhone: false,
    mayUndo,
  };
}
