import type { Plan } from './plan.ts';

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} KB`;

/** A plan as people read it. */
export function planText(plan: Plan): string {
  const { version, app, functions, collections, storage } = plan;
  return [
    `Linli ${version} for ${app.appId}`,
    '',
    `App: ${app.packages.length} packages`,
    ...app.packages.map(({ name, bytes }) => `  ${name}  ${kilobytes(bytes)}`),
    '',
    `Functions: ${functions.length}`,
    ...functions.flatMap((one) => [
      `  ${one.name}  ${one.runtime}, ${one.memory} MB, ${one.timeout} s, ${kilobytes(one.bytes)}`,
      `    timer: ${one.timer ? `${one.timer.name}  ${one.timer.cron}` : 'none'}`,
      `    open APIs: ${one.openApis.join(', ') || 'none'}`,
      `    settings: ${one.settings.join(', ')}`,
    ]),
    '',
    `Collections: ${collections.length}, all closed to phones (ADMINONLY)`,
    ...collections.flatMap(({ name, permission, indexes }) => [
      `  ${name}  ${permission}`,
      ...indexes.map(
        (index) =>
          `    ${index.unique ? 'unique ' : ''}${index.sparse ? 'sparse ' : ''}index ${index.name}: ${index.keys
            .map((key) => `${key.name} ${key.direction === 1 ? 'up' : 'down'}`)
            .join(', ')}`,
      ),
    ]),
    '',
    'Storage',
    `  read:  ${storage.read}`,
    `  write: ${storage.write}`,
  ].join('\n');
}
