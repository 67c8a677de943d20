import { ZipParts } from '../../files/zip-parts.ts';
import { Refusal } from '../../kernel/refusal.ts';

/** Zips that are something else, by a part that only they have. */
const OTHER_ZIPS: [part: string, form: string][] = [
  ['word/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
  ['content.xml', 'ods'],
  ['index/document.iwa', 'numbers'],
  ['xl/workbook.bin', 'xlsb'],
];

const SIGNATURES: [bytes: string, form: string][] = [
  ['25504446', 'pdf'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['52617221', 'archive'],
  ['377abcaf271c', 'archive'],
  ['1f8b', 'archive'],
];

/**
 * Tells a workbook from a text with commas, and opens the first.
 * @returns null for what may be a text
 * @throws Refusal FILE_EMPTY, FILE_ENCRYPTED, FILE_NOT_XLSX with `form`: what it is instead
 */
export function openParts(bytes: Uint8Array): ZipParts | null {
  if (bytes.length === 0) throw new Refusal('FILE_EMPTY');
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (head === 'd0cf11e0a1b11ae1') throw oldForm(bytes);
  const known = SIGNATURES.find(([start]) => head.startsWith(start));
  if (known) throw new Refusal('FILE_NOT_XLSX', { form: known[1] });
  if (!head.startsWith('504b')) return refuseMarkup(bytes);
  const parts = new ZipParts(bytes);
  const other = OTHER_ZIPS.find(([part]) => parts.has(part));
  if (other) throw new Refusal('FILE_NOT_XLSX', { form: other[1] });
  return parts;
}

/** OLE compound files: an encrypted workbook, an old .xls or .et, an old .doc. */
function oldForm(bytes: Uint8Array): Refusal {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const holds = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return new Refusal('FILE_ENCRYPTED');
  return new Refusal('FILE_NOT_XLSX', { form: holds('WordDocument') ? 'doc' : 'xls' });
}

/** Web pages and older XML that programs save with the ending .xls. */
function refuseMarkup(bytes: Uint8Array): null {
  const start = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1');
  if (/^[^\w<]{0,4}\s*<(\?xml|html|!doctype|table|meta|head|div|style)/i.test(start)) {
    throw new Refusal('FILE_NOT_XLSX', { form: 'html' });
  }
  return null;
}
