import { api, type Options, requireText, WxError, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';
import { CloudFailure } from './endpoints.ts';

/** wx.cloud: functions and files of the local cloud. */
export function cloud(context: WxContext): WxArea {
  return { cloud: new CloudClient(context) };
}

class CloudClient {
  readonly callFunction: ReturnType<typeof api>;
  readonly uploadFile: ReturnType<typeof api>;
  readonly downloadFile: ReturnType<typeof api>;
  readonly getTempFileURL: ReturnType<typeof api>;
  readonly deleteFile: ReturnType<typeof api>;
  #initialised = false;

  constructor(context: WxContext) {
    const cloudApi = (name: string, run: (options: Options) => Promise<Record<string, unknown>>) =>
      api(`cloud.${name}`, async (options) => {
        if (!this.#initialised) {
          throw new WxFailure(
            "Cloud API isn't enabled, please call wx.cloud.init first. 请先调用 wx.cloud.init",
          );
        }
        context.gesture.end();
        try {
          return await run(options);
        } catch (error) {
          throw error instanceof CloudFailure ? asWeChatSaysIt(name, error) : error;
        }
      });

    this.callFunction = cloudApi('callFunction', async (options) => ({
      result: await context.cloud.call(requireText(options, 'name'), options.data ?? {}),
      requestID: crypto.randomUUID(),
    }));
    this.uploadFile = cloudApi('uploadFile', async (options) => {
      const filePath = requireText(options, 'filePath');
      const bytes = await context.files.read(filePath);
      if (!bytes) throw new WxFailure(`file not found: ${filePath}`, { errCode: -1 });
      const fileID = await context.cloud.upload(requireText(options, 'cloudPath'), bytes);
      return { fileID, statusCode: 200 };
    });
    this.downloadFile = cloudApi('downloadFile', async (options) => {
      const fileId = requireText(options, 'fileID');
      const bytes = await context.cloud.download(fileId);
      return { tempFilePath: context.files.add(bytes, fileId), statusCode: 200 };
    });
    this.getTempFileURL = cloudApi('getTempFileURL', async (options) => ({
      fileList: fileIds(options).map((fileID) => ({
        fileID,
        tempFileURL: new URL(context.cloud.fileUrl(fileID), location.origin).href,
        maxAge: 86400,
        status: 0,
        errMsg: 'ok',
      })),
    }));
    this.deleteFile = cloudApi('deleteFile', async (options) => ({
      fileList: await Promise.all(
        fileIds(options).map(async (fileID) => {
          await context.cloud.deleteFile(fileID);
          return { fileID, status: 0, errMsg: 'ok' };
        }),
      ),
    }));
  }

  /** Nothing is called before this, as on a real phone. */
  init(): void {
    this.#initialised = true;
  }
}

function fileIds(options: Options): string[] {
  const list = options.fileList;
  if (!Array.isArray(list)) {
    throw new WxFailure('parameter error: parameter.fileList should be Array', {
      errCode: -401003,
    });
  }
  return list.map((entry) => (typeof entry === 'string' ? entry : String(entry?.fileID)));
}

/** WeChat's form of a failed cloud call: -404011 for a function that failed, else the code itself. */
function asWeChatSaysIt(name: string, failure: CloudFailure): WxError {
  const requestId = crypto.randomUUID();
  if (name === 'callFunction' && failure.code !== -1) {
    const errMsg =
      `cloud.callFunction:fail Error: errCode: -404011 cloud function execution error | errMsg: ` +
      `cloud.callFunction:fail requestID ${requestId}, cloud function service error code ` +
      `${failure.code}, error message ${failure.message}; at cloud.callFunction api; `;
    return new WxError(errMsg, { errCode: -404011, requestID: requestId });
  }
  const errCode = typeof failure.code === 'number' ? failure.code : -1;
  return new WxError(`cloud.${name}:fail Error: errCode: ${errCode} | errMsg: ${failure.message}`, {
    errCode,
  });
}
