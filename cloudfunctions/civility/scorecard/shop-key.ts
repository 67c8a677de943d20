/** A shop's name as all ways of writing it share it: wide and narrow signs, capitals, blanks and brackets aside. */
export function shopKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
  return plain === '' ? name : plain;
}
