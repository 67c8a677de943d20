import type { Contact } from '../../../typings/contract/parts/contact';

/** 08:00 */
export function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** 08:00–20:00 */
export function hoursWords({ from, until }: Pick<Contact, 'from' | 'until'>): string {
  return `${clockOf(from)}–${clockOf(until)}`;
}

/** 139 0000 0000，08:00–20:00 */
export function contactWords({ phone, ...hours }: Contact): string {
  return `${phone}，${hoursWords(hours)}`;
}

/** 480 of 08:00 */
export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** 08:00–20:00 可以打电话 */
export const callableWords = (hours: Pick<Contact, 'from' | 'until'>) =>
  `${hoursWords(hours)} 可以打电话`;
