import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readDocx } from '../../cloudfunctions/covenant/import/read-document.ts';
import { Refusal } from '../../cloudfunctions/kernel/refusal.ts';
import { level, list, NS, num, p, REL, word } from '../support/word.ts';

/** Files that are built in other ways, or to do harm. */

const textsOf = (bytes: Uint8Array) => readDocx(bytes).paragraphs.map(({ text }) => text);

describe('parts of a .docx', () => {
  const document = (text: string) => `<w:document ${NS}><w:body>${p(text)}</w:body></w:document>`;
  const relations = (...of: string[]) => `<Relationships>${of.join('')}</Relationships>`;
  const relation = (kind: string, target: string, more = '') =>
    `<Relationship Id="r" Type="${REL}/${kind}" Target="${target}"${more}/>`;

  it('are found by their relationships, whatever their names', () => {
    const bytes = zipSync({
      '_rels/.rels': strToU8(relations(relation('officeDocument', '/Word/Document2.xml'))),
      'word\\document2.xml': strToU8(
        `<ns0:document xmlns:ns0="w"><ns0:body><ns0:p><ns0:pPr><ns0:numPr><ns0:numId ns0:val="1"/></ns0:numPr></ns0:pPr><ns0:r><ns0:t>甲。</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`,
      ),
      'word/_rels/document2.xml.rels': strToU8(relations(relation('numbering', './lists/my.xml'))),
      'word/lists/my.xml': strToU8(
        `<w:numbering ${NS}>${list(7, level(0, 'decimal', '第%1条'))}${num(1, 7)}</w:numbering>`,
      ),
    });
    expect(textsOf(bytes)).toStrictEqual(['第1条 甲。']);
  });

  it('that lie elsewhere are left alone', () => {
    const away = ' TargetMode="External"';
    const bytes = word({
      body: p('第一条 甲。'),
      more: {
        '_rels/.rels': relations(
          relation('officeDocument', 'https://example.org/evil.xml', away),
          relation('officeDocument', 'word/document.xml'),
        ),
        'word/_rels/document.xml.rels': relations(
          relation('styles', 'file:///etc/passwd', away),
          relation('numbering', '../../../etc/passwd'),
          relation('attachedTemplate', 'https://example.org/evil.dotm', away),
        ),
        'word/settings.xml': '<w:settings><w:attachedTemplate r:id="r"/></w:settings>',
      },
    });
    expect(textsOf(bytes)).toStrictEqual(['第一条 甲。']);
  });

  it('that point at each other in a circle end', () => {
    const bytes = word({
      body: p('甲。'),
      more: {
        '_rels/.rels': relations(relation('officeDocument', 'word/document.xml')),
        'word/_rels/document.xml.rels': relations(
          relation('styles', 'document.xml'),
          relation('numbering', 'document.xml'),
        ),
      },
    });
    expect(textsOf(bytes)).toStrictEqual(['甲。']);
  });

  const refusal = (bytes: Uint8Array): [string, unknown] => {
    try {
      readDocx(bytes);
    } catch (error) {
      assert.ok(error instanceof Refusal);
      return [error.code, error.details];
    }
    return ['ok', undefined];
  };

  it('that swell to hundreds of megabytes are refused before they do', () => {
    const blanks = new Uint8Array(150_000_000).fill(32);
    const start = strToU8(`<w:document ${NS}><w:body>`);
    blanks.set(start);
    const large = zipSync({ 'word/document.xml': blanks }, { level: 9 });
    assert.ok(large.length < 1_000_000);
    expect(refusal(large)).toStrictEqual(['FILE_TOO_LARGE', { unpacked: true }]);
    // The size that the archive claims is a lie: 100 bytes, in both of its tables.
    const lying = Uint8Array.from(large);
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 30 < lying.length; at += 1) {
      const sign = view.getUint32(at, true);
      if (sign === 0x04034b50) view.setUint32(at + 22, 100, true);
      if (sign === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const before = process.memoryUsage().rss;
    expect(refusal(lying)).toStrictEqual(['FILE_TOO_LARGE', { unpacked: true }]);
    assert.ok(process.memoryUsage().rss - before < 120_000_000);
    const styles = zipSync(
      { 'word/document.xml': strToU8(document('甲。')), 'word/styles.xml': blanks },
      { level: 9 },
    );
    expect(refusal(styles)).toStrictEqual(['FILE_TOO_LARGE', { unpacked: true }]);
  });

  it('of other kinds may be as large as they like', () => {
    const bytes = zipSync(
      {
        'word/media/image1.png': new Uint8Array(60_000_000),
        'word/document.xml': strToU8(document('甲。')),
      },
      { level: 9 },
    );
    expect(textsOf(bytes)).toStrictEqual(['甲。']);
  });

  it('with more paragraphs or words than any covenant are not read to the end', () => {
    const limits = { clauses: 300, characters: 60_000 };
    const many = word({ body: '<w:p/>'.repeat(20_001) });
    expect(refusal(many)).toStrictEqual(['COVENANT_TOO_LONG', limits]);
    const long = word({ body: p('长'.repeat(250_000)) });
    expect(refusal(long)).toStrictEqual(['COVENANT_TOO_LONG', limits]);
  });
});
