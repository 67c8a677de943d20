/** A number that neighbours may call, and when: minutes of the day in Shanghai, `from` before `until`. */
export interface Contact {
  phone: string;
  from: number;
  until: number;
}
