import { Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { MinutesView, Outcome } from '../../../typings/contract/meeting/meeting.ts';
import { chineseDay, instantOf } from '../../kernel/calendar.ts';
import type { MeetingDocument, MinutesDocument } from '../../meeting/collections.ts';
import { type Block, heading, lines, run, title } from '../record/word-parts.ts';

/** What is printed of a meeting. */

const COLUMNS: [words: string, width: number][] = [
  ['', 600],
  ['席位', 1_800],
  ['姓名', 2_200],
  ['到', 1_200],
  ['走', 1_200],
  ['签名', 2_600],
];
const EMPTY_ROWS = 5;

const OUTCOMES: Record<Outcome, string> = {
  resolved: '通过',
  rejected: '没有通过',
  noted: '听取',
  deferred: '下次再议',
};

const timeOfSlot = (slot: number) =>
  `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;

/** 2026年6月22日 19:00–20:30 */
function whenWords({ day, from, until }: Pick<MeetingDocument, 'day' | 'from' | 'until'>): string {
  return `${chineseDay(instantOf(day))} ${timeOfSlot(from)}–${timeOfSlot(until)}`;
}

function row(words: readonly string[], bold: boolean): TableRow {
  const cell = (text: string, index: number) =>
    new TableCell({
      width: { size: COLUMNS[index]?.[1] ?? 0, type: WidthType.DXA },
      margins: { top: 100, bottom: 100, left: 80, right: 80 },
      children: [new Paragraph({ children: [run(text, 22, bold)] })],
    });
  return new TableRow({ cantSplit: true, tableHeader: bold, children: words.map(cell) });
}

/** Everybody who has a seat, to sign by hand when they come and go. */
export function meetingListBlocks(
  meeting: MeetingDocument,
  names: ReadonlyMap<string, string>,
): Block[] {
  const listed = meeting.seats
    .filter(({ residentId }) => residentId !== null)
    .map(({ party, residentId }, n) => [
      String(n + 1),
      party,
      names.get(residentId ?? '') ?? '',
      '',
      '',
      '',
    ]);
  const empty = Array.from({ length: EMPTY_ROWS }, (_, n) => [
    String(listed.length + n + 1),
    '列席',
    '',
    '',
    '',
    '',
  ]);
  const needed = meeting.needed === null ? '' : `要到 ${meeting.needed} 位才算数。`;
  return [
    title(`${meeting.bodyName} 签到表`),
    ...lines(`${whenWords(meeting)}（北京时间）　${meeting.place}`),
    new Table({
      width: { size: COLUMNS.reduce((sum, [, width]) => sum + width, 0), type: WidthType.DXA },
      rows: [
        row(
          COLUMNS.map(([words]) => words),
          true,
        ),
        ...[...listed, ...empty].map((words) => row(words, false)),
      ],
    }),
    ...lines(`${needed}到了和走的时候各写一次时间，再签名。`, 20),
    ...lines('名单只用于这一次会，用完交召集人保管，不要拍照外传。', 18),
  ];
}

/** For the doors of those without a phone: when, where, what about. Nobody is named. */
export function invitationBlocks(meeting: MeetingDocument): Block[] {
  return [
    title(`${meeting.bodyName} 开会通知`),
    ...lines(`时间：${whenWords(meeting)}（北京时间）`, 28),
    ...lines(`地点：${meeting.place}`, 28),
    heading('议程'),
    ...(meeting.agenda.length > 0
      ? meeting.agenda.flatMap((item, n) =>
          lines(
            `${n + 1}. ${meeting.hidden?.includes(item.itemId) ? '另有一项不公开的议题' : item.title}`,
          ),
        )
      : lines('另行通知。')),
    ...(meeting.substituteRule ? lines(meeting.substituteRule, 20) : lines('请本人到会。', 20)),
    ...lines('能不能来，请告诉楼栋长，打电话也可以。'),
    ...lines('能来　□　　来不了　□　　　签名：', 28),
  ];
}

function decisionWords({ decision, party, due }: MinutesView['items'][number]): string[] {
  if (!decision) return [];
  const { outcome, text, votes, present, needed, short } = decision;
  return [
    `${OUTCOMES[outcome]}：${text}`,
    ...(votes ? [`赞成 ${votes.yes}，反对 ${votes.no}，弃权 ${votes.abstain}。`] : []),
    needed === null
      ? `在场 ${present} 位。`
      : `在场 ${present} 位，要 ${needed} 位才算数。${short ? '人数不足，这一项不算数。' : ''}`,
    ...(party && due ? [`由${party}办，${chineseDay(instantOf(due))}前办好。`] : []),
  ];
}

/** The minutes: to be signed by both, or as they are published. */
export function minutesBlocks(
  name: string,
  meeting: MeetingDocument,
  { form, version, why, recordedBy, confirmedBy, publishedAt }: MinutesDocument,
  items: readonly MinutesView['items'][number][],
  isPublic: boolean,
): Block[] {
  const signed =
    publishedAt === null
      ? '记录人签名：　　　　　　　召集人签名：'
      : `第 ${version} 版　${recordedBy}记录，${confirmedBy ?? ''}确认　${chineseDay(publishedAt)}公布`;
  return [
    title(name),
    ...lines(`${whenWords(meeting)}（北京时间）　${meeting.place}`),
    ...(why ? lines(`这一版更正了：${why}`) : []),
    ...(form.summary ? lines(form.summary) : []),
    ...items.flatMap((item, n) => [
      heading(`${n + 1}. ${item.title || '另有一项不公开的议题'}`),
      ...(item.text ? lines(item.text) : []),
      ...decisionWords(item).flatMap((words) => lines(words)),
    ]),
    ...lines(signed, 24),
    ...(isPublic ? lines('公布的纪要不写谁说了什么。', 18) : []),
  ];
}
