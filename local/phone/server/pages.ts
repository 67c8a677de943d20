import type { Application } from '../application.ts';

/** The document of one phone. `problems` are compile errors, shown instead of a blank screen. */
export function phoneDocument(application: Application, problems: string[]): string {
  const body =
    problems.length > 0
      ? `<main class="phone-problems"><h1>小程序没有编译成功</h1><pre>${escapeHtml(
          problems.join('\n\n'),
        )}</pre></main>`
      : '<script type="module" src="/phone/client.js"></script>';
  return document(application, application.name, '/phone/frame/phone.css', `${body}${RELOAD}`);
}

/** The document of the desktop: phones side by side. */
export function desktopDocument(application: Application): string {
  return document(
    application,
    `${application.name} · 本机演示`,
    '/phone/frame/desktop.css',
    '<script type="module" src="/phone/frame/desktop.js"></script>',
  );
}

// A phone that could not start has no client: it still has to hear that the error is mended.
const RELOAD = `<script>
new WebSocket(location.origin.replace('http','ws')+'/phone/live').addEventListener('message',
  (event)=>{ if (!window.phoneStarted && event.data.includes('"reload"')) location.reload(); });
</script>`;

function document(
  application: Application,
  title: string,
  stylesheet: string,
  body: string,
): string {
  return `<!doctype html>
<html lang="zh-CN" data-application="${escapeHtml(JSON.stringify(application))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
${body}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
