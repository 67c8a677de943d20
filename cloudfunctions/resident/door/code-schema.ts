import * as v from 'valibot';

/** As typed or read from paper: case, spaces and the dash do not matter. */
export const code = v.pipe(
  v.string(),
  v.maxLength(30),
  v.transform((typed) => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')),
  v.regex(/^[A-Z0-9]{10}$/),
);
