import type { Standing, Unfit } from '../../../typings/contract/volunteer/shift.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ShiftDocument } from '../collections.ts';
import { misfitOf, type Reader } from '../shift/standing-rules.ts';
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
    case 'unfit':
      return unfitRefusal(standing);
  }
}

function unfitRefusal({
  why,
  skill,
  reason,
}: {
  why: Unfit;
  skill: string | null;
  reason?: string;
}): Refusal {
  return new Refusal('ROLE_UNFIT', {
    why,
    ...(skill === null ? {} : { skill }),
    ...(reason === undefined ? {} : { reason }),
  });
}

/** @throws Refusal RISK_UNREAD, INSURANCE_UNREAD unless what has to be read was */
export function requireRead(
  { risk, insured }: Pick<ShiftDocument, 'risk' | 'insured'>,
  {
    riskRead,
    insuranceRead,
  }: { riskRead?: boolean | undefined; insuranceRead?: boolean | undefined },
): void {
  if (risk && riskRead !== true) throw new Refusal('RISK_UNREAD');
  if (insured && insuranceRead !== true) throw new Refusal('INSURANCE_UNREAD');
}

/** What a limit says of somebody is between them and their leaders: whoever brings them along learns to ask. */
export function discreet(standing: Standing): Standing {
  const isBetween =
    standing.is === 'unfit' && (standing.why === 'restricted' || standing.why === 'trainee');
  return isBetween ? { is: 'unfit', why: 'ask', skill: null } : standing;
}

/** @throws Refusal ROLE_UNFIT if somebody can have no place, whoever writes them down */
export function requireFit(
  shift: Pick<ShiftDocument, 'teamId' | 'kind' | 'day' | 'from' | 'until' | 'roles'>,
  roleId: string,
  reader: Reader,
): void {
  const misfit = misfitOf(shift, roleId, reader);
  if (misfit) throw unfitRefusal(misfit);
}
