import type {
  InspectedDoor,
  InspectionLine,
  Seen,
} from '../../../typings/contract/civility/inspection';
import type { Role } from '../../../typings/contract/people';
import type { Door } from '../../components/door-grid/layout';
import { dayWords } from '../date';
import { roleWords } from '../role/role';

/** How what was seen at a door looks on the grid. */
export const SEEN: Record<Seen, Required<Pick<Door, 'tone' | 'sign' | 'words'>>> = {
  met: { tone: 'mine', sign: '✓', words: '做到了' },
  unmet: { tone: 'soon', sign: '✕', words: '没做到' },
  unseen: { tone: 'quiet', sign: '·', words: '没看' },
};

/** What a tap on a door says. */
export const MARKS = (['met', 'unmet', 'unseen'] as const).map((seen) => ({
  seen,
  name: SEEN[seen].words,
}));

const STATES: Record<InspectedDoor['state'], string> = {
  none: '',
  open: '，等人核对',
  accepted: '，算数',
  refused: '，不算',
};

/** A door as the grid shows it. */
export function doorOf({ householdId, stair, number, seen, state, own }: InspectedDoor): Door {
  const { tone, sign, words } = SEEN[seen];
  return {
    id: householdId,
    stair,
    number,
    tone: state === 'refused' ? 'quiet' : tone,
    sign: own ? '家' : sign,
    words: `${words}${STATES[state]}${own ? '，您家' : ''}`,
    fixed: true,
  };
}

/** n of d, and what each of them gets. */
export function inspectionWords(line: InspectionLine): string[] {
  const { met, unmet, unseen, points, open, accepted } = line;
  const counted =
    points > 0
      ? `做到的 ${met} 户，每户加 ${points} 分`
      : `没做到的 ${unmet} 户，每户扣 ${-points} 分`;
  const rest = points > 0 ? `没做到的 ${unmet} 户` : `做到的 ${met} 户`;
  const left = unseen > 0 ? `，没看的 ${unseen} 户` : '';
  const waits =
    open > 0 ? `还有 ${open} 户等人核对` : accepted > 0 ? `${accepted} 户已经核对` : '都不算';
  return [counted, `${rest}${left}`, waits];
}

export function walkedWords({ as, day, note }: InspectionLine): string {
  return `${dayWords(day)}，${roleWords(as as Role)}查的${note ? `：${note}` : ''}`;
}

export function reviewWords({ as, accepts, reason }: InspectionLine['reviews'][number]): string {
  return `${roleWords(as as Role)}核对，${accepts ? '同意' : '没有同意'}：${reason}`;
}
