import type {
  HandablePlace,
  HandedPart,
  Handout,
} from '../../../../typings/contract/parts/handout';
import { HANDOUT, openWords, progressWords } from '../../../text/notice/handout';
import { roleWords } from '../../../text/role/role';

/** What somebody has in hand, as the page shows it. */
export interface PartRow {
  key: string;
  placeId: string;
  label: string;
  name: string;
  done: number;
  doors: number;
  state: string;
  late: boolean;
  /** somebody is still to ask there */
  waits: boolean;
  own: boolean;
}

/** A place that can be handed out, and to whom it would go. */
export interface PlaceRow extends HandablePlace {
  chosen: boolean;
  stewardId: string;
  openWords: string;
  to: string;
}

export function partRows(parts: readonly HandedPart[], today: string): PartRow[] {
  return parts.map((part, nth) => ({
    key: `${part.placeId} ${nth}`,
    placeId: part.placeId,
    label: part.label,
    name: part.stewardName,
    done: part.doors - part.open,
    doors: part.doors,
    state: progressWords(part, today),
    late: part.back === null && part.open > 0 && part.dueDay < today,
    waits: part.back === null && part.open > 0,
    own: part.own,
  }));
}

/** Those that nobody has in hand: buildings chosen, stairs within them not. */
export function placeRows({ places }: Pick<Handout, 'places'>): PlaceRow[] {
  const free = places.filter(({ handed }) => !handed);
  return free.map((place) => {
    const isWithin = free.some((other) => isAround(other.placeId, place.placeId));
    return placeRow(place, !isWithin, place.stewards[0]?.residentId ?? '');
  });
}

export function placeRow(place: HandablePlace, chosen: boolean, stewardId: string): PlaceRow {
  const steward = place.stewards.find(({ residentId }) => residentId === stewardId);
  const to = steward ? `${HANDOUT.to}${roleWords(steward.role)} ${steward.name}` : '';
  return { ...place, chosen, stewardId, openWords: openWords(place.open), to };
}

/** A building and its stairs are not handed out at once: choosing one drops the other. */
export function withChosen(rows: readonly PlaceRow[], placeId: string): PlaceRow[] {
  const isChosen = rows.some((row) => row.placeId === placeId && row.chosen);
  return rows.map((row) => {
    if (row.placeId === placeId) return { ...row, chosen: !isChosen };
    const overlaps = isAround(row.placeId, placeId) || isAround(placeId, row.placeId);
    return overlaps && !isChosen ? { ...row, chosen: false } : row;
  });
}

const isAround = (outer: string, inner: string) => inner.startsWith(`${outer}.`);
