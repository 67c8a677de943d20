import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { miniProgramCode } from '../../files/mini-program-code.ts';
import { one } from '../../kernel/action/load.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../../volunteer/collections.ts';
import { namesOnShift, requireLed } from '../../volunteer/for-others.ts';
import { CODE_PAGES, sceneOf } from '../poster/code-rules.ts';
import { writeDocument } from '../record/word-parts.ts';
import { posterBlocks, signInBlocks } from './shift-text.ts';

/** For whoever leads the team: the list to be signed by hand, or the poster, on which nobody stands. */
export const printShift = action('filing.printShift', {
  input: v.strictObject({
    communityId,
    shiftId: documentId,
    teamId: documentId,
    what: v.picklist(['list', 'poster']),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ shiftId, what }) => ({
    action: 'filing.shift',
    target: `shift:${shiftId}`,
    variant: what,
  }),
  budget: 4,
  async run({ communityId: community, what }, context) {
    const { team, shift, actor } = context;
    requireLed(actor, team, shift);
    const record = await beginExport(context, community, 'docx');
    const name = what === 'list' ? `${shift.title} 签到表` : `${shift.title} 海报`;
    const blocks =
      what === 'list'
        ? signInBlocks(shift, await namesOnShift(shift))
        : posterBlocks(
            shift,
            await miniProgramCode(CODE_PAGES.shift, sceneOf(community, shift._id)),
          );
    const bytes = await writeDocument(name, blocks);
    return storeExport(record, bytes, `${name} ${shift.day}.docx`);
  },
});
