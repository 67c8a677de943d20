import { strToU8, zipSync } from 'fflate';
import type { FilingActions } from '../../../typings/contract/filing.ts';
import { readVote } from '../../ballot/result/read-record.ts';
import { readCovenant } from '../../covenant/for-others.ts';
import type { ExportDocument } from '../../files/collections.ts';
import { stampOf } from '../../kernel/audit.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import type { CommunityDocument } from '../../places/collections.ts';
import { beginExport, finishExport } from '../../roster/export/keep-export.ts';
import { covenantBlocks } from '../print/print-covenant.ts';
import { attendanceSheet, rosterSheet, tallySheet, writeSheets } from './pack-sheets.ts';
import { minutesBlocks, noticeBlocks } from './pack-texts.ts';
import { writeDocument } from './word-parts.ts';

type Input = FilingActions['makePack']['input'];

function stampFor({ motionId, commandId }: Input, openid: string, actorId: string) {
  return stampOf(openid, commandId, actorId, 'filing.pack', `motion:${motionId}`);
}

export function packLoad(input: Input, openid: string) {
  return {
    community: { from: 'communities', ids: input.communityId },
    motion: { from: 'motions', ids: input.motionId },
    export: { from: 'exports', ids: stampFor(input, openid, '').id },
  };
}

/**
 * What is filed and kept (居委会组织法 art. 39: true, complete, orderly): the notice, the text, the roster in
 * figures, attendance, the tally with every comparison, minutes with signatures, objections and publication,
 * and the published list as it is.
 */
export async function makePack(
  input: Input,
  context: ActorContext,
): Promise<FilingActions['makePack']['data']> {
  const { openid, actor, loaded } = context;
  const vote = await readVote(context);
  const { motion, list } = vote;
  const stamp = stampFor(input, openid, actor.residentId);
  const earlier = loaded.export?.[0] as ExportDocument | undefined;
  const record = await beginExport(input.communityId, stamp, 'zip', earlier);
  const community = (loaded.community?.[0] as CommunityDocument | undefined)?.name ?? '';
  const covenant = motion.covenant
    ? await readCovenant(input.communityId, motion.covenant.covenantId)
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
  const bytes = zipSync(files, { mtime: record.change.at });
  const name = `${motion.form.title} 备案材料 ${dayOf(record.change.at)}.zip`;
  return finishExport(record, bytes, name);
}
