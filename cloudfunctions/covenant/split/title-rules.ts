import { isRemark, isSite } from './edge-rules.ts';
import type { Line } from './level-rules.ts';
import { markAt } from './mark-rules.ts';
import { endsSentence, type Paragraph } from './paragraph-rules.ts';

const LONGEST = 60;
/** Words that name a text as an agreement; the second ones are also names of other things. */
const KINDS = '公约|规约|民约|规则|章程|守则|约定|约法';
const OTHERS =
  '准则|规范|细则|办法|制度|规定|条例|须知|协议|倡议书?|承诺书|要求|[一二三四五六七八九十\\d]+(?:条|要|不准|不要|不)';
const BEHIND =
  '(?:[》”"]|[ ]*[（(〔【[][^）)〕】\\]]{0,30}[）)〕】\\]]|[ ]*(?:试行|草案|修订稿|修订版|征求意见稿|讨论稿|送审稿|全文|正文|\\d{4} ?年?版?))*';
const NAMED = new RegExp(`(?:${KINDS})${BEHIND}$`);
const ALSO_NAMED = new RegExp(`(?:${OTHERS})${BEHIND}$`);
/** The kind alone, of which the line above says whose it is. */
const BARE = new RegExp(
  `^(?:居民|村民|业主|管理|文明|自治|小区|社区|村规|家园|楼道|楼栋)*(?:${KINDS})${BEHIND}$`,
);
const PLACE = /(?:村|社区|小区|[苑园镇县市区城里院楼组屯寨庄]|街道|[乡])$/;

export interface Titled {
  title: string;
  /** lines that stand before the title */
  header: Line[];
  /** lines of the page on the web or of a chat, between the title and the text */
  site: Line[];
  /** lines between the title and the first clause, or all of a text without numbers */
  rest: Line[];
}

const mayBeTitle = ({ text, mark, isRow }: Line): boolean =>
  mark === null &&
  !isRow &&
  text !== '' &&
  [...text].length <= LONGEST &&
  !/[。；;！!？?：:，]$/.test(text);

/** The title is often a heading like those of the chapters: the only one of its level, or the one with a name. */
export function withTitle(paragraphs: readonly Paragraph[]): Paragraph[] {
  const headings = paragraphs.filter(({ style }) => style === 'heading');
  const outermost = Math.min(...headings.map(({ level = 1 }) => level));
  const top = headings.filter(({ level = 1 }) => level === outermost);
  const [first] = headings;
  const isTitle =
    first !== undefined &&
    top[0] === first &&
    markAt(first.text) === null &&
    (NAMED.test(first.text) || (top.length === 1 && headings.length > 1));
  if (!isTitle) return [...paragraphs];
  return paragraphs.map((one) => (one === first ? { ...one, style: 'title' } : one));
}

/** The line that names a text, among the lines before its first clause. */
export function titled(head: readonly Line[], isNumbered: boolean): Titled {
  const isOther = (line: Line) => line.mark === null && (isSite(line.text) || isRemark(line.text));
  const styled = head.findIndex((line) => line.style === 'title' && mayBeTitle(line));
  const named = styled >= 0 ? styled : namedAt(head, isNumbered);
  const first = head.findIndex((line) => !isOther(line));
  const at = named >= 0 ? named : plainAt(head, first, isNumbered);
  const line = head[at];
  if (line === undefined) {
    return {
      title: '',
      header: [],
      site: head.filter(isOther),
      rest: head.filter((one) => !isOther(one)),
    };
  }
  const above = head[at - 1];
  const isSplit = above !== undefined && BARE.test(line.text) && isWhose(above);
  const rest = head.slice(at + 1);
  const same = line.text.replace(/\s/g, '');
  const isAgain = ({ text }: Line) => text.replace(/\s/g, '') === same;
  return {
    title: unquoted(isSplit ? `${above.text}${line.text}` : line.text),
    header: head.slice(0, isSplit ? at - 1 : at),
    site: rest.filter((one) => isOther(one) || isAgain(one)),
    rest: rest.filter((one) => !isOther(one) && !isAgain(one)),
  };
}

const isWhose = (line: Line): boolean =>
  mayBeTitle(line) && !isSite(line.text) && PLACE.test(line.text) && [...line.text].length <= 20;

const unquoted = (text: string): string => /^《([^《》]+)》$/.exec(text)?.[1] ?? text;

/** The longest line that names a kind of text before the first sentence, else the last one at all. */
function namedAt(head: readonly Line[], isNumbered: boolean): number {
  // Without numbers only the first lines can be above the text.
  const lines = isNumbered ? head : head.slice(0, leadOf(head));
  const sentence = lines.findIndex(({ text }) => endsSentence(text));
  const isNamed = (line: Line, pattern: RegExp) =>
    mayBeTitle(line) &&
    !isSite(line.text) &&
    pattern.test(line.text) &&
    !/^[（(]|的通知$/.test(line.text);
  for (const pattern of [NAMED, ALSO_NAMED]) {
    const found = lines.flatMap((line, at) => (isNamed(line, pattern) ? [at] : []));
    const early = found.filter((at) => sentence < 0 || at < sentence);
    if (early.length > 0)
      return early.reduce((best, at) => (isLonger(lines, at, best) ? at : best));
    const last = found.at(-1);
    if (last !== undefined && pattern === NAMED) return last;
  }
  return -1;
}

function isLonger(lines: readonly Line[], at: number, than: number): boolean {
  const lengthOf = (place: number) => [...(lines[place]?.text ?? '')].length;
  return lengthOf(at) > lengthOf(than);
}

/** Lines that belong to the page: those above the text if one of them surely does, else the first. */
function leadOf(head: readonly Line[]): number {
  let sites = 0;
  head.slice(0, 8).forEach(({ text }, at) => {
    if (isSite(text)) sites = at + 1;
  });
  return sites + (sites > 0 ? 2 : 1);
}

/** The first line, if it heads the text. */
function plainAt(head: readonly Line[], first: number, isNumbered: boolean): number {
  const line = head[first];
  if (!line || !mayBeTitle(line)) return -1;
  if (isNumbered) return first;
  if (isVerse(head.slice(first, first + 4).map(({ text }) => text))) return -1;
  return head.length > first + 1 && [...line.text].length <= 30 ? first : -1;
}

/** Lines of one length, the first of which names nothing. */
function isVerse(lines: readonly string[]): boolean {
  const lengths = lines.map((line) => [...line.replace(/[\p{P}\s]/gu, '')].length);
  const isName = /(?:[经歌谣诀诗铭约]|守则|规约|十条)$/.test(lines[0] ?? '');
  return lines.length > 3 && !isName && lengths.every((length) => length === lengths[0]);
}
