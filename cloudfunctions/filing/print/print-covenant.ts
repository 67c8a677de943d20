import type { FilingActions } from '../../../typings/contract/filing.ts';
import type { CovenantDocument } from '../../covenant/collections.ts';
import { seenCovenant } from '../../covenant/for-others.ts';
import type { ExportDocument } from '../../files/collections.ts';
import { stampOf } from '../../kernel/audit.ts';
import { chineseDay, dayOf } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { beginExport, finishExport } from '../../roster/export/keep-export.ts';
import { clauseNumber } from '../record/number-rules.ts';
import { type Block, heading, lines, title, writeDocument } from '../record/word-parts.ts';

type Input = FilingActions['printCovenant']['input'];

function stampFor({ covenantId, form, commandId }: Input, openid: string, actorId: string) {
  const target = `covenant:${covenantId}`;
  return stampOf(openid, `${commandId} ${form}`, actorId, 'filing.covenant', target);
}

export function covenantPrintLoad(input: Input, openid: string) {
  return {
    covenant: { from: 'covenants', ids: input.covenantId },
    export: { from: 'exports', ids: stampFor(input, openid, '').id },
  };
}

/** A covenant on paper, for whoever may read it: as .docx, or as a page that a browser prints as .pdf. */
export async function printCovenant(
  input: Input,
  context: ActorContext,
): Promise<FilingActions['printCovenant']['data']> {
  const { openid, actor, loaded } = context;
  const found = loaded.covenant?.[0] as CovenantDocument | undefined;
  if (!found) throw new Refusal('COVENANT_NOT_FOUND');
  const { covenant } = seenCovenant({ actor, covenant: found });
  const stamp = stampFor(input, openid, actor.residentId);
  const earlier = loaded.export?.[0] as ExportDocument | undefined;
  const record = await beginExport(input.communityId, stamp, input.form, earlier);
  const bytes =
    input.form === 'docx'
      ? await writeDocument(covenant.title, covenantBlocks(covenant))
      : Buffer.from(covenantPage(covenant), 'utf8');
  const day = dayOf(record.change.at);
  return finishExport(record, bytes, `${covenant.title} ${day}.${input.form}`);
}

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
function covenantPage(covenant: Printed): string {
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
