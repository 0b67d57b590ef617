import type { PercentBox } from "../../../shared/domain/evidence-selector.ts";

/** A box of the unturned page as it lies on the page turned clockwise by so many quarters, in percent of what is seen. */
export function turnBox({ x, y, width, height }: PercentBox, rotation: number): PercentBox {
  switch (((rotation % 360) + 360) % 360) {
    case 90:
      return { x: 100 - y - height, y: x, width: height, height: width };
    case 180:
      return { x: 100 - x - width, y: 100 - y - height, width, height };
    case 270:
      return { x: y, y: 100 - x - width, width: height, height: width };
    default:
      return { x, y, width, height };
  }
}

/** The other way: from what is seen to the unturned page. */
export function unturnBox(box: PercentBox, rotation: number): PercentBox {
  return turnBox(box, 360 - rotation);
}

/** Between two corners, cut off at the page's edges. Undefined for what is too small to be meant. */
export function boxBetween(
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
): PercentBox | undefined {
  const inside = (value: number) => Math.min(100, Math.max(0, value));
  const x = Math.min(inside(one.x), inside(other.x));
  const y = Math.min(inside(one.y), inside(other.y));
  const width = Math.max(inside(one.x), inside(other.x)) - x;
  const height = Math.max(inside(one.y), inside(other.y)) - y;
  return width < 0.5 || height < 0.5 ? undefined : { x, y, width, height };
}
