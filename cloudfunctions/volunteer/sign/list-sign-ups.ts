import * as v from 'valibot';
import type { SignUpLine } from '../../../typings/contract/volunteer/shift.ts';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isRiskDue } from '../attendance/attendance-rules.ts';
import { shifts, teams } from '../collections.ts';
import { isInsured } from '../insurance/id-number-rules.ts';
import { findNumbers } from '../insurance/insured-repository.ts';
import { onShift, teamId } from '../shift/shift-schema.ts';
import { tendedOf } from '../shift/tend-rules.ts';
import { findFirst } from '../shift/waiter-repository.ts';
import { requireLed } from '../team/team-access.ts';
import { findPeople } from '../team/team-repository.ts';

const MOST = 500;

/** Who comes and who waits, each in the order of arrival. */
export const listSignUps = action('volunteer.listSignUps', {
  input: v.strictObject({ ...onShift, teamId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  budget: 4,
  run: async (input, { team, shift, actor }) => {
    requireLed(actor, team, shift);
    const seats = Object.entries(shift.seats)
      .map(([id, seat]) => ({ id, ...seat }))
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const listed = tendedOf(shift, await findFirst(shift, MOST)).waiting;
    const waiting = listed.filter(({ residentId }) => !(residentId in shift.seats));
    const ids = [
      ...seats.flatMap(({ id, by }) => [id, by]),
      ...waiting.flatMap(({ residentId, by }) => [residentId, by]),
    ];
    const [people, numbers] = await Promise.all([
      findPeople(input.communityId, [...new Set(ids)]),
      shift.insured ? findNumbers(input.communityId, shift._id) : [],
    ]);
    const isMissing = (id: string) =>
      shift.insured === true &&
      isInsured(shift, id) &&
      !numbers.some(({ residentId }) => residentId === id);
    const known = new Map(people.map((person) => [person._id, person]));
    const line = (
      id: string,
      by: string,
      rest: Pick<SignUpLine, 'roleId' | 'state' | 'until' | 'at'>,
    ): SignUpLine => ({
      residentId: id,
      name: known.get(id)?.name ?? '',
      wechat: Boolean(known.get(id)?.openid),
      ...rest,
      byName: by === id ? null : (known.get(by)?.name ?? ''),
      ...(isRiskDue(shift, id, undefined) && rest.state === 'in' ? { riskUnread: true } : {}),
      ...(isMissing(id) ? { numberMissing: true } : {}),
    });
    return {
      people: [
        ...seats.map(({ id, by, roleId, state, until, at }) =>
          line(id, by, { roleId, state, until, at }),
        ),
        ...waiting.map(({ residentId, by, roleId, at }) =>
          line(residentId, by, { roleId, state: 'waiting', until: null, at }),
        ),
      ],
    };
  },
});
