import { readAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import type { AuditRecord } from "./records.ts";

const pageEntries = 500;

/**
 * What the audit log says about these records, oldest first. One walk over the log for all of them; only what is asked for
 * stays in memory, and the core answers others between two pages.
 */
export async function readAuditExcerpts(
  actor: Actor,
  recordIds: ReadonlySet<string>,
): Promise<Map<string, AuditRecord[]>> {
  const excerpts = new Map<string, AuditRecord[]>();
  const people = new Map<string, AuditRecord["person"]>();
  const nameOf = (id: string) => {
    const known = people.get(id) ?? describePersonRef(actor, id);
    people.set(id, known);
    return known;
  };
  let before: number | undefined;
  for (;;) {
    const page = readAudit(actor.db, actor.keys, { before, limit: pageEntries });
    for (const entry of page) {
      if (!recordIds.has(entry.recordId)) continue;
      const { sequence, at, personId, action, recordKind, recordId } = entry;
      const person = personId === null ? null : nameOf(personId);
      const details: unknown = JSON.parse(entry.details);
      const excerpt = excerpts.get(recordId) ?? [];
      excerpt.push({ sequence, at, person, action, recordKind, recordId, details });
      excerpts.set(recordId, excerpt);
    }
    before = page.at(-1)?.sequence;
    if (page.length < pageEntries || before === undefined) break;
    await new Promise(setImmediate);
  }
  for (const excerpt of excerpts.values()) excerpt.reverse();
  return excerpts;
}
