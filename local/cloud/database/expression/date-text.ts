import { refused } from '../error.ts';
import { calendarDay, isoDay, utcDay } from './calendar.ts';
import { instantOf, type TimeZone, timeZone } from './time-zone.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** What the letters of a format stand for; `offset` in minutes ahead of UTC. */
const LETTERS: Record<string, (local: Date, offset: number) => string> = {
  Y: (local) => pad(local.getUTCFullYear(), 4),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(calendarDay(local).dayOfYear, 3),
  w: (local) => String(calendarDay(local).dayOfWeek),
  u: (local) => String(calendarDay(local).isoDayOfWeek),
  U: (local) => pad(calendarDay(local).week, 2),
  V: (local) => pad(calendarDay(local).isoWeek, 2),
  G: (local) => pad(calendarDay(local).isoWeekYear, 4),
  z: (_, offset) => {
    const minutes = Math.abs(offset);
    return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
  },
  Z: (_, offset) => `${offset < 0 ? '-' : '+'}${pad(Math.abs(offset), 3)}`,
  '%': () => '%',
};

/** Formats a date as $dateToString does. */
export function formatDate(instant: number, format: string, zone: TimeZone): string {
  const offset = zone(instant);
  const local = new Date(instant + offset * 60_000);
  return format.replace(/%([\s\S]?)/g, (_, letter: string) => {
    const write = Object.hasOwn(LETTERS, letter) ? LETTERS[letter] : undefined;
    if (!write) throw refused(`Invalid format character '%${letter}' in format string`);
    return write(local, offset);
  });
}

const ISO =
  /^(\d{4})[-/]?(\d{2})(?:[-/]?(\d{2})(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/;

/** A date in ISO form; a zone in the text and one given beside it contradict each other. */
export function parseIsoDate(text: string, zone?: TimeZone): Date | undefined {
  const found = ISO.exec(text.trim());
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found
    .slice(1, 7)
    .map((part, at) => Number(part ?? (at < 3 ? 1 : 0))) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (found[8] && zone) {
    throw refused(
      'you cannot pass in a date/time string with time zone information and a timezone',
    );
  }
  const thousandths = Number(`${found[7] ?? ''}000`.slice(0, 3));
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
  const local = utcDay(year, month, day) + time;
  return new Date(instantOf(local, zone ?? timeZone(found[8] ?? 'UTC')));
}

const READERS: Record<string, string> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  G: '(?<G>\\d{4})',
  V: '(?<V>\\d{1,2})',
  u: '(?<u>\\d)',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  Z: '(?<Z>[+-]\\d{1,3})',
  '%': '%',
};

/** A date by a format of its own, as $dateFromString takes it. */
export function parseFormattedDate(
  text: string,
  format: string,
  zone?: TimeZone,
): Date | undefined {
  const seen = new Set<string>();
  const pattern = format.replace(/%([\s\S]?)|[.*+?^${}()|[\]\\]/g, (piece, letter?: string) => {
    if (!piece.startsWith('%')) return `\\${piece}`;
    const reader = Object.hasOwn(READERS, letter ?? '') ? READERS[letter ?? ''] : undefined;
    if (!reader) throw refused(`Invalid format character '%${letter}' in format string`);
    if (seen.has(piece) && letter !== '%') throw refused(`${piece} is in the format twice`);
    seen.add(piece);
    return reader;
  });
  const parts = new RegExp(`^${pattern}$`).exec(text)?.groups;
  if (!parts) return undefined;
  const number = (letter: string, absent: number) => Number(parts[letter] ?? absent);
  const day = parts.G
    ? isoDay(number('G', 0), number('V', 1), number('u', 1))
    : utcDay(number('Y', 1970), number('m', 1), number('d', 1));
  const minutes = number('H', 0) * 60 + number('M', 0);
  const local = day + (minutes * 60 + number('S', 0)) * 1000 + number('L', 0);
  if (parts.Z) return new Date(local - Number(parts.Z) * 60_000);
  return new Date(instantOf(local, parts.z ? timeZone(parts.z) : (zone ?? timeZone('UTC'))));
}
