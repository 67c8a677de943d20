import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { MotionDocument } from '../../ballot/collections.ts';
import { isByAnswer, type PaperToPrint } from '../../ballot/for-others.ts';
import { chineseMinute } from '../../kernel/calendar.ts';
import { lines, run } from '../record/word-parts.ts';
import { grouped, optionTexts, paperWords, questionNumber, sessionLine } from './paper-text.ts';

const WIDTH = 9_600;

/**
 * One paper ballot. A secret one has no stub where the numbers of papers are not published: its number only
 * shows that it was printed for this vote, and nobody has to keep it.
 */
export function ballotPaper(
  community: string,
  motion: Pick<MotionDocument, 'form' | 'scheme'>,
  { label, number }: PaperToPrint,
): Table {
  const { form } = motion;
  const isStubless = isByAnswer(motion);
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
    ? '不记名。每题只在一个方框里打勾，不写名字，折好投进票箱。'
    : '记名。每题只在一个方框里打勾，签名后交给工作人员。';
  const session = sessionLine(form);
  const main = new TableCell({
    width: { size: WIDTH, type: WidthType.DXA },
    margins: { top: 160, bottom: 160, left: 240, right: 240 },
    children: [
      centred(`${community} ${paperWords(form.ruleId).ballot}`, 28),
      centred(form.title, 26),
      ...(session ? lines(session, 22) : []),
      ...(label ? lines(label, 24) : []),
      ...asked,
      ...lines(`${how}截止：${chineseMinute(form.closesAt)}。`, 20),
      ...(form.secret ? [] : lines('签名：　　　　　　　　日期：', 24)),
      ...lines(
        isStubless
          ? `核验号 ${grouped(number)}（只用来认出这张票是为这次表决印的。公布的名单里没有这个号，不用记，也不要让人记）`
          : `票号 ${grouped(number)}`,
        isStubless ? 18 : 22,
      ),
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
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    rows: [row(main), ...(isStubless ? [] : [row(stub)])],
  });
}
