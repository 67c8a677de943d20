import cloudbase from '@cloudbase/node-sdk';

/** The one connection of a function process. Credentials and address come from the platform's environment. */
export const cloud = cloudbase.init({
  env: cloudbase.SYMBOL_CURRENT_ENV as unknown as string,
  timeout: 15_000,
});
