/** Of the longer side: enough to read a notice on a wall by. */
const LONGEST = 1_600;
const QUALITY = 0.8;

/** As much of WeChat's canvas as is drawn with. */
interface Drawing {
  fillStyle: string;
  fillRect(left: number, top: number, width: number, height: number): void;
  drawImage(image: unknown, left: number, top: number, width: number, height: number): void;
}
interface Picture {
  width: number;
  height: number;
  src: string;
  onload: () => void;
  onerror: () => void;
}
interface Canvas {
  width: number;
  height: number;
  createImage(): Picture;
  getContext(kind: '2d'): Drawing;
}

/** A page or component with a canvas on it. */
type Drawer = Pick<WechatMiniprogram.Component.TrivialInstance, 'createSelectorQuery'>;

/**
 * Pictures from the album or the camera, drawn anew on the canvas as JPEGs of at most 1,600 points a side. What the
 * files said beside the pictures, such as where they were taken, is not drawn.
 * @returns their paths on the phone, none if closed without choosing; and whether there was something that is no picture
 */
export async function choosePictures(
  drawer: Drawer,
  canvas: string,
  count: number,
): Promise<{ paths: string[]; isUnreadable: boolean }> {
  const chosen = await choose(count);
  const smaller: string[] = [];
  for (const path of chosen) smaller.push(await smallerPicture(drawer, canvas, path));
  const paths = smaller.filter((path) => path !== '');
  return { paths, isUnreadable: paths.length < chosen.length };
}

async function choose(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
    });
    return tempFiles.map(({ tempFilePath }) => tempFilePath);
  } catch {
    return [];
  }
}

/** @returns '' for what is no picture */
async function smallerPicture(drawer: Drawer, selector: string, path: string): Promise<string> {
  try {
    const canvas = await nodeOf(drawer, selector);
    const image = await loaded(canvas, path);
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff'; // a JPEG has nothing behind it
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await wx.canvasToTempFilePath({
      canvas: canvas as never,
      destWidth: canvas.width,
      destHeight: canvas.height,
      fileType: 'jpg',
      quality: QUALITY,
    });
    return drawn.tempFilePath;
  } catch {
    return '';
  }
}

function nodeOf(drawer: Drawer, selector: string): Promise<Canvas> {
  return new Promise((resolve, reject) => {
    drawer
      .createSelectorQuery()
      .select(selector)
      .node((found) => {
        if (found?.node) resolve(found.node as Canvas);
        else reject(new Error('no canvas'));
      })
      .exec();
  });
}

function loaded(canvas: Canvas, path: string): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no picture'));
    image.src = path;
  });
}
