import type { CovenantDocument } from '../../covenant/collections.ts';
import { chineseDay } from '../../kernel/calendar.ts';
import { clauseNumber } from '../record/number-rules.ts';
import { type Block, heading, lines, title } from '../record/word-parts.ts';

/** A covenant as a document, and as a page. */

type Printed = Pick<
  CovenantDocument,
  'title' | 'preamble' | 'clauses' | 'state' | 'settled' | 'adoptedAt' | 'fingerprint' | 'version'
>;

/** What the text is worth, so that nothing hangs on a wall as if it were in force. */
function stateOf({ state, settled, adoptedAt }: Printed): string {
  if (state === 'replaced') return '已由新的公约代替';
  if (state === 'dropped') return '已不再起草，没有施行';
  if (adoptedAt !== null) return `${chineseDay(adoptedAt)}起施行`;
  if (state === 'settled' && settled) return `表决稿，${chineseDay(settled.at)}定稿，尚未施行`;
  return state === 'open' ? '征求意见稿，尚未施行' : '草稿，尚未施行';
}

export function covenantBlocks(covenant: Printed): Block[] {
  return [
    title(covenant.title),
    ...lines(stateOf(covenant), 20),
    ...(covenant.preamble ? lines(covenant.preamble) : []),
    ...covenant.clauses.flatMap(({ chapter, text }, at) => [
      ...(chapter ? [heading(chapter)] : []),
      ...lines(`${clauseNumber(at + 1)}　${text}`),
    ]),
    ...lines(`第 ${covenant.version} 稿，文本指纹（SHA-256）${covenant.fingerprint}`, 16),
  ];
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
const paragraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('');

/** One page without anything from elsewhere, on A4 when it is printed. */
export function covenantPage(covenant: Printed): string {
  const clauses = covenant.clauses
    .map(
      ({ chapter, text }, at) =>
        `${chapter ? `<h2>${escaped(chapter)}</h2>` : ''}<section>${paragraphs(`${clauseNumber(at + 1)}　${text}`)}</section>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(covenant.title)}</title>
<style>
@page { size: A4; margin: 20mm; }
body { max-width: 170mm; margin: 0 auto; font: 12pt/1.8 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
h1 { text-align: center; } h2 { break-after: avoid; } section { break-inside: avoid; } small { color: #555; overflow-wrap: anywhere; }
</style></head><body>
<h1>${escaped(covenant.title)}</h1>
<p><small>${stateOf(covenant)}</small></p>
${covenant.preamble ? paragraphs(covenant.preamble) : ''}
${clauses}
<p><small>第 ${covenant.version} 稿，文本指纹（SHA-256）${covenant.fingerprint}</small></p>
</body></html>
`;
}
