import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { FilingActions } from '../../../typings/contract/filing.ts';
import type { MotionForm } from '../../../typings/contract/motion.ts';
import { type PaperToPrint, papersToPrint } from '../../ballot/result/read-record.ts';
import type { ExportDocument } from '../../files/collections.ts';
import { stampOf } from '../../kernel/audit.ts';
import { chineseMinute, dayOf } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { CommunityDocument } from '../../places/collections.ts';
import { beginExport, finishExport } from '../../roster/export/keep-export.ts';
import { lines, run, writeDocument } from '../record/word-parts.ts';
import { grouped, optionTexts, questionNumber } from './paper-text.ts';

type Input = FilingActions['printPapers']['input'];

const MOST = 200;
const WIDTH = 9_600;

function stampFor({ motionId, commandId }: Input, openid: string, actorId: string) {
  return stampOf(openid, commandId, actorId, 'filing.papers', `motion:${motionId}`);
}

export function papersLoad(input: Input, openid: string) {
  return {
    community: { from: 'communities', ids: input.communityId },
    motion: { from: 'motions', ids: input.motionId },
    export: { from: 'exports', ids: stampFor(input, openid, '').id },
  };
}

/** Numbered paper ballots: in a named motion for each door that has not voted, in a secret one for nobody in particular. */
export async function printPapers(
  input: Input,
  context: ActorContext,
): Promise<FilingActions['printPapers']['data']> {
  const { openid, actor, loaded } = context;
  const { communityId, placeId, count } = input;
  const stamp = stampFor(input, openid, actor.residentId);
  const earlier = loaded.export?.[0] as ExportDocument | undefined;
  const at = earlier?.change.at ?? stamp.at;
  const { motion, papers } = await papersToPrint(context, {
    placeId,
    count,
    print: stamp.id,
    at: stamp.at,
  });
  if (papers.length > MOST) throw new Refusal('SLIPS_TOO_MANY', { most: MOST });
  if (papers.length === 0) throw new Refusal('PAPERS_NONE');
  const record = await beginExport(communityId, stamp, 'docx', earlier);
  const community = loaded.community?.[0] as CommunityDocument | undefined;
  const name = community?.name ?? '';
  const bytes = await writeDocument(
    motion.form.title,
    papers.flatMap((paper) => [ballot(name, motion.form, paper), new Paragraph({})]),
  );
  const file = await finishExport(record, bytes, `${motion.form.title} 纸票 ${dayOf(at)}.docx`);
  return { ...file, papers: papers.length };
}

function ballot(community: string, form: MotionForm, { label, number }: PaperToPrint): Table {
  const centred = (words: string, size: number) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(words, size, true)] });
  const asked = form.questions.flatMap((question, at) => [
    ...lines(
      `${form.questions.length > 1 ? questionNumber(question, at) : ''}${question.text}`,
      26,
    ),
    ...lines(
      optionTexts(question)
        .map((text) => `□ ${text}`)
        .join('　　'),
      28,
    ),
  ]);
  const how = form.secret
    ? '不记名。每题只在一个方框里打勾，折好投进票箱。'
    : '记名。每题只在一个方框里打勾，签名后交给工作人员。';
  const main = new TableCell({
    width: { size: WIDTH, type: WidthType.DXA },
    margins: { top: 160, bottom: 160, left: 240, right: 240 },
    children: [
      centred(`${community} 表决票`, 28),
      centred(form.title, 26),
      ...(label ? lines(label, 24) : []),
      ...asked,
      ...lines(`${how}截止：${chineseMinute(form.closesAt)}。`, 20),
      ...(form.secret ? [] : lines('签名：　　　　　　　　日期：', 24)),
      ...lines(`票号 ${grouped(number)}`, 22),
    ],
  });
  const stub = new TableCell({
    width: { size: WIDTH, type: WidthType.DXA },
    borders: { top: { style: BorderStyle.DASHED, size: 4, color: '999999' } },
    margins: { top: 80, bottom: 80, left: 240, right: 240 },
    children: lines(
      `（撕下留存）${form.title}　票号 ${grouped(number)}　计票后凭票号可以在公布的名单里查到这张票。`,
      18,
    ),
  });
  const row = (cell: TableCell) => new TableRow({ cantSplit: true, children: [cell] });
  return new Table({ width: { size: WIDTH, type: WidthType.DXA }, rows: [row(main), row(stub)] });
}
