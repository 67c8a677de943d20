import { Paragraph } from 'docx';
import * as v from 'valibot';
import { motions } from '../../ballot/collections.ts';
import { DOOR_ROLES, papersToPrint } from '../../ballot/for-others.ts';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { writeDocument } from '../record/word-parts.ts';
import { ballotPaper } from './ballot-paper.ts';

const MOST = 200;

/** Numbered paper ballots: in a named motion for each door that has not voted, in a secret one for nobody in particular. */
export const printPapers = action('filing.printPapers', {
  input: v.strictObject({
    communityId,
    motionId: documentId,
    placeId,
    count: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST)),
    commandId,
  }),
  access: officersOf('input.placeId', DOOR_ROLES, 'within'),
  load: ({ communityId, motionId }) => ({
    community: one(communities, communityId),
    motion: one(motions, motionId, 'MOTION_NOT_FOUND'),
  }),
  command: ({ motionId }) => ({ action: 'filing.papers', target: `motion:${motionId}` }),
  budget: 4, // and one more for each thousand voters
  async run({ communityId, placeId, count }, context) {
    const { community, motion, command } = context;
    const { id: print, at } = command.stamp;
    const { papers } = await papersToPrint(context, { placeId, count, print, at });
    if (papers.length > MOST) throw new Refusal('SLIPS_TOO_MANY', { most: MOST });
    if (papers.length === 0) throw new Refusal('PAPERS_NONE');
    const record = await beginExport(context, communityId, 'docx');
    const name = community?.name ?? '';
    const bytes = await writeDocument(
      motion.form.title,
      papers.flatMap((paper) => [ballotPaper(name, motion, paper), new Paragraph({})]),
    );
    const day = dayOf(record.change.at);
    const file = await storeExport(record, bytes, `${motion.form.title} 纸票 ${day}.docx`);
    return { ...file, papers: papers.length };
  },
});
