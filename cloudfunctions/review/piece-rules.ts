const CHECKED_AT_ONCE = 2_500; // characters, the limit of the text check

/** A text in parts of at most `longest` UTF-16 units, no character cut in two. */
function partsOf(text: string, longest: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (part.length + character.length > longest) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

/** The texts in pieces that the check takes, one after another; a text is cut only if it is longer. */
export function piecesOf(texts: readonly string[]): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const part of texts.flatMap((text) => partsOf(text, CHECKED_AT_ONCE))) {
    if (piece !== '' && piece.length + part.length + 1 > CHECKED_AT_ONCE) {
      pieces.push(piece);
      piece = part;
    } else piece = piece === '' ? part : `${piece}\n${part}`;
  }
  return piece === '' ? pieces : [...pieces, piece];
}
