import * as v from 'valibot';
import { own } from '../../kernel/action/load.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { volunteers } from '../collections.ts';
import { changeVolunteer } from '../sign/volunteer-repository.ts';

const REMEMBERED = 60;

/** One's own year of birth, which shifts with limits of age ask for. It is one's own to say and to take back. */
export const saveBirthYear = action('volunteer.saveBirthYear', {
  input: v.strictObject({
    communityId,
    born: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2100))),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({ volunteer: own(volunteers, input.communityId) }),
  budget: 2,
  run: async (input, { openid, actor, volunteer }) => {
    const id = idFromCommand(openid, `${input.commandId} volunteer.born`);
    const { born } = input;
    if (volunteer?.done.includes(id)) return { born: volunteer.born };
    await changeVolunteer(input.communityId, actor.residentId, volunteer, (held) => ({
      born,
      done: [...(held?.done ?? []), id].slice(-REMEMBERED),
    }));
    return { born };
  },
});
