import { refused } from '../error.ts';

/** Gives the minutes by which a zone is ahead of UTC at an instant. */
export type TimeZone = (instant: number) => number;

const UTC: TimeZone = () => 0;
const zones = new Map<string, TimeZone>();

/**
 * A time zone by its Olson name (`Asia/Shanghai`), or by its offset (`+08:00`, `+0800`, `+08`).
 * @throws WireError for a name that is not known
 */
export function timeZone(name: unknown): TimeZone {
  if (typeof name !== 'string') throw refused('timezone must evaluate to a string');
  let zone = zones.get(name);
  if (!zone) {
    zone = readZone(name);
    if (zones.size < 1000) zones.set(name, zone);
  }
  return zone;
}

function readZone(name: string): TimeZone {
  if (['UTC', 'GMT', 'Z'].includes(name)) return UTC;
  const offset = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(name);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return () => (offset[1] === '-' ? -minutes : minutes);
  }
  try {
    return namedZone(name);
  } catch {
    throw refused(`unrecognized time zone identifier: "${name}"`);
  }
}

function namedZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const fields: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) fields[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
    const local = Date.UTC(year, month - 1, day, hour, minute, second);
    return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
  };
}

/** The instant of a local time given as if it were UTC. */
export function instantOf(local: number, zone: TimeZone): number {
  const guess = local - zone(local) * 60_000;
  return local - zone(guess) * 60_000;
}
