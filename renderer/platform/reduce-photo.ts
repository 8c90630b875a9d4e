/** A file as it may be attached: a PDF as it is, a picture reduced and without its metadata. */
export interface ReducedPhoto {
  name: string;
  type: 'image/jpeg' | 'application/pdf';
  bytes: Uint8Array<ArrayBuffer>;
}

/** Longest side of a kept picture, px. */
const MAX_SIDE = 2_000;
/** Of a kept file, as the ledger's `attached` allows. */
const MAX_BYTES = 25_000_000;
const QUALITY = 0.85;

export class PhotoRefused extends Error {
  readonly code: 'wrong-type' | 'too-large';
  constructor(code: PhotoRefused['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/**
 * Draws a picture anew at no more than 2,000 px and keeps it as JPEG: place, time and camera in its EXIF go, its
 * orientation is turned upright. Throws PhotoRefused for what is neither a picture the browser knows nor a PDF.
 */
export async function reducePhoto(file: File): Promise<ReducedPhoto> {
  if (file.type === 'application/pdf') {
    if (file.size > MAX_BYTES) throw new PhotoRefused('too-large');
    return { name: file.name, type: 'application/pdf', bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new PhotoRefused('wrong-type', { cause });
  });
  const { width, height } = fitted(picture.width, picture.height);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new PhotoRefused('wrong-type');
  // JPEG has no transparency: what was clear becomes paper, not black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  if (blob.size > MAX_BYTES) throw new PhotoRefused('too-large');
  return { name: jpegName(file.name), type: 'image/jpeg', bytes: new Uint8Array(await blob.arrayBuffer()) };
}

/** The same shape with no side above MAX_SIDE; never enlarged. */
function fitted(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, MAX_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/** "IMG 1.PNG" → "IMG 1.jpg"; a pasted picture has a name of its own making. At most 150 characters. */
const jpegName = (name: string): string => `${name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 146) || 'foto'}.jpg`;
