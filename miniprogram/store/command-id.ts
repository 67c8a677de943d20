const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 24;

/** A new id for one command: 24 letters and digits. The function mixes in who sent it. */
export function newCommandId(): string {
  let id = '';
  while (id.length < LENGTH) id += LETTERS[Math.floor(Math.random() * LETTERS.length)];
  return id;
}
