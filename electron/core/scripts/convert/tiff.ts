import type { IMagickImage } from "@imagemagick/magick-wasm";
import { type Converted, limits, type Picture, type Problem, Unshowable } from "./conversion.ts";
import { loadPictureLibrary, type PictureLibrary } from "./picture-library.ts";
import { isSane } from "./picture-shelf.ts";
import { encodePng, packBits } from "./png.ts";
import { readTiffDirectory, type TiffPage } from "./tiff-directory.ts";

/** TIFF, as scanners write it, page by page as PNG: no browser shows TIFF. */
export async function convertTiff(bytes: Uint8Array): Promise<Converted> {
  const all = readTiffDirectory(bytes);
  const library = await loadPictureLibrary();
  const pictures: Picture[] = [];
  const left: Problem[] = [];
  const until = Date.now() + limits.picture.milliseconds;
  let kept = 0;
  let looked = 0;
  for (const [index, page] of all.slice(0, limits.picture.pages).entries()) {
    if (Date.now() > until || kept > limits.picture.scanBytes) break;
    looked += 1;
    const picture = showPage(library, bytes, index, page);
    if (typeof picture === "string") left.push(picture);
    else {
      pictures.push(picture);
      kept += picture.png.length;
    }
  }
  if (pictures.length === 0) throw new Unshowable(left[0] ?? "damaged");
  const notes: string[] = [];
  if (left.length > 0)
    notes.push(`${left.length} of ${all.length} pages of this scan are damaged or too large and can't be shown.`);
  if (looked < all.length)
    notes.push(`Only the first ${looked} of ${all.length} pages of this scan are shown here: save it to see the rest.`);
  return {
    ok: true,
    content: { as: "pictures", pictures },
    pages: all.length,
    words: 0,
    headings: [],
    blocks: [],
    notes,
  };
}

function showPage(library: PictureLibrary, bytes: Uint8Array, index: number, page: TiffPage): Picture | Problem {
  if (page.width === 0 || page.height === 0) return "damaged";
  if (!isSane(page) || bytesWhileShown(page) > limits.picture.pageBytes) return "huge-picture";
  const { MagickFormat, MagickReadSettings, ImageMagick } = library;
  const settings = new MagickReadSettings({ format: MagickFormat.Tiff, frameIndex: index, frameCount: 1 });
  try {
    return ImageMagick.read(bytes, settings, (image) => toPicture(library, image, page.bits));
  } catch (error) {
    return /support is not configured|not supported|unsupported/i.test(String(error)) ? "rare-picture" : "damaged";
  }
}

function toPicture(
  { AlphaAction, ColorSpace, MagickColors }: PictureLibrary,
  image: IMagickImage,
  bits: number,
): Picture {
  image.autoOrient();
  if (image.hasAlpha) {
    image.backgroundColor = MagickColors.White;
    image.alpha(AlphaAction.Remove);
  }
  const { width, height } = image;
  const grey = image.colorSpace === ColorSpace.Gray || image.colorSpace === ColorSpace.LinearGray;
  if (!grey) image.colorSpace = ColorSpace.sRGB;
  return image.getPixels((pixels) => {
    // Strip by strip: a page at once would be in memory twice over.
    const readRows = (from: number, rows: number) =>
      pixels.toByteArray(0, from, width, rows, grey ? "R" : "RGB") ?? new Uint8Array();
    if (grey && bits === 1) return packBits({ width, height }, readRows);
    return encodePng({ width, height, channels: grey ? 1 : 3 }, readRows);
  });
}

/** In memory as the file, unpacked as up to four bytes a pixel, and as the rows of a PNG. */
function bytesWhileShown({ width, height, bits }: TiffPage): number {
  return width * height * (4 + Math.max(bits <= 8 ? 1 : 3, bits / 8));
}
