// Photos as clients send them: no larger than a screen, without where they were taken.

const LONGEST = 1280; // pixels of a side
const QUALITY = 0.87;

/**
 * The picture as a client sends it, a JPEG; what is no picture, as it is.
 * @param {File} file
 */
export async function shrink(file) {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.ceil(picture.width * scale), Math.ceil(picture.height * scale));
  const paper = canvas.getContext("2d");
  if (!paper) return file;
  paper.fillStyle = "#fff"; // a JPEG has no see-through parts
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const shrunk = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  return new File([shrunk], file.name.replace(/\.\w+$/, ".jpg"), { type: shrunk.type });
}
