import { join } from 'node:path';
import { readJsonFile, writeDurably } from './durable.ts';

/** A person whom the levers and the phone can act as. */
export interface Persona {
  id: string;
  openid: string;
  name: string;
  /** who this is, in one line */
  note: string;
  /** what else the application tells of a person: kept and listed as it is */
  [detail: string]: string | undefined;
}

/** The people that the application has named, kept with the data. */
export class Personas {
  readonly #file: string;
  #list: Persona[];
  #saved: Promise<void> = Promise.resolve();

  private constructor(file: string, list: Persona[]) {
    this.#file = file;
    this.#list = list;
  }

  static async open(directory: string): Promise<Personas> {
    const file = join(directory, 'personas.json');
    return new Personas(file, ((await readJsonFile(file)) ?? []) as Persona[]);
  }

  get list(): Persona[] {
    return structuredClone(this.#list);
  }

  set(list: Persona[]): void {
    this.#list = structuredClone(list);
    const text = `${JSON.stringify(this.#list, null, 2)}\n`;
    this.#saved = this.#saved.then(() => writeDurably(this.#file, text));
  }

  /** @param who a persona's id or an openid */
  openid(who: string): string {
    return this.#list.find(({ id }) => id === who)?.openid ?? who;
  }

  /** Waits for the disk. */
  flush(): Promise<void> {
    return this.#saved;
  }
}
