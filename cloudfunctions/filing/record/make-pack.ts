import { strToU8, zipSync } from 'fflate';
import * as v from 'valibot';
import { motions } from '../../ballot/collections.ts';
import { ANNOUNCE_ACCESS, readVote } from '../../ballot/for-others.ts';
import { readCovenant } from '../../covenant/for-others.ts';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { communities } from '../../places/collections.ts';
import { covenantBlocks } from '../print/covenant-text.ts';
import { attendanceSheet, rosterSheet, tallySheet, writeSheets } from './pack-sheets.ts';
import { minutesBlocks, noticeBlocks } from './pack-texts.ts';
import { writeDocument } from './word-parts.ts';

/**
 * What is filed and kept (居委会组织法 art. 39: true, complete, orderly): the notice, the text, the roster in
 * figures, attendance, the tally with every comparison, minutes with signatures, objections and publication,
 * and the published list as it is.
 */
export const makePack = action('filing.makePack', {
  input: v.strictObject({ communityId, motionId: documentId, commandId }),
  access: ANNOUNCE_ACCESS,
  load: ({ communityId, motionId }) => ({
    community: one(communities, communityId),
    motion: one(motions, motionId, 'MOTION_NOT_FOUND'),
  }),
  command: ({ motionId }) => ({ action: 'filing.pack', target: `motion:${motionId}` }),
  budget: 7, // and one more for each thousand voters and ballots
  async run({ communityId }, context) {
    const vote = await readVote(context);
    const { motion, list } = vote;
    const record = await beginExport(context, communityId, 'zip');
    const community = context.community?.name ?? '';
    const covenant = motion.covenant
      ? await readCovenant(communityId, motion.covenant.covenantId)
      : undefined;
    const files: Record<string, Uint8Array> = {
      '01 公告.docx': await writeDocument('公告', noticeBlocks(community, vote)),
      '03 名册汇总.xlsx': await writeSheets([rosterSheet(vote)]),
      '04 到会和参加.xlsx': await writeSheets([attendanceSheet(vote)]),
      '05 计票.xlsx': await writeSheets([tallySheet(vote)]),
      '06 记录和公示.docx': await writeDocument('记录', minutesBlocks(community, vote)),
      '07 票单.txt': strToU8(list.map((line) => `${line}\n`).join('')),
    };
    if (covenant) {
      files['02 公约文本.docx'] = await writeDocument(covenant.title, covenantBlocks(covenant));
    }
    const { at } = record.change;
    const bytes = zipSync(files, { mtime: at });
    return storeExport(record, bytes, `${motion.form.title} 备案材料 ${dayOf(at)}.zip`);
  },
});
