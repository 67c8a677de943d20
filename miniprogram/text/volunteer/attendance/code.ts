/** What the code on the leader's phone says: which shift it is of, and the figures of the moment. */
const WORDS = /^linli-shift:([0-9A-Za-z-]{1,64}):(\d{8})$/;

export function codeText(shiftId: string, code: string): string {
  return `linli-shift:${shiftId}:${code}`;
}

/** What was scanned; null if it is no such code. */
export function readCode(text: string): { shiftId: string; code: string } | null {
  const [, shiftId, code] = WORDS.exec(text.trim()) ?? [];
  return shiftId && code ? { shiftId, code } : null;
}

/** The figures that were typed, with blanks as people set them; '' if they are not eight. */
export function typedCode(text: string): string {
  const figures = text.replace(/[\s-]/g, '');
  return /^\d{8}$/.test(figures) ? figures : '';
}

/** 1234 5678 */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
