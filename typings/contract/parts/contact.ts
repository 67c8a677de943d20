/** A number that neighbours may call, and when: minutes of the day in Shanghai, `from` before `until`. */
export interface Contact {
  phone: string;
  from: number;
  until: number;
}

/** The number that everybody in the community may call, and who answers it. */
export interface DutyPhone extends Contact {
  who: string;
}
