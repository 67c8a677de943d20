const KILO = 1024;

/** Bytes as people read them: 820 KB, 1.4 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < KILO * KILO) return `${Math.max(1, Math.round(bytes / KILO))} KB`;
  return `${(bytes / KILO / KILO).toFixed(1).replace(/\.0$/, '')} MB`;
}
