import type {
  BodyForm,
  BodyKind,
  Cadence,
  Equipment,
  Quorum,
  SeatForm,
  ShownForm,
} from '../../../../typings/contract/meeting/body';
import type { Role } from '../../../../typings/contract/resident';
import { BODY_MISSING } from '../../../text/meeting/body/edit';

/** A body as it is typed: numbers as texts, and the names of those who sit there. */
export interface Form {
  step: number;
  placeId: string;
  name: string;
  kind: BodyKind;
  cadence: Cadence;
  minutes: number;
  from: string;
  until: string;
  working: boolean;
  weekday: number | null;
  monthDay: number | null;
  roomId: string;
  equipment: Equipment[];
  noticeDays: string;
  substituteRule: string;
  /** of those in office, how many tenths, or a half or two thirds, as `n/d` */
  share: string;
  seats: (SeatForm & { name: string })[];
}

/** What a kind brings along: how often and by whom, by mechanisms that communities run. */
const KIND_FORMS: Record<
  BodyKind,
  {
    cadence: Cadence;
    convener: Role;
    noticeDays: string;
    ruleId?: 'residents-assembly' | 'residents-representatives';
  }
> = {
  joint: { cadence: 'quarterly', convener: 'secretary', noticeDays: '5' },
  'party-committee': { cadence: 'monthly', convener: 'party-branch', noticeDays: '3' },
  'building-council': {
    cadence: 'every-two-months',
    convener: 'building-steward',
    noticeDays: '3',
  },
  representatives: {
    cadence: 'half-yearly',
    convener: 'secretary',
    noticeDays: '7',
    ruleId: 'residents-representatives',
  },
  assembly: {
    cadence: 'yearly',
    convener: 'secretary',
    noticeDays: '10',
    ruleId: 'residents-assembly',
  },
  'three-party': { cadence: 'quarterly', convener: 'secretary', noticeDays: '5' },
  free: { cadence: 'monthly', convener: 'secretary', noticeDays: '3' },
};

/** The law sets how many must be there, and wants everybody in person. */
export function isLawful(kind: BodyKind): boolean {
  return KIND_FORMS[kind].ruleId !== undefined;
}

export function newForm(placeId: string): Form {
  return {
    step: 0,
    placeId,
    name: '',
    minutes: 90,
    from: '19:00',
    until: '21:00',
    working: false,
    weekday: null,
    monthDay: null,
    roomId: '',
    equipment: [],
    substituteRule: '',
    share: '1/2',
    seats: [],
    ...usualOf('joint'),
  };
}

/** Of another kind: what that kind usually has. */
export function usualOf(kind: BodyKind): Pick<Form, 'kind' | 'cadence' | 'noticeDays'> {
  const { cadence, noticeDays } = KIND_FORMS[kind];
  return { kind, cadence, noticeDays };
}

export function formOf(form: ShownForm): Form {
  const { placeId, name, kind, cadence, minutes, from, until, weekday, monthDay } = form;
  const { equipment, substituteRule, quorum, seats, roomId, days, noticeDays } = form;
  return {
    step: 0,
    placeId,
    name,
    kind,
    cadence,
    minutes,
    from,
    until,
    working: days === 'working',
    weekday,
    monthDay,
    roomId: roomId ?? '',
    equipment,
    noticeDays: String(noticeDays),
    substituteRule,
    share: quorum.by === 'share' ? `${quorum.atLeast.n}/${quorum.atLeast.d}` : '1/2',
    seats,
  };
}

/** @param stored of a body that is changed: what the page does not ask about stays */
export function bodyOf(form: Form, stored: BodyForm | null): BodyForm {
  const { step: _, working, share, seats, noticeDays, roomId, ...rest } = form;
  return {
    ...rest,
    name: form.name.trim(),
    substituteRule: isLawful(form.kind) ? '' : form.substituteRule.trim(),
    roomId: roomId || null,
    days: working ? 'working' : 'any',
    noticeDays: Number(noticeDays),
    convener: stored?.convener ?? KIND_FORMS[form.kind].convener,
    quorum: quorumOf(form, stored),
    seats: seats.map(({ name: _name, ...seat }) => ({ ...seat, party: seat.party.trim() })),
  };
}

function quorumOf({ kind, share }: Form, stored: BodyForm | null): Quorum {
  const { ruleId } = KIND_FORMS[kind];
  if (ruleId) return stored?.quorum.by === 'law' ? stored.quorum : { by: 'law', ruleId };
  const [n = 1, d = 2] = share.split('/').map(Number);
  return { by: 'share', atLeast: { n, d } };
}

/** What is still to be filled in on a step; '' if nothing. */
export function missingOn(step: number, form: Form): string {
  if (step === 0 && form.name.trim() === '') return BODY_MISSING.name;
  if (step === 1 && !/^\d{1,2}$/.test(form.noticeDays)) return BODY_MISSING.noticeDays;
  if (step === 2 && form.seats.some(({ party }) => party.trim() === '')) {
    return BODY_MISSING.party;
  }
  return '';
}
