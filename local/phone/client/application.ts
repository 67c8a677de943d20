import type { Application } from '../application.ts';

/** Whose phone this is: the server has written it into the page's document. */
export const APPLICATION = JSON.parse(
  document.documentElement.dataset.application ?? '{}',
) as Application;
