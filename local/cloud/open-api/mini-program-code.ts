import { toBuffer } from 'qrcode';
import { failed, isText, type OpenApiAnswer } from './answer.ts';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/**
 * wxacode.getUnlimited. The real one draws WeChat's round code; here it is a QR code of what the code
 * stands for, `<page>?scene=<scene>`, so that any scanner reads it.
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 */
export async function drawCode(data: Record<string, unknown>): Promise<OpenApiAnswer> {
  const { scene, page = 'pages/index/index', width = 430 } = data;
  if (!isText(scene) || !SCENE.test(scene)) return failed(40129, 'invalid scene');
  if (!isText(page) || page.startsWith('/') || page.includes('?')) {
    return failed(41030, 'invalid page');
  }
  if (typeof width !== 'number' || !(width >= 280 && width <= 1280)) {
    return failed(40097, 'invalid args: width');
  }
  const text = `${page}?scene=${encodeURIComponent(scene)}`;
  const bytes = await toBuffer(text, { type: 'png', width: Math.round(width), margin: 2 });
  return { kind: 'file', bytes, contentType: 'image/png' };
}
