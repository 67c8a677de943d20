import type { Linli } from './linli.ts';

/** A database request of a function, as the local cloud gets it. */
export interface DatabaseRequest {
  /** 'database.updateDocument' */
  action: string;
  collection: string;
}

/** One request that was stopped before it reached the database. */
export interface Held {
  /** settles when the request is there */
  reached: Promise<void>;
  /** lets it go on */
  release(): void;
}

/** Stops the next request of this form, so that others get in before it. */
export function holdNext(
  { cloud: { database } }: Linli,
  isMeant: (request: DatabaseRequest) => boolean,
): Held {
  let arrive = () => {};
  let release = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const run = database.command;
  database.command = async (action, parameters, caller) => {
    const collection = String(parameters.collectionName);
    if (isMeant({ action, collection })) {
      database.command = run;
      arrive();
      await released;
    }
    return run.call(database, action, parameters, caller);
  };
  return {
    reached,
    release() {
      database.command = run;
      release();
    },
  };
}
