import { flattenItems, type SheetItem, type SheetSpecification } from "../../../shared/domain/qualification.ts";

/** An item by its section's number and its own title: "Section 2 (Planning sessions)". */
export function nameItem(section: SheetItem, index: number, item: SheetItem): string {
  const place = `Section ${index + 1}`;
  return item === section ? `${place} (${section.title})` : `${place} (${item.title})`;
}

/** The same for an item that is known by its id; undefined where the sheet has none of that id. */
export function nameItemById(specification: SheetSpecification, itemId: string): string | undefined {
  const found = findPlace(specification, itemId);
  return found && nameItem(found.section, found.index, found.item);
}

/** In a list of many: "section 2", or "section 2 (its title)" for a part. */
export function nameItemShortly(specification: SheetSpecification, itemId: string): string | undefined {
  const found = findPlace(specification, itemId);
  if (!found) return undefined;
  const place = `section ${found.index + 1}`;
  return found.item === found.section ? place : `${place} (${found.item.title})`;
}

function findPlace(
  { sections }: SheetSpecification,
  itemId: string,
): { section: SheetItem; index: number; item: SheetItem } | undefined {
  for (const [index, section] of sections.entries()) {
    const item = flattenItems([section]).find((candidate) => candidate.id === itemId);
    if (item) return { section, index, item };
  }
  return undefined;
}
