import { SHARE, type Shared } from '../text/common/share';

/** Pictures that leave the app look the same in both modes and on every phone. */
const INK = '#1f2421';
const SOFT = '#555d58';
const BRAND = '#167346';
const TINT = '#e5f2ea';
const PAPER = '#ffffff';
const FONT = 'sans-serif';

/** As much of a canvas as is drawn with. */
export interface Pen {
  fillStyle: unknown;
  font: string;
  textAlign: unknown;
  textBaseline: unknown;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
  drawImage(image: never, x: number, y: number, width: number, height: number): void;
}

/** A text in lines that fit, at most so many; the last one ends with … where something is left out. */
export function linesOf(
  text: string,
  widthOf: (text: string) => number,
  width: number,
  most: number,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of text.replaceAll(/\s+/g, ' ').trim()) {
    if (line !== '' && widthOf(line + letter) > width) {
      lines.push(line);
      line = letter;
    } else line += letter;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = [...(kept.at(-1) ?? '')];
  while (last.length > 0 && widthOf(`${last.join('')}…`) > width) last = last.slice(0, -1);
  return [...kept.slice(0, -1), `${last.join('')}…`];
}

interface Writing {
  size: number;
  bold?: boolean;
  colour?: string;
  most: number;
  centred?: boolean;
}

/** Writes a paragraph. @returns where the next one begins */
function write(
  pen: Pen,
  text: string,
  [x, y, width]: readonly [number, number, number],
  { size, bold = false, colour = INK, most, centred = false }: Writing,
): number {
  pen.font = `${bold ? 'bold ' : ''}${size}px ${FONT}`;
  pen.fillStyle = colour;
  pen.textAlign = centred ? 'center' : 'left';
  pen.textBaseline = 'top';
  const lines = linesOf(text, (one) => pen.measureText(one).width, width, most);
  lines.forEach((line, index) => {
    pen.fillText(line, centred ? x + width / 2 : x, y + index * size * 1.4);
  });
  return y + lines.length * size * 1.4;
}

/** WeChat shows a card's picture at five to four. */
export const CARD = { width: 500, height: 400 };

/** The picture of a card: nothing that a stranger should not read. */
export function drawCard(pen: Pen, { tag, card }: Shared): void {
  const { width, height } = CARD;
  pen.fillStyle = TINT;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = BRAND;
  pen.fillRect(0, 0, width, 12);
  const column = [36, 0, width - 72] as const;
  const at = (y: number) => [column[0], y, column[2]] as const;
  let y = write(pen, tag, at(48), { size: 30, bold: true, colour: BRAND, most: 1 });
  y = write(pen, card.title, at(y + 12), { size: 46, bold: true, most: 3 });
  for (const line of card.lines.slice(0, 2)) {
    y = write(pen, line, at(y + 8), { size: 30, colour: SOFT, most: 1 });
  }
}

/** A sheet of A4 in pixels. */
export const POSTER = { width: 1240, height: 1754 };
const CODE = 420;

/** A poster for the stairwell: large words, and the code with what it is for. */
export function drawPoster(pen: Pen, shared: Shared, code: unknown): void {
  const { width, height } = POSTER;
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = BRAND;
  pen.fillRect(0, 0, width, 36);
  const at = (y: number) => [100, y, width - 200] as const;
  const middle = { centred: true } as const;
  let y = write(pen, shared.tag, at(100), {
    size: 52,
    bold: true,
    colour: BRAND,
    most: 1,
    ...middle,
  });
  y = write(pen, shared.title, at(y + 24), { size: 92, bold: true, most: 3, ...middle });
  y += 20;
  for (const line of shared.lines.slice(0, 4)) {
    y = write(pen, line, at(y + 16), { size: 52, bold: true, most: 2, ...middle });
  }
  const foot = height - 100 - CODE - 150;
  const room = Math.max(0, Math.floor((foot - y - 40) / (42 * 1.4)));
  if (shared.body && room > 0) write(pen, shared.body, at(y + 32), { size: 42, most: room });
  if (code) {
    pen.drawImage(code as never, (width - CODE) / 2, foot, CODE, CODE);
    write(pen, SHARE.scan, at(foot + CODE + 12), { size: 44, bold: true, most: 1, ...middle });
  }
  const words = code ? shared.call : `${shared.call} ${SHARE.find}`;
  const last = code ? foot + CODE + 84 : foot + CODE / 2;
  write(pen, words, at(last), { size: 36, colour: SOFT, most: 2, ...middle });
}
