import { isHeading, type Paragraph } from './paragraph-rules.ts';

const HEADING = /^(#{1,6}) ?(?=[^#\s])/;
const RULE = /^(?:[-*_=—] ?){3,}$/;
const FENCE = /^(?:```|~~~)/;
const TABLE_RULE = /^\|?(?: ?:?-{2,}:? ?\|)+(?: ?:?-{2,}:? ?)?$/;
const WHOLLY_STRONG = /^\*\*([^*]+)\*\*[:：]?$/;

/** A text as chats and note books write it, without the signs; anything else stays as it is. */
export function withoutMarkdown(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph) => {
    const { text } = paragraph;
    if (paragraph.style !== undefined || paragraph.isRow) return [paragraph];
    if (RULE.test(text)) return [{ ...paragraph, style: 'rule' }];
    if (FENCE.test(text) || TABLE_RULE.test(text)) return [];
    const line = text.replace(/^(?:> ?)+/, '').trim();
    if (line === '') return [];
    const [, signs] = HEADING.exec(line) ?? [];
    if (signs !== undefined) {
      const words = plain(line.replace(HEADING, '').replace(/ #+$/, ''));
      return words === ''
        ? []
        : [{ ...paragraph, text: words, style: 'heading', level: signs.length }];
    }
    const [, strong] = WHOLLY_STRONG.exec(line) ?? [];
    if (strong !== undefined && isHeading(strong.trim())) {
      return [{ ...paragraph, text: plain(line), style: 'strong' }];
    }
    const isRow = /^\|.*\|$/.test(line);
    const words = isRow ? cellsOf(line) : plain(line);
    return words === '' ? [] : [{ ...paragraph, text: words, ...(isRow && { isRow }) }];
  });
}

const cellsOf = (line: string): string =>
  line
    .split('|')
    .map((cell) => plain(cell.trim()))
    .filter((cell) => cell !== '')
    .join(' ');

/** Without signs of strong and slanted words, links, breaks and escapes. */
function plain(line: string): string {
  return line
    .replace(/^[-*+] (?=(?:\*\*|__)?(?:第|[一二三四五六七八九十]+、|[（(]))/, '') // a list of numbered ones
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '$1')
    .replaceAll('**', '')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/<br ?\/?>/gi, ' ')
    .replace(/<\/?(?:b|i|u|p|div|span|strong|em|font|center|h[1-6])(?: [^<>]*)?>/gi, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1')
    .replace(/\\$/, '') // a break of the line
    .replace(/ +/g, ' ')
    .trim();
}
