import type { Standing } from '../../../typings/contract/volunteer/shift.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { MOST_IN_A_ROW } from './claim-rules.ts';

/** Why somebody who stands so cannot sign up; null if they can, if only to wait. */
export function signRefusal(standing: Standing): Refusal | null {
  switch (standing.is) {
    case 'open':
    case 'full':
      return null;
    case 'in':
    case 'offered':
    case 'waiting':
      return new Refusal('SIGNED_UP', { is: standing.is });
    case 'cancelled':
      return new Refusal('SHIFT_CANCELLED');
    case 'begun':
    case 'over':
      return new Refusal('SHIFT_BEGUN');
    case 'closed':
      return new Refusal('SIGN_UP_CLOSED');
    case 'clashing': {
      const { title, from, until } = standing.other;
      return new Refusal('SHIFT_CLASHES', { title, from, until });
    }
    case 'tiring':
      return new Refusal('SHIFT_TIRING', { hours: MOST_IN_A_ROW / 60 });
    case 'unfit': {
      const { why, skill } = standing;
      return new Refusal('ROLE_UNFIT', { why, ...(skill === null ? {} : { skill }) });
    }
  }
}
