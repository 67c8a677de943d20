import { strToU8, zipSync } from 'fflate';

/** Parts of .docx files, written tag by tag. */

export const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Parts {
  body: string;
  styles?: string;
  numbering?: string;
  /** by name, as they are; in the place of those that follow from the above */
  more?: Record<string, string>;
}

export function word({ body, styles = '', numbering = '', more = {} }: Parts): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${NS}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${NS}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${NS}>${numbering}</w:numbering>`,
    ...more,
  };
  const bytes = Object.entries(parts).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(bytes));
}

export const p = (text: string, properties = '', run = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r>${run}<w:t>${text}</w:t></w:r></w:p>`;
export const styled = (style: string, text: string) => p(text, `<w:pStyle w:val="${style}"/>`);
export const listed = (list: number, text: string, level?: number) => {
  const at = level === undefined ? '' : `<w:ilvl w:val="${level}"/>`;
  return p(text, `<w:numPr>${at}<w:numId w:val="${list}"/></w:numPr>`);
};
export const level = (at: number | null, format: string, text: string, more = '') =>
  `<w:lvl${at === null ? '' : ` w:ilvl="${at}"`}><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
export const list = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
export const num = (id: number, make: number) =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${make}"/></w:num>`;
export const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
export const numbered = (id: number, at?: number) =>
  `<w:pPr><w:numPr>${at === undefined ? '' : `<w:ilvl w:val="${at}"/>`}<w:numId w:val="${id}"/></w:numPr></w:pPr>`;
