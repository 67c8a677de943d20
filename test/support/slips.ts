import { strFromU8, unzipSync } from 'fflate';
import jsQR from 'jsqr';
import { readPng } from '../local/read-png.ts';

export interface PrintedSlips {
  /** all that is written, in order */
  text: string;
  /** XXXXX-XXXXX, in order */
  codes: string[];
  /** what the pictures of codes say */
  pictures: string[];
}

/** Reads a .docx of slips as a person with a phone would. */
export function readSlips(bytes: Uint8Array): PrintedSlips {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('\n');
  const pictures = Object.entries(parts)
    .filter(([name]) => name.startsWith('word/media/'))
    .map(([, png]) => {
      const { data, width, height } = readPng(Buffer.from(png));
      return jsQR(data, width, height)?.data ?? '';
    });
  return { text, codes: text.match(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/gm) ?? [], pictures };
}
